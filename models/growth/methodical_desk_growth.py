from odoo import api, fields, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS
from .methodical_development_topic import RUNNING


class MethodicalDesk(models.AbstractModel):
    """Growth of the user on his desk: how he stands to the norm and why, his topic, news that concern him (F4 3.4, 1.7e).

    A head sees how many of his people have no topic.
    """

    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "growth": self._get_growth()}

    @api.model
    def _get_growth(self):
        """Return the rows of the user's growth; an empty list for who has no card."""
        card = self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)
        rows = (
            [
                self._prepare_questionnaire(card),
                self._prepare_standing(card),
                self._prepare_topic(card),
                self._prepare_lacking_topic(),
                *self._prepare_news(),
            ]
            if card
            else []
        )
        return {"count": len(rows), "rows": [row for row in rows if row][:ROWS]}

    @api.model
    def _prepare_questionnaire(self, card):
        """Return the row on the open questionnaire on difficulties, until the user has answered it (F4 3.1)."""
        asked = self.env["methodical.questionnaire.answer"].search(
            [
                ("teacher_id", "=", card.id),
                ("questionnaire_id.state", "=", "open"),
                ("level", "=", False),
            ],
            limit=1,
        )
        if not asked:
            return None
        until, today = asked.questionnaire_id.date_until, fields.Date.context_today(self)
        return {
            "id": asked.questionnaire_id.id,
            "model": asked.questionnaire_id._name,
            "action": "school_methodical.methodical_questionnaire_answer_action_mine",
            "title": self.env._("Questionnaire on difficulties"),
            "subtitle": self.env._("A minute on the phone: courses are planned by it"),
            "days_left": (until - today).days if until else None,
            "is_late": bool(until and until < today),
        }

    @api.model
    def _prepare_standing(self, card):
        """Return the row on how the user stands to the course norms, in one sentence."""
        labels = dict(card._fields["course_status"]._description_selection(self.env))
        if card.course_status in (False, "exempt"):
            return None
        due = card.course_date_due
        return {
            "id": card.id,
            "model": card._name,
            "action": "school_methodical.methodical_course_action_mine",
            "title": self.env._("Courses by norm: %(status)s", status=labels[card.course_status]),
            "subtitle": card.course_sentence,
            "days_left": None,
            "is_late": bool(due and due < fields.Date.context_today(self)),
        }

    @api.model
    def _prepare_topic(self, card):
        """Return the row on the topic of self-development of the user, or on that he has none."""
        topic = self.env["methodical.development.topic"].search(
            [("teacher_id", "=", card.id), ("state", "in", RUNNING)], order="date_to, id", limit=1
        )
        today = fields.Date.context_today(self)
        if not topic:
            return {
                "id": False,
                "model": topic._name,
                "action": "school_methodical.methodical_development_topic_action_mine",
                "title": self.env._("No topic of self-development"),
                "subtitle": self.env._("Choose one"),
                "days_left": None,
                "is_late": False,
            }
        return {
            "id": topic.id,
            "model": topic._name,
            "title": topic.name,
            "subtitle": self.env._(
                "Topic of self-development: %(done)s %% of the stages", done=topic.progress
            ),
            "days_left": (topic.date_to - today).days if topic.date_to else None,
            "is_late": topic.is_overdue,
        }

    @api.model
    def _prepare_lacking_topic(self):
        """Return the row on how many members of the user's associations have no topic this school year (F1 VI.10)."""
        domain = [("is_led_by_me", "=", True), ("lacks_topic", "=", True)]
        count = self.env["methodical.teacher"].search_count(domain)
        if not count:
            return None
        title = self.env._("Has no topic of self-development")
        action = {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "methodical.teacher",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "mobile_view_mode": "kanban",
            "domain": domain,
        }
        row = {"id": False, "model": "methodical.teacher", "title": title, "subtitle": False}
        return {**row, "action": action, "count": count, "days_left": None, "is_late": False}

    @api.model
    def _prepare_news(self):
        """Return the rows of the news of bulletins that were sent to the user in the last thirty days."""
        items = self.env["methodical.bulletin.item"].search(
            Domain("is_for_me", "=", True)
            & Domain("company_id", "=", self.env.company.id)
            & Domain("sent_on", ">=", "today -30d"),
            order="sent_on desc, sequence, id",
            limit=3,
        )
        kinds = dict(items._fields["kind"]._description_selection(self.env))
        return [
            {
                "id": item.id,
                "model": item._name,
                "title": item.name,
                "subtitle": " · ".join(filter(None, (kinds[item.kind], item.author))),
                "days_left": None,
                "is_late": False,
            }
            for item in items
        ]
