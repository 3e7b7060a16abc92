from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP

VERBS = [
    ("considered", "Consideration"),
    ("agreed", "Agreement"),
    ("visa", "Visa"),
    ("approved", "Approval"),
]
#: verbs of signatures: also of documents without a route, which their own people sign
SIGNATURE_VERBS = [*VERBS, ("signed", "Signature")]
MEETINGS = [
    ("own", "Body of the document"),
    ("methodical_council", "Methodical council"),
    ("pedagogical_council", "Pedagogical council"),
    ("director_meeting", "Meeting with the director"),
]


class MethodicalApprovalStep(models.Model):
    """One step of a route: who decides, with which verb, within which term (C1, C7, C8)."""

    _name = "methodical.approval.step"
    _description = "Step of an Approval Route"
    _inherit = ["methodical.school.mixin"]
    _order = "route_id, sequence, id"

    route_id = fields.Many2one("methodical.approval.route", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="route_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    verb = fields.Selection(VERBS, required=True, default="approved")
    decider = fields.Selection(
        [
            ("post", "A post"),
            ("head", "Head of the body"),
            ("duty", "The post that has the function"),
            ("meeting", "A meeting of the body"),
        ],
        "Decided by",
        required=True,
        default="post",
    )
    meeting_of = fields.Selection(
        MEETINGS,
        default="own",
        required=True,
        help="C23: which meeting considers or agrees.",
    )
    post_id = fields.Many2one("methodical.post")
    function = fields.Selection(
        selection=lambda self: (
            self.env["methodical.regulation.duty"]._fields["function"]._description_selection(self.env)
        ),
        help="C7: the regulation says under “Who does what” which post has it.",
    )
    days = fields.Integer("Term (days)")
    day_kind = fields.Selection(
        [("working", "Working days"), ("calendar", "Calendar days")],
        "Counted in",
        help="Empty: as the regulation says.",
    )
    counted_from = fields.Selection(
        [
            ("none", "No term"),
            ("submission", "Submission"),
            ("period_start", "Start of the planned period"),
            ("year_end", "End of the school year"),
        ],
        required=True,
        default="none",
    )
    is_required = fields.Boolean(
        "Required", default=True, help="A step that is not required is left out when nobody holds the post."
    )
    clause = fields.Char(help=CLAUSE_HELP)

    _days_check = models.Constraint("CHECK(days >= 0)", "A term may not be negative.")
    _decider_check = models.Constraint(
        "CHECK(decider != 'post' OR post_id IS NOT NULL)", "A step decided by a post must name the post."
    )
    _function_check = models.Constraint(
        "CHECK(decider != 'duty' OR function IS NOT NULL)",
        "A step decided by a function must name the function.",
    )

    @api.depends(
        "verb", "decider", "meeting_of", "post_id", "function", "route_id.regulation_id.duty_ids.post_id"
    )
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = ("verb", "decider", "meeting_of")
        labels = {name: dict(self._fields[name]._description_selection(self.env)) for name in names}
        for step in self:
            who = step._get_post(step.route_id.body_kind).name or labels["decider"].get(step.decider, "")
            if step.decider == "meeting" and step.meeting_of != "own":
                who = labels["meeting_of"].get(step.meeting_of, "")
            step.display_name = f"{labels['verb'].get(step.verb, '')}: {who or ''}"

    def _get_post(self, body_kind=False):
        """Return the post that decides this step (none for a head or a meeting).

        :param body_kind: kind of association, for functions that differ by it
        """
        if self.decider == "duty":
            return self.route_id.regulation_id._get_duty_post(self.function, body_kind)
        return self.post_id if self.decider == "post" else self.env["methodical.post"]
