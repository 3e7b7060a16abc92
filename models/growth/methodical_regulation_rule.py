from odoo import models


class MethodicalRegulationRule(models.Model):
    """Hours of a professional retraining: with them it fulfils a norm by itself (R45)."""

    _name = "methodical.regulation.rule"
    _inherit = ["methodical.regulation.rule", "methodical.course.fact.mixin"]

    def _get_standing_teachers(self):
        hours = self.filtered(lambda rule: rule.code == "retraining_hours")
        return hours.regulation_id._get_standing_teachers()
