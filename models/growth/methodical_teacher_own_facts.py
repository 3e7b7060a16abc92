from odoo import api, models
from odoo.exceptions import UserError

from .methodical_card_change import PROPOSABLE

#: fields of the card in which a fact of the databank stands
FACT_FIELDS = frozenset(fact for fact, _label in PROPOSABLE if not fact.startswith("service_")) | {
    "service_ids"
}
#: what the employee brings along when he gets a card
_OF_EMPLOYEE = frozenset({"name", "birthday"})


class MethodicalTeacher(models.Model):
    """Nobody writes the facts of his own card: he proposes them, somebody else compares the documents (R38, F4 3.2).

    Services and posts decide about terms of courses, categories and who may head an association.
    """

    _inherit = "methodical.teacher"

    @api.model_create_multi
    def create(self, vals_list):
        """Create cards.

        :raises UserError: when the user gives his own card facts
        """
        cards = super().create(vals_list)
        cards._filter_own()._check_without_facts()
        return cards

    def write(self, vals):
        """Change cards.

        :raises UserError: for facts of the user's own card
        """
        if FACT_FIELDS & vals.keys():
            self.check_access("write")
            self._check_own_facts()
        result = super().write(vals)
        if "employee_id" in vals:
            self._filter_own()._check_without_facts()
        return result

    def _filter_own(self):
        """Return the cards of the user among these, unless he manages the accounts of the database anyway."""
        if self._may_change_own():
            return self.browse()
        # sudo: everybody may know which card is his own
        return self.filtered(lambda card: card.sudo().user_id == self.env.user)

    def _check_own_facts(self):
        """Raise when the card of the user is among these.

        :raises UserError: naming the way
        """
        if self._filter_own():
            raise UserError(
                self.env._(
                    "%(person)s writes no facts of the own card. Propose them there with “Correct my card”: another qualification officer, a deputy or the director confirms them.",
                    person=self.env.user.name,
                )
            )

    def _check_without_facts(self):
        """Raise when a card that the user just came to holds facts already."""
        facts = [fact for fact, _label in PROPOSABLE if fact not in _OF_EMPLOYEE]
        if self.filtered(lambda card: any(card._read_fact(fact) for fact in facts)):
            self._check_own_facts()
