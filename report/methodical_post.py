from odoo import models

from ..tools.person_name import short_name


class MethodicalPost(models.Model):
    """Who signs below a print by his post."""

    _inherit = "methodical.post"

    def _get_signer(self, company):
        """Return (post, short name) of who holds one post in a school; no name where nobody or several people hold it.

        :param company: res.company
        """
        self.ensure_one()
        holders_sudo = self._get_holders(company).sudo()  # sudo: who holds a post is public within the school
        return self.name, short_name(holders_sudo.name) if len(holders_sudo) == 1 else ""
