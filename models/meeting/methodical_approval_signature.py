from odoo import fields, models


class MethodicalApprovalSignature(models.Model):
    _inherit = "methodical.approval.signature"

    # beside the digest: number and date of the minutes are sealed, the link only leads to them
    meeting_id = fields.Many2one(
        "methodical.meeting",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Whose signed minutes decided this step.",
    )
