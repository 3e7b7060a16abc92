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
    def _collect_months(self, rule, year, only=None):
        """Return a row for each association and month in which activities of its approved plans end.

        :param only: methodical.body, to narrow them down
        """
        domain = (
            Domain("company_id", "=", year.company_id.id)
            & Domain("school_year_id", "=", year.id)
            & Domain("body_id.kind", "=", "association")
            & Domain("body_id.state", "=", "active")
            & Domain("plan_id.state", "=", "approved")
            & Domain("plan_id.is_superseded", "=", False)
        )
        words = self.with_context(lang=year.company_id._get_print_lang())
        items = words.env["methodical.plan.item"].search(
            domain & Domain("body_id", "in", only.ids) if only is not None else domain
        )
        heads = items.body_id._get_heads(min(year.date_end, max(year.date_start, self._get_day(year))))
        nobody = self.env["methodical.teacher"]
        months = {self._get_month(item) for item in items}
        due = {month: self._prepare_month(rule, year, month) for month in months}
        return [
            {**due[month], **words._prepare_month_row(body, heads.get(body, nobody), month, own)}
            for (body, month), own in items.grouped(
                lambda item: (item.body_id, self._get_month(item))
            ).items()
        ]

    @api.model
    def _get_day(self, year):
        """Return today's date in the school of a school year."""
        return self.env["methodical.acting"]._get_day(year.company_id)

    @api.model
    def _get_month(self, item):
        """Return the first day of the month in which an activity ends."""
        return item.date_to.replace(day=1)

    @api.model
    def _prepare_month(self, rule, year, month):
        """Return the values that all rows of a month share; at most twelve for a school year."""
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        end = month.replace(day=monthrange(month.year, month.month)[1])
        return {
            "school_year_id": year.id,
            "date_start": month,
            "date_due": year.company_id._get_due_date(end, rule.days, day_kind) if rule.days else end,
            "day_kind": day_kind,
        }

    @api.model
    def _prepare_month_row(self, body, head, month, items):
        settled = items.filtered(lambda item: item.state in SETTLED)
        name = self.env._(
            "%(body)s · activities of %(month)s: done %(done)s of %(count)s",
            body=body.name,
            month=babel_format_date(month, "LLLL yyyy", locale=babel_locale_parse(self.env.lang)),
            done=len(settled),
            count=len(items),
        )
        days = [item.date_done or item.date_to for item in items]
        head_sudo = head.sudo()  # sudo: the user of a head is told by the register
        return {
            "name": name,
            "res_model": body._name,
            "res_id": body.id,
            "responsible_id": head_sudo.id,
            "user_id": head_sudo.user_id.id,
            "date_met": max(days) if settled == items else False,
        }
