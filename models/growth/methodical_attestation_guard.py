from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.guard import has_pass
from .methodical_attestation import OPEN_STATES


class MethodicalAttestation(models.Model):
    """The guard: steps are written by the buttons only, content until the application is sent, by who prepares it."""

    _inherit = "methodical.attestation"

    #: written by the steps
    _engine_fields = frozenset(
        {
            "state",
            "date_submitted",
            "date_portfolio",
            "portfolio_result",
            "date_test",
            "test_result",
            "award_id",
            "date_retake",
            "reason",
            "frozen_ids",
            "frozen_digest",
        }
    )
    #: what is asked for and told, until it is sent
    _content_fields = frozenset({"category_id", "date_wish", "date_since", "file_ids"})

    @api.model_create_multi
    def create(self, vals_list):
        """Note wishes.

        :raises UserError: for a teacher with a case under way, and for what only the steps write
        """
        default = self.default_get(["teacher_id"]).get("teacher_id")
        self._check_single({vals.get("teacher_id") or default for vals in vals_list})
        cases = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env) and not self.env.su:
            if any(
                case[name] and (name, case[name]) != ("state", "wish")
                for case in cases
                for name in self._engine_fields
            ):
                self._refuse_engine_fields()
            if worded := cases.filtered("own_words"):
                worded._check_right("write_words")
        return cases

    def write(self, vals):
        """Change cases.

        :raises UserError: for what only the steps write, after the application, and for who does not prepare
        """
        if not has_pass(self.env):
            if self._engine_fields & vals.keys():
                self._refuse_engine_fields()
            if "teacher_id" in vals and self.filtered(lambda case: case.teacher_id.id != vals["teacher_id"]):
                raise UserError(
                    self.env._(
                        "“%(case)s” belongs to its teacher. Withdraw it and begin another one for the colleague.",
                        case=self[:1].display_name,
                    )
                )
            if not self.env.su:
                if self._content_fields & vals.keys():
                    self._check_right("prepare")
                if "own_words" in vals:
                    self._check_right("write_words")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if not self.env.su:
            self._check_right("prepare")
        # sudo: an opinion that was given counts, whoever may read it
        if begun := self.filtered(lambda case: case.state != "wish" or case.sudo().opinion_ids):
            raise UserError(
                self.env._(
                    "“%(case)s” has begun and stays. Withdraw it instead, with the reason.",
                    case=begun[0].display_name,
                )
            )

    @api.constrains("category_id")
    def _check_category(self):
        """Refuse to seek what is no category."""
        for case in self:
            case._refuse_no_category(case.category_id)

    def _refuse_no_category(self, categories):
        """Raise when one of the categories stands for having none."""
        if none := categories.filtered(lambda category: category.rank <= 0):
            raise ValidationError(
                self.env._(
                    "%(teacher)s cannot apply for “%(category)s”: choose a category.",
                    teacher=self[:1].teacher_name,
                    category=none[0].name,
                )
            )

    @api.constrains("date_wish")
    def _check_date_wish(self):
        """Refuse a wish of tomorrow."""
        today = fields.Date.context_today(self.env.company._in_school_time())
        if future := self.filtered(lambda case: case.date_wish > today):
            raise ValidationError(
                self.env._(
                    "The wish of %(teacher)s is dated in the future. Give the day on which it was stated.",
                    teacher=future[0].teacher_name,
                )
            )

    @api.model
    def _check_single(self, teacher_ids):
        """Raise when one of the teachers has a case under way already.

        :param teacher_ids: set of ids
        """
        # sudo: a case counts, whoever may read it
        other_sudo = self.sudo().search(
            Domain("teacher_id", "in", list(teacher_ids)) & Domain("state", "in", OPEN_STATES), limit=1
        )
        if other_sudo:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(teacher)s has an attestation under way since %(date)s (%(state)s). Finish or withdraw it before another one begins.",
                    teacher=other_sudo.teacher_name,
                    date=other_sudo.date_wish.strftime("%d.%m.%Y"),
                    state=labels[other_sudo.state],
                )
            )

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "Steps, results and what was sent are written by the buttons of the attestation, each with its date."
            )
        )
