from odoo import fields, models


class MethodicalRegulation(models.Model):
    _inherit = "methodical.regulation"

    deadline_rule_ids = fields.One2many("methodical.deadline.rule", "regulation_id", "Deadlines", copy=True)
