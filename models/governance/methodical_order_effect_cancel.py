from odoo import models


class MethodicalOrderEffect(models.Model):
    """Effect “cancels an order”: the cancelled one keeps number, text and signatures (N12)."""

    _inherit = "methodical.order.effect"

    def _describe_cancel_order(self):
        target = self.target_order_id
        effects = target.effect_ids.filtered("done_at")
        undone = effects.filtered(lambda effect: effect._is_undone_by_cancelling())
        sentences = [self.env._("Cancels the order “%(order)s”.", order=target.display_name or "–")]
        if undone:
            sentences.append(self.env._("Takes back: %(effects)s", effects=undone.mapped("sentence")))
        if stays := effects - undone:
            sentences.append(self.env._("What it did stays: %(effects)s", effects=stays.mapped("sentence")))
        return " ".join(sentences)

    def _problems_cancel_order(self, day):
        """Return the sentences why the order cannot be cancelled.

        :param day: datetime.date
        """
        target = self.target_order_id
        if not target:
            return [self.env._("Choose the order to be cancelled.")]
        if target.state != "approved":
            return [
                self.env._(
                    "“%(order)s” is not in force. Choose an order that is signed and not cancelled yet.",
                    order=target.display_name,
                )
            ]
        if "cancel_order" in (target.kind_id.effect, *target.effect_ids.mapped("kind")):
            return [
                self.env._(
                    "“%(order)s” cancels an order itself. Give a new order instead of cancelling it.",
                    order=target.display_name,
                )
            ]
        if target.date and target.date > day:
            return [
                self.env._(
                    "“%(order)s” has a later date than the order that cancels it. Give this one a later date.",
                    order=target.display_name,
                )
            ]
        return []

    def _run_cancel_order(self, day):
        self.target_order_id._cancel_by(self.order_id, day)
