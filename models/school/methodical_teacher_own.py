from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import UserError


class MethodicalTeacher(models.Model):
    """Nobody gives himself a post of the management: who holds it decides documents (C7, F1 VI.3)."""

    _inherit = "methodical.teacher"

    @api.model_create_multi
    def create(self, vals_list):
        """Create cards.

        :raises UserError: when the user would come to a post of the management by his own hand
        """
        with self._no_own_promotion():
            return super().create(vals_list)

    def write(self, vals):
        """Change cards.

        :raises UserError: as in ``create``
        """
        if not {"post_ids", "employee_id"} & vals.keys():
            return super().write(vals)
        with self._no_own_promotion():
            return super().write(vals)

    @api.model
    @contextmanager
    def _no_own_promotion(self):
        """Refuse what the block did when the user holds a post of the management more after it.

        Who manages the accounts of the database is asked no such question: he may sign in as anybody.

        :raises UserError: in words, naming the post
        """
        if self.env.su or self.env.user.has_group("base.group_erp_manager"):
            yield
            return
        before = self._get_own_management()
        yield
        if gained := self._get_own_management() - before:
            raise UserError(
                self.env._(
                    "%(person)s cannot give himself the post “%(post)s”, which decides documents. Another qualification officer or the administrator of the database does it.",
                    person=self.env.user.name,
                    post=gained.mapped("name"),
                )
            )

    @api.model
    def _get_own_management(self):
        """Return the posts of the management that the user holds in any school."""
        # sudo: everybody may know which posts are his own
        cards = self.sudo().with_context(active_test=False).search([("user_id", "=", self.env.uid)])
        return cards.post_ids.filtered("is_management")
