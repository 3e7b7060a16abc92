from odoo import api, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """A bulletin at least every so many days: J34 (F2 2.3e, F4 1.7e), counted from the one before."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J34": "_collect_bulletins"}

    @api.model
    def _collect_bulletins(self, rule, year, only=None):
        """Return a row for each stretch between two bulletins of a school year, the last one still open.

        :param only: the school year itself, when the rows are brought up to date at once
        """
        if rule.days < 1:
            return []
        days = self._get_bulletin_days(year)
        holder = rule.regulation_id._get_duty_post("supervise")._get_holders(year.company_id)[:1]
        deputy_sudo = holder.sudo()  # sudo: the register tells whoever answers for it
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        words = self.with_context(lang=year.company_id._get_print_lang())
        rows = [
            {
                "name": words.env._(
                    "Bulletin of new literature · from %(day)s", day=start.strftime("%d.%m.%Y")
                ),
                "school_year_id": year.id,
                "res_model": year._name,
                "res_id": year.id,
                "responsible_id": deputy_sudo.id,
                "user_id": deputy_sudo.user_id.id,
                "date_start": start,
                "date_due": year.company_id._get_due_date(start, rule.days, day_kind),
                "day_kind": day_kind,
                "date_met": met,
            }
            for start, met in zip(days, [*days[1:], False], strict=True)
        ]
        return [row for row in rows if row["date_met"] or row["date_due"] <= year.date_end]

    @api.model
    def _get_bulletin_days(self, year):
        """Return the first day of a school year and the days on which bulletins were sent in it."""
        # sudo: whether there is one counts, whoever may read it
        sent = (
            self.env["methodical.bulletin"]
            .sudo()
            .search(
                Domain("company_id", "=", year.company_id.id)
                & Domain("sent_on", ">", year.date_start)
                & Domain("sent_on", "<=", year.date_end)
            )
        )
        return [year.date_start, *sorted(set(sent.mapped("sent_on")))]
