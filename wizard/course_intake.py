from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..models.growth.methodical_course import KINDS, NORM_KINDS
from ..tools.course_term import Certificate


class MethodicalCourseIntake(models.TransientModel):
    """Hands in the document on a course in one minute, on a phone too: number, date, photo (F4 3.2, users' item 25).

    What the school knows is not asked: the course that waits for its document is chosen, its hours and provider are
    there. Without one his needs and the providers of the school are offered.
    """

    _name = "methodical.course.intake"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Handing In a Document"
    #: the forecast and the course that waits tell what only readers of the card may know
    _closed_links = frozenset({"teacher_id"})

    teacher_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        default=lambda self: self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company),
    )
    is_staff = fields.Boolean(compute="_compute_is_staff", export_string_translation=False)
    course_id = fields.Many2one(
        "methodical.course",
        compute="_compute_course_id",
        store=True,
        readonly=False,
        domain="[('teacher_id', '=', teacher_id), ('state', 'in', ('need', 'planned', 'referred'))]",
        help="Empty: a course that nobody planned.",
    )
    is_other = fields.Boolean("Another course", help="The document is not on the course named above.")
    has_waiting = fields.Boolean(compute="_compute_course_id", store=True)
    lacks_theme = fields.Boolean(compute="_compute_lacks", export_string_translation=False)
    lacks_provider = fields.Boolean(compute="_compute_lacks", export_string_translation=False)
    known = fields.Char(compute="_compute_known")
    name = fields.Char("Theme", compute="_compute_facts", store=True, readonly=False)
    kind = fields.Selection(KINDS, compute="_compute_facts", store=True, readonly=False)
    provider_id = fields.Many2one("res.partner", compute="_compute_facts", store=True, readonly=False)
    provider_name = fields.Char(
        "Provider, as in the document", compute="_compute_provider_name", store=True, readonly=False
    )
    hours = fields.Integer(compute="_compute_facts", store=True, readonly=False)
    document_kind = fields.Selection(
        lambda self: self.env["methodical.course"]._fields["document_kind"]._description_selection(self.env),
        compute="_compute_document_kind",
        store=True,
        readonly=False,
    )
    document_number = fields.Char("Document No.")
    document_date = fields.Date("Date of the document")
    qualification = fields.Char("New qualification")
    document_ids = fields.Many2many("ir.attachment", string="Photo or file")
    sharing = fields.Selection(
        lambda self: self.env["methodical.course"]._fields["sharing"]._description_selection(self.env),
        "How will you share it?",
        compute="_compute_facts",
        store=True,
        readonly=False,
    )

    forecast = fields.Char(compute="_compute_forecast", export_string_translation=False)

    @api.depends_context("uid")
    def _compute_is_staff(self):
        self.is_staff = self.env["methodical.course"]._is_staff()

    @api.depends("teacher_id", "is_other")
    def _compute_course_id(self):
        Course = self.env["methodical.course"]
        for dialog in self:
            waiting = Course.search(
                [("teacher_id", "=", dialog.teacher_id.id), ("state", "in", ("need", "planned", "referred"))],
                order="date_end, id",
            )
            over = waiting.filtered(lambda course: course.stage == "finished")
            planned = waiting.filtered(lambda course: course.state != "need")
            # a need is offered; whether the document is about it, the teacher says
            dialog.has_waiting = bool(waiting)
            dialog.course_id = not dialog.is_other and (over or planned)[:1]

    @api.depends("course_id")
    @api.depends_context("lang")
    def _compute_known(self):
        for dialog in self:
            course = dialog.course_id
            days = " – ".join(
                format_date(self.env, day) for day in (course.date_start, course.date_end) if day
            )
            hours = self.env._("%(hours)s hours", hours=course.hours) if course.hours else ""
            dialog.known = ", ".join(filter(None, (course.name, course.provider_name, hours, days)))

    @api.depends("course_id")
    def _compute_lacks(self):
        """Tell what the course does not say: the schedule leaves theme and provider to the teacher (F4 3.3)."""
        for dialog in self:
            dialog.lacks_theme = not dialog.course_id or dialog.course_id._has_open_theme()
            dialog.lacks_provider = not dialog.course_id.provider_name

    @api.depends("course_id", "teacher_id")
    def _compute_facts(self):
        """Take over what the course says; without one the hours of the norm of the school."""
        for dialog in self:
            course = dialog.course_id
            dialog.name = not dialog.lacks_theme and course.name
            dialog.kind = course.kind or "course"
            dialog.provider_id = course.provider_id
            dialog.hours = course.hours or dialog._get_usual_hours()
            dialog.sharing = course.sharing

    @api.depends("teacher_id", "kind", "hours", "document_date")
    @api.depends_context("lang")
    def _compute_forecast(self):
        """Tell until when the teacher is in order with this course, or why he is not yet.

        Nothing as long as the document has no date, which decides it, and where no norm asks.
        """
        for dialog in self:
            teacher, today = dialog.teacher_id, fields.Date.context_today(dialog)
            counts = dialog.kind in NORM_KINDS and dialog.hours and dialog.document_date and teacher
            taken = Certificate(dialog.document_date, dialog.hours, is_retraining=dialog.kind == "retraining")
            status = teacher._get_course_status(today, {teacher: taken})[teacher] if counts else None
            dialog.forecast = status and status.norm and dialog._describe_forecast(status)

    def _describe_forecast(self, status):
        """Return a forecast (CourseStatus) in one sentence."""
        if status.status in ("overdue", "no_data") or not status.date_due:
            return status.sentence
        return self.env._(
            "With this course in order until %(due)s.", due=format_date(self.env, status.date_due)
        )

    def _get_usual_hours(self):
        """Return the hours of a course by the norm of the school (0 without a norm)."""
        company = self.teacher_id.company_id or self.env.company
        norms = company._get_regulation().norm_ids.filtered(lambda norm: norm.severity != "off")
        return norms[:1].hours

    @api.depends("provider_id", "course_id")
    def _compute_provider_name(self):
        for dialog in self:
            dialog.provider_name = dialog.provider_id.name or dialog.course_id.provider_name

    @api.depends("kind")
    def _compute_document_kind(self):
        for dialog in self:
            dialog.document_kind = "diploma" if dialog.kind == "retraining" else "certificate"

    def action_hand_in(self):
        """Hand the document in and open the course.

        :return: action
        :raises UserError: everything that is wrong, in one message; what was typed stays
        """
        self.ensure_one()
        self._check_card()
        course = self.course_id or self.env["methodical.course"].create(
            {"teacher_id": self.teacher_id.id, "name": self.name, "kind": self.kind}
        )
        course.action_hand_in(**self._prepare_document())
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("My courses"),
            "res_model": course._name,
            "res_id": course.id,
            "views": [(False, "form")],
        }

    def _check_card(self):
        if not self.teacher_id:
            raise UserError(
                self.env._(
                    "%(user)s has no teacher card in %(school)s. Ask the qualification officer for one.",
                    user=self.env.user.name,
                    school=self.env.company.name,
                )
            )
        if self.lacks_theme and not (self.name or "").strip():
            raise UserError(self.env._("Write the theme of the course as it stands on the document."))

    def _prepare_document(self):
        """Return the values that one dialog hands in."""
        names = (
            "kind",
            "hours",
            "document_kind",
            "document_number",
            "document_date",
            "qualification",
            "sharing",
        )
        values = {name: self[name] for name in names}
        values["document_ids"] = self.document_ids.ids
        if self.lacks_provider:
            values.update(provider_id=self.provider_id.id, provider_name=self.provider_name)
        if self.lacks_theme:
            values["name"] = self.name
        return values
