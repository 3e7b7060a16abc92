from markupsafe import Markup

from odoo import Command, models


class MethodicalMeeting(models.Model):
    """The event in the calendar: made by the announcement, kept in step, taken away by cancelling (F3 P1d).

    The meeting leads: people cannot change or delete the event (``calendar.event``), and what another program did to it
    is put right at the next change of the meeting.
    """

    _inherit = "methodical.meeting"

    def _get_events(self):
        # sudo: the events belong to the engine; who is called gets its message, no invitation on top of it
        return (
            self.env["calendar.event"]
            .sudo()
            .with_context(
                no_mail_to_attendees=True,
                dont_notify=True,
                mail_notrack=True,
                mail_create_nolog=True,
                mail_create_nosubscribe=True,
                tracking_disable=True,
            )
        )

    def _sync_events(self):
        """Give announced meetings their events, up to date."""
        Event, people = self._get_events(), self._get_told_people()
        missing = self.browse()
        for meeting in self:
            # sudo: the event may belong to somebody else
            event = meeting.sudo().event_id
            values = meeting._prepare_event(people[meeting])
            if event:
                Event.browse(event.id).write(values)
            else:
                missing |= meeting
        values_list = [meeting._prepare_event(people[meeting]) for meeting in missing]
        for meeting, event in zip(missing, Event.create(values_list), strict=True):
            meeting._keep_event(event)

    def _prepare_event(self, cards):
        """Return the values of the event of one meeting.

        :param cards: methodical.teacher of whom it concerns, in sudo
        """
        meeting = self.with_context(lang=self.company_id._get_print_lang())
        # sudo: who chairs is public to those who are called
        organiser = self.sudo().chair_id.user_id.filtered("active") or self.env.user
        return {
            "name": meeting.body_id.name,
            "start": self.date_start,
            "stop": self.date_end,
            "location": self.place,
            "description": meeting._get_agenda_html(),
            "user_id": organiser.id,
            # several schools share one database: the calendar shows strangers only that people are busy
            "privacy": "private",
            "partner_ids": [Command.set(cards.user_id.filtered("active").partner_id.ids)],
        }

    def _keep_event(self, event):
        self.ensure_one()
        self._write_given({"event_id": event.id})

    def _drop_events(self):
        """Take the events of cancelled meetings out of the calendars."""
        # sudo: as in _sync_events
        events = self.sudo().event_id
        self._write_given({"event_id": False})
        self._get_events().browse(events.ids).unlink()

    def _get_agenda_html(self):
        """Return the agenda of one meeting as a numbered list."""
        row = Markup("<li>%s</li>")
        lines = [
            row % (f"{item.name} – {item.speaker}" if item.speaker else item.name)
            for item in self.agenda_item_ids.sorted(lambda item: (item.sequence, item.id))
        ]
        return Markup("<ol>%s</ol>") % Markup("").join(lines)
