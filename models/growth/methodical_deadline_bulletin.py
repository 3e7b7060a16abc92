from odoo import api, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """A bulletin at least every so many days: J34 (F2 2.3e, F4 1.7e), counted from the one before."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J34": "_collect_bulletins"}

    @api.model
    def _collect_bulletins(self, rules, only=None):
        """Return a row for each stretch between two bulletins of a school year, the last one still open.

        :param only: the school year itself, when the rows are brought up to date at once
        """
        sent, rows = self._get_bulletin_days(rules), []
        for year, rule in rules.items():
            if rule.days < 1:
                continue
            own = {day for day in sent.get(year.company_id, ()) if year.date_start < day <= year.date_end}
            days = [year.date_start, *sorted(own)]
            for start, met in zip(days, [*days[1:], False], strict=True):
                row = self._prepare_stretch(rules, year, start)
                if met or row["date_due"] <= year.date_end:
                    rows.append({**row, "date_met": met})
        return rows

    @api.model
    def _prepare_stretch(self, rules, year, start):
        deputy_sudo = rules.get_supervisor(year)
        words = rules.in_print_lang(year, self).env
        return {
            **rules.prepare_term(year, start),
            "name": words._("Bulletin of new literature · from %(day)s", day=start.strftime("%d.%m.%Y")),
            "res_model": year._name,
            "res_id": year.id,
            "responsible_id": deputy_sudo.id,
            "user_id": deputy_sudo.user_id.id,
        }

    @api.model
    def _get_bulletin_days(self, rules):
        """Return {school: days on which bulletins were sent}."""
        # sudo: whether there is one counts, whoever may read it
        bulletins = self.env["methodical.bulletin"].sudo()
        sent = bulletins._read_group(
            Domain("company_id", "in", rules.companies.ids)
            & Domain("sent_on", ">", min(rules.years.mapped("date_start"))),
            ["company_id"],
            ["sent_on:array_agg"],
        )
        return dict(sent)
