from datetime import timedelta

from odoo import Command

from .meeting_case import MeetingCase
from .print_case import LETTERS, PrintCase


class MeetingPrintCase(MeetingCase, PrintCase):
    """Prints of meetings of the association of science, with the sources of the texts whatever their translations say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

    def discussed_meeting(self, **vals):
        """Return a held meeting with two items: the first one heard, discussed and voted on, with two resolutions."""
        meeting = self.held_meeting(
            items=(
                {"name": "Execution of resolutions", "speaker_id": self.card_head.id},
                {"name": "Continuity of grades 4 and 5", "speaker": "Guest from the college"},
            ),
            **vals,
        )
        first, second = self.as_user(meeting, self.user_teacher).agenda_item_ids
        first.write(
            {
                "heard": f"Three of four are done. {LETTERS}",
                "spoke": "Б. Түлөбердиев agreed.",
                "is_voted": True,
                "votes_for": 4,
                "resolution_ids": [
                    self.resolve("Correct the scheme of work", self.card_teacher2),
                    self.resolve("Take 1.1 off control", self.card_head),
                ],
            }
        )
        second.write(
            {"heard": "About the lessons", "resolution_ids": [self.resolve("Visit", self.card_head)]}
        )
        self.env.invalidate_all()
        return meeting

    def resolve(self, text, card, days=7, **vals):
        """Return the command that makes a resolution."""
        due = self.env["methodical.meeting"]._fields["date"].context_today(self.env.user)
        return Command.create(
            {
                "text": text,
                "responsible_id": card.id,
                "date_due": due + timedelta(days=days),
                **vals,
            }
        )

    def values(self, meeting, method="_get_print_values"):
        self.env.invalidate_all()
        return getattr(meeting.with_env(self.env).with_context(lang="en_US"), method)()

    def parts(self, values, kind):
        """Return the contents of the parts of a kind, of all sheets."""
        return [content for sheet in values["sheets"] for name, content in sheet if name == kind]

    def rows(self, values):
        """Return the cells of all tables."""
        return [cells for table in self.parts(values, "table") for kind, cells in table if kind == "row"]
