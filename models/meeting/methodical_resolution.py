from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class MethodicalResolution(models.Model):
    """Resolution or recommendation of a meeting and what became of it (N18, R25-R27, J9).

    Its text is sealed with the minutes, its execution is not. Before the minutes are signed it is not in force: nobody's
    task, and never late. One class in several files by responsibility: contract (here), the guard and the life of the
    execution (``_execution``), who reports and who confirms (``_rights``), adoption and activities (``_adoption``), what
    follows from it (``_follow_up``).
    """

    _name = "methodical.resolution"
    _description = "Resolution"
    _inherit = ["methodical.sealed.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, meeting_id desc, sequence, id"
    _check_company_auto = True
    _sealed_parent = "meeting_id"
    _rec_name = "text"
    #: its name says what was written: a form names it only to who may read it (``tools.school``)
    _has_closed_name = True

    meeting_id = fields.Many2one(
        "methodical.meeting",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        compute="_compute_meeting_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    item_id = fields.Many2one(
        "methodical.agenda.item",
        "Agenda item",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    body_id = fields.Many2one(related="meeting_id.body_id", store=True, index=True, precompute=True)
    school_year_id = fields.Many2one(
        related="meeting_id.school_year_id", store=True, index=True, precompute=True
    )
    date = fields.Date(related="meeting_id.date", store=True, precompute=True, string="Adopted on")
    meeting_stage = fields.Selection(related="meeting_id.stage", store=True, string="Stage of the meeting")
    sequence = fields.Integer(default=10)
    number = fields.Char(
        "No.", compute="_compute_number", store=True, help="Number of the minutes and of the resolution."
    )
    text = fields.Text("Resolution", required=True)
    responsible_id = fields.Many2one(
        "methodical.teacher", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    responsible_name = fields.Char("Responsible person", related="responsible_id.name")
    helper_ids = fields.Many2many("methodical.teacher", string="Together with", check_company=True)
    date_due = fields.Date("Due on")
    follow_up = fields.Selection(
        [
            ("none", "To be known"),
            ("task", "Task"),
            ("order", "Draft of an order"),
            ("check", "Control check"),
            ("plan_item", "Activity of a plan"),
            ("nomination", "Nomination"),
        ],
        "What follows",
        required=True,
        default="task",
    )
    follow_model = fields.Char(readonly=True, copy=False)
    follow_id = fields.Many2oneReference(
        "What was made of it", model_field="follow_model", readonly=True, copy=False
    )
    corrects_id = fields.Many2one(
        "methodical.meeting",
        "Corrects the minutes",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Signed minutes are corrected only by a resolution of a later meeting.",
    )
    # execution: not sealed
    state = fields.Selection(
        [
            ("open", "To be done"),
            ("done", "Reported as done"),
            ("confirmed", "Done"),
            ("removed", "Taken off control"),
        ],
        default="open",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    proof = fields.Text(tracking=True, help="What shows that it is done: a sentence, a file or a record.")
    proof_model = fields.Char(readonly=True, copy=False)
    proof_id = fields.Many2oneReference("Record that shows it", model_field="proof_model", copy=False)
    proof_file_ids = fields.Many2many(
        "ir.attachment", string="Files that show it", copy=False, bypass_search_access=True
    )
    date_done = fields.Date(readonly=True, copy=False)
    confirmed_by = fields.Char(readonly=True, copy=False)
    date_confirmed = fields.Date(readonly=True, copy=False)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")
    is_mine = fields.Boolean("I am responsible", compute="_compute_is_mine", search="_search_is_mine")

    _open_idx = models.Index("(company_id, date_due) WHERE state = 'open'")

    @api.depends("item_id")
    def _compute_meeting_id(self):
        for resolution in self:
            resolution.meeting_id = resolution.item_id.meeting_id or resolution.meeting_id

    @api.depends(
        "meeting_id.number",
        "meeting_id.resolution_ids.sequence",
        "meeting_id.resolution_ids.item_id.sequence",
    )
    def _compute_number(self):
        for meeting, resolutions in self.grouped("meeting_id").items():
            # as the minutes read: item by item
            ordered = meeting.resolution_ids.sorted(_place_in_minutes)
            places = {row: place for place, row in enumerate(ordered, start=1)}
            for resolution in resolutions:
                place = places.get(resolution)
                resolution.number = f"{meeting.number}.{place}" if meeting.number and place else False

    @api.depends("date_due", "state", "meeting_stage")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for resolution in self:
            resolution.is_late = bool(
                resolution.state == "open"
                and resolution.meeting_stage == "signed"
                and resolution.date_due
                and resolution.date_due < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_open_domain() & Domain("date_due", "<", "today")

    @api.model
    def _get_open_domain(self):
        """Return the domain of resolutions that are in force and still to be done."""
        return Domain("state", "=", "open") & Domain("meeting_stage", "=", "signed")

    @api.depends_context("uid")
    def _compute_is_mine(self):
        for resolution in self:
            # sudo: whether it is my own
            people = resolution.sudo().responsible_id | resolution.sudo().helper_ids
            resolution.is_mine = self.env.user in people.user_id

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("responsible_id.user_id", "=", self.env.uid) | Domain(
            "helper_ids.user_id", "=", self.env.uid
        )

    @api.model
    def _get_school_fields(self):
        # the meeting follows the item: whoever changes it is asked for his rights once more
        return super()._get_school_fields() | {"item_id"}

    @api.constrains("item_id", "meeting_id")
    def _check_item(self):
        """Refuse an item of another meeting: a resolution would stand in minutes that are not its own."""
        if strange := self.filtered(lambda row: row.item_id and row.item_id.meeting_id != row.meeting_id):
            raise ValidationError(
                self.env._(
                    "“%(resolution)s” would stand under an item of another meeting. Choose an item of “%(meeting)s”.",
                    resolution=strange[0]._get_title(),
                    meeting=strange[0].meeting_id.name,
                )
            )

    @api.model
    def _sealed_fields(self):
        return [
            "sequence",
            "item_id",
            "text",
            "responsible_id",
            "helper_ids",
            "date_due",
            "follow_up",
            "corrects_id",
        ]


def _place_in_minutes(row):
    """Return by what the resolutions of one meeting stand in its minutes: item by item, those without one at the end."""
    item = row.item_id
    return not item, item.sequence, item._origin.id or 0, row.sequence, row._origin.id or 0
