from odoo import api, fields, models


class MethodicalTeacher(models.Model):
    _inherit = "methodical.teacher"

    membership_ids = fields.One2many("methodical.membership", "teacher_id", "Memberships")
    body_ids = fields.Many2many(
        "methodical.body", string="Associations", compute="_compute_body_ids", search="_search_body_ids"
    )

    @api.depends("membership_ids.date_from", "membership_ids.date_to", "membership_ids.body_id")
    def _compute_body_ids(self):
        for teacher in self:
            teacher.body_ids = teacher.membership_ids.filtered("is_current").body_id

    def _search_body_ids(self, operator, value):
        memberships = self.env["methodical.membership"]._search(
            self.env["methodical.membership"]._get_domain_on("today")
            & fields.Domain("body_id", operator, value)
        )
        return [("membership_ids", "in", memberships)]
