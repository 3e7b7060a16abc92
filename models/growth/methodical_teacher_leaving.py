from odoo import fields, models


class MethodicalTeacher(models.Model):
    """A teacher who leaves the school (composition of a past day, portable record)."""

    _inherit = "methodical.teacher"

    date_left = fields.Date(
        "Last day at the school",
        tracking=True,
        copy=False,
        help="Of who left; the card stays in the archive.",
    )
