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
    def _collect_acknowledgements(self, rule, year):
        """Return a row for each person who has not read a document yet, and one for each such document (F2 5.4, sign)."""
        company = year.company_id
        if year != self.env["methodical.school.year"]._get_current(company):
            return []
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        unread = self.env["methodical.acknowledgement"].search(
            [("company_id", "=", company.id), ("state", "=", "requested")]
        )
        # who was asked before the term was switched on has it from the day on which he was asked
        terms = {
            day: company._get_due_date(day, rule.days, day_kind) for day in set(unread.mapped("requested_on"))
        }
        due = {row: row.date_due or terms[row.requested_on] for row in unread}
        common = {"school_year_id": year.id, "day_kind": day_kind}
        people = [{**common, **self._prepare_reader(row, due[row])} for row in unread]
        return people + [
            {**common, **values} for values in self._prepare_unread_documents(rule, company, unread, due)
        ]

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
    def _prepare_unread_documents(self, rule, company, unread, due):
        """Return the values of a row for each document that somebody has not read: the list of the unsigned.

        :param unread: methodical.acknowledgement
        :param due: {row: last day of its term}
        """
        post = rule.regulation_id._get_duty_post("supervise")
        deputy = post._get_holders(company)[:1] if post else self.env["methodical.teacher"]
        in_print_lang = self.with_context(lang=company._get_print_lang())
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
                    "responsible_id": deputy.id,
                    "user_id": deputy.sudo().user_id.id,  # sudo: the job tells the post
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
            holders["officers"] = holders["schools"]._get_officers()
        key = self.company_id, "officers"
        if key not in holders:
            holders[key] = holders["officers"].filtered(lambda user: self.company_id in user.company_ids)
        return holders[key]
