from odoo import fields, models

from ..tools.person_name import short_name
from .methodical_teacher import XLSX_URL


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    def action_print_databank(self):
        """Print the databank of today's members, each association on pages of its own (F1 VI.9)."""
        return self.env.ref("school_methodical.methodical_body_action_report_databank").report_action(
            self, config=False
        )

    def action_export_databank(self):
        """Download the databank of today's members of one association as a workbook."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"{XLSX_URL}?body_id={self.id}", "target": "download"}

    def _get_databank_cards(self):
        """Return the cards of today's members of one body that the user may read."""
        return self._get_members(fields.Date.context_today(self))._filtered_access("read")

    def _get_head_signer(self, day):
        """Return (post, name) of the person who signs for one body on a date, in the language of the environment.

        :param day: datetime.date
        """
        self.ensure_one()
        Term = self.env["methodical.head.term"]
        # sudo: who heads a body is public within the school; the field of the body is read once for all of a print
        terms_sudo = self.sudo().head_term_ids.filtered_domain(Term._get_domain_on(day))
        name = terms_sudo.sorted("date_from, id")[-1:].teacher_name
        return self.company_id._get_regulation(day)._get_label("head"), short_name(name or "")
