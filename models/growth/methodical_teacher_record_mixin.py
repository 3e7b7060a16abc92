from odoo import api, fields, models


class MethodicalTeacherRecordMixin(models.AbstractModel):
    """What belongs to one teacher card: a course, an attestation, a topic of self-development ... (F4, F1 VI.9, VI.10).

    A row stays in the school of its card. Who teaches reads his own rows, a head those of his members, the deputy, the
    director and the officer all of the school: the record rules ask for ``teacher_id``.
    """

    _name = "methodical.teacher.record.mixin"
    _description = "Record of a Teacher"
    _inherit = ["methodical.school.mixin"]

    teacher_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._get_default_teacher(),
    )
    company_id = fields.Many2one(
        related="teacher_id.company_id", string="School", store=True, index=True, precompute=True
    )
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    is_mine = fields.Boolean(
        "Mine", compute="_compute_is_mine", search="_search_is_mine", export_string_translation=False
    )

    @api.model
    def _get_default_teacher(self):
        """Return the card of the user: what the system knows is not asked."""
        return self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)

    @api.depends("teacher_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for record in self:
            # sudo: everybody may know which card is his own
            record.is_mine = record.sudo().teacher_id.user_id.id == self.env.uid

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("teacher_id.user_id", "=", self.env.uid)]
