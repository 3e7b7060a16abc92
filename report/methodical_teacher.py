from odoo import models

XLSX_URL = "/methodical/databank.xlsx"


class MethodicalTeacher(models.Model):
    """The ways from selected cards to the databank."""

    _inherit = "methodical.teacher"

    def action_print_databank(self):
        """Print the databank of these cards."""
        return self.env.ref("school_methodical.methodical_teacher_action_report_databank").report_action(
            self, config=False
        )

    def action_export_databank(self):
        """Download the databank of these cards as a workbook."""
        return {
            "type": "ir.actions.act_url",
            "url": f"{XLSX_URL}?ids={','.join(map(str, self.ids))}",
            "target": "download",
        }

    def _in_print_lang(self):
        """Return the cards in the language of their school's prints (of the first card, when there are several)."""
        return self.with_context(lang=(self.company_id[:1] or self.env.company)._get_print_lang())

    def _get_databank_title(self, body=None):
        """Return the heading of the databank of these cards, in the language of the environment.

        :param body: the association whose members they are, if they are one's
        """
        owner = (
            body.with_context(lang=self.env.lang).name
            if body
            else (self.company_id[:1] or self.env.company).name
        )
        return self.env._("DATABANK OF TEACHERS\n%(owner)s", owner=owner)
