from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged, warmup

from .meeting_case import TODAY, MeetingCase

LIST = {
    "number": {},
    "text": {},
    "responsible_name": {},
    "date_due": {},
    "body_id": {"fields": {"display_name": {}}},
    "is_late": {},
    "state": {},
}


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestResolutionPerformance(MeetingCase):
    """Lists and the screen of a meeting take a number of queries that does not grow (speed.md G5)."""

    def adopt(self, items, each):
        """Return the resolutions of signed minutes: so many items, so many resolutions at each."""
        meeting = self.held_meeting(items=[f"Item {place}" for place in range(items)])
        for item in self.as_user(meeting, self.user_teacher).agenda_item_ids:
            item.write(
                {
                    "heard": "Heard",
                    "resolution_ids": [
                        Command.create(
                            {
                                "text": f"Resolved {place}",
                                "responsible_id": self.card_teacher2.id,
                                "date_due": date(2026, 10, 20),
                            }
                        )
                        for place in range(each)
                    ],
                }
            )
        self.sign(meeting)
        return meeting.resolution_ids

    @warmup
    def test_list_of_80_resolutions(self):
        self.adopt(4, 20)
        Resolution = self.as_user(self.env["methodical.resolution"], self.user_head)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            found = Resolution.web_search_read([("meeting_stage", "=", "signed")], LIST, limit=80)
        self.assertEqual(found["length"], 80)

    def read_form(self, meeting):
        """Read a meeting as its form does and return the number of queries."""
        view = self.as_user(self.env["methodical.meeting"], self.user_head).get_view(view_type="form")
        names = {name for name in view["models"]["methodical.meeting"] if name != "id"}
        lines = {
            model: {
                name: {}
                for name in view["models"][model]
                if meeting.env[model]._fields[name].type not in ("one2many", "many2many", "properties")
            }
            for model in ("methodical.agenda.item", "methodical.attendance", "methodical.resolution")
        }
        wanted = {
            name: {} for name in names if self.env["methodical.meeting"]._fields[name].type != "one2many"
        }
        wanted["agenda_item_ids"] = {
            "fields": {
                **lines["methodical.agenda.item"],
                "resolution_ids": {"fields": lines["methodical.resolution"]},
            }
        }
        wanted["attendance_ids"] = {"fields": lines["methodical.attendance"]}
        wanted["resolution_ids"] = {"fields": lines["methodical.resolution"]}
        self.env.flush_all()
        self.env.invalidate_all()
        start = self.env.cr.sql_log_count
        self.as_user(meeting, self.user_head).web_read(wanted)
        return self.env.cr.sql_log_count - start

    def test_form_of_a_meeting_with_six_items_and_ten_resolutions(self):
        small = self.adopt(1, 1).meeting_id
        large = self.adopt(5, 2).meeting_id
        self.new_member_rows(large, 8)
        self.read_form(small)
        few, many = self.read_form(small), self.read_form(large)
        self.assertLessEqual(many, few + 2, "constant in items, resolutions and members")
        self.assertLessEqual(many, 75)

    def new_member_rows(self, meeting, count):
        """Let as many guests have been at a meeting (evidence of a story, behind the seal)."""
        self.env.cr.execute(
            "INSERT INTO methodical_attendance (meeting_id, company_id, name, role, state)"
            " SELECT %s, %s, 'Guest ' || place, 'guest', 'present' FROM generate_series(1, %s) place",
            [meeting.id, meeting.company_id.id, count],
        )
