from odoo import fields, models


class MethodicalDevelopmentTopic(models.Model):
    """Topic of self-development of a teacher, or his programme of self-education (N25, F1 VI.10, VIII.7, F3 M1, R40)."""

    _name = "methodical.development.topic"
    _description = "Topic of Self-Development"
    _inherit = ["methodical.teacher.record.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Topic", required=True, tracking=True)
    state = fields.Selection(
        [
            ("chosen", "Chosen"),
            ("in_work", "In work"),
            ("reported", "Reported"),
            ("cancelled", "Given up"),
        ],
        required=True,
        default="chosen",
        index=True,
        copy=False,
        tracking=True,
    )
    date_from = fields.Date("Since", default=fields.Date.context_today, tracking=True)
    date_to = fields.Date("Until", tracking=True)
    result = fields.Text("Result", tracking=True)
    reported_on = fields.Date("Reported on", tracking=True)
