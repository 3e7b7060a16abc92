from odoo import fields, models

from ...tools.guard import with_pass


class MethodicalAcknowledgedMixin(models.AbstractModel):
    """Asking: who is asked to read a document, set-wise, at its approval and every night for people who come later."""

    _inherit = "methodical.acknowledged.mixin"

    def _request_acknowledgements(self):
        """Ask everybody whom these documents concern today and who is not asked for this version yet.

        Who does not belong to them any more, and everybody of a document that ceased to ask, is asked no longer; what
        was confirmed stays.
        """
        documents = self.sudo()  # sudo: the engine asks people whom the author may not see
        asking = documents.filtered_domain(self._get_asking_domain())
        rows = (
            self.env["methodical.acknowledgement"]
            .sudo()
            .search(  # sudo: as above
                [("res_model", "=", self._name), ("res_id", "in", self.ids)]
            )
        )
        known = {(row.res_id, row.version, row.teacher_id): row for row in rows}
        wanted, values = set(), []
        for company, part in asking.grouped("company_id").items():
            day = fields.Date.context_today(company._in_school_time())
            for document, people in part._get_audiences(day).items():
                keys = {(document.id, document._acknowledgement_key(), card): card for card in people}
                wanted |= keys.keys()
                missing = [card.id for key, card in keys.items() if key not in known]
                values += document._prepare_acknowledgements(people.browse(missing), company, day)
        returned = rows.browse(
            row.id for key, row in known.items() if key in wanted and row.state == "lapsed"
        )
        left = rows.browse(
            row.id for key, row in known.items() if key not in wanted and row.state == "requested"
        )
        with_pass(returned).write({"state": "requested"})
        with_pass(left).write({"state": "lapsed"})
        # nobody follows a row and nothing is logged on it: three hundred people are asked in a few statements
        with_pass(rows).with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True, tracking_disable=True
        ).create(values)

    def _prepare_acknowledgements(self, people, company, day):
        """Return the values of the rows of people who are asked to read one document.

        :param people: cards
        :param day: datetime.date on which they are asked
        """
        lang = company._get_print_lang()
        common = {
            "res_model": self._name,
            "res_id": self.id,
            "version": self._acknowledgement_key(),
            "document_name": self.with_context(lang=lang).display_name,
            "company_id": company.id,
            "requested_on": day,
            "date_due": self._get_acknowledgement_term(company, day) if people else False,
        }
        return [
            {
                **common,
                "teacher_id": card.id,
                "person": card.name,
                "post_label": card.post_ids[:1].name,
            }
            for card in people.with_context(lang=lang)
        ]

    def _get_acknowledgement_term(self, company, day):
        """Return the day by which people who are asked today read a document, False without a term (J25)."""
        regulation = company._get_regulation(day)
        rule = regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J25" and rule.is_on)[:1]
        return rule and company._get_due_date(day, rule.days, rule.day_kind or regulation.day_kind)
