from odoo import Command, api, fields, models

from ..models.growth.methodical_card_change import PROPOSABLE
from ..models.growth.methodical_teacher_fact_values import LINKS, SERVICES


class MethodicalCardPropose(models.TransientModel):
    """Dialog in which a teacher corrects his card: it shows what stands there, what he changes is proposed (F1 VI.9)."""

    _name = "methodical.card.propose"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Corrections of My Card"

    teacher_id = fields.Many2one("methodical.teacher", required=True, ondelete="cascade")
    name = fields.Char("Full name")
    birthday = fields.Date("Date of birth")
    education_level = fields.Selection(
        selection=lambda self: (
            self.env["methodical.teacher"]._fields["education_level"]._description_selection(self.env)
        )
    )
    education_institution = fields.Char("Graduated from")
    education_year = fields.Integer("Graduated in")
    speciality = fields.Char("Speciality by diploma")
    post_ids = fields.Many2many("methodical.post", string="Posts")
    subject_ids = fields.Many2many("methodical.subject", string="Subjects taught")
    date_joined = fields.Date("Joined the school on")
    honours = fields.Text("Awards and honours")
    service_pedagogical_since = fields.Date("Pedagogical service counted since")
    service_pedagogical_years = fields.Integer("Years of pedagogical service before")
    service_pedagogical_months = fields.Integer("Months of pedagogical service before")
    service_total_since = fields.Date("Total service counted since")
    service_total_years = fields.Integer("Years of total service before")
    service_total_months = fields.Integer("Months of total service before")
    service_education_since = fields.Date("Service in the education system counted since")
    service_education_years = fields.Integer("Years of service in the education system before")
    service_education_months = fields.Integer("Months of service in the education system before")
    service_managerial_since = fields.Date("Managerial service counted since")
    service_managerial_years = fields.Integer("Years of managerial service before")
    service_managerial_months = fields.Integer("Months of managerial service before")
    reason = fields.Char("Why, by which document")
    file_ids = fields.Many2many("ir.attachment", string="Photo or file of the document")

    @api.model
    def default_get(self, fields_list):
        """Return what stands on the card."""
        values = super().default_get(fields_list)
        card = self.env["methodical.teacher"].browse(values.get("teacher_id"))
        if card:
            card.check_access("read")
            values.update(self._read_card(card))
        return values

    def action_propose(self):
        """Propose what differs from the card.

        :raises UserError: as ``methodical.teacher._propose_changes``
        """
        self.ensure_one()
        self.teacher_id._propose_changes(self._get_facts(), self.reason, self.file_ids)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Sent to the qualification officer, who confirms it."),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    @api.model
    def _read_card(self, card):
        values = {}
        for fact, _label in PROPOSABLE:
            value = card._read_fact(fact)
            if fact in SERVICES:
                since, years, months = value or (False, 0, 0)
                values |= {f"{fact}_since": since, f"{fact}_years": years, f"{fact}_months": months}
            elif fact in LINKS:
                values[fact] = [Command.set(value or [])]
            else:
                values[fact] = value or False
        return values

    def _get_facts(self):
        """Return {fact: plain value} of the dialog, see methodical.teacher._read_fact."""
        facts = {}
        for fact, _label in PROPOSABLE:
            if fact in SERVICES:
                since = self[f"{fact}_since"]
                service = [since and since.isoformat() or None, self[f"{fact}_years"], self[f"{fact}_months"]]
                facts[fact] = service if any(service) else None
            elif fact in LINKS:
                facts[fact] = sorted(self[fact].ids) or None
            elif self._fields[fact].type == "date":
                facts[fact] = self[fact].isoformat() if self[fact] else None
            else:
                facts[fact] = (self[fact].strip() if isinstance(self[fact], str) else self[fact]) or None
        return facts
