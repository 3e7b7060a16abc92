from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class MethodicalApprovalRemark(models.Model):
    """A remark with which a document was returned; the author answers each before the next round."""

    _name = "methodical.approval.remark"
    _description = "Remark of an Approval Round"
    _order = "round_id.id desc, id"

    round_id = fields.Many2one(
        "methodical.approval.round", required=True, index=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True, precompute=True)
    res_model = fields.Char(related="round_id.res_model", store=True, precompute=True)
    res_id = fields.Many2oneReference(
        related="round_id.res_id", model_field="res_model", store=True, index=True, precompute=True
    )
    signature_id = fields.Many2one("methodical.approval.signature", readonly=True, ondelete="restrict")
    text = fields.Text("Remark", required=True, readonly=True)
    answer = fields.Selection([("done", "Done"), ("disagreed", "Not agreed, because")])
    answer_text = fields.Char("Author's words")
    answered_by_id = fields.Many2one("res.users", "Answered by", readonly=True, ondelete="restrict")
    answered_at = fields.Datetime(readonly=True)

    _disagreed_check = models.Constraint(
        "CHECK(answer IS DISTINCT FROM 'disagreed' OR COALESCE(answer_text, '') != '')",
        "Say why you do not agree with the remark.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Create remarks for the engine.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            raise UserError(self.env._("Remarks are made by returning a document."))
        return super().create(vals_list)

    def write(self, vals):
        """Answer remarks: only the author of the document, only while it is returned, only the answer.

        The author is who submitted it, or the present head of its body; the remark keeps who answered it and when.

        :raises UserError: otherwise
        """
        for remark in self:
            document = self.env[remark.res_model].browse(remark.res_id)
            if (
                vals.keys() - {"answer", "answer_text"}
                or remark.round_id != document._get_last_round()
                or document.state != "returned"
                or not document._acts_as_author()
            ):
                raise UserError(
                    self.env._(
                        "The remarks on “%(document)s” are answered by %(author)s while the document is returned.",
                        document=remark.round_id.name,
                        author=document._get_author().sudo().name,  # sudo: the name of a colleague
                    )
                )
        return super().write({**vals, "answered_by_id": self.env.uid, "answered_at": fields.Datetime.now()})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        raise UserError(self.env._("Remarks are evidence and stay. Answer them instead."))
