from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .methodical_attestation import OPEN_STATES

#: before the application is sent
PREPARED = ("wish", "dossier")


class MethodicalAttestation(models.Model):
    """Who may do what with a case (C18, F0 4.2b, F2 3.4, F3 CO7).

    The teacher prepares his own; beside him the head or the deputy, as far as the regulation lets them prepare. What
    comes from outside is recorded by a deputy or the qualification officer, never for himself.
    """

    _inherit = "methodical.attestation"

    can_prepare = fields.Boolean(compute="_compute_rights")
    can_submit = fields.Boolean(compute="_compute_rights")
    can_record = fields.Boolean(compute="_compute_rights")
    can_withdraw = fields.Boolean(compute="_compute_rights")
    can_write_words = fields.Boolean(compute="_compute_rights")
    opinion_role = fields.Selection(
        [("head", "Head of the association"), ("deputy", "Deputy director")],
        "My opinion as",
        compute="_compute_rights",
        help="Whose opinion the user may still give.",
    )

    @api.depends("state", "teacher_id", "opinion_ids")
    @api.depends_context("uid")
    def _compute_rights(self):
        is_staff = self._is_staff()
        is_deputy = self.env.user.has_group("school_methodical.group_deputy")
        headed = self._get_headed_teachers()
        for case in self:
            # sudo: whose card it is, and whether he can sign in
            user_sudo = case.sudo().teacher_id.user_id
            is_own, is_absent = user_sudo == self.env.user, not user_sudo.active
            head_role, deputy_role = case._get_roles()
            is_head = case.teacher_id.id in headed
            helps = (is_head and head_role == "preparer") or (is_deputy and deputy_role != "none")
            is_prepared, is_open = case.state in PREPARED, case.state in OPEN_STATES
            case.can_prepare = is_prepared and (is_own or helps or (is_absent and is_staff))
            case.can_write_words = is_prepared and (is_own or (is_absent and case.can_prepare))
            case.can_submit = case.state == "dossier" and (case.can_prepare or is_staff)
            case.can_record = (
                is_staff and not is_own and case.state in ("submitted", "portfolio", "test", "failed")
            )
            case.can_withdraw = is_open and (is_own or is_staff)
            roles = {
                "head": is_head and head_role != "none",
                "deputy": is_deputy and deputy_role == "evaluator",
            }
            given = set(case.opinion_ids.mapped("role"))
            case.opinion_role = next(
                (
                    role
                    for role, may in roles.items()
                    if may and is_prepared and not is_own and role not in given
                ),
                False,
            )

    def _get_roles(self):
        """Return what head and deputy do in one case by the regulation in force: ('participant', 'evaluator')."""
        # a form that names nobody yet is asked too
        regulation = (self.company_id or self.env.company)._get_regulation()
        return regulation.attestation_head_role or "none", regulation.attestation_deputy_role or "none"

    def _get_headed_teachers(self):
        """Return the ids of the teachers of these cases whose association the user heads today."""
        # sudo: everybody may ask whom he heads himself
        Membership = self.env["methodical.membership"].sudo()
        rows = Membership.search_fetch(
            Domain("teacher_id", "in", self.teacher_id.ids)
            & Membership._get_domain_on("today")
            & Domain("body_id.kind", "=", "association")
            & Domain("body_id.is_headed_by_me", "=", True),
            ["teacher_id"],
        )
        return set(rows.teacher_id.ids)

    def _check_right(self, name):
        """Raise unless the user may take a step of each case.

        :param name: 'prepare', 'submit', 'record', 'withdraw' or 'write_words'
        :raises AccessError: for cases that he may not read
        :raises UserError: naming the case, and who may
        """
        self.check_access("read")
        sentences = {
            "prepare": self.env._(
                "“%(case)s” is prepared by the teacher, and by the head or the deputy when the regulation lets them prepare, until the application is sent.",
                case=self[:1].display_name,
            ),
            "submit": self.env._(
                "“%(case)s” is sent by who prepares it, a deputy or the qualification officer, once the dossier has been begun.",
                case=self[:1].display_name,
            ),
            "record": self.env._(
                "Results of “%(case)s” are recorded by a deputy or the qualification officer, after the application and never for oneself.",
                case=self[:1].display_name,
            ),
            "withdraw": self.env._(
                "“%(case)s” is withdrawn by the teacher, a deputy or the qualification officer while it is under way.",
                case=self[:1].display_name,
            ),
            "write_words": self.env._(
                "The own words in “%(case)s” are written by the teacher alone, until the application is sent.",
                case=self[:1].display_name,
            ),
        }
        if not all(case[f"can_{name}"] for case in self):
            raise UserError(sentences[name])
