from odoo import api, fields, models


class MethodicalDevelopmentStage(models.Model):
    """One stage of the work on a topic: what, by when, done on (F1 VI.10, print 8)."""

    _name = "methodical.development.stage"
    _description = "Stage of a Topic"
    _inherit = ["methodical.school.mixin"]
    _order = "topic_id, date_due, id"
    _check_company_auto = True

    topic_id = fields.Many2one(
        "methodical.development.topic", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="topic_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("Stage", required=True)
    date_due = fields.Date("By")
    date_done = fields.Date("Done on", copy=False)
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue")

    @api.depends("date_due", "date_done")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for stage in self:
            stage.is_overdue = not stage.date_done and bool(stage.date_due) and stage.date_due < today

    @api.model_create_multi
    def create(self, vals_list):
        """Plan stages.

        :raises UserError: for a topic that was reported or given up
        """
        stages = super().create(vals_list)
        stages.topic_id._check_open()
        return stages

    def write(self, vals):
        """Change stages.

        :raises UserError: as ``create``
        """
        self.topic_id._check_open()
        result = super().write(vals)
        if "topic_id" in vals:
            self.topic_id._check_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self.topic_id._check_open()

    def action_done(self):
        """Mark stages as done today."""
        return self.write({"date_done": fields.Date.context_today(self)})
