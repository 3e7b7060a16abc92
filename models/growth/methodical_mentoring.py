from odoo import api, fields, models


class MethodicalMentoring(models.Model):
    """A mentor and a young or newly arrived teacher, by order (N41, F1 C.5, C.6, F3 MF1, DR8; print 11).

    ``teacher_id`` is the young or newly arrived teacher. A pair is drafted by the deputy, begins and may be taken back by
    an order, and is finished by the deputy when both have written their exit note. One class in files by responsibility:
    ``_flow`` (state), ``_guard`` (who may write what), ``_plan`` (plan from the template), ``_silence`` (diary).
    """

    _name = "methodical.mentoring"
    _description = "Mentoring Pair"
    _inherit = ["methodical.teacher.record.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"
    _has_closed_name = True

    # whose own card it is does not follow from who drafts the pair
    teacher_id = fields.Many2one(string="Young or new teacher", default=False, tracking=True)
    mentor_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    mentor_name = fields.Char("Name of the mentor", related="mentor_id.name", store=True, precompute=True)
    is_mentor = fields.Boolean("I am the mentor", compute="_compute_is_mentor", search="_search_is_mentor")
    can_manage = fields.Boolean(compute="_compute_is_mentor", export_string_translation=False)
    ground = fields.Selection(
        [("young", "Young specialist"), ("new", "Newly arrived"), ("other", "Needs help")],
        compute="_compute_ground",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Why the teacher has a mentor (F1 C.5, C.6; F3 DR8).",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active"), ("finished", "Finished"), ("cancelled", "Cancelled")],
        required=True,
        default="draft",
        index=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    date_from = fields.Date("From", tracking=True, help="Empty: from the date of the order.")
    date_to = fields.Date("Until", tracking=True, default=lambda self: self._default_date_to())
    order_id = fields.Many2one(
        "methodical.order", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    line_ids = fields.One2many("methodical.mentoring.line", "mentoring_id", "Plan")
    entry_ids = fields.One2many("methodical.mentoring.entry", "mentoring_id", "Diary")
    entry_count = fields.Integer("Entries", compute="_compute_diary", store=True)
    hours = fields.Float(compute="_compute_diary", store=True, help="They count for the mentor.")
    silent_since = fields.Date(
        "Last entry", compute="_compute_diary", store=True, help="Without entries: the first day of the pair."
    )
    # exit note (print 11)
    mentor_achievements = fields.Text("Achievements, says the mentor", copy=False)
    mentor_difficulties = fields.Text("Difficulties, says the mentor", copy=False)
    mentee_achievements = fields.Text("Achievements, says the teacher", copy=False)
    mentee_difficulties = fields.Text("Difficulties, says the teacher", copy=False)
    conclusion = fields.Text(copy=False)
    date_finished = fields.Date("Finished on", readonly=True, copy=False)

    _people_check = models.Constraint("CHECK(mentor_id != teacher_id)", "Nobody is his own mentor.")
    _dates_check = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "Mentoring ends on or after its first day.",
    )
    _active_uniq = models.UniqueIndex(
        "(teacher_id, mentor_id) WHERE state IN ('draft', 'active')",
        "These two are a pair already. Open the pair that is there.",
    )

    @api.model
    def _default_date_to(self):
        """Return the last day of the school year that runs or begins."""
        return self.env["methodical.school.year"]._get_current(self.env.company).date_end

    @api.depends("mentor_id")
    @api.depends_context("uid")
    def _compute_is_mentor(self):
        can_manage = self.browse().has_access("create")
        self._flag_own("is_mentor", "mentor_id")
        self.can_manage = can_manage

    @api.model
    def _search_is_mentor(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("mentor_id.user_id", "=", self.env.uid)]

    @api.depends("teacher_id")
    def _compute_ground(self):
        for pair in self:
            teacher_sudo = pair.teacher_id.sudo()  # sudo: whether somebody is young or new is no secret here
            if teacher_sudo.is_young_specialist:
                pair.ground = "young"
            elif teacher_sudo.is_newcomer:
                pair.ground = "new"
            else:
                pair.ground = pair.ground or "other"

    @api.depends("entry_ids.date", "entry_ids.hours", "date_from")
    def _compute_diary(self):
        for pair in self:
            days = pair.entry_ids.mapped("date")
            pair.entry_count = len(days)
            pair.hours = sum(pair.entry_ids.mapped("hours"))
            pair.silent_since = max(days, default=pair.date_from)

    @api.model
    def _get_copied_fields(self):
        # what the diary says is written in the diary
        return super()._get_copied_fields() | {"entry_count", "hours", "silent_since"}

    @api.depends("mentor_name", "teacher_name")
    def _compute_display_name(self):
        for pair in self:
            pair.display_name = " – ".join(filter(None, (pair.mentor_name, pair.teacher_name)))
