from datetime import timedelta

from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class MethodicalMentoring(models.Model):
    """The plan of a pair: filled from the ready one, in the language of the school (print 11)."""

    _inherit = "methodical.mentoring"

    def action_fill_plan(self):
        """Fill the plans of pairs that have none from the ready plan.

        :raises UserError: for a pair that has a plan, and when the school has no ready plan
        """
        self.check_access("write")
        if planned := self.filtered("line_ids"):
            raise UserError(
                self.env._(
                    "%(pair)s has a plan already. Change its lines, or delete them first.",
                    pair=planned[0].display_name,
                )
            )
        self._fill_plan()
        if self.filtered(lambda pair: not pair.line_ids):
            raise UserError(
                self.env._(
                    "The school has no ready plan of mentoring. Add its activities under Configuration / Ready plan of mentoring."
                )
            )
        return True

    def _fill_plan(self):
        """Give pairs without a plan the activities of the ready one that fit into their days."""
        for company, pairs in self.filtered(lambda pair: not pair.line_ids).grouped("company_id").items():
            ready = (
                self.env["methodical.mentoring.template"]
                .with_context(lang=company._get_print_lang())
                .search(Domain("company_id", "in", (company.id, False)))
            )
            own = ready.filtered("company_id") or ready
            for pair in pairs:
                pair.line_ids = [Command.create(values) for values in pair._prepare_plan(own)]

    def _prepare_plan(self, templates):
        """Return the values of the lines of one pair.

        :param templates: methodical.mentoring.template
        """
        start = self.date_from or fields.Date.context_today(self)
        rows = [(start + timedelta(days=7 * template.week - 1), template) for template in templates]
        return [
            {
                "name": template.name,
                "form_id": template.form_id.id,
                "date_planned": day,
                "result": template.result,
            }
            for day, template in rows
            if not self.date_to or day <= self.date_to
        ]
