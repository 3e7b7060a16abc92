from odoo import api, fields, models
from odoo.exceptions import ValidationError


class MethodicalAgendaItem(models.Model):
    """Where an item comes from: resolutions whose execution is heard, or an item that was put off."""

    _inherit = "methodical.agenda.item"

    control_resolution_ids = fields.Many2many(
        "methodical.resolution",
        "methodical_agenda_item_control_rel",
        "item_id",
        "resolution_id",
        "Resolutions whose execution is heard",
        check_company=True,
        copy=False,
    )
    postponed_from_id = fields.Many2one(
        "methodical.agenda.item",
        "Put off from",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )
    res_name = fields.Char("About", compute="_compute_res_name", compute_sudo=True)

    @api.depends("res_model", "res_id")
    @api.depends_context("lang")
    def _compute_res_name(self):
        names = {}
        for model, items in self.filtered("res_id").grouped("res_model").items():
            if model in self.env:
                records = self.env[model].browse(items.mapped("res_id")).exists()
                names.update({(model, record.id): record.display_name for record in records})
        for item in self:
            item.res_name = names.get((item.res_model, item.res_id), False)

    @api.constrains("postponed_from_id", "meeting_id")
    def _check_postponed_from(self):
        """Refuse an item that another body put off: it would be lost on the agendas of that body."""
        for item in self.filtered("postponed_from_id"):
            # sudo: of which body it was, no more
            before = item.sudo().postponed_from_id.meeting_id.body_id.heir_id
            if before != item.meeting_id.sudo().body_id.heir_id:
                raise ValidationError(
                    self.env._(
                        "“%(item)s” would take up what another association put off. Choose an item of “%(body)s”.",
                        item=item.name,
                        body=item.meeting_id.body_id.name,
                    )
                )

    def action_open_record(self):
        """Open what one item is about."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
