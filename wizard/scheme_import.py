from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.list_headings import IGNORE
from ..tools.scheme_headings import SCHEME
from ..tools.word_match import join_wrapped
from ..tools.workbook_parts import column_letter
from .scheme_plan import SchemePlanner


class MethodicalSchemeImport(models.TransientModel):
    """Imports schemes of work from a workbook as teachers keep them, one sheet for each class.

    One class in two files: reading (here), preview and storing (``scheme_import_store``).
    """

    _name = "methodical.scheme.import"
    _description = "Import of Schemes of Work"
    _inherit = ["methodical.list.import"]

    _list_kind = "scheme"

    scheme_id = fields.Many2one("methodical.scheme", "Into", readonly=True, ondelete="cascade")
    teacher_id = fields.Many2one(
        "methodical.teacher",
        readonly=True,
        ondelete="cascade",
        default=lambda self: self._default_teacher(),
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        ondelete="cascade",
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self._default_year(),
    )
    kind = fields.Selection(
        selection=lambda self: self.env["methodical.scheme"]._fields["kind"]._description_selection(self.env),
        required=True,
        default="subject",
    )
    sheet_ids = fields.One2many("methodical.scheme.import.sheet", "wizard_id", "Sheets")
    sheet_id = fields.Many2one("methodical.scheme.import.sheet", domain="[('wizard_id', '=', id)]")
    column_ids = fields.One2many("methodical.scheme.import.column", "wizard_id")
    line_ids = fields.One2many("methodical.scheme.import.line", "wizard_id", "Lessons", readonly=True)
    notes = fields.Text("To know", readonly=True)

    @api.model
    def _default_teacher(self):
        scheme = self.env["methodical.scheme"].browse(self.env.context.get("default_scheme_id"))
        return scheme.teacher_id or self.env["methodical.teacher"]._get_of_user(
            self.env.user, self.env.company
        )

    @api.model
    def _default_year(self):
        scheme = self.env["methodical.scheme"].browse(self.env.context.get("default_scheme_id"))
        return scheme.school_year_id or self.env["methodical.school.year"]._get_current(self.env.company)

    @api.constrains("scheme_id", "teacher_id")
    def _check_owner(self):
        """Refuse the scheme of work or the card of somebody else: the dialog would name it."""
        # a constraint runs in sudo: back to the rights of the user
        wizards = self.sudo(False)
        wizards.scheme_id.check_access("write")
        wizards.teacher_id.check_access("read")

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("Schemes of work from Excel")

    def _get_headings(self):
        return SCHEME

    # columns

    def action_read(self):
        """Read the file and show its sheets, with class and subject as their titles tell, and its columns.

        :raises UserError: when the file cannot be read
        """
        self.ensure_one()
        if not self.teacher_id:
            raise UserError(
                self.env._(
                    "You have no teacher card in %(school)s: each teacher imports his own schemes of work.",
                    school=self.company_id.name,
                )
            )
        sheets = self._read_file()
        fitting = [sheet for sheet in sheets if SCHEME.find_header(sheet.rows)] or sheets[:1]
        headers = {sheet.name: self._get_header(sheet, 0) for sheet in fitting}
        Sheet = self.env["methodical.scheme.import.sheet"]
        classes = self.env["methodical.class"].search([("school_year_id", "=", self.school_year_id.id)])
        subjects = Sheet._get_subjects(self.company_id, self.teacher_id)
        values = [
            Sheet._prepare_sheet(sheet, headers[sheet.name], classes, subjects)
            | {"is_imported": not self.scheme_id or place == 0}
            for place, sheet in enumerate(fitting)
        ]
        self._take_over(values)
        self.sheet_ids = [Command.clear(), *map(Command.create, values)]
        self._show_all_columns(fitting, headers)

    def _take_over(self, values):
        """Put subject and class of the scheme of work into which the file is imported in the place of what was guessed."""
        if scheme := self.scheme_id:
            self.kind = scheme.kind
            for line in values:
                line.update(
                    subject_id=scheme.subject_id.id, class_id=scheme.class_id.id, title=scheme.title or False
                )

    def action_read_sheet(self):
        """Show the columns anew, after the rows of the headings were corrected.

        :raises UserError: when the sheets cannot be read
        """
        self.ensure_one()
        sheets = {sheet.name: sheet for sheet in self._read_file()}
        used = [line for line in self.sheet_ids if line.is_imported and line.name in sheets]
        if not used:
            raise UserError(self.env._("Choose at least one sheet to import."))
        headers = {line.name: self._get_header(sheets[line.name], line.header_row) for line in used}
        self._show_all_columns([sheets[line.name] for line in used], headers)

    def _show_all_columns(self, sheets, headers):
        """Show each heading of the sheets once."""
        columns = {}
        for sheet in sheets:
            for values in self._get_columns(sheet, headers[sheet.name]):
                columns.setdefault(self._get_key(values["heading"], values["column"]), values)
        self.write(
            {
                "state": "columns",
                "column_ids": [Command.clear(), *map(Command.create, columns.values())],
                "line_ids": [Command.clear()],
            }
        )

    @api.model
    def _get_key(self, heading, column):
        """Return by what a column is known on all sheets: the words of its heading, else its place."""
        return self.env["methodical.import.mapping"]._normalise(heading or "") or column_letter(column)

    # what would be stored

    def _find_schemes(self):
        """Return {(subject, class, title): scheme of the teacher for the school year} that an import would meet."""
        schemes = self.env["methodical.scheme"].search(
            [
                ("teacher_id", "=", self.teacher_id.id),
                ("school_year_id", "=", self.school_year_id.id),
                ("kind", "=", self.kind),
                ("state", "!=", "cancelled"),
                ("is_superseded", "=", False),
            ],
            order="version",
        )
        return {(scheme.subject_id, scheme.class_id, scheme.title or ""): scheme for scheme in schemes}

    def _prepare(self):
        """Read the sheets that the user chose.

        :return: (SchemePlanner, list of SheetPlan)
        """
        self.column_ids._check_targets()
        used = self.sheet_ids.filtered("is_imported")
        if not used or (self.scheme_id and len(used) > 1):
            raise UserError(
                self.env._("Choose the one sheet that belongs to “%(scheme)s”.", scheme=self.scheme_id.name)
                if self.scheme_id
                else self.env._("Choose at least one sheet to import.")
            )
        targets = {
            self._get_key(line.heading, line.column): (line.target, line.heading or line.letter)
            for line in self.column_ids
        }
        sheets = {sheet.name: sheet for sheet in self._read_file()}
        planner, plans = SchemePlanner(self), []
        for line in used.filtered(lambda line: line.name in sheets):
            header = self._get_header(sheets[line.name], line.header_row)
            columns = self._get_sheet_columns(sheets[line.name], header, targets)
            plans.append(planner.plan(line, sheets[line.name], header, columns))
        self._refuse_doubles(plans)
        return planner, plans

    def _get_sheet_columns(self, sheet, header, targets):
        """Return {column number: (target, heading)} of one sheet."""
        width = max(map(len, sheet.rows.values()))
        keys = {
            column: self._get_key(join_wrapped(header.texts.get(column, "")), column)
            for column in range(1, width + 1)
        }
        return {
            column: targets[key]
            for column, key in keys.items()
            if key in targets and targets[key][0] != IGNORE
        }

    def _refuse_doubles(self, plans):
        """Refuse two sheets of one subject and class."""
        seen = {}
        for plan in plans:
            line = plan.line
            first = seen.setdefault((line.subject_id, line.class_id, line.title or ""), plan)
            if first is not plan and not plan.errors:
                plan.errors.append(
                    self.env._(
                        "The sheets «%(first)s» and «%(second)s» are of the same subject and class. Import one of them.",
                        first=first.line.name,
                        second=line.name,
                    )
                )
