from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

from .methodical_development_topic import RUNNING


class MethodicalMeeting(models.Model):
    """Topics of members are heard at meetings of their association: the agenda proposes them, the minutes report them."""

    _inherit = "methodical.meeting"

    @api.model
    def _get_agenda_sources(self):
        return {**super()._get_agenda_sources(), "topics": self.env._("Topics of self-development")}

    @api.model
    def _get_models_that_return(self):
        return [*super()._get_models_that_return(), "methodical.development.topic"]

    def _propose_topics(self):
        """Return the running topics of the members that end within a month after the meeting (F1 VI.10)."""
        members = self.body_id._get_members(self.date)
        topics = self.env["methodical.development.topic"].search(
            Domain("teacher_id", "in", members.ids)
            & Domain("state", "in", RUNNING)
            & Domain("date_to", "<=", self.date + relativedelta(months=1)),
            order="date_to, id",
        )
        words = self._in_print_lang()
        return [
            {
                "name": words.env._("On the topic of self-development “%(topic)s”", topic=topic.name),
                "kind": "report",
                "speaker_id": topic.teacher_id.id,
                "res_model": topic._name,
                "res_id": topic.id,
            }
            for topic in topics
        ]

    def _on_approved(self):
        """Let the signed minutes report the topics that the meeting heard from who was there."""
        result = super()._on_approved()
        # sudo: the minutes say what was heard, whatever the last signer may read
        for meeting_sudo in self.sudo():
            present = meeting_sudo._get_present_teachers()
            heard = meeting_sudo._get_discussed_items().filtered(
                lambda item: item.res_model == "methodical.development.topic"
            )
            topics = meeting_sudo.env["methodical.development.topic"].browse(heard.mapped("res_id")).exists()
            topics.filtered(lambda topic, present=present: topic.teacher_id in present)._report_heard(
                meeting_sudo.date,
                meeting_sudo._in_print_lang()._name_for_topics(),
                {item.res_id: item.heard for item in heard},
            )
        return result

    def _name_for_topics(self):
        """Return how a topic names the meeting that heard it."""
        return self.env._(
            "%(body)s, minutes No. %(number)s of %(date)s",
            body=self.body_id.name,
            number=self.number,
            date=format_date(self.env, self.date, date_format="dd.MM.yyyy"),
        )
