from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP
from ..school.methodical_regulation_rule import BODY_KINDS


class MethodicalApprovalRoute(models.Model):
    """The way of one kind of document to its approval, as the regulation says (C1, C23)."""

    _name = "methodical.approval.route"
    _description = "Approval Route"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, document, id"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    document = fields.Selection(
        [
            ("association_plan", "Plan of an association"),
            ("council_plan", "Plan of a council"),
            ("deputy_plan", "Plan of a deputy director"),
            ("teacher_plan", "Plan of a teacher"),
            ("directions", "Directions of an association"),
            ("school_plan", "Plan of the school"),
            ("scheme", "Scheme of work"),
            ("order", "Order"),
            ("local_act", "Local act"),
            ("control_plan", "Control plan"),
            ("course_schedule", "Schedule of courses"),
        ],
        required=True,
    )
    body_kind = fields.Selection(BODY_KINDS, "For associations of", help="Empty: for all.")
    step_ids = fields.One2many("methodical.approval.step", "route_id", "Steps", copy=True)
    clause = fields.Char(help=CLAUSE_HELP)
    summary = fields.Char(compute="_compute_summary")

    _document_uniq = models.UniqueIndex(
        "(regulation_id, document, COALESCE(body_kind, ''))",
        "This kind of document has a route in the regulation already.",
    )

    @api.depends("step_ids.verb", "step_ids.decider", "step_ids.post_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["document"]._description_selection(self.env))
        for route in self:
            route.display_name = labels.get(route.document, "")

    @api.depends("step_ids.sequence", "step_ids.verb", "step_ids.decider", "step_ids.post_id")
    @api.depends_context("lang")
    def _compute_summary(self):
        for route in self:
            route.summary = " → ".join(route.step_ids.mapped("display_name"))
