from odoo import fields, models


class MethodicalMentoring(models.Model):
    """A mentor and a young or newly arrived teacher, by order (N41, F1 C.5, C.6, F3 MF1, DR8; print 11).

    ``teacher_id`` is the young or newly arrived teacher.
    """

    _name = "methodical.mentoring"
    _description = "Mentoring Pair"
    _inherit = ["methodical.teacher.record.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    mentor_id = fields.Many2one(
        "methodical.teacher",
        "Mentor",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    mentor_name = fields.Char("Name of the mentor", related="mentor_id.name", store=True, precompute=True)
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active"), ("finished", "Finished"), ("cancelled", "Cancelled")],
        required=True,
        default="draft",
        index=True,
        copy=False,
        tracking=True,
    )
    date_from = fields.Date("From", tracking=True)
    date_to = fields.Date("Until", tracking=True)
    order_id = fields.Many2one(
        "methodical.order", "Order", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    line_ids = fields.One2many("methodical.mentoring.line", "mentoring_id", "Plan")
    entry_ids = fields.One2many("methodical.mentoring.entry", "mentoring_id", "Diary")
