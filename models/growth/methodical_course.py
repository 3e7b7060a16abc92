from odoo import api, fields, models

KINDS = [
    ("course", "Qualification course"),
    ("retraining", "Professional retraining"),
    ("in_school", "Learning at school"),
    ("seminar", "Seminar or training outside the school"),
]
#: kinds that are asked of by norms; the others are counted apart (F1 IV.3)
NORM_KINDS = ("course", "retraining")


class MethodicalCourse(models.Model):
    """One person's course, from the need to the credited document (F4 whole; N24, R43-R48, C19, C20).

    ``state`` is what people did; ``stage`` adds what only the calendar knows (attending, finished) and is never stored.
    One class in files by responsibility: fields (here), ``_flow`` (the way of the states), ``_guard`` (who may write
    what), ``_choice`` (whose theme it is), ``_order`` (referral), ``_absence`` (who did not go), ``_document`` (handing
    in), ``_duplicate``, ``_file``, ``_credit`` (checking and deciding), ``_correct``, ``_resume``, ``_share`` (sharing
    afterwards), ``_terms`` (J20), ``_screen``.
    """

    _name = "methodical.course"
    _description = "Course of a Teacher"
    _inherit = [
        "methodical.teacher.record.mixin",
        "methodical.plan.carrier.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_end desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"
    _has_closed_name = True

    name = fields.Char("Theme", required=True, tracking=True, help="Chosen by the teacher (F4 3.3).")
    kind = fields.Selection(KINDS, required=True, default="course", index=True, tracking=True)
    state = fields.Selection(
        [
            ("need", "Need"),
            ("planned", "Planned"),
            ("referred", "Referred"),
            ("handed_in", "Document handed in"),
            ("credited", "Credited"),
            ("not_credited", "Not credited"),
            ("not_attended", "Not attended"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="need",
        index=True,
        copy=False,
        tracking=True,
    )
    stage = fields.Selection(
        [
            ("need", "Need"),
            ("planned", "Planned"),
            ("referred", "Referred"),
            ("attending", "Attending"),
            ("finished", "Finished"),
            ("handed_in", "Document handed in"),
            ("credited", "Credited"),
            ("not_credited", "Not credited"),
            ("not_attended", "Not attended"),
            ("cancelled", "Cancelled"),
        ],
        "Where it stands",
        compute="_compute_stage",
        search="_search_stage",
    )
    # need (F4 3.1, F2 2.2e)
    need_source = fields.Selection(
        [
            ("teacher", "Wish of the teacher"),
            ("observation", "Visit of a lesson"),
            ("questionnaire", "Questionnaire on difficulties"),
            ("due", "Due date of the norm"),
            ("school", "Need of the school"),
        ],
        default="teacher",
    )
    difficulty = fields.Text("Need or difficulty")
    priority = fields.Selection([("0", "Normal"), ("1", "Important"), ("2", "Urgent")], default="0")
    wished_year = fields.Integer("Wished in the school year beginning in")
    wished_term = fields.Selection(
        [("1", "I quarter"), ("2", "II quarter"), ("3", "III quarter"), ("4", "IV quarter")]
    )
    # what: the right of the teacher (F4 3.3, R47); who chose is recorded
    programme = fields.Char(help="Programme of the course.")
    chosen_by = fields.Selection(
        [("teacher", "Teacher"), ("school", "School")], readonly=True, copy=False, tracking=True
    )
    provider_id = fields.Many2one(
        "res.partner", index="btree_not_null", ondelete="restrict", check_company=True, tracking=True
    )
    provider_name = fields.Char(
        "Provider, as in the document",
        compute="_compute_provider_name",
        store=True,
        readonly=False,
        precompute=True,
    )
    form = fields.Selection(
        [("onsite", "In person"), ("online", "Online"), ("mixed", "Mixed")], default="onsite"
    )
    funding = fields.Selection(
        [("budget", "Budget"), ("off_budget", "Off-budget"), ("personal", "Personal")], default="budget"
    )
    # when: planned by head and deputy (F4 3.1)
    planned_year = fields.Integer("Planned in the school year beginning in", tracking=True)
    planned_term = fields.Selection(
        [("1", "I quarter"), ("2", "II quarter"), ("3", "III quarter"), ("4", "IV quarter")], tracking=True
    )
    date_start = fields.Date("First day", tracking=True)
    date_end = fields.Date("Last day", index=True, tracking=True)
    hours = fields.Integer(tracking=True)
    order_id = fields.Many2one(
        "methodical.order",
        "Order of referral",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    # document (F4 3.2, 1.4c, 1.4h)
    document_kind = fields.Selection(
        [
            ("certificate", "Certificate"),
            ("attestation", "Attestation of a course"),
            ("diploma", "Diploma of retraining"),
        ],
        tracking=True,
    )
    document_number = fields.Char("Document No.", tracking=True)
    document_date = fields.Date("Date of the document", tracking=True)
    qualification = fields.Char(
        "New qualification", tracking=True, help="Of a professional retraining, as in the diploma (F4 1.4h)."
    )
    document_ids = fields.Many2many(
        "ir.attachment", string="File or photo", copy=False, bypass_search_access=True
    )
    handed_in_on = fields.Date("Handed in on", readonly=True, copy=False)
    # decision
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_by_id = fields.Many2one("methodical.teacher", "Checked by", readonly=True, copy=False)
    decided_by_name = fields.Char("Checked by (name)", readonly=True, copy=False)
    refusal_reason = fields.Char("Why not credited", readonly=True, copy=False)
    minutes_number = fields.Char("Minutes No.", readonly=True, copy=False)
    replaces_id = fields.Many2one(
        "methodical.course",
        "Corrects",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    replaced_by_ids = fields.One2many("methodical.course", "replaces_id", "Corrected by", copy=False)
    correction_reason = fields.Char("Reason of the correction", copy=False)
    is_counted = fields.Boolean(
        "Counts",
        compute="_compute_is_counted",
        store=True,
        precompute=True,
        help="Credited, not corrected by another row, and of a kind that norms ask for.",
    )
    # sharing (F4 1.7f, 2.2k)
    sharing = fields.Selection(
        [
            ("event", "Seminar, master class or open lesson"),
            ("material", "Methodical material"),
            ("meeting", "Report at a meeting"),
            ("none", "Not shared"),
        ],
        "How I will share it",
        tracking=True,
    )
    shared_on = fields.Date(tracking=True)

    # the list of one school in its order: without it the database walks through the days of the country
    _school_end_idx = models.Index("(company_id, date_end DESC, id DESC)")

    @api.depends("state", "date_start", "date_end")
    def _compute_stage(self):
        today = fields.Date.context_today(self)
        for course in self:
            course.stage = course.state
            if course.state == "referred" and course.date_end and course.date_end < today:
                course.stage = "finished"
            elif course.state == "referred" and course.date_start and course.date_start <= today:
                course.stage = "attending"

    @api.model
    def _search_stage(self, operator, value):
        if operator != "in":
            return NotImplemented
        referred = fields.Domain("state", "=", "referred")
        ended = fields.Domain("date_end", "<", "today")
        begun = fields.Domain("date_start", "<=", "today")
        domains = {
            "finished": referred & ended,
            "attending": referred & ~ended & begun,
            "referred": referred & ~ended & ~begun,
        }
        return fields.Domain.OR(
            domains.get(stage, fields.Domain("state", "=", stage)) for stage in value if stage
        )

    @api.depends("provider_id.name")
    def _compute_provider_name(self):
        for course in self:
            course.provider_name = course.provider_id.name or course.provider_name

    @api.depends("state", "kind", "replaced_by_ids.state")
    def _compute_is_counted(self):
        for course in self:
            is_replaced = "credited" in course.replaced_by_ids.mapped("state")
            course.is_counted = course._is_of_norm(course.state, course.kind) and not is_replaced

    @api.model
    def _is_of_norm(self, state, kind):
        """Return whether a course of a state and kind is one that norms ask for."""
        return state == "credited" and kind in NORM_KINDS
