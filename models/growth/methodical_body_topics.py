from odoo import fields, models
from odoo.fields import Domain


class MethodicalBody(models.Model):
    """Topics of self-development of the members of an association (F1 VI.10, VIII.7)."""

    _inherit = "methodical.body"

    def _get_member_topics(self):
        """Return the topics of this school year of the members of one body, as far as the user may read them."""
        members = self._get_members(fields.Date.context_today(self))
        return self.env["methodical.development.topic"].search(
            Domain("teacher_id", "in", members.ids)
            & Domain("is_this_year", "=", True)
            & Domain("state", "!=", "cancelled")
        )

    def action_export_topics(self):
        """Download the topics of the members of one body as a workbook."""
        self.ensure_one()
        return self.env["methodical.print.table"]._export(self._get_member_topics())

    def action_open_topics(self):
        """Open the topics of the members of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_development_topic_action"
        )
        members = self._get_members(fields.Date.context_today(self))
        return {**action, "domain": [("teacher_id", "in", members.ids)]}
