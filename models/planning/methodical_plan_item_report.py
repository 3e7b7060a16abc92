from odoo import models
from odoo.exceptions import AccessError, UserError


class MethodicalPlanItem(models.Model):
    """Reporting: who marks a mandatory activity as done says what came of it (F0 4.4, 4.6)."""

    _inherit = "methodical.plan.item"

    def action_done(self):
        """Mark activities as done today; of a single mandatory one without a result the result is asked first.

        :return: True, or the dialog that asks
        :raises UserError: when several are marked at once and the result of a mandatory one is missing
        """
        self._check_may_report()
        silent = self.filtered(
            lambda item: item.is_mandatory and not item.actual_result and not item.evidence_ids
        )
        if not silent:
            return super().action_done()
        if len(self) == 1:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("What came of it"),
                "res_model": "methodical.plan.report",
                "views": [[False, "form"]],
                "target": "new",
                "context": {"default_item_id": self.id},
            }
        raise UserError(
            self.env._(
                "Say what came of %(items)s: a mandatory activity is done with its actual result. Enter the result in the list and try again.",
                items=silent.mapped("name"),
            )
        )

    def _check_may_report(self):
        """Raise when somebody marks activities that are neither his own nor of an association he heads."""
        if blocked := self.filtered(lambda item: not item.can_report):
            raise AccessError(
                self.env._(
                    "%(items)s: the person responsible and the head of the association report on it.",
                    items=blocked.mapped("name"),
                )
            )
