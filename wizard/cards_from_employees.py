from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# levels of HR that are higher education; the others say nothing certain about a diploma of Kyrgyzstan
HIGHER_CERTIFICATES = ("bachelor", "master", "doctor")


class MethodicalCardsFromEmployees(models.TransientModel):
    """Makes teacher cards for employees of a school who have none yet (N7)."""

    _name = "methodical.cards.from.employees"
    _description = "Cards from Employees"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company
    )
    candidate_ids = fields.Many2many("hr.employee", compute="_compute_candidate_ids")
    employee_ids = fields.Many2many(
        "hr.employee", string="Employees", compute="_compute_employee_ids", store=True, readonly=False
    )
    post_id = fields.Many2one(
        "methodical.post", "Post of all of them", help="Empty: posts are given on the cards."
    )

    @api.depends("company_id")
    def _compute_candidate_ids(self):
        for wizard in self:
            wizard.candidate_ids = self.env["hr.employee"].search(wizard._get_candidate_domain())

    @api.depends("company_id")
    def _compute_employee_ids(self):
        """Propose every employee without a card: taking a few away is quicker than choosing forty."""
        for wizard in self:
            wizard.employee_ids = wizard.candidate_ids

    def _get_candidate_domain(self):
        """Return the domain of employees of the school without a card (an archived card is a card)."""
        Card = self.env["methodical.teacher"].with_context(active_test=False)
        taken = Card._search([("company_id", "=", self.company_id.id)]).subselect("employee_id")
        return Domain("company_id", "=", self.company_id.id) & Domain("id", "not in", taken)

    def action_create_cards(self):
        """Create the cards of the chosen employees and say how many; who got a card meanwhile is left out.

        :return: notification that closes the window
        :raises UserError: when no chosen employee lacks a card
        """
        self.ensure_one()
        employees = self.employee_ids & self.env["hr.employee"].search(self._get_candidate_domain())
        if not employees:
            raise UserError(
                self.env._(
                    "Choose at least one employee of %(school)s who has no teacher card yet.",
                    school=self.company_id.name,
                )
            )
        cards = self.env["methodical.teacher"].create(
            [self._prepare_card(employee) for employee in employees]
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Teacher cards made: %(count)s.", count=len(cards)),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _prepare_card(self, employee):
        """Return the values of one card with what HR knows about the education already.

        :param employee: hr.employee
        """
        own = employee.user_id == self.env.user and not self.env["methodical.teacher"]._may_change_own()
        if own:  # nobody writes facts of his own card, he proposes them there
            return {"employee_id": employee.id, "company_id": self.company_id.id}
        return {
            "employee_id": employee.id,
            "company_id": self.company_id.id,
            "post_ids": [Command.link(self.post_id.id)] if self.post_id else [],
            "education_level": "higher" if employee.certificate in HIGHER_CERTIFICATES else False,
            "education_institution": employee.study_school,
            "speciality": employee.study_field,
        }
