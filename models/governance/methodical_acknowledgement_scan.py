from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalAcknowledgementScan(models.Model):
    """Scan of an acknowledgement sheet that was signed with ink: shows the signatures of many, so not everybody reads it."""

    _name = "methodical.acknowledgement.scan"
    _description = "Scan of an Acknowledgement Sheet"
    _inherit = ["methodical.school.mixin"]
    _order = "id desc"

    name = fields.Char("File name", required=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    file = fields.Binary("Scan", required=True, attachment=True)
    signed_ids = fields.One2many("methodical.acknowledgement", "scan_id", "Signatures", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """File scans; afterwards nothing takes the place of their files."""
        return super(MethodicalAcknowledgementScan, with_pass(self)).create(vals_list).with_env(self.env)

    def write(self, vals):
        """Refuse: a scan that was filed stays as it is.

        :raises UserError: always
        """
        if self:
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse()

    def _filter_evidence(self):
        """Return the scans that may not change: all of them."""
        return self

    def _refuse(self):
        raise UserError(
            self.env._(
                "The scan “%(scan)s” is evidence of signatures and stays as it is. Mark the remaining names with a new scan.",
                scan=self[:1].name,
            )
        )
