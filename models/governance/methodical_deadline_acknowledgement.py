from datetime import timedelta

from odoo import api, fields, models

#: names of people who have not read a document, as many as a line of the register holds
NAMES = 3


class MethodicalDeadline(models.Model):
    """Term of acknowledgement J25: each person is reminded of his own, officer and deputy get the list of the unsigned."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J25": "_collect_acknowledgements"}

    @api.model
    def _collect_acknowledgements(self, rules):
        """Return a row for each person who has not read a document yet, and one for each such document (F2 5.4, sign)."""
        current = self.env["methodical.school.year"]._map_current(rules.companies)
        years = {company: year for company, year in current.items() if year in rules}
        unread = self.env["methodical.acknowledgement"].search(
            [("company_id", "in", [company.id for company in years]), ("state", "=", "requested")]
        )
        rules.ground.reach_back(min(unread.mapped("requested_on"), default=fields.Date.context_today(self)))
        rows = []
        for company, own in unread.grouped("company_id").items():
            year = years[company]
            # who was asked before the term was switched on has it from the day on which he was asked
            terms = {day: rules.prepare_term(year, day) for day in set(own.mapped("requested_on"))}
            due = {row: row.date_due or terms[row.requested_on]["date_due"] for row in own}
            common = {"school_year_id": year.id, "day_kind": rules.get_day_kind(year)}
            rows += [{**common, **self._prepare_reader(row, due[row])} for row in own]
            rows += [{**common, **values} for values in self._prepare_unread_documents(rules, year, due)]
        return rows

    @api.model
    def _prepare_reader(self, row, date_due):
        return {
            "name": row.display_name,
            "res_model": row._name,
            "res_id": row.id,
            "responsible_id": row.teacher_id.id,
            "user_id": row.user_id.id,
            "date_start": row.requested_on,
            "date_due": date_due,
        }

    @api.model
    def _prepare_unread_documents(self, rules, year, due):
        """Return the values of a row for each document that somebody has not read: the list of the unsigned.

        :param due: {methodical.acknowledgement of one school: last day of its term}
        """
        deputy_sudo, in_print_lang = rules.get_supervisor(year), rules.in_print_lang(year, self)
        unread = self.env["methodical.acknowledgement"].union(*due)
        documents = []
        for (model, record, name), rows in unread.grouped(
            lambda row: (row.res_model, row.res_id, row.document_name)
        ).items():
            names = rows.mapped("person")
            documents.append(
                {
                    "name": in_print_lang.env._(
                        "%(document)s: not read yet by %(count)s (%(people)s)",
                        document=name,
                        count=len(names),
                        people=names[:NAMES] + (["…"] if len(names) > NAMES else []),
                    ),
                    "res_model": model,
                    "res_id": record,
                    "responsible_id": deputy_sudo.id,
                    "user_id": deputy_sudo.user_id.id,
                    "date_start": min(rows.mapped("requested_on")),
                    "date_due": min(due[row] for row in rows),
                }
            )
        return documents

    def _get_watchers(self, holders):
        users = super()._get_watchers(holders)
        if self.code != "J25":
            return users
        if self.res_model == "methodical.acknowledgement":
            return users & self.user_id  # the deputy gets one list a document, not a line a person
        today = fields.Date.context_today(self)
        if today >= self.date_due + timedelta(days=self.rule_id.escalate_days):
            users |= self._get_officers(holders)
        return users

    def _get_officers(self, holders):
        """Return the users who collect the signatures in the school of one term.

        :param holders: see ``_find_holders``
        """
        if "officers" not in holders:
            holders["officers"] = found = {}
            for user in holders["schools"]._get_officers():
                for company in user.company_ids & holders["schools"]:
                    found[company] = found.get(company, user) | user
        return holders["officers"].get(self.company_id, self.env["res.users"])
