"""Finds the cards of teachers whom a list of certificates names; every name once, all cards with one query."""

from collections import defaultdict

from ..tools.cell_error import CellError
from ..tools.name_text import NameIndex, name_key


class CourseMatcher:
    """Matches names with the cards of a school, also of those who left.

    :param env: environment of the user
    :param company: res.company
    :param chosen: {name key: methodical.teacher} as the user chose; cards of other schools do not count
    """

    def __init__(self, env, company, chosen):
        Teacher = env["methodical.teacher"].with_context(active_test=False)
        self.env = env
        self.cards = Teacher.search_fetch(
            [("company_id", "=", company.id)], ["name", "active", "user_id", "employee_id"]
        )
        self._index = NameIndex({card: card.name for card in self.cards})
        self._by_key = defaultdict(list)
        for card, key in self._index.keys.items():
            self._by_key[key].append(card)
        self._chosen = {key: card for key, card in chosen.items() if card in self.cards}
        self._found = {}

    def find(self, name):
        """Return (methodical.teacher or None, CellError or None, list of cards that may be meant) of a name."""
        if name not in self._found:
            self._found[name] = self._find(name, name_key(name))
        return self._found[name]

    def _find(self, name, key):
        if card := self._chosen.get(key):
            return card, self._refuse(card), [card]
        same = self._by_key.get(key, [])
        if len(same) == 1:
            return same[0], self._refuse(same[0]), same
        if same:
            return None, CellError("several_teachers", text=name), same
        similar = self._index.similar(name)
        if similar:
            people = [card.name for card in similar[:3]]
            return None, CellError("similar_teacher", text=name, people=people), similar
        return None, CellError("unknown_teacher", text=name), []

    def _refuse(self, card):
        """Return why nothing is imported for a card: who left, and one's own courses (F4 3.2)."""
        if not card.active:
            return CellError("left", people=card.name)
        if card.user_id == self.env.user:
            return CellError("own")
        return None
