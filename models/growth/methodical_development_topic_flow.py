from dateutil.relativedelta import relativedelta

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalDevelopmentTopic(models.Model):
    """The way of a topic: chosen, in work, reported; or given up (N25)."""

    _inherit = "methodical.development.topic"

    _transitions = {
        "chosen": {"in_work", "cancelled"},
        "in_work": {"reported", "cancelled"},
        "reported": {"in_work"},
        "cancelled": {"chosen"},
    }

    def action_start(self):
        """Begin the work on chosen topics."""
        return self._move_to("in_work")

    def action_report(self):
        """Confirm that the results were reported; the day is today unless another one is written.

        :raises UserError: for a topic without a result
        """
        self.check_access("write")
        if silent := self.filtered(lambda topic: not (topic.result or "").strip()):
            raise UserError(
                self.env._(
                    "%(topics)s: write the result first, one or two sentences are enough.",
                    topics=silent.mapped("name"),
                )
            )
        for topic in self:
            topic._move_to("reported", reported_on=topic.reported_on or fields.Date.context_today(self))
        return True

    def action_reopen(self):
        """Take topics up again that were reported or given up by mistake."""
        for topic in self:
            topic._move_to("in_work" if topic.state == "reported" else "chosen")
        return True

    def action_give_up(self):
        """Give up topics; they stay in the history."""
        return self._move_to("cancelled")

    def action_continue(self):
        """Open a topic of this school year that carries on with one: what was not done yet comes along.

        :return: action
        """
        self.ensure_one()
        following = self.search([("previous_id", "=", self.id), ("state", "!=", "cancelled")], limit=1)
        topic = following or self.create(self._prepare_continuation())
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Topic of self-development"),
            "res_model": self._name,
            "res_id": topic.id,
            "views": [(False, "form")],
        }

    def _prepare_continuation(self):
        """Return the values of a topic that carries on with one; stages that were not done are due a year later."""
        open_stages = self.stage_ids.filtered(lambda stage: not stage.date_done)
        start = fields.Date.context_today(self)
        if self.date_to and self.date_to >= start:
            start = self.date_to + relativedelta(days=1)
        return {
            "teacher_id": self.teacher_id.id,
            "name": self.name,
            "date_from": start,
            "date_to": self.env["methodical.school.year"]._get_current(self.company_id, start).date_end,
            "result_form": self.result_form,
            "previous_id": self.id,
            "stage_ids": [
                Command.create(
                    {
                        "name": stage.name,
                        "date_due": stage.date_due and stage.date_due + relativedelta(years=1),
                    }
                )
                for stage in open_stages
            ],
        }

    def _report_heard(self, day, place, words):
        """Mark running topics as reported by the signed minutes of a meeting that heard them.

        :param day: day of the meeting (datetime.date)
        :param place: what the minutes are called
        :param words: {id of a topic: what the minutes wrote}, the result of a topic that has none yet
        """
        heard = self.filtered(lambda topic: topic.state in ("chosen", "in_work"))
        heard.filtered(lambda topic: topic.state == "chosen")._move_to("in_work")
        for topic in heard:
            result = topic.result or words.get(topic.id) or False
            topic._move_to("reported", reported_on=day, heard_at=place, result=result)

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path. The activity of a plan and J29 follow.

        :raises UserError: when a topic can not go there from its state
        """
        if blocked := self.filtered(lambda topic: state not in self._transitions[topic.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(topic)s” is “%(present)s” and cannot become “%(state)s”.",
                    topic=blocked[0].name,
                    present=labels[blocked[0].state],
                    state=labels[state],
                )
            )
        result = with_pass(self).write({"state": state, **values})
        if state == "reported":
            for day, topics in self.grouped("reported_on").items():
                self.env["methodical.plan.evidence"]._settle(topics, day)
        return result
