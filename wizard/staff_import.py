import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.spreadsheet import MAX_ROWS, FileError, read_sheets
from ..tools.staff_headings import IGNORE, find_header
from .staff_apply import apply_steps
from .staff_columns import column_values, get_day, get_header
from .staff_messages import file_sentence
from .staff_plan import CARD, CHANGE, ERROR, NEW, SAME, StaffPlan
from .staff_reader import StaffReader
from .staff_vocabulary import Vocabulary


class MethodicalStaffImport(models.TransientModel):
    """Imports a staff list in Excel as a school keeps it: upload, columns, preview, import.

    Only the file and the choices of the user pass from step to step: every step reads the file anew, so nothing that
    a browser sends is stored, and nothing reaches the cards before the last one.
    """

    _name = "methodical.staff.import"
    _description = "Import of a Staff List"

    state = fields.Selection(
        [("upload", "File"), ("columns", "Columns"), ("preview", "Preview")], required=True, default="upload"
    )
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company
    )
    file = fields.Binary("Excel workbook", attachment=False)
    filename = fields.Char()
    # columns
    sheet_ids = fields.One2many("methodical.staff.import.sheet", "wizard_id", "Sheets")
    sheet_id = fields.Many2one("methodical.staff.import.sheet", domain="[('wizard_id', '=', id)]")
    has_sheets = fields.Boolean(compute="_compute_has_sheets", export_string_translation=False)
    header_row = fields.Integer(
        "Headings in row", help="Number of the row in Excel in which the headings begin."
    )
    date_reference = fields.Date(
        "Services counted on",
        required=True,
        default=fields.Date.context_today,
        help="The services in the list are those of this day; from it they go on counting.",
    )
    column_ids = fields.One2many("methodical.staff.import.column", "wizard_id")
    # preview
    person_ids = fields.One2many("methodical.staff.import.person", "wizard_id", "People", readonly=True)
    left_out = fields.Char(
        "Rows left out", readonly=True, help="Captions, sums and signatures: rows without a person."
    )
    count_new = fields.Integer("New", readonly=True)
    count_change = fields.Integer("Changed", readonly=True)
    count_same = fields.Integer("Unchanged", readonly=True)
    count_error = fields.Integer("With errors", readonly=True)
    skip_errors = fields.Boolean("Import the correct rows only")
    can_import = fields.Boolean(compute="_compute_can_import", export_string_translation=False)

    @api.depends("sheet_ids")
    def _compute_has_sheets(self):
        for wizard in self:
            wizard.has_sheets = len(wizard.sheet_ids) > 1

    @api.depends("count_new", "count_change", "count_same", "count_error", "skip_errors")
    def _compute_can_import(self):
        for wizard in self:
            is_correct = wizard.count_new or wizard.count_change or wizard.count_same
            wizard.can_import = is_correct and (wizard.skip_errors or not wizard.count_error)

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("Staff list")

    # steps

    def action_read(self):
        """Read the file, choose the sheet that holds a list and show its columns.

        :raises UserError: when the file cannot be read
        """
        self.ensure_one()
        sheets = self._read_file()
        place = next((place for place, sheet in enumerate(sheets) if find_header(sheet.rows)), 0)
        self.sheet_ids = [Command.clear(), *(Command.create({"name": sheet.name}) for sheet in sheets)]
        self.sheet_id = self.sheet_ids[place]
        self.header_row = 0
        self._show_columns(sheets[place])

    def action_read_sheet(self):
        """Show the columns of the sheet and of the row of headings that the user chose.

        :raises UserError: when the sheet cannot be read
        """
        self.ensure_one()
        self._show_columns(self._read_sheet())

    def action_preview(self):
        """Show what would happen to every person of the list.

        :raises UserError: when the columns do not fit or the list is empty
        """
        self.ensure_one()
        _plan, steps, left_out = self._prepare_steps()
        decided = set(self.person_ids.filtered("is_same_person").mapped("row"))
        lines = [self.person_ids._prepare_line(step, step.person.row in decided) for step in steps]
        actions = [step.action for step in steps]
        self.write(
            {
                "state": "preview",
                "person_ids": [Command.clear(), *map(Command.create, lines)],
                "left_out": ", ".join(map(str, left_out)),
                "count_new": actions.count(NEW) + actions.count(CARD),
                "count_change": actions.count(CHANGE),
                "count_same": actions.count(SAME),
                "count_error": actions.count(ERROR),
            }
        )

    def action_back(self):
        """Return to the step before."""
        self.ensure_one()
        self.state = "columns" if self.state == "preview" else "upload"

    def action_import(self):
        """Store what the preview shows, in one transaction.

        :return: action that opens the cards that were created or changed
        :raises UserError: when rows have errors and the user did not choose to leave them out
        """
        self.ensure_one()
        plan, steps, _left_out = self._prepare_steps()
        errors = [step for step in steps if step.action == ERROR]
        if errors and not self.skip_errors:
            raise UserError(
                self.env._(
                    "Rows with errors: %(count)s. Correct the file and upload it again, or import the correct rows only.",
                    count=len(errors),
                )
            )
        teachers = apply_steps(plan, steps)
        self._remember_columns()
        return self._open_cards(teachers)

    # reading

    def _read_file(self):
        """Return the sheets of the uploaded workbook.

        :raises UserError: with one sentence about what is wrong with the file
        """
        content = base64.b64decode(self.with_context(bin_size=False).file or b"")
        try:
            sheets = read_sheets(content)
            if not sheets:
                raise FileError("no_data")
        except FileError as error:
            raise UserError(self._file_sentence(error)) from error
        return sheets

    def _file_sentence(self, error):
        return file_sentence(self.env, error, self.filename or "")

    def _read_sheet(self):
        """Return the sheet that is to be imported."""
        sheets = self._read_file()
        return next((sheet for sheet in sheets if sheet.name == self.sheet_id.name), sheets[0])

    def _get_header(self, sheet):
        """Return the headings of a sheet.

        :raises UserError: for a sheet that is longer than the list of any school
        """
        if sheet.is_too_long:
            raise UserError(self._file_sentence(FileError("rows", sheet=sheet.name, limit=MAX_ROWS)))
        return get_header(sheet, self.header_row)

    def _show_columns(self, sheet):
        """Show the columns of a sheet with what they seem to stand for."""
        header = self._get_header(sheet)
        Mapping = self.env["methodical.import.mapping"]
        columns = column_values(sheet, header, Mapping._get_targets(self.company_id), Mapping._normalise)
        self.write(
            {
                "state": "columns",
                "header_row": header.first,
                "date_reference": get_day(header) or self.date_reference,
                "column_ids": [Command.clear(), *map(Command.create, columns)],
                "person_ids": [Command.clear()],
            }
        )

    def _prepare_steps(self):
        """Read the file and compare it with the cards.

        :return: (StaffPlan, list of Step, numbers of the rows without a person)
        """
        self.column_ids._check_targets()
        sheet = self._read_sheet()
        header = self._get_header(sheet)
        used = self.column_ids.filtered(lambda line: line.target != IGNORE)
        columns = {line.column: (line.target, line.heading or line.letter) for line in used}
        words = Vocabulary(self.env, self.company_id)
        reader = StaffReader(self.env, words, sheet, columns, self.date_reference)
        people = reader.read_people(header.last)
        if not people:
            raise UserError(self._file_sentence(FileError("no_people", sheet=sheet.name, row=header.first)))
        plan = StaffPlan(self.env, self.company_id, self.date_reference)
        decisions = {line.row: line.similar_id for line in self.person_ids if line.is_same_person}
        return plan, plan.prepare(people, decisions), reader.left_out

    def _remember_columns(self):
        """Keep the columns that the user set differently from what was guessed."""
        corrected = self.column_ids.filtered(lambda column: column.heading and column.target != column.guess)
        targets = {column.heading: column.target for column in corrected}
        self.env["methodical.import.mapping"]._remember(self.company_id, targets)

    def _open_cards(self, teachers):
        """Return the action that shows the cards that were touched, or says that there are none."""
        if not teachers:
            message = self.env._("Nothing was changed: the cards hold already what the list says.")
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {"message": message},
            }
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Imported cards"),
            "res_model": teachers._name,
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", teachers.ids)],
        }
