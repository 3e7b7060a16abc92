from odoo import fields, models


class MethodicalApprovalRound(models.Model):
    _inherit = "methodical.approval.round"

    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Its present head acts as the author of the document, whoever submitted it.",
    )
