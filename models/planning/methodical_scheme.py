from odoo import api, fields, models


class MethodicalScheme(models.Model):
    """Scheme of work of a teacher (calendar-thematic plan, N21): subject, individual tuition or club (F1 VI.11, R50)."""

    _name = "methodical.scheme"
    _description = "Scheme of Work"
    _inherit = ["methodical.approval.mixin"]
    _order = "school_year_id desc, teacher_id, id"
    _check_company_auto = True

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
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name")
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
        "methodical.class", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    title = fields.Char(help="Name of the club, or whom the individual tuition is for.")
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    hours = fields.Float("Hours of the curriculum", digits=(8, 1), help="In the school year.")
    hours_planned = fields.Float("Hours planned", digits=(8, 1), compute="_compute_hours_planned", store=True)
    hours_taught = fields.Float("Hours taught", digits=(8, 1), compute="_compute_hours_taught")
    line_ids = fields.One2many("methodical.scheme.line", "scheme_id", "Lessons", copy=True)
    progress_ids = fields.One2many("methodical.scheme.progress", "scheme_id", "Weeks", copy=False)
    previous_version_id = fields.Many2one(
        "methodical.scheme", "Version before", readonly=True, copy=False, ondelete="restrict"
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
        for scheme in self:
            scheme.body_id = scheme.body_id

    @api.depends("line_ids.hours")
    def _compute_hours_planned(self):
        for scheme in self:
            scheme.hours_planned = sum(scheme.line_ids.mapped("hours"))

    @api.depends("progress_ids.hours")
    def _compute_hours_taught(self):
        taught = dict(
            self.env["methodical.scheme.progress"]._read_group(
                [("scheme_id", "in", self.ids)], ["scheme_id"], ["hours:sum"]
            )
        )
        for scheme in self:
            scheme.hours_taught = taught.get(scheme, 0)

    def _get_route_key(self):
        return "scheme", False

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
            "line_ids",
        ]
