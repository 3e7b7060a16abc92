from odoo import Command, api, fields, models

#: what a line hands over to the item that is made of it
_HANDED_OVER = ("name", "kind", "speaker", "res_model", "res_id")


class MethodicalMeetingAgenda(models.TransientModel):
    """Dialog with what a meeting should hear; the head takes away what he does not want (F3 P2, R26)."""

    _name = "methodical.meeting.agenda"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Proposed Agenda"

    meeting_id = fields.Many2one("methodical.meeting", required=True, ondelete="cascade")
    line_ids = fields.One2many("methodical.meeting.agenda.line", "agenda_id", "Items")
    is_empty = fields.Boolean(compute="_compute_is_empty")

    @api.depends("line_ids")
    def _compute_is_empty(self):
        for dialog in self:
            dialog.is_empty = not dialog.line_ids

    @api.model
    def default_get(self, fields):
        """Fill the dialog with everything that its meeting should hear, all of it chosen."""
        values = super().default_get(fields)
        meeting = self.env["methodical.meeting"].browse(values.get("meeting_id"))
        if meeting and "line_ids" in fields:
            meeting.check_access("write")
            values["line_ids"] = [
                Command.create({**proposal, "source": source})
                for source, proposal in meeting._get_agenda_proposals()
            ]
        return values

    def action_apply(self):
        """Put what is chosen at the end of the agenda, in the order of the dialog."""
        self.ensure_one()
        self.meeting_id.check_access("write")
        self.meeting_id._add_agenda_items(
            [line._prepare_item() for line in self.line_ids.filtered("is_selected")]
        )
        return {"type": "ir.actions.act_window_close"}


class MethodicalMeetingAgendaLine(models.TransientModel):
    _name = "methodical.meeting.agenda.line"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Proposed Item"
    _order = "sequence, id"

    agenda_id = fields.Many2one("methodical.meeting.agenda", required=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    is_selected = fields.Boolean("On the agenda", default=True)
    source = fields.Char("Where it comes from", readonly=True)
    name = fields.Char("Item", required=True)
    kind = fields.Selection(
        selection=lambda self: (
            self.env["methodical.agenda.item"]._fields["kind"]._description_selection(self.env)
        ),
        required=True,
        default="report",
    )
    speaker_id = fields.Many2one("methodical.teacher")
    speaker = fields.Char("Speaks", compute="_compute_speaker", store=True, readonly=False)
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")
    control_resolution_ids = fields.Many2many("methodical.resolution")
    postponed_from_id = fields.Many2one("methodical.agenda.item")

    @api.depends("speaker_id")
    def _compute_speaker(self):
        for line in self:
            card_sudo = line.sudo().speaker_id  # sudo: the name of a colleague of the own school
            line.speaker = card_sudo.company_id in self.env.companies and card_sudo.name or line.speaker

    def _prepare_item(self):
        """Return the values of the item that one line becomes."""
        values = {name: self[name] for name in _HANDED_OVER}
        return {
            **values,
            "speaker_id": self.speaker_id.id,
            "control_resolution_ids": [Command.set(self.control_resolution_ids.ids)],
            "postponed_from_id": self.postponed_from_id.id,
        }
