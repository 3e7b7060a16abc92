from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalDatabankPrint(models.TransientModel):
    """Asks what of the staff is wanted on paper or as a workbook: the databank or its composition (F1 VI.9)."""

    _name = "methodical.databank.print"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Databank and Composition"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    kind = fields.Selection(
        [("databank", "Databank of teachers"), ("composition", "Composition of the staff")],
        "What to print",
        required=True,
        default="databank",
    )
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        domain="[('company_id', '=', company_id), ('kind', '=', 'association')]",
        help="Empty: the whole school.",
    )
    day = fields.Date("As of", required=True, default=fields.Date.context_today)
    with_birthdays = fields.Boolean(
        "With dates of birth",
        groups="school_methodical.group_director,school_methodical.group_officer",
        help="Otherwise year of birth and age only (law on personal data).",
    )
    file_format = fields.Selection(
        [("pdf", "Print (PDF)"), ("xlsx", "Workbook (XLSX)")], required=True, default="pdf"
    )

    def action_print(self):
        """Print what is wanted or download it as a workbook.

        :return: action
        :raises UserError: when it holds no teacher whom the user may read
        """
        self.ensure_one()
        if not self._get_cards() if self.kind == "databank" else not self._count_composition(self.day)[0]:
            raise UserError(
                self.env._(
                    "You may read no card of %(owner)s. Ask the deputy director or the personnel office.",
                    owner=self.body_id.name or self.company_id.name,
                )
            )
        if self.file_format == "xlsx":
            return {
                "type": "ir.actions.act_url",
                "url": f"/methodical/staff/{self.id}.xlsx",
                "close": True,
            }
        report = (
            "methodical_databank_print_action_report"
            if self.kind == "databank"
            else "methodical_databank_print_action_report_composition"
        )
        action = self.env.ref(f"school_methodical.{report}").report_action(self, config=False)
        return {**action, "close_on_report_download": True}

    def _get_cards(self):
        """Return the cards that are wanted and that the user may read."""
        if self.body_id:
            return self.body_id._get_databank_cards()
        return self.env["methodical.teacher"].search([("company_id", "=", self.company_id.id)])

    def _get_owner_name(self):
        return self.body_id.name or self.company_id.name

    def _get_table(self):
        """Return what is wanted as a table, in the language of the environment.

        :return: tools.xlsx.Table
        """
        if self.kind == "composition":
            return self._get_composition_table()
        cards = self._get_cards().with_context(lang=self.env.lang)
        return cards._get_databank(
            cards._get_databank_title(self.body_id),
            full_birthday=self._may_print_birthdays() and self.with_birthdays,
        )

    @api.model
    def _may_print_birthdays(self):
        """Return whether the user may have days of birth printed."""
        return self._has_field_access(self._fields["with_birthdays"], "read")
