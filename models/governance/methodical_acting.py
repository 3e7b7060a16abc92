from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.clause import cited


class MethodicalActing(models.Model):
    """Acting by a signed order of the director (R53, F2 6.0)."""

    _inherit = "methodical.acting"

    order_id = fields.Many2one(
        "methodical.order",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The signed order that lets him act.",
    )
    ground = fields.Char(compute="_compute_ground", help="Order, or clause of the regulation.")

    @api.depends("order_id.name", "order_id.date", "clause", "state")
    @api.depends_context("lang")
    def _compute_ground(self):
        for period in self:
            if period.order_id:
                # sudo: number and date of an order are no secret, its text may be
                period.ground = self.env._("Order %(order)s", order=period.sudo().order_id._get_reference())
            elif period.state == "in_force":
                period.ground = self.env._("Without an order: %(clause)s", clause=cited(period.clause) or "–")
            else:
                period.ground = False

    @api.model
    def _get_engine_fields(self):
        return {*super()._get_engine_fields(), "order_id"}

    def action_draft_order(self):
        """Open the draft of the order that lets somebody act; made when there is none yet.

        :raises UserError: when a period is not a draft, or the school has no such kind of order
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft":
            self._refuse_change()
        return self.env["methodical.order"]._draft("acting", acting_id=self)._open_form()

    def action_open_order(self):
        """Open the order that lets somebody act."""
        self.ensure_one()
        return self.order_id._open_form()

    def _filter_fixed(self):
        """Return also the drafts that the director is about to sign: the order holds what they say."""
        fixed = super()._filter_fixed()
        # sudo: an order under way fixes its subject, whoever may read it
        effects = (
            self.env["methodical.order.effect"]
            .sudo()
            .search(
                [("acting_id", "in", (self - fixed).ids), ("order_id.state", "in", ("submitted", "approved"))]
            )
        )
        return fixed | self.browse(effects.acting_id.ids)

    def _start_by_order(self, order):
        """Put periods in force by a signed order.

        :param order: methodical.order, in the environment of the one who signs it
        :raises UserError: for an order that the acting person signs himself, and when something stands against it
        """
        # sudo: who acts for whom is public within the school
        if own := self.sudo().filtered(lambda period: period.substitute_id.user_id == self.env.user):
            raise UserError(
                self.env._(
                    "%(person)s cannot sign the order by which he acts himself: %(periods)s. The absent person or the director signs it.",
                    person=own.substitute_id[:1].name,
                    periods=own.mapped("display_name"),
                )
            )
        self._put_in_force(order_id=order.id)

    def _stop_by_order(self):
        """Take back what an order gave: periods not begun are cancelled, running ones end as soon as they can.

        Called when the order that lets somebody act is cancelled.
        """
        for period in self.filtered(lambda period: period.state == "in_force"):
            today = period._get_day(period.company_id)
            if period.date_from > today:
                period._move_to("cancelled")
            elif period.date_from < today <= period.date_to:
                period._end_on()
            elif period.date_from == today < period.date_to:
                # what was decided today stays: it ends with the day
                period._end_on(today)
