from odoo import Command, models

from ...tools.school_month import month_dates


class MethodicalPlan(models.Model):
    """Filling a plan from a template."""

    _inherit = "methodical.plan"

    def _fill_from_template(self, template):
        """Add the activities of a template to one plan, in the language of the documents of its school.

        A plan of a quarter or a month takes those that lie in its period; the head of the association, or whose plan it
        is, becomes responsible for what is not joint work.

        :param template: methodical.plan.template
        :return: methodical.plan.item that were added
        """
        self._check_fillable()
        template.check_access("read")
        added = self._add_items(self._prepare_from_template(template))
        self._note_filled(
            self.env._("from the template “%(template)s”", template=template.name), added, left=False
        )
        return added

    def _prepare_from_template(self, template):
        """Return the values of the activities that a template adds to one plan."""
        template = template.with_context(lang=self.company_id._get_print_lang())
        responsible = self.body_id.head_id if self.body_id else self.owner_id
        quarters = {term.number: term for term in self.school_year_id.term_ids}
        rows = []
        for item in template.item_ids:
            start, end = self._get_template_dates(item, quarters)
            if self.horizon not in ("year", "long") and (start > self.date_to or end < self.date_from):
                continue
            rows.append(
                {
                    "sequence": item.sequence,
                    "name": item.name,
                    "direction_id": item.direction_id.id,
                    "form_id": item.form_id.id,
                    "date_from": max(start, self.date_from) if self.horizon == "quarter" else start,
                    "date_to": min(end, self.date_to) if self.horizon == "quarter" else end,
                    "is_joint": item.is_joint,
                    "is_mandatory": item.is_mandatory,
                    "expected_result": item.expected_result,
                    "responsible_ids": [Command.set([] if item.is_joint else responsible.ids)],
                }
            )
        return self._without_known(rows)

    def _get_template_dates(self, item, quarters):
        """Return first and last day of an activity of a template in the school year of one plan.

        :param quarters: {number: methodical.term} of the year
        """
        first = self.school_year_id.date_start
        if item.quarter:
            term = quarters.get(int(item.quarter)) or self.school_year_id
            return term.date_start, term.date_end
        start, end = month_dates(int(item.month), first)
        if item.month_until:
            end = max(end, month_dates(int(item.month_until), first)[1])
        return start, end
