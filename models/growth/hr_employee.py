from odoo import models


class HrEmployee(models.Model):
    """What the card takes from the employee is a fact of the card, too: nobody writes his own (R38)."""

    _inherit = "hr.employee"

    def write(self, vals):
        """Change employees.

        :raises UserError: for name and birth of the user's own card, and when he takes over a card that holds facts
        """
        Card = self.env["methodical.teacher"]
        if not {"name", "birthday", "user_id"} & vals.keys() or Card._may_change_own():
            return super().write(vals)
        own = Card._get_own_cards()
        if {"name", "birthday"} & vals.keys() and own.employee_id & self.sudo():  # sudo: whose card it is
            own.with_env(self.env)._check_own_facts()
        result = super().write(vals)
        if "user_id" in vals:
            (Card._get_own_cards() - own).with_env(self.env)._check_without_facts()
        return result
