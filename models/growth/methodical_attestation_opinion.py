from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass

ROLES = [("head", "Head of the association"), ("deputy", "Deputy director")]


class MethodicalAttestationOpinion(models.Model):
    """What the head or the deputy says of a teacher who is attested (C18, F0 4.2b, F2 3.4). Given once, and kept."""

    _name = "methodical.attestation.opinion"
    _description = "Opinion on an Attestation"
    _inherit = ["methodical.school.mixin"]
    _order = "attestation_id, role desc, id"
    _check_company_auto = True

    attestation_id = fields.Many2one(
        "methodical.attestation", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="attestation_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        related="attestation_id.teacher_id", string="About", store=True, index=True, precompute=True
    )
    role = fields.Selection(ROLES, "Opinion of", required=True)
    text = fields.Text("Opinion", required=True)
    date = fields.Date("Given on", required=True)
    author_name = fields.Char("Given by", required=True)

    _role_uniq = models.Constraint(
        "UNIQUE(attestation_id, role)", "The head and the deputy give one opinion each on an attestation."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Note opinions.

        :raises UserError: by another way than the button, which knows who gives them
        """
        if not has_pass(self.env):
            self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        """Refuse: an opinion stays as it was given.

        :raises UserError: always
        """
        if self and self.env.registry.ready and not has_pass(self.env):
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        if not has_pass(self.env):
            self._refuse()

    @api.model
    def _refuse(self):
        raise UserError(
            self.env._(
                "Opinions are given by the button of the attestation, by the head and the deputy, and stay. Who gave one may take it back until the application is sent."
            )
        )


class MethodicalAttestation(models.Model):
    """Opinions of head and deputy, as far as the regulation gives them a part."""

    _inherit = "methodical.attestation"

    opinion_ids = fields.One2many("methodical.attestation.opinion", "attestation_id", "Opinions")
    has_my_opinion = fields.Boolean(compute="_compute_has_my_opinion", export_string_translation=False)

    @api.depends("opinion_ids", "state")
    @api.depends_context("uid")
    def _compute_has_my_opinion(self):
        for case in self:
            mine = case.opinion_ids.filtered(lambda row: row.create_uid == self.env.user)
            case.has_my_opinion = bool(mine) and case.state in ("wish", "dossier")

    def action_give_opinion(self, text=None):
        """Give the opinion that the user owes one case; without a text a dialog asks for it.

        :param text: the opinion
        :return: True, or the dialog
        :raises UserError: for who has no part in it, and without words
        """
        self.ensure_one()
        self.check_access("read")
        if not self.opinion_role:
            raise UserError(
                self.env._(
                    "“%(case)s” does not wait for your opinion: it was given or sent, or the regulation gives you no part in it.",
                    case=self.display_name,
                )
            )
        if text is None:
            return self._open_step("opinion")
        if not str(text).strip():
            raise UserError(self.env._("Write your opinion of “%(case)s” in words.", case=self.display_name))
        # sudo: rows of opinions are written by this button only
        with_pass(self.env["methodical.attestation.opinion"].sudo()).create(
            {
                "attestation_id": self.id,
                "role": self.opinion_role,
                "text": str(text).strip(),
                "date": fields.Date.context_today(self),
                "author_name": self.env.user.name,
            }
        )
        return True

    def action_take_back_opinion(self):
        """Take back the user's own opinion before the application is sent, to write it anew."""
        self.ensure_one()
        self.check_access("read")
        if not self.has_my_opinion:
            self.env["methodical.attestation.opinion"]._refuse()
        # sudo: as in action_give_opinion
        mine_sudo = self.sudo().opinion_ids.filtered(lambda row: row.create_uid == self.env.user)
        with_pass(mine_sudo).unlink()
        return True
