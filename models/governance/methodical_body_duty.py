from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class MethodicalBodyDuty(models.Model):
    """Who does a function for one association, whatever post the regulation names (C7, F0 1.3, F1 V.2)."""

    _name = "methodical.body.duty"
    _description = "Function for an Association"
    _inherit = ["methodical.school.mixin"]
    _order = "body_id, function, id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "methodical.body", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    function = fields.Selection(
        selection=lambda self: (
            self.env["methodical.regulation.duty"]._fields["function"]._description_selection(self.env)
        ),
        required=True,
    )
    teacher_id = fields.Many2one(
        "methodical.teacher",
        "Deputy",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("post_ids.is_management", "=", True)],
    )

    _function_uniq = models.Constraint(
        "UNIQUE(body_id, function)",
        "One person has each function for an association: change the row that is there.",
    )

    @api.constrains("teacher_id")
    def _check_management(self):
        """Refuse people without a post of the management: who has a function decides documents."""
        for duty in self:
            # sudo: who holds which post is public within the school
            teacher_sudo = duty.sudo().teacher_id
            if not any(teacher_sudo.post_ids.mapped("is_management")):
                raise ValidationError(
                    self.env._(
                        "%(person)s holds no post of the management and cannot have a function for %(body)s. Choose a deputy.",
                        person=teacher_sudo.name,
                        body=duty.body_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Name deputies.

        :raises UserError: when the user names himself
        """
        duties = super().create(vals_list)
        duties._check_not_own()
        return duties

    def write(self, vals):
        """Name other deputies.

        :raises UserError: as in ``create``
        """
        result = super().write(vals)
        if {"teacher_id", "function", "body_id"} & vals.keys():
            self._check_not_own()
        return result

    def _check_not_own(self):
        """Raise when the user named himself: who has a function decides documents instead of the post of the regulation."""
        # sudo: whose card it is
        own = self.sudo().filtered(lambda duty: duty.teacher_id.user_id == self.env.user)
        if own and not self.env.su:
            raise UserError(
                self.env._(
                    "%(person)s cannot name himself for %(body)s: the director or another deputy does it.",
                    person=own[0].teacher_id.name,
                    body=own[0].body_id.name,
                )
            )
