from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalPlanAttach(models.TransientModel):
    """Attaches to an activity what was made of it: a record, a file, or something that is created now (N14)."""

    _name = "methodical.plan.attach"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Evidence for an Activity"

    item_id = fields.Many2one(
        "methodical.plan.item", "Activity", required=True, readonly=True, ondelete="cascade"
    )
    mode = fields.Selection(
        [("file", "A file"), ("record", "A record that exists"), ("create", "Something new")],
        "What is attached",
        required=True,
        default="file",
    )
    file = fields.Binary(attachment=False)
    file_name = fields.Char()
    record = fields.Reference(selection="_get_record_models")
    creator = fields.Selection(
        selection=lambda self: list(self.env["methodical.plan.item"]._get_creators().items()),
        string="What is created",
        default="event",
    )

    @api.model
    def _get_record_models(self):
        names = self.env["methodical.plan.evidence"]._get_evidence_models()
        return [
            (name, self.env["ir.model"]._get(name).name)
            for name in names
            if self.env[name].has_access("read")
        ]

    def action_confirm(self):
        """Attach it, or open what is created.

        :return: action
        :raises AccessError: when the user may not report on the activity, or not read the record
        :raises UserError: when nothing is chosen
        """
        self.ensure_one()
        self.item_id._check_may_report()
        if self.mode == "create":
            return self.item_id.action_create_evidence(self.creator)
        record = self._prepare_file() if self.mode == "file" else self._get_record()
        self.env["methodical.plan.evidence"]._attach(self.item_id, record)
        return {"type": "ir.actions.act_window_close"}

    def _prepare_file(self):
        """Return the attachment of the activity that holds the file."""
        if not self.file:
            raise UserError(self.env._("Choose the file for “%(item)s”.", item=self.item_id.name))
        return self.env["ir.attachment"].create(
            {
                "name": self.file_name or self.item_id.name,
                "datas": self.file,
                "res_model": self.item_id._name,
                "res_id": self.item_id.id,
            }
        )

    def _get_record(self):
        """Return the record that was chosen; it is one of the models offered, and the user reads it."""
        record = self.record
        if not record or record._name not in self.env["methodical.plan.evidence"]._get_evidence_models():
            raise UserError(self.env._("Choose the record for “%(item)s”.", item=self.item_id.name))
        record.check_access("read")
        if "company_id" in record._fields and record.company_id not in (
            self.item_id.company_id,
            record.company_id.browse(),
        ):
            raise UserError(
                self.env._(
                    "“%(record)s” belongs to another school than “%(item)s”. Choose a record of your school.",
                    record=record.display_name,
                    item=self.item_id.name,
                )
            )
        return record
