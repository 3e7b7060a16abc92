from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class MethodicalScheme(models.Model):
    """Scheme of work of a teacher (calendar-thematic plan, N21): subject, individual tuition or club (F1 VI.11, R50).

    One class in files by responsibility: fields (here), hours by quarter (``_hours``), submission and route
    (``_approval``), copies (``_copy``), weeks (methodical.scheme.progress) and the report (methodical.scheme.report).
    """

    _name = "methodical.scheme"
    _description = "Scheme of Work"
    _inherit = ["methodical.approval.mixin"]
    _order = "school_year_id desc, teacher_id, id"
    _check_company_auto = True
    #: its name says what was written: a form names it only to who may read it (``tools.school``)
    _has_closed_name = True

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    kind = fields.Selection(
        [("subject", "Subject"), ("individual", "Individual tuition"), ("club", "Subject club")],
        required=True,
        default="subject",
    )
    teacher_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        default=lambda self: self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company),
    )
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        compute="_compute_body_id",
        store=True,
        readonly=False,
        precompute=True,
        help="Whose head checks it.",
    )
    subject_id = fields.Many2one("methodical.subject", index="btree_not_null", ondelete="restrict")
    class_id = fields.Many2one(
        "methodical.class",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('school_year_id', '=', school_year_id)]",
    )
    title = fields.Char(
        help="Name of the club, or whom the individual tuition is for; of a subject: the group of a divided class."
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    year_name = fields.Char(
        "Name of the school year", related="school_year_id.name", store=True, precompute=True
    )
    hours = fields.Float(
        "Hours of the curriculum",
        digits=(8, 1),
        compute="_compute_hours",
        store=True,
        readonly=False,
        precompute=True,
        help="In the school year.",
    )
    hours_weekly = fields.Float(
        "Hours a week", digits=(8, 1), compute="_compute_hours", store=True, readonly=False, precompute=True
    )
    hours_planned = fields.Float("Hours planned", digits=(8, 1), compute="_compute_hours_planned", store=True)
    line_ids = fields.One2many("methodical.scheme.line", "scheme_id", "Lessons", copy=True)
    progress_ids = fields.One2many("methodical.scheme.progress", "scheme_id", "Weeks", copy=False)
    previous_version_id = fields.Many2one(
        "methodical.scheme", "Version before", readonly=True, copy=False, ondelete="restrict"
    )

    _subject_check = models.Constraint(
        "CHECK(kind <> 'subject' OR (subject_id IS NOT NULL AND class_id IS NOT NULL))",
        "A scheme of work of a subject names the subject and the class.",
    )
    _title_check = models.Constraint(
        "CHECK(kind = 'subject' OR title IS NOT NULL)",
        "Write the name of the club, or whom the individual tuition is for.",
    )
    _hours_check = models.Constraint(
        "CHECK(hours >= 0 AND hours_weekly >= 0)", "Hours of the curriculum may not be negative."
    )
    _scheme_uniq = models.UniqueIndex(
        "(teacher_id, school_year_id, kind, COALESCE(subject_id, 0), COALESCE(class_id, 0), COALESCE(title, ''), version)"
        " WHERE state <> 'cancelled'",
        "You have a scheme of work of this subject and class for this school year already. Open it, or name the group.",
    )

    @api.depends("kind", "title", "subject_id.name", "class_id.name", "school_year_id.name", "version")
    def _compute_name(self):
        for scheme in self:
            parts = (
                scheme.subject_id.name,
                scheme.class_id.name,
                scheme.title,
                scheme.school_year_id.name,
                f"v{scheme.version}" if scheme.version > 1 else "",
            )
            scheme.name = " · ".join(filter(None, parts))

    @api.depends("teacher_id", "subject_id")
    def _compute_body_id(self):
        """Choose the association of the teacher that unites the area of the subject, else his only one (F1 A-I.2′)."""
        bodies = self._get_bodies_of_teachers()
        for scheme in self:
            own = bodies.get(scheme.teacher_id.id, self.env["methodical.body"])
            fitting = own.filtered_domain([("area_ids", "in", scheme.subject_id.area_id.ids)])
            scheme.body_id = fitting[:1] or (own if len(own) == 1 else own & scheme.body_id)

    def _get_bodies_of_teachers(self):
        """Return {id of a teacher: the active associations to which he belongs today}, one query for all."""
        Membership = self.env["methodical.membership"]
        # sudo: in which association somebody works is public within the school
        rows_sudo = Membership.sudo()._read_group(
            Domain("teacher_id", "in", self.teacher_id.ids)
            & Domain("body_id.kind", "=", "association")
            & Domain("body_id.state", "=", "active")
            & Membership._get_domain_on("today"),
            ["teacher_id"],
            ["body_id:recordset"],
        )
        # sudo: out of it again
        return {teacher_sudo.id: bodies_sudo.sudo(False) for teacher_sudo, bodies_sudo in rows_sudo}

    @api.depends("subject_id", "class_id", "school_year_id")
    def _compute_hours(self):
        """Take the hours that a colleague entered for the same subject and grade; what somebody wrote stays."""
        known = self._get_hours_of_grades()
        for scheme in self:
            key = scheme.school_year_id.id, scheme.subject_id.id, scheme.class_id.grade
            hours, weekly = known.get(key, (0, 0)) if scheme.class_id else (0, 0)
            scheme.hours = scheme.hours or hours
            scheme.hours_weekly = scheme.hours_weekly or weekly

    def _get_hours_of_grades(self):
        """Return {(id of the year, id of the subject, grade): (hours, hours a week)}, the latest entry counts."""
        # sudo: the hours of the curriculum are the same for all classes of a grade, whoever teaches them
        rows = self.sudo().search_fetch(
            [
                ("school_year_id", "in", self.school_year_id.ids),
                ("subject_id", "in", self.subject_id.ids),
                ("kind", "=", "subject"),
                ("state", "!=", "cancelled"),
                ("hours", ">", 0),
            ],
            ["school_year_id", "subject_id", "class_id", "hours", "hours_weekly"],
            order="id",
        )
        return {
            (row.school_year_id.id, row.subject_id.id, row.class_id.grade): (row.hours, row.hours_weekly)
            for row in rows
        }

    @api.depends("line_ids.hours")
    def _compute_hours_planned(self):
        for scheme in self:
            scheme.hours_planned = sum(scheme.line_ids.mapped("hours"))

    @api.model
    def _get_counting_domain(self):
        """Return the domain of schemes that count: not cancelled, not replaced, a new version only when it is approved."""
        return (
            Domain("state", "!=", "cancelled")
            & Domain("is_superseded", "=", False)
            & (Domain("previous_version_id", "=", False) | Domain("state", "=", "approved"))
        )

    @api.model
    def _sealed_fields(self):
        return [
            "kind",
            "teacher_id",
            "body_id",
            "subject_id",
            "class_id",
            "title",
            "school_year_id",
            "hours",
            "hours_weekly",
            "line_ids",
        ]

    @api.constrains("body_id", "teacher_id")
    def _check_body(self):
        """Refuse an association to which the teacher does not belong: its head would check a stranger."""
        bodies = self._get_bodies_of_teachers()
        for scheme in self.filtered("body_id"):
            if scheme.body_id not in bodies.get(scheme.teacher_id.id, self.env["methodical.body"]):
                raise ValidationError(
                    self.env._(
                        "%(teacher)s is no member of “%(body)s” today. Choose an association of the teacher.",
                        teacher=scheme.teacher_name,
                        body=scheme.body_id.name,
                    )
                )
