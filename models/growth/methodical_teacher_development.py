from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.together import Counts


class MethodicalTeacher(models.Model):
    """Self-development and consultations on the card: smart buttons, and who has no topic (R40, F1 VIII.7)."""

    _inherit = "methodical.teacher"

    topic_count = fields.Integer("Topics", compute="_compute_counts")
    lacks_topic = fields.Boolean(
        "Has no topic of self-development",
        compute="_compute_lacks_topic",
        search="_search_lacks_topic",
        help="In the school year that runs.",
    )
    consultation_count = fields.Integer("Consultations received", compute="_compute_counts")

    def _get_count_questions(self):
        """Add topics and consultations."""
        own = Domain("teacher_id", "in", self.ids)
        topics = own & Domain("state", "!=", "cancelled")
        return {
            **super()._get_count_questions(),
            "topic_count": [Counts(self.env["methodical.development.topic"], topics, "teacher_id")],
            "consultation_count": [Counts(self.env["methodical.consultation"], own, "teacher_id")],
        }

    @api.depends("topic_ids.state", "topic_ids.date_from", "topic_ids.date_to")
    def _compute_lacks_topic(self):
        lacking = (
            self.search([("id", "in", self.ids), ("lacks_topic", "=", True)]) if self.ids else self.browse()
        )
        for teacher in self:
            teacher.lacks_topic = teacher in lacking

    @api.model
    def _search_lacks_topic(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: whether somebody has a topic, whoever may read it
        topics = self.env["methodical.development.topic"].sudo()._search([("is_this_year", "=", True)])
        return Domain("id", "not in", topics.subselect("teacher_id"))

    def action_open_topics(self):
        """Open the topics of one teacher."""
        return self._open_growth("methodical_development_topic_action")

    def action_open_consultations(self):
        """Open the consultations that one teacher received."""
        return self._open_growth("methodical_consultation_action")

    def _open_growth(self, name):
        """Return an action narrowed down to one teacher.

        :param name: XML id of a window action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(f"school_methodical.{name}")
        return {
            **action,
            "domain": [("teacher_id", "=", self.id)],
            "context": {"default_teacher_id": self.id},
        }
