from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Meeting of a body, from its announcement to the signed minutes (N16, R20-R27, F1 V.4, F3 P1-P7).

    The document that is approved is the minutes: ``state`` is where they stand on their way (the approval engine writes
    it), ``stage`` is where the meeting stands. The minutes are open until they are sent for signature.

    planned -> announced (``action_announce``) -> held (``action_hold``, also at once for a meeting that has been held
    already) -> signed (``action_submit``, then the signatures); cancelled (``action_cancel``) only before it is held.
    One class in a file for each responsibility: the guard, announcing, calendar, messages, holding, attendance, what
    stands against signing, signing, documents of the agenda.
    """

    _name = "methodical.meeting"
    _description = "Meeting"
    _inherit = ["methodical.approval.mixin", "methodical.numbered.mixin"]
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
            "cancel_reason",
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
    cancel_reason = fields.Char("Cancelled because", readonly=True, copy=False, tracking=True)
    event_id = fields.Many2one("calendar.event", readonly=True, copy=False, ondelete="set null")
    chair_id = fields.Many2one(
        "methodical.teacher",
        check_company=True,
        ondelete="restrict",
        compute="_compute_chair_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    secretary_id = fields.Many2one(
        "methodical.teacher",
        check_company=True,
        ondelete="restrict",
        compute="_compute_secretary_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    chair_name = fields.Char("Chairs", related="chair_id.name")
    secretary_name = fields.Char("Keeps the minutes", related="secretary_id.name")
    is_last = fields.Boolean(
        "Last meeting of the school year", help="R29, F1 V.5: the deputy's analysis is heard."
    )
    parents_count = fields.Integer(
        "Parents present", aggregator=None, help="R60: their number stands for a list of names."
    )
    agenda_item_ids = fields.One2many("methodical.agenda.item", "meeting_id", "Agenda", copy=False)
    attendance_ids = fields.One2many("methodical.attendance", "meeting_id", copy=False)
    resolution_ids = fields.One2many("methodical.resolution", "meeting_id", "Resolutions", copy=False)
    correction_ids = fields.One2many(
        "methodical.resolution",
        "corrects_id",
        "Corrected by",
        domain=[("meeting_stage", "=", "signed")],
        readonly=True,
        copy=False,
        help="Resolutions of later meetings that correct these minutes.",
    )
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

    _number_uniq = models.UniqueIndex(
        "(body_id, school_year_id, number) WHERE number > 0",
        "Minutes with this number are in the book of this body and year already.",
    )
    _parents_check = models.Constraint(
        "CHECK(parents_count >= 0)", "The number of parents may not be negative."
    )

    @api.depends("body_id.name", "class_id.name", "number", "date")
    @api.depends_context("lang")
    def _compute_name(self):
        for meeting in self:
            parts = (
                f"№ {meeting.number}" if meeting.number else "",
                meeting.body_id.name,
                meeting.class_id.name,
                meeting.date and meeting.date.strftime("%d.%m.%Y"),
            )
            meeting.name = " · ".join(filter(None, parts))

    def _search_name(self, operator, value):
        return Domain("body_id.name", operator, value)

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
        Year = self.env["methodical.school.year"]
        for (company, day), meetings in self.grouped(lambda row: (row.company_id, row.date)).items():
            meetings.school_year_id = Year._get_working(company, day) if day else False

    @api.constrains("date_start", "date_end")
    def _check_times(self):
        """Refuse meetings that end before they begin."""
        for meeting in self:
            if meeting.date_end and meeting.date_end <= meeting.date_start:
                raise ValidationError(
                    self.env._(
                        "“%(meeting)s” would end before it begins. Correct its times.", meeting=meeting.name
                    )
                )

    def _get_route_key(self):
        return "minutes", False

    def _get_number_scope(self):
        return {"body_id": self.body_id.id, "school_year_id": self.school_year_id.id}

    def _get_number_sources(self):
        return [self, self.env["methodical.minutes.book"]]

    def _say_book_busy(self):
        return self.env._(
            "Somebody else of %(school)s takes a number for minutes at this moment. Hold “%(meeting)s” again in a minute.",
            school=self.company_id.name,
            meeting=self.name,
        )
