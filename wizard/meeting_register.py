from odoo import api, fields, models
from odoo.exceptions import UserError

XLSX_URL = "/methodical/meetings.xlsx"

#: model of the rows of each register
MODELS = {"minutes": "methodical.meeting", "resolutions": "methodical.resolution"}


class MethodicalMeetingRegister(models.TransientModel):
    """Asks which register is wanted: minutes or resolutions, year, body, on paper or as a workbook (domain 9.3, 4b, 4c)."""

    _name = "methodical.meeting.register"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Register of Meetings"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    kind = fields.Selection(
        [("minutes", "Minutes"), ("resolutions", "Resolutions and their execution")],
        "Register of",
        required=True,
        default="minutes",
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
        domain="[('company_id', '=', company_id)]",
    )
    body_id = fields.Many2one(
        "methodical.body", domain="[('company_id', '=', company_id)]", help="Empty: all that you may read."
    )
    file_format = fields.Selection(
        [("pdf", "Print (PDF)"), ("xlsx", "Workbook (XLSX)")], required=True, default="pdf"
    )

    def action_print(self):
        """Print the register or download it as a workbook.

        :return: action
        :raises UserError: when there is nothing in it that the user may read
        """
        self.ensure_one()
        if not self._get_rows():
            raise UserError(
                self.env._(
                    "The register has nothing for %(year)s that you may read. Choose another year or body; minutes stand in it from their number on, resolutions once the minutes are signed.",
                    year=self.school_year_id.name,
                )
            )
        if self.file_format == "pdf":
            action = self.env.ref(
                "school_methodical.methodical_meeting_register_action_report"
            ).report_action(self, config=False)
            return {**action, "close_on_report_download": True}
        query = f"kind={self.kind}&school_year_id={self.school_year_id.id}&body_id={self.body_id.id or ''}"
        return {"type": "ir.actions.act_url", "url": f"{XLSX_URL}?{query}", "close": True}

    def _get_rows(self):
        """Return the rows of one register that the user may read, in the language of the school's prints."""
        self.ensure_one()
        return self._find_rows(self.kind, self.school_year_id, self.body_id)

    @api.model
    def _find_rows(self, kind, year, body):
        """Return the rows of a register that the user may read, in the language of the school's prints.

        :param kind: 'minutes' or 'resolutions'
        :param year: methodical.school.year
        :param body: methodical.body, empty for all
        """
        rows = self.env[MODELS[kind]].with_context(lang=year.company_id._get_print_lang())
        return rows._find_in_register(year, body)

    @api.model
    def _get_table(self, rows, year, body):
        """Return the register of rows as a table.

        :return: tools.xlsx.Table
        """
        owner = body.with_env(rows.env).name if body else year.company_id.with_env(rows.env).name
        return rows._get_register(rows.env._("%(owner)s, school year %(year)s", owner=owner, year=year.name))
