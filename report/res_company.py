from odoo import models


class ResCompany(models.Model):
    """What every print of a school has in common: its language and its header."""

    _inherit = "res.company"

    def _get_print_lang(self):
        """Return the language of this school's prints: that of the regulation, when it is installed."""
        self.ensure_one()
        lang = self._get_regulation().print_lang
        return lang if lang and self.env["res.lang"]._get_data(code=lang) else self.env.lang or "en_US"

    def _get_print_header(self):
        """Return the lines above every print in the language of the environment, the school's name last."""
        self.ensure_one()
        return [line.strip() for line in (self.methodical_header or "").split("\n") if line.strip()] + [self.name]
