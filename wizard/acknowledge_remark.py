from odoo import fields, models


class MethodicalAcknowledgeRemark(models.TransientModel):
    """Dialog in which a reader writes the remarks with which he confirms."""

    _name = "methodical.acknowledge.remark"
    _description = "Remarks of a Reader"

    acknowledgement_id = fields.Many2one("methodical.acknowledgement", required=True, ondelete="cascade")
    document_name = fields.Char(related="acknowledgement_id.document_name", related_sudo=False)
    remark = fields.Text("Remarks", required=True)

    def action_confirm(self):
        """Confirm with the remarks.

        :raises UserError: as ``action_remarks`` of the acknowledgement
        """
        self.ensure_one()
        return self.acknowledgement_id.action_remarks(self.remark)
