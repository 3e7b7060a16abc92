from odoo import fields, models


class MethodicalCourse(models.Model):
    """Where a certificate of the past came from."""

    _inherit = "methodical.course"

    list_id = fields.Many2one(
        "methodical.course.list",
        "Imported list",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    list_name = fields.Char("From the list", related="list_id.name", store=True)
