from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.date_text import find_date
from ..tools.spreadsheet import FileError
from ..tools.staff_headings import STAFF
from .staff_apply import apply_steps
from .staff_messages import FILE_SENTENCES
from .staff_plan import CARD, CHANGE, ERROR, NEW, SAME, StaffPlan
from .staff_reader import StaffReader
from .staff_vocabulary import Vocabulary


class MethodicalStaffImport(models.TransientModel):
    """Imports a staff list: the people become employees and cards, or change them."""

    _name = "methodical.staff.import"
    _description = "Import of a Staff List"
    _inherit = ["methodical.list.import"]

    _list_kind = "staff"
    _line_field = "person_ids"

    sheet_ids = fields.One2many("methodical.staff.import.sheet", "wizard_id", "Sheets")
    sheet_id = fields.Many2one("methodical.staff.import.sheet", domain="[('wizard_id', '=', id)]")
    column_ids = fields.One2many("methodical.staff.import.column", "wizard_id")
    date_reference = fields.Date(
        "Services counted on",
        required=True,
        default=fields.Date.context_today,
        help="The services in the list are those of this day; from it they go on counting.",
    )
    person_ids = fields.One2many("methodical.staff.import.person", "wizard_id", "People", readonly=True)
    left_out = fields.Char(help="Captions, sums and signatures: rows without a person.")
    count_new = fields.Integer("New", readonly=True)
    count_change = fields.Integer("Changed", readonly=True)
    count_same = fields.Integer("Unchanged", readonly=True)

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("Staff list")

    def _get_headings(self):
        return STAFF

    def _get_file_sentences(self):
        return FILE_SENTENCES

    def _get_header_values(self, header):
        day = next(filter(None, (find_date(text)[0] for text in header.title)), None)
        return {"date_reference": day or self.date_reference}

    def _prepare(self):
        """Read the file and compare it with the cards.

        :return: (StaffPlan, list of Step, numbers of the rows without a person)
        """
        columns = self._get_used_columns()
        sheet = self._read_sheet()
        header = self._get_header(sheet)
        words = Vocabulary(self.env, self.company_id)
        reader = StaffReader(self.env, words, sheet, columns, self.date_reference)
        people = reader.read_people(header.last)
        if not people:
            raise UserError(self._file_sentence(FileError("no_people", sheet=sheet.name, row=header.first)))
        plan = StaffPlan(self.env, self.company_id, self.date_reference)
        decisions = {line.row: line.similar_id for line in self.person_ids if line.is_same_person}
        return plan, plan.prepare(people, decisions), reader.left_out

    def _get_preview(self, prepared):
        _plan, steps, left_out = prepared
        decided = set(self.person_ids.filtered("is_same_person").mapped("row"))
        lines = [self.person_ids._prepare_line(step, step.person.row in decided) for step in steps]
        actions = [step.action for step in steps]
        return {
            "person_ids": [Command.clear(), *map(Command.create, lines)],
            "left_out": ", ".join(map(str, left_out)),
            "count_new": actions.count(NEW) + actions.count(CARD),
            "count_change": actions.count(CHANGE),
            "count_same": actions.count(SAME),
            "count_ready": len(actions) - actions.count(ERROR),
            "count_error": actions.count(ERROR),
        }

    def _count_errors(self, prepared):
        return [step.action for step in prepared[1]].count(ERROR)

    def _store(self, prepared):
        plan, steps, _left_out = prepared
        return apply_steps(plan, steps)

    def _open_records(self, teachers):
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
