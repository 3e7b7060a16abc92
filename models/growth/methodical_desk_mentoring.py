from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    """Mentoring on the desk: one's own pairs, and for the deputy who has no mentor yet (F1 C.5, C.6)."""

    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "mentors": self._get_mentors()}

    @api.model
    def _get_mentors(self):
        """Return who has no mentor, for who makes pairs, and the active pairs of the user, as mentor or as who is helped."""
        Pair = self.env["methodical.mentoring"]
        lacking = self._find_lacking_mentor() if Pair.has_access("create") else self.env["methodical.teacher"]
        mine = Domain("is_mentor", "=", True) | Domain("is_mine", "=", True)
        own = Domain("state", "=", "active") & mine
        pairs = Pair.search(own, order="silent_since, id", limit=ROWS)
        rows = [
            self._prepare_mentor_row(card, card.name, self.env._("Has no mentor yet")) for card in lacking
        ]
        rows += [self._prepare_pair_row(pair) for pair in pairs]
        return {"count": len(rows), "rows": rows[:ROWS]}

    @api.model
    def _find_lacking_mentor(self):
        """Return the young and newly arrived teachers without a mentor, where the regulation wants one."""
        company, today = self.env.company, fields.Date.context_today(self)
        if not company._get_regulation(today)._get_rule("mentor", today):
            return self.env["methodical.teacher"]
        return self.env["methodical.teacher"].search(
            [("company_id", "=", company.id), ("lacks_mentor", "=", True)]
        )

    @api.model
    def _prepare_pair_row(self, pair):
        day = format_date(self.env, pair.silent_since) if pair.silent_since else "–"
        text = self.env._("Last entry in the diary: %(day)s", day=day)
        title = pair.teacher_name if pair.is_mentor else pair.mentor_name
        row = self._prepare_mentor_row(pair, title, text)
        return {**row, "is_late": pair.is_mentor and pair.is_silent}

    @api.model
    def _prepare_mentor_row(self, record, title, subtitle):
        return {
            "id": record.id,
            "model": record._name,
            "title": title,
            "subtitle": subtitle,
            "days_left": None,
            "is_late": False,
        }
