from odoo import fields, models
from odoo.exceptions import UserError


class MethodicalConsultationGroup(models.TransientModel):
    """Dialog that enters a consultation of several teachers at once: one row for each (F3 MF1)."""

    _name = "methodical.consultation.group"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Consultation of Several Teachers"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    name = fields.Char("Question", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    consultant_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        default=lambda self: self.env["methodical.consultation"]._get_default_teacher(),
    )
    teacher_ids = fields.Many2many("methodical.teacher", string="Who was advised", required=True)
    advice = fields.Text()
    hours = fields.Float(default=1)

    def action_enter(self):
        """Enter one row for each teacher; the hours count once for the consultant.

        :return: action that shows the rows
        :raises UserError: without teachers
        """
        self.ensure_one()
        if not self.teacher_ids:
            raise UserError(
                self.env._("Choose the teachers who were advised on “%(question)s”.", question=self.name)
            )
        first, *others = self.teacher_ids
        lead = self.env["methodical.consultation"].create(self._prepare_row(first))
        rows = lead | lead.create([{**self._prepare_row(card), "lead_id": lead.id} for card in others])
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_consultation_action"
        )
        return {**action, "domain": [("id", "in", rows.ids)], "context": {}}

    def _prepare_row(self, card):
        return {
            "teacher_id": card.id,
            "consultant_id": self.consultant_id.id,
            "name": self.name,
            "date": self.date,
            "advice": self.advice,
            "hours": self.hours,
        }
