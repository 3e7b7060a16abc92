from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass


class _Plan(NamedTuple):
    """What is to be done with the rows of one card: [values of new ones], {row: last day or False}, rows that never held."""

    new: list
    ends: dict
    never: object


class MethodicalPostPeriod(models.Model):
    """Rows follow the posts of the card: the one mechanism for cards, posts, imports, orders, archive and return."""

    _inherit = "methodical.post.period"

    @api.model
    def _keep(self, teachers):
        """Bring the rows of cards in line with the posts that they give today, in a few queries for all of them.

        :param teachers: methodical.teacher, also archived ones, who held their posts until their last day
        """
        # sudo: the rows follow the card, whoever may write that one
        cards_sudo = teachers.sudo().with_context(active_test=False)
        Period_sudo = with_pass(cards_sudo.env[self._name])
        known = Period_sudo.search([("teacher_id", "in", teachers.ids)]).grouped("teacher_id")
        plans = [
            self._plan(card_sudo, known.get(card_sudo, Period_sudo.browse())) for card_sudo in cards_sudo
        ]
        Period_sudo.union(*(plan.never for plan in plans)).unlink()
        by_day = {}
        for row, day in (pair for plan in plans for pair in plan.ends.items()):
            by_day[day] = by_day.get(day, Period_sudo.browse()) | row
        for day, rows in by_day.items():
            rows.write({"date_to": day})
        Period_sudo.create([values for plan in plans for values in plan.new])

    @api.model
    def _plan(self, card, own):
        """Return the ``_Plan`` of a card.

        :param own: its rows, those of today first, then the last ones
        """
        held, latest = card.post_ids.filtered("active"), {}
        for row in own:
            latest.setdefault(row.post_id, row)
        plan = self._plan_staying if card.active else self._plan_leaving
        return plan(card, own, held, latest)

    @api.model
    def _plan_staying(self, card, own, held, latest):
        """Return the plan of who works at the school.

        The first posts of a card have always been held; what is given back after a day goes on.
        """
        today = fields.Date.context_today(self)
        yesterday = today - timedelta(days=1)
        running = own.filtered(lambda row: not row.date_to)
        missing = held - running.post_id
        over = running.filtered(lambda row: row.post_id not in held)
        never = over.filtered(lambda row: row.date_from and row.date_from >= today)
        back = {latest[post] for post in missing if post in latest and latest[post].date_to >= yesterday}
        new = [
            {"teacher_id": card.id, "post_id": post.id, "date_from": today if own else False}
            for post in missing
            if latest.get(post) not in back
        ]
        return _Plan(new, {**dict.fromkeys(over - never, yesterday), **dict.fromkeys(back, False)}, never)

    @api.model
    def _plan_leaving(self, card, own, held, latest):
        """Return the plan of who left: all ends on the last day, also when that day is corrected later."""
        left = card.date_left or fields.Date.context_today(self)
        new = [{"teacher_id": card.id, "post_id": post.id, "date_to": left} for post in held if not own]
        ended = own.filtered(
            lambda row: not row.date_to or (row.post_id in held and latest[row.post_id] == row)
        )
        ends = {row: max(left, row.date_from or left) for row in ended}
        return _Plan(new, {row: day for row, day in ends.items() if row.date_to != day}, own.browse())

    @api.model
    def _get_held(self, teachers, day):
        """Return {teacher: posts} that were held on a day, as far as the user may read them.

        :param day: datetime.date
        """
        rows = self.search(
            Domain("teacher_id", "in", teachers.ids)
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", day))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        return {teacher: own.post_id.sorted() for teacher, own in rows.grouped("teacher_id").items()}

    @api.model
    def _refresh_standings(self, teachers):
        if has_pass(self.env):  # the card follows
            return None
        return super()._refresh_standings(teachers)
