from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalApprovalSignature(models.Model):
    """The inbox: steps that wait for the present user today, his own and those of whom he acts for (R53, R54)."""

    _inherit = "methodical.approval.signature"

    document_kind = fields.Selection(
        related="round_id.document_kind", store=True, precompute=True, string="Kind of document"
    )
    is_waiting_for_me = fields.Boolean(
        "Waiting for me", compute="_compute_is_waiting_for_me", search="_search_is_waiting_for_me"
    )
    acting_for = fields.Char(
        "I act for", compute="_compute_is_waiting_for_me", help="For whom you decide this step today."
    )
    is_for_absent = fields.Boolean(
        "I act for somebody", compute="_compute_is_waiting_for_me", search="_search_is_for_absent"
    )

    @api.depends("is_current", "user_id", "teacher_id", "post_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_waiting_for_me(self):
        signatures_sudo = self.sudo()  # sudo: the domains look at the round, too
        own = signatures_sudo.filtered_domain(self._get_own_domain())
        for_absent = signatures_sudo.filtered_domain(self._get_absent_domain())
        for signature in self:
            whom = ", ".join(filter(None, (signature.person, signature.post_label)))
            signature.is_for_absent = signature in for_absent
            signature.acting_for = whom if signature.is_for_absent else False
            signature.is_waiting_for_me = signature in own | for_absent

    def _search_is_waiting_for_me(self, operator, value):
        return self._get_own_domain() | self._get_absent_domain() if operator == "in" else NotImplemented

    def _search_is_for_absent(self, operator, value):
        return self._get_absent_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_own_domain(self):
        """Return the domain of current steps of the user, without those that somebody decides for him today."""
        passed = Domain.OR(
            self._get_step_domain(period) & ~self._get_barred_domain(user)
            for period in self._get_periods_of_today(self.env.companies)
            if (user := period.substitute_id.user_id).active
        )
        return Domain("is_current", "=", True) & Domain("user_id", "=", self.env.uid) & ~passed

    @api.model
    def _get_absent_domain(self):
        """Return the domain of current steps that the user decides today for somebody absent."""
        return (
            Domain("is_current", "=", True)
            & self._get_step_domain(self.env["methodical.acting"]._get_mine())
            & ~self._get_barred_domain(self.env.user)
        )

    @api.model
    def _get_barred_domain(self, user):
        """Return the domain of steps that a user may not decide for another: of his own document, or the second of a round."""
        signed = Domain("signer_id", "=", user.id) & Domain("is_meeting", "=", False)
        twice = Domain("allow_same_signer", "=", False) & Domain("signature_ids", "any!", signed)
        return Domain("submitted_by_id", "=", user.id) | Domain("round_id", "any!", twice)

    @api.model
    def _get_step_domain(self, periods):
        """Return the domain of the steps of the absent persons of acting periods in the posts of the periods."""
        return Domain.OR(
            Domain("teacher_id", "=", period.absent_id.id) & Domain("post_id", "=", period.post_id.id)
            for period in periods
        )

    @api.model
    def _get_periods_of_today(self, companies):
        """Return the acting periods, in sudo, that hold today in some schools."""
        Acting = self.env["methodical.acting"].sudo()  # sudo: who acts for whom is public within the school
        return Acting.browse(
            period
            for company in companies
            for period in Acting._get_ids_on(company.id, Acting._get_day(company))
        )

    def _get_periods_today(self):
        """Return {signature: acting period, in sudo} of the steps for whose person somebody acts today in its post."""
        by_key = self._get_periods_of_today(self.company_id).grouped(
            lambda period: (period.absent_id.id, period.post_id.id)
        )
        return {
            signature: by_key[key]
            for signature in self
            if (key := (signature.teacher_id.id, signature.post_id.id)) in by_key
        }

    @api.model
    def _get_documents_of_substitute(self):
        """Return {model: ids of documents} that the user may read today because he acts for somebody.

        They wait for the absent person now, or the user decided them in the period that still holds.
        """
        periods = self.env["methodical.acting"]._get_mine()
        if not periods:
            return {}
        waiting = Domain("is_current", "=", True) & self._get_step_domain(periods)
        # sudo: record rules ask it
        signatures_sudo = self.sudo().search(waiting | Domain("acting_id", "in", periods.ids))
        return {
            model: set(found.mapped("res_id"))
            for model, found in signatures_sudo.grouped("res_model").items()
        }
