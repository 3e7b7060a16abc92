from markupsafe import Markup

from odoo import models
from odoo.tools import format_datetime

from ...tools.guard import with_pass


class MethodicalMeeting(models.Model):
    """Messages about a meeting: one each, by the queue of mails, in the language of the reader (R22, R23, J6, J7)."""

    _inherit = "methodical.meeting"

    def _get_told_people(self):
        """Return {meeting: cards in sudo of whom it concerns}: the called ones, chair, secretary, the deputy to be told (C7)."""
        people = {}
        for meeting in self:
            # sudo: whom to tell; out of it the caller reads no card
            meeting_sudo = meeting.sudo()
            people[meeting] = (
                meeting_sudo.attendance_ids.teacher_id
                | meeting_sudo.chair_id
                | meeting_sudo.secretary_id
                # sudo: accounts of who is told
                | meeting.body_id._get_function_holders("notice").sudo()
            )
        return people

    def _filter_told(self, vals):
        """Return the meetings of which people know and that values would change for them."""
        if not {"date_start", "date_end", "place"} & vals.keys():
            return self.browse()
        return self.filtered(lambda meeting: meeting.stage == "announced")

    def _describe_appointment(self):
        """Return (begin, end, place) of one meeting."""
        return self.date_start, self.date_end, self.place

    def _tell_announcement(self, warnings):
        """Tell everybody of announced meetings; the chatter keeps who was told and who has no account.

        :param warnings: {meeting: sentences of rules that were not kept}
        """
        people = self._get_told_people()
        for meeting in self:
            meeting._tell(people[meeting], "_get_invitation")
            meeting._mark_told(people[meeting])
            meeting._note_told(people[meeting], warnings[meeting])

    def _note_told(self, cards, warnings):
        """Keep in the chatter of one meeting who was told, and what the regulation holds against it."""
        absent = cards.filtered(lambda card: not card.user_id.active).mapped("name")
        lines = [
            self.env._(
                "Announced: %(person)s told %(count)s people.",
                person=self.env.user.name,
                count=len(cards) - len(absent),
            )
        ]
        if absent:
            lines.append(self.env._("Without an account, to be told by word: %(people)s.", people=absent))
        self._log({self.id: Markup("<br/>").join([*lines, *warnings])})

    def _tell_newcomers(self):
        """Tell those who were called to announced meetings after the announcement."""
        for meeting in self:
            # sudo: as in _get_told_people
            cards = meeting.sudo().attendance_ids.filtered(lambda row: not row.is_told).teacher_id
            meeting._tell(cards, "_get_invitation")
            meeting._mark_told(cards)

    def _tell_changes(self, before):
        """Tell everybody again, and keep in the chatter what changed.

        :param before: {meeting: (begin, end, place) before the change}
        """
        if not self:
            return
        self._sync_events()
        people = self._get_told_people()
        for meeting in self:
            meeting._tell(people[meeting], "_get_change_text")
            meeting._log({meeting.id: meeting._describe_change(before[meeting])})

    def _describe_change(self, before):
        start, _end, place = before
        return self.env._(
            "Moved by %(person)s after the announcement: %(old)s → %(new)s.",
            person=self.env.user.name,
            old=self._format_appointment(start, place),
            new=self._format_appointment(self.date_start, self.place),
        )

    def _format_appointment(self, start, place):
        school = self.company_id._in_school_time()
        when = format_datetime(self.env, start, tz=school.env.context.get("tz"), dt_format="short")
        return ", ".join(filter(None, (when, place)))

    def _mark_told(self, cards):
        rows = self.attendance_ids.filtered(lambda row: not row.is_told)
        # sudo: only whether he has an account
        told = cards.filtered(lambda card: card.user_id.active).sudo(False)
        with_pass(rows.filtered(lambda row: row.teacher_id in told)).write({"is_told": True})

    def _tell(self, cards, text):
        """Send one message about one meeting to people, by the queue of mails.

        :param cards: methodical.teacher in sudo
        :param text: name of the method that returns the text in the language of the environment
        """
        users = cards.user_id.filtered(lambda user: user.active and user != self.env.user)
        for lang, readers in users.grouped("lang").items():
            # sudo: messages to people of the school; whoever calls them may not read their addresses
            meeting_sudo = self.sudo().with_context(lang=lang, mail_notify_force_send=False)
            meeting_sudo.message_notify(
                partner_ids=readers.partner_id.ids,
                subject=meeting_sudo.name,
                body=getattr(meeting_sudo, text)(),
                model_description=meeting_sudo._description,
            )

    def _get_invitation(self):
        """Return the text of the announcement: what, when, where, agenda."""
        return self._format_notice(self.env._("You are told of a meeting: %(body)s.", body=self.body_id.name))

    def _get_change_text(self):
        """Return the text of a change after the announcement."""
        return self._format_notice(
            self.env._("Time or place of a meeting changed: %(body)s.", body=self.body_id.name)
        )

    def _get_cancel_text(self):
        """Return the text of a cancelled meeting."""
        lines = [
            self.env._("The meeting is cancelled: %(body)s.", body=self.body_id.name),
            self._format_appointment(self.date_start, self.place),
            self.env._("Reason: %(reason)s", reason=self.cancel_reason),
        ]
        return Markup("<br/>").join(lines)

    def _format_notice(self, title):
        head = Markup("<br/>").join([title, self._format_appointment(self.date_start, self.place)])
        return Markup("<p>%s</p>%s") % (head, self._get_agenda_html())
