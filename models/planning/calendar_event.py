from odoo import api, fields, models
from odoo.exceptions import UserError


class CalendarEvent(models.Model):
    """An event of the calendar that carries out an activity of a plan; somebody confirms it when it is over."""

    _inherit = "calendar.event"

    plan_item_id = fields.Many2one(
        "methodical.plan.item",
        "Activity of the plan",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="school_methodical.group_teacher",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Create events; one made for an activity is its evidence.

        :raises AccessError: when the user may not report on the activity
        """
        events = super().create(vals_list)
        events._attach_to_plan()
        return events

    def write(self, vals):
        """Change events.

        :raises AccessError: as in ``create``
        """
        result = super().write(vals)
        if vals.get("plan_item_id"):
            self._attach_to_plan()
        return result

    def unlink(self):
        """Delete events; activities no longer name them.

        :raises UserError: for the evidence of an activity that is done
        """
        self._check_done()
        self.env["methodical.plan.evidence"]._forget(self)
        return super().unlink()

    def _check_done(self):
        # sudo: evidence counts, whoever may read it
        row_sudo = (
            self.env["methodical.plan.evidence"]
            .sudo()
            .search(
                [("res_model", "=", self._name), ("res_id", "in", self.ids), ("date_done", "!=", False)],
                limit=1,
            )
        )
        if row_sudo and not self.env.su:
            raise UserError(
                self.env._(
                    "“%(event)s” took place and shows that an activity of a plan is done: it stays. Archive it instead.",
                    event=row_sudo.name or "",
                )
            )

    def _attach_to_plan(self):
        # sudo: a colleague without the service has no such field
        for event in self.filtered(lambda event: event.sudo().plan_item_id):
            item = event.sudo().plan_item_id.sudo(False)  # sudo: as above; the right is asked for next
            item._check_may_report()
            self.env["methodical.plan.evidence"]._attach(item, event)
