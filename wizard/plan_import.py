import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..tools.plan_headings import PLAN
from ..tools.spreadsheet import FileError
from .list_messages import FILE_SENTENCES
from .plan_import_planner import PlanImporter


class MethodicalPlanImport(models.TransientModel):
    """Imports the activities of a plan that is being written from a workbook (domain 9.3, form 2)."""

    _name = "methodical.plan.import"
    _description = "Import of a Plan"
    _inherit = ["methodical.list.import"]

    _list_kind = "plan"

    plan_id = fields.Many2one("methodical.plan", "Into", required=True, readonly=True, ondelete="cascade")
    direction_id = fields.Many2one(
        "methodical.direction",
        "Direction of rows without one",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["methodical.direction"].search([], limit=1),
    )
    sheet_ids = fields.One2many("methodical.plan.import.sheet", "wizard_id", "Sheets")
    sheet_id = fields.Many2one("methodical.plan.import.sheet", domain="[('wizard_id', '=', id)]")
    column_ids = fields.One2many("methodical.plan.import.column", "wizard_id")
    line_ids = fields.One2many("methodical.plan.import.line", "wizard_id", "Activities", readonly=True)

    @api.depends("filename")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.filename or self.env._("Plan from Excel")

    def _get_headings(self):
        return PLAN

    def _get_file_sentences(self):
        return {
            **FILE_SENTENCES,
            "no_activities": lambda env, d: env._(
                "The sheet «%(sheet)s» holds no activity below the headings in row %(row)s.", **d
            ),
        }

    def _prepare(self):
        """Read the sheet.

        :return: (list of Step, numbers of the rows left out)
        :raises UserError: when the plan cannot change, or the sheet holds no activity
        """
        self.plan_id._check_fillable()
        columns = self._get_used_columns()
        sheet = self._read_sheet()
        header = self._get_header(sheet)
        importer = PlanImporter(self.plan_id, self.direction_id)
        steps, left_out = importer.read_steps(sheet, header, columns)
        if not steps:
            raise UserError(
                self._file_sentence(FileError("no_activities", sheet=sheet.name, row=header.first))
            )
        return steps, left_out

    def _get_preview(self, prepared):
        steps, left_out = prepared
        return {
            "line_ids": [Command.clear(), *(Command.create(self._prepare_line(step)) for step in steps)],
            "left_out": ", ".join(map(str, left_out)),
            "count_ready": sum(bool(step.values) for step in steps),
            "count_error": self._count_errors(prepared),
        }

    def _prepare_line(self, step):
        dates = [format_date(self.env, day) for day in dict.fromkeys(step.row.dates or ())]
        return {
            **self.line_ids._prepare_line(step.row.row, step.row.name, step.errors, step.warnings),
            "direction": step.direction,
            "form": step.form,
            "period": " – ".join(dates),
            "responsible": step.responsible,
        }

    def _count_errors(self, prepared):
        return sum(bool(step.errors) for step in prepared[0])

    def _store(self, prepared):
        """Add the activities to the plan; the file stays attached to it."""
        rows = [
            {**step.values, "sequence": place * 10}
            for place, step in enumerate(prepared[0], start=1)
            if step.values
        ]
        self.plan_id._add_items(self.plan_id._without_known(rows))
        self.env["ir.attachment"].create(
            {
                "name": self.filename or self.env._("Plan"),
                "raw": base64.b64decode(self.with_context(bin_size=False).file),
                "res_model": self.plan_id._name,
                "res_id": self.plan_id.id,
            }
        )
        return self.plan_id

    def _open_records(self, plan):
        return {
            "type": "ir.actions.act_window",
            "res_model": plan._name,
            "res_id": plan.id,
            "views": [(False, "form")],
            "target": "main",
        }
