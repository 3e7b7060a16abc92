from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import UserError


class MethodicalTeacher(models.Model):
    """Nobody gives himself what others decide: a post of the management, a category, a leave (C7, F1 VI.3, F4 3.2).

    Nor does he let go of his own card, which says whose documents he may not decide.
    """

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
        """Refuse what the block did when the user holds a post of the management more after it, or a card less.

        :raises UserError: in words, naming the post
        """
        if self._may_change_own():
            yield
            return
        cards = self._get_own_cards()
        posts = self._get_own_management()
        yield
        if cards - self._get_own_cards():
            raise UserError(
                self.env._(
                    "%(person)s cannot take the own account off the own card: it says whose documents %(person)s may not decide. Another qualification officer or the administrator of the database does it.",
                    person=self.env.user.name,
                )
            )
        if gained := self._get_own_management() - posts:
            raise UserError(
                self.env._(
                    "%(person)s cannot give himself the post “%(post)s”, which decides documents. Another qualification officer or the administrator of the database does it.",
                    person=self.env.user.name,
                    post=gained.mapped("name"),
                )
            )

    def _check_not_own(self):
        """Raise when the user enters on his own card what others decide.

        :raises UserError: naming who does it
        """
        # sudo: everybody may know which card is his own
        if not self._may_change_own() and self.env.user in self.sudo().user_id:
            raise UserError(
                self.env._(
                    "%(person)s enters no category and no leave of the own. Another qualification officer or the administrator of the database does it.",
                    person=self.env.user.name,
                )
            )

    @api.model
    def _may_change_own(self):
        """Return whether the user manages the accounts of the database: he may sign in as anybody, so nothing is asked."""
        return self.env.su or self.env.user.has_group("base.group_erp_manager")

    @api.model
    def _get_own_cards(self):
        """Return the cards of the user in any school, in sudo."""
        # sudo: everybody may know which cards are his own
        return self.sudo().with_context(active_test=False).search([("user_id", "=", self.env.uid)])

    @api.model
    def _get_own_management(self):
        """Return the posts of the management that the user holds in any school."""
        return self._get_own_cards().post_ids.filtered("is_management")
