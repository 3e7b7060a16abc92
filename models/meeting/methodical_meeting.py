from odoo import api, fields, models


class MethodicalMeeting(models.Model):
    """Meeting of a body, from its announcement to the signed minutes (N16, R20-R27, F1 V.4, F3 P1-P7).

    The document that is approved is the minutes: ``state`` is where they stand on their way (the approval engine writes
    it), ``stage`` is where the meeting stands. The minutes are open until they are sent for signature.
    """

    _name = "methodical.meeting"
    _description = "Meeting"
    _inherit = ["methodical.approval.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    #: given by announcing, holding and signing, never by hand
    _engine_fields = frozenset(
        {
            "state",
            "version",
            "previous_version_id",
            "is_superseded",
            "number",
            "announced_at",
            "held_at",
            "event_id",
        }
    )

    name = fields.Char(compute="_compute_name", search="_search_name", compute_sudo=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    body_id = fields.Many2one(
        "methodical.body",
        "Meeting of",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    body_kind = fields.Selection(related="body_id.kind")
    class_id = fields.Many2one(
        "methodical.class",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="R60: whose parents meet; empty for the whole school.",
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        compute="_compute_school_year_id",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    stage = fields.Selection(
        [
            ("planned", "Planned"),
            ("announced", "Announced"),
            ("held", "Held"),
            ("signed", "Minutes signed"),
            ("cancelled", "Cancelled"),
        ],
        compute="_compute_stage",
        store=True,
        index=True,
        group_expand=True,
    )
    date_start = fields.Datetime("Begins", required=True, tracking=True)
    date_end = fields.Datetime(
        "Ends", compute="_compute_date_end", store=True, readonly=False, precompute=True
    )
    date = fields.Date(
        "Day", compute="_compute_date", store=True, index=True, help="The day in the time of the school."
    )
    place = fields.Char(tracking=True)
    number = fields.Integer("Minutes No.", readonly=True, copy=False, aggregator=None, tracking=True)
    announced_at = fields.Datetime(readonly=True, copy=False)
    held_at = fields.Datetime(readonly=True, copy=False)
    event_id = fields.Many2one("calendar.event", readonly=True, copy=False, ondelete="set null")
    chair_id = fields.Many2one(
        "methodical.teacher",
        check_company=True,
        ondelete="restrict",
        compute="_compute_people",
        store=True,
        readonly=False,
        precompute=True,
    )
    secretary_id = fields.Many2one(
        "methodical.teacher",
        check_company=True,
        ondelete="restrict",
        compute="_compute_people",
        store=True,
        readonly=False,
        precompute=True,
    )
    chair_name = fields.Char("Chairs", related="chair_id.name")
    secretary_name = fields.Char("Keeps the minutes", related="secretary_id.name")
    is_last = fields.Boolean(
        "Last meeting of the school year", help="R29, F1 V.5: the deputy's analysis is heard."
    )
    agenda_item_ids = fields.One2many("methodical.agenda.item", "meeting_id", "Agenda", copy=False)
    attendance_ids = fields.One2many("methodical.attendance", "meeting_id", copy=False)
    resolution_ids = fields.One2many("methodical.resolution", "meeting_id", "Resolutions", copy=False)
    plan_item_id = fields.Many2one(
        "methodical.plan.item",
        "Activity of the plan",
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The activity that this meeting carries out.",
    )
    note = fields.Text("Further notes")
    previous_version_id = fields.Many2one(
        "methodical.meeting", "Version before", readonly=True, copy=False, ondelete="restrict"
    )

    @api.depends("body_id.name", "number", "date")
    @api.depends_context("lang")
    def _compute_name(self):
        for meeting in self:
            parts = (
                f"№ {meeting.number}" if meeting.number else "",
                meeting.body_id.name,
                meeting.date and meeting.date.strftime("%d.%m.%Y"),
            )
            meeting.name = " · ".join(filter(None, parts))

    def _search_name(self, operator, value):
        return [("body_id.name", operator, value)]

    @api.depends("state", "announced_at", "held_at")
    def _compute_stage(self):
        for meeting in self:
            meeting.stage = (
                {"approved": "signed", "cancelled": "cancelled"}.get(meeting.state)
                or (meeting.held_at and "held")
                or (meeting.announced_at and "announced")
                or "planned"
            )

    @api.depends("date_start", "company_id")
    def _compute_date(self):
        for meeting in self:
            school = meeting.company_id._in_school_time()
            meeting.date = (
                meeting.date_start and fields.Datetime.context_timestamp(school, meeting.date_start).date()
            )

    @api.depends("date_start")
    def _compute_date_end(self):
        for meeting in self:
            if meeting.date_start and (not meeting.date_end or meeting.date_end <= meeting.date_start):
                meeting.date_end = fields.Datetime.add(meeting.date_start, hours=1)

    @api.depends("date_start", "company_id")
    def _compute_school_year_id(self):
        for meeting in self:
            meeting.school_year_id = meeting.school_year_id or self.env[
                "methodical.school.year"
            ]._get_current(meeting.company_id)

    @api.depends("body_id")
    def _compute_people(self):
        for meeting in self:
            meeting.chair_id = meeting.chair_id or meeting.body_id.head_id
            meeting.secretary_id = meeting.secretary_id

    def _get_route_key(self):
        return "minutes", False

    @api.model
    def _sealed_fields(self):
        return [
            "body_id",
            "class_id",
            "school_year_id",
            "number",
            "date_start",
            "date_end",
            "place",
            "chair_id",
            "secretary_id",
            "is_last",
            "agenda_item_ids",
            "attendance_ids",
            "resolution_ids",
            "note",
        ]
