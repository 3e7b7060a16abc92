from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.digest import content_digest
from ...tools.guard import has_pass, with_pass


class MethodicalConsent(models.Model):
    """The consent of one teacher to one version of the text (law on personal data; print 20).

    Evidence: the row holds the text as the person read it, with its digest. ``methodical.teacher`` gives consent, the row
    withdraws itself once; the officer files what was signed on paper. Nothing else writes or deletes it.
    """

    _name = "methodical.consent"
    _description = "Consent to Personal Data"
    _inherit = ["methodical.teacher.record.mixin"]
    _order = "given_on desc, id desc"
    _check_company_auto = True

    text_id = fields.Many2one(
        "methodical.consent.text", required=True, readonly=True, index=True, ondelete="restrict"
    )
    state = fields.Selection(
        [("given", "Given"), ("withdrawn", "Withdrawn")],
        required=True,
        readonly=True,
        default="given",
        index=True,
    )
    way = fields.Selection(
        [("system", "In the system"), ("paper", "On paper")], required=True, readonly=True, default="system"
    )
    given_on = fields.Date(required=True, readonly=True)
    moment = fields.Datetime("Recorded at", required=True, readonly=True)
    recorded_by = fields.Char(required=True, readonly=True)
    lang = fields.Char(readonly=True)
    content = fields.Json("Text as it was read", readonly=True)
    content_text = fields.Text("What was consented to", compute="_compute_content_text")
    digest = fields.Char(readonly=True, help="SHA-256 of the text as it was read.")
    is_intact = fields.Boolean("Unchanged", compute="_compute_content_text")
    scan = fields.Binary("Scan of the paper", attachment=True, readonly=True)
    scan_name = fields.Char("Name of the scan", readonly=True)
    withdrawn_on = fields.Date(readonly=True)
    withdrawal_by = fields.Char("Withdrawal recorded by", readonly=True)
    withdrawal_scan = fields.Binary("Scan of the withdrawal", attachment=True, readonly=True)
    withdrawal_scan_name = fields.Char("Name of the scan of the withdrawal", readonly=True)

    _given_uniq = models.UniqueIndex(
        "(teacher_id, text_id) WHERE state = 'given'", "This teacher has consented to this text already."
    )

    @api.depends("teacher_name", "text_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for consent in self:
            consent.display_name = f"{consent.teacher_name}: {consent.text_id.name}"

    @api.depends("content", "digest")
    def _compute_content_text(self):
        for consent in self:
            paragraphs = consent.content or []
            consent.content_text = "\n".join(f"{label}: {text}" for label, text in paragraphs)
            consent.is_intact = content_digest(paragraphs) == consent.digest

    @api.model_create_multi
    def create(self, vals_list):
        """Keep consents, for the card.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            self._refuse()
        return super().create([{**vals, "digest": content_digest(vals["content"])} for vals in vals_list])

    def write(self, vals):
        """Record withdrawals.

        :raises UserError: for every other caller, and for what is withdrawn
        """
        if not has_pass(self.env) or any(consent.state != "given" for consent in self):
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse()

    def _refuse(self):
        raise UserError(
            self.env._(
                "Consents are evidence: the teacher gives and withdraws his own, the officer files what was signed on paper."
            )
        )

    def action_withdraw(self):
        """Withdraw the user's own consents.

        :raises UserError: for the consent of somebody else, and for one that is withdrawn
        """
        self.check_access("read")
        if strangers := self.filtered(lambda consent: not consent.is_mine):
            raise UserError(
                self.env._(
                    "%(teacher)s withdraws this consent, or the officer files the paper.",
                    teacher=strangers[0].teacher_name,
                )
            )
        return self._withdraw(fields.Date.context_today(self))

    def _withdraw(self, day, **values):
        """Record that consents are withdrawn.

        :param day: datetime.date
        :raises UserError: for one that is withdrawn already, or was given later
        """
        for consent in self:
            if consent.state != "given" or day < consent.given_on:
                raise UserError(
                    self.env._(
                        "“%(consent)s” was given on %(date)s and cannot be withdrawn on this day, or not again.",
                        consent=consent.display_name,
                        date=consent.given_on.strftime("%d.%m.%Y"),
                    )
                )
        # sudo: nobody may write consents, who may withdraw has been asked
        return with_pass(self.sudo()).write(
            {"state": "withdrawn", "withdrawn_on": day, "withdrawal_by": self.env.user.name, **values}
        )
