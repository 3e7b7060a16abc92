import base64

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.list_headings import IGNORE
from ..tools.spreadsheet import MAX_ROWS, FileError, read_sheets
from .list_columns import column_values, get_header
from .list_messages import FILE_SENTENCES, file_sentence


class MethodicalListImport(models.AbstractModel):
    """Imports a list in Excel as a school keeps it: upload, columns, preview, import.

    Only the file and the choices of the user pass from step to step: every step reads the file anew, so nothing that
    a browser sends is stored, and nothing is stored before the last one.

    A concrete model has ``sheet_ids``, ``sheet_id`` (methodical.list.import.sheet), ``column_ids``
    (methodical.list.import.column) and the lines of its preview (methodical.list.import.line), and answers:

    - ``_list_kind``: kind of list of methodical.import.mapping; ``_line_field``: the name of its lines;
    - ``_get_headings()``: the tools.list_headings.ListHeadings of the kind;
    - ``_prepare()``: reads the file and returns what would be stored;
    - ``_get_preview(prepared)``: values of the wizard that show it, with ``count_ready`` and ``count_error``;
    - ``_count_errors(prepared)``: number of rows that cannot be imported;
    - ``_store(prepared)``: stores it and returns the records; ``_open_records(records)``: the action that shows them.
    """

    _name = "methodical.list.import"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Import of a List"

    _list_kind = None
    _line_field = "line_ids"
    #: rows that a sheet holds at most
    _max_rows = MAX_ROWS

    state = fields.Selection(
        [("upload", "File"), ("columns", "Columns"), ("preview", "Preview")], required=True, default="upload"
    )
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company
    )
    file = fields.Binary("Excel workbook", attachment=False)
    filename = fields.Char()
    has_sheets = fields.Boolean(compute="_compute_has_sheets", export_string_translation=False)
    header_row = fields.Integer(
        "Headings in row", help="Number of the row in Excel in which the headings begin."
    )
    left_out = fields.Char("Rows left out", readonly=True)
    count_ready = fields.Integer("Ready", readonly=True)
    count_error = fields.Integer("With errors", readonly=True)
    skip_errors = fields.Boolean("Import the correct rows only")
    can_import = fields.Boolean(compute="_compute_can_import", export_string_translation=False)

    @api.constrains("company_id")
    def _check_school(self):
        """Refuse the import into a school in which the user does not work: its headings would be remembered there.

        :raises AccessError: without naming the school
        """
        if self.company_id - self.env.user.company_ids:
            raise AccessError(self.env._("You import lists into your own school only. Choose your school."))

    @api.depends("sheet_ids")
    def _compute_has_sheets(self):
        for wizard in self:
            wizard.has_sheets = len(wizard.sheet_ids) > 1

    @api.depends("count_ready", "count_error", "skip_errors")
    def _compute_can_import(self):
        for wizard in self:
            wizard.can_import = wizard.count_ready and (wizard.skip_errors or not wizard.count_error)

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("List")

    # steps

    def action_read(self):
        """Read the file, choose the sheet that holds a list and show its columns.

        :raises UserError: when the file cannot be read
        """
        self.ensure_one()
        sheets, headings = self._read_file(), self._get_headings()
        place = next((place for place, sheet in enumerate(sheets) if headings.find_header(sheet.rows)), 0)
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
        """Show what would happen to every row of the list.

        :raises UserError: when the columns do not fit or the list is empty
        """
        self.ensure_one()
        self.write({"state": "preview", **self._get_preview(self._prepare())})

    def action_back(self):
        """Return to the step before."""
        self.ensure_one()
        self.state = "columns" if self.state == "preview" else "upload"

    def action_import(self):
        """Store what the preview shows, in one transaction.

        :return: action that opens what was imported
        :raises UserError: when rows have errors and the user did not choose to leave them out
        """
        self.ensure_one()
        prepared = self._prepare()
        errors = self._count_errors(prepared)
        if errors and not self.skip_errors:
            raise UserError(
                self.env._(
                    "Rows with errors: %(count)s. Correct the file and upload it again, or import the correct rows only.",
                    count=errors,
                )
            )
        records = self._store(prepared)
        self._remember_columns()
        return self._open_records(records)

    # reading

    def _get_content(self):
        """Return the bytes of the uploaded file."""
        return base64.b64decode(self.with_context(bin_size=False).file or b"")

    def _read_file(self):
        """Return the sheets of the uploaded workbook.

        :raises UserError: with one sentence about what is wrong with the file
        """
        try:
            sheets = read_sheets(self._get_content(), max_rows=self._max_rows)
            if not sheets:
                raise FileError("no_data")
        except FileError as error:
            raise UserError(self._file_sentence(error)) from error
        return sheets

    def _get_file_sentences(self):
        """Return the sentences about files: {reason: function (env, details)} (hook)."""
        return FILE_SENTENCES

    def _file_sentence(self, error):
        return file_sentence(self.env, error, self.filename or "", self._get_file_sentences())

    def _read_sheet(self):
        """Return the sheet that is to be imported."""
        sheets = self._read_file()
        return next((sheet for sheet in sheets if sheet.name == self.sheet_id.name), sheets[0])

    def _get_header(self, sheet, row=None):
        """Return the headings of a sheet.

        :param row: number of their first row; by default what the user chose
        :raises UserError: for a sheet that is longer than the list of any school
        """
        if sheet.is_too_long:
            raise UserError(self._file_sentence(FileError("rows", sheet=sheet.name, limit=self._max_rows)))
        return get_header(self._get_headings(), sheet, self.header_row if row is None else row)

    # columns

    def _show_columns(self, sheet):
        """Show the columns of a sheet with what they seem to stand for."""
        header = self._get_header(sheet)
        self.write(
            {
                "state": "columns",
                "header_row": header.first,
                "column_ids": [Command.clear(), *map(Command.create, self._get_columns(sheet, header))],
                self._line_field: [Command.clear()],
                **self._get_header_values(header),
            }
        )

    def _get_columns(self, sheet, header):
        """Return the values of the columns of a sheet."""
        Mapping = self.env["methodical.import.mapping"]
        remembered = Mapping._get_targets(self.company_id, self._list_kind)
        return column_values(self._get_headings(), sheet, header, remembered, Mapping._normalise)

    def _get_header_values(self, header):
        """Return values of the wizard that the title above the headings tells (hook).

        :param header: tools.list_headings.Header
        """
        return {}

    def _get_used_columns(self):
        """Return {column number: (target, heading)} of the columns that are imported.

        :raises UserError: when the columns do not fit
        """
        self.column_ids._check_targets()
        used = self.column_ids.filtered(lambda line: line.target != IGNORE)
        return {line.column: (line.target, line.heading or line.letter) for line in used}

    def _remember_columns(self):
        """Keep the columns that the user set differently from what was guessed."""
        corrected = self.column_ids.filtered(lambda column: column.heading and column.target != column.guess)
        targets = {column.heading: column.target for column in corrected}
        self.env["methodical.import.mapping"]._remember(self.company_id, self._list_kind, targets)

    # what a concrete import answers

    def _get_headings(self):
        raise NotImplementedError

    def _prepare(self):
        raise NotImplementedError

    def _get_preview(self, prepared):
        raise NotImplementedError

    def _count_errors(self, prepared):
        raise NotImplementedError

    def _store(self, prepared):
        raise NotImplementedError

    def _open_records(self, records):
        raise NotImplementedError
