from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.course_headings import COURSES
from ..tools.course_reader import CourseReader
from ..tools.guard import with_pass
from ..tools.kyrgyz_order import alphabetical_key
from ..tools.name_text import name_key
from ..tools.spreadsheet import FileError
from ..tools.xlsx import Table
from .course_matcher import CourseMatcher
from .course_messages import FILE_SENTENCES
from .course_plan import CoursePlan, count_names


class MethodicalCourseImport(models.TransientModel):
    """Imports certificates of the past from a workbook: credited by who imports them (F4 3.2; domain 9.3, 9a)."""

    _name = "methodical.course.import"
    _description = "Import of Certificates"
    _inherit = ["methodical.list.import"]

    _list_kind = "course"
    _max_rows = 20000

    sheet_ids = fields.One2many("methodical.course.import.sheet", "wizard_id", "Sheets")
    sheet_id = fields.Many2one("methodical.course.import.sheet", domain="[('wizard_id', '=', id)]")
    column_ids = fields.One2many("methodical.course.import.column", "wizard_id")
    name_ids = fields.One2many("methodical.course.import.name", "wizard_id", "Names to be chosen")
    line_ids = fields.One2many("methodical.course.import.line", "wizard_id", "Certificates", readonly=True)
    count_known = fields.Integer("In the ledger already", readonly=True)

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("Certificates from Excel")

    @api.model
    def _get_empty_list(self):
        """Return the list to be filled in: the columns of a teacher's record, a row for each teacher of the school.

        :return: tools.xlsx.Table
        """
        cards = self.env["methodical.teacher"].search([("company_id", "=", self.env.company.id)])
        columns = cards._get_portable_course_columns()
        rows = [
            [card.name, *[""] * (len(columns) - 1)]
            for card in cards.sorted(lambda card: alphabetical_key(card.name))
        ]
        return Table(self.env._("Courses"), columns, rows)

    def _get_headings(self):
        return COURSES

    def _get_file_sentences(self):
        return FILE_SENTENCES

    def _prepare(self):
        """Read the sheet and compare it with cards and ledger.

        :return: (list of course_plan.Step, numbers of the rows left out)
        :raises UserError: when the sheet holds no certificate
        """
        columns = self._get_used_columns()
        sheet = self._read_sheet()
        header = self._get_header(sheet)
        reader = CourseReader(sheet, {column: target for column, (target, _heading) in columns.items()})
        rows = reader.read_rows(header.last)
        if not rows:
            raise UserError(self._file_sentence(FileError("no_courses", sheet=sheet.name, row=header.first)))
        chosen = {name_key(line.name): line.teacher_id for line in self.name_ids if line.teacher_id}
        matcher = CourseMatcher(self.env, self.company_id, chosen)
        return CoursePlan(self, columns, matcher).prepare(rows), reader.left_out

    def _get_preview(self, prepared):
        steps, left_out = prepared
        names = [name for name in self.name_ids if name.teacher_id]
        known = {name.name for name in names}
        open_names = [
            {"name": name, "row_count": count, "similar_id": similar[0].id if similar else False}
            for name, count, similar in count_names(steps)
            if name not in known
        ]
        unchosen = self.name_ids.filtered(lambda name: not name.teacher_id)
        return {
            "name_ids": [
                *(Command.delete(name.id) for name in unchosen),
                *map(Command.create, open_names),
            ],
            "line_ids": [Command.clear(), *(Command.create(self._prepare_line(step)) for step in steps)],
            "left_out": ", ".join(map(str, left_out)),
            "count_ready": sum(step.is_new for step in steps),
            "count_known": sum(step.is_known for step in steps),
            "count_error": self._count_errors(prepared),
        }

    def _prepare_line(self, step):
        values = step.values
        name = step.teacher.name if step.teacher else step.row.teacher
        return {
            **self.line_ids._prepare_line(step.row.row, name, step.errors, step.warnings),
            "theme": values.get("name"),
            "hours": values.get("hours"),
            "document": values.get("document_number"),
            "date": values.get("document_date"),
        }

    def _count_errors(self, prepared):
        return sum(bool(step.errors) for step in prepared[0])

    def _store(self, prepared):
        """Bring new certificates into the ledger at once, with the file; then everything that follows from them.

        :return: methodical.course
        """
        rows = [(step.teacher, step.values) for step in prepared[0] if step.is_new]
        Course = with_pass(self.env["methodical.course"].with_context(tracking_disable=True))
        values = Course._prepare_imported(rows, self.company_id)
        source = self._keep_file() if values else self.env["methodical.course.list"]
        courses = Course.create([{**vals, "list_id": source.id} for vals in values])
        courses._write_resume()
        self.env["methodical.course.standing"]._refresh(courses.teacher_id)
        return courses

    def _keep_file(self):
        """Return the record of the list with its file."""
        # sudo: what was imported from where is written by the import alone
        return (
            self.env["methodical.course.list"]
            .sudo()
            .create(
                {
                    "name": self.filename or self.env._("Certificates"),
                    "company_id": self.company_id.id,
                    "imported_on": fields.Date.context_today(self),
                    "imported_by_name": self.env.user.name,
                    "file": self.with_context(bin_size=False).file,
                }
            )
            .sudo(False)
        )

    def _open_records(self, courses):
        """Return the action that shows what was imported, or says that there was nothing new."""
        if courses:
            return courses[0].list_id.action_open_courses()
        message = self.env._("Nothing was changed: the ledger holds all these certificates already.")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": message},
        }
