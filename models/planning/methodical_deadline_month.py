from calendar import monthrange

from babel.dates import format_date as babel_format_date

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.misc import babel_locale_parse

#: states in which an activity asks for nothing more
SETTLED = ("done", "cancelled")


class MethodicalDeadline(models.Model):
    """Activities of the month: J22 (F1 VI.8), one row for each association and month, met when all of them are done."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J22": "_collect_months"}

    @api.model
    def _collect_months(self, rules, only=None):
        """Return a row for each association and month in which activities of its approved plans end.

        :param only: methodical.body, to narrow them down
        """
        months = self._count_months(rules, only)
        bodies = {
            year: self.env["methodical.body"].union(*(body for body, _month in months[year]))
            for year in rules
        }
        heads, nobody = self._get_heads_within(rules, bodies), self.env["methodical.teacher"]
        rows = []
        for year in rules:
            words = rules.in_print_lang(year, self)
            for (body, month), counts in months[year].items():
                end = month.replace(day=monthrange(month.year, month.month)[1])
                row = words._prepare_month_row(body, heads[year].get(body, nobody), month, *counts)
                rows.append({**rules.prepare_term(year, month, end), **row})
        return rows

    @api.model
    def _count_months(self, rules, only=None):
        """Return {school year: {(body, month): [activities, those that ask for nothing more, the last day of any]}}.

        They are counted by the database: a portion of schools has tens of thousands.

        :param only: methodical.body, to narrow them down
        """
        domain = (
            Domain("school_year_id", "in", rules.years.ids)
            & Domain("body_id.kind", "=", "association")
            & Domain("body_id.state", "=", "active")
            & Domain("plan_id.state", "=", "approved")
            & Domain("plan_id.is_superseded", "=", False)
        )
        if only is not None:
            domain &= Domain("body_id", "in", only.ids)
        months = {year: {} for year in rules}
        for is_dated, day in (
            (Domain("date_done", "!=", False), "date_done"),
            (Domain("date_done", "=", False), "date_to"),
        ):
            for year, body, month, state, count, last in self.env["methodical.plan.item"]._read_group(
                domain & is_dated,
                ["school_year_id", "body_id", "date_to:month", "state"],
                ["__count", f"{day}:max"],
            ):
                counts = months[year].setdefault((body, month), [0, 0, last])
                counts[0] += count
                counts[1] += count if state in SETTLED else 0
                counts[2] = max(counts[2], last)
        return months

    @api.model
    def _prepare_month_row(self, body, head, month, count, settled, last):
        name = self.env._(
            "%(body)s · activities of %(month)s: done %(done)s of %(count)s",
            body=body.with_env(self.env).name,
            month=babel_format_date(month, "LLLL yyyy", locale=babel_locale_parse(self.env.lang)),
            done=settled,
            count=count,
        )
        head_sudo = head.sudo()  # sudo: the user of a head is told by the register
        return {
            "name": name,
            "res_model": body._name,
            "res_id": body.id,
            "responsible_id": head_sudo.id,
            "user_id": head_sudo.user_id.id,
            "date_met": last if settled == count else False,
        }
