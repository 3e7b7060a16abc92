from datetime import date, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .meeting_case import MeetingCase
from .test_performance import SlopeCase


class BoardCase(MeetingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Board = cls.env["methodical.meeting.board"]

    def add_meeting(self, day, stage="signed", body=None):
        """Return a meeting of a day as its story leaves it."""
        meeting = self.env["methodical.meeting"].create(
            {
                "body_id": (body or self.science).id,
                "company_id": self.company.id,
                "school_year_id": self.year.id,
                "date_start": f"{day} 08:00:00",
            }
        )
        moment = {"announced_at": f"{day} 02:00:00", "held_at": f"{day} 08:00:00", "state": "approved"}
        names = {"planned": (), "announced": ("announced_at",), "held": ("announced_at", "held_at")}
        with_pass(meeting).write({name: moment[name] for name in names.get(stage, moment)})
        return meeting

    def line(self, body=None, user=None):
        """Return the line of a body in this school year as somebody sees it."""
        self.env.flush_all()
        self.env.invalidate_all()
        return self.as_user(self.Board, user or self.user_deputy).search(
            [("body_id", "=", (body or self.science).id), ("school_year_id", "=", self.year.id)]
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMeetingBoard(BoardCase):
    """Meetings against the rules of the regulation (R20, R21, C9)."""

    def test_numbers(self):
        self.set_rule("meetings_year", "warn", 4)
        self.set_rule("meetings_quarter", "block", 1)
        for day, stage in (
            (date(2026, 8, 28), "signed"),
            (date(2026, 9, 18), "signed"),
            (date(2026, 11, 3), "held"),
            (date(2026, 12, 4), "held"),
            (date(2026, 12, 18), "announced"),
            (date(2027, 2, 5), "planned"),
        ):
            self.add_meeting(day, stage)
        line = self.line()
        self.assertRecordValues(
            line,
            [
                {
                    "planned_count": 1,
                    "announced_count": 1,
                    "held_count": 4,
                    "signed_count": 2,
                    "unsigned_count": 2,
                    "quarter_1_count": 3,
                    "quarter_2_count": 1,
                    "quarter_3_count": 0,
                    "quarter_4_count": 0,
                    "minimum_year": 4,
                    "minimum_quarter": 1,
                    "missing_count": 0,
                    "severity": "block",
                    "behind_since": date(2027, 3, 29),
                }
            ],
        )
        council = self.line(self.council)
        self.assertEqual((council.minimum_year, council.severity, council.behind_since), (0, False, False))

    def test_quarters_are_those_of_the_register(self):
        """The statement and ``tools.quarters`` agree, for both meanings of a quarter."""
        from ..tools.quarters import quarter_of

        days = [date(2026, 8, 28) + timedelta(days=11 * place) for place in range(26)]
        for day in days:
            self.add_meeting(day)
        for kind in ("school", "calendar"):
            self.regulation.quarter_kind = kind
            quarters = self.year._get_meeting_quarters(self.regulation)
            wanted = [
                sum(quarter_of(quarters, day).number == number for day in days) for number in (1, 2, 3, 4)
            ]
            line = self.line()
            with self.subTest(kind=kind):
                self.assertEqual([line[f"quarter_{number}_count"] for number in (1, 2, 3, 4)], wanted)

    def test_behind_is_not_stored(self):
        self.set_rule("meetings_year", "warn", 4)
        behind = [("is_behind", "=", True), ("body_id", "=", self.science.id)]
        self.assertEqual(self.line().behind_since, date(2026, 11, 9))
        self.assertFalse(self.line().is_behind)
        self.assertFalse(self.Board.search(behind))
        with freeze_time("2026-11-09 04:00:00"):
            self.assertTrue(self.line().is_behind)
            self.assertEqual(self.Board.search(behind), self.line().with_env(self.env))
            self.add_meeting(date(2026, 11, 4), "held")
            self.assertFalse(self.line().is_behind)

    def test_rule_of_a_kind_of_association_and_switched_off(self):
        rule = self.set_rule("meetings_year", "warn", 4)
        rule.copy({"regulation_id": self.regulation.id, "body_kind": "area", "value": 6, "severity": "block"})
        self.assertEqual((self.line().minimum_year, self.line().severity), (6, "block"))
        self.science.association_kind = "primary"
        self.assertEqual((self.line().minimum_year, self.line().severity), (4, "warn"))
        rule.severity = "off"
        self.assertEqual(self.line().minimum_year, 0)

    def test_late_minutes_and_resolutions(self):
        rules = self.regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J8")
        rules.write({"is_on": True, "days": 3})
        meeting = self.signed_meeting(due=date(2026, 10, 6))
        self.add_meeting(date(2026, 10, 2), "held")
        line = self.line()
        self.assertEqual((line.open_resolution_count, line.late_resolution_count), (1, 0))
        self.assertEqual((line.unsigned_count, line.late_minutes_count), (1, 0))
        with freeze_time("2026-10-09 04:00:00"):
            line = self.line()
            self.assertEqual((line.late_resolution_count, line.late_minutes_count), (1, 1))
        self.assertEqual(meeting.stage, "signed")

    def test_who_sees_which_lines(self):
        everybody = {self.science, self.maths, self.council}
        seen = {
            "deputy": everybody,
            "director": everybody,
            "head": {self.science},
            "teacher": {self.science},
            "teacher2": {self.maths},
            "officer": set(),
            "other_director": set(),
        }
        for key, bodies in seen.items():
            lines = self.as_user(self.Board, getattr(self, f"user_{key}")).search([])
            with self.subTest(user=key):
                self.assertEqual(set(lines.sudo().body_id.with_env(self.env)), bodies)

    def test_click_opens_the_meetings(self):
        meeting = self.add_meeting(date(2026, 9, 18))
        self.add_meeting(date(2026, 9, 18), body=self.maths)
        action = self.line().action_open_meetings()
        found = self.as_user(self.env[action["res_model"]], self.user_deputy).search(action["domain"])
        self.assertEqual(found.ids, meeting.ids)

    def test_nothing_is_written(self):
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_deputy, self.Board._name, "write", self.line().ids, {"held_count": 9})


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMeetingQueries(SlopeCase, BoardCase):
    """The board and the nightly job cost the same for any number of bodies and resolutions."""

    def test_board(self):
        Board = self.as_user(self.env["methodical.meeting.board"], self.user_deputy)
        names = [name for name in Board._fields if name not in ("create_uid", "write_uid")]
        specification = {
            name: {"fields": {"display_name": {}}} if Board._fields[name].type == "many2one" else {}
            for name in names
        }

        def read():
            return self.count(lambda: Board.web_search_read([], specification, limit=80))

        self.bodies(10)
        read()
        few = read()
        self.bodies(60, start=100)
        read()  # a head who takes office empties the caches of rights
        many = read()
        self.assertLessEqual(few, 8, "speed of lists")
        self.assertLessEqual(many - few, 0, f"{few} queries for 13 bodies, {many} for 73")

    def test_nightly_job(self):
        Deadline = self.env["methodical.deadline"]
        self.regulation.deadline_rule_ids.is_on = True
        self.regulation.has_deputy_analysis = True
        for code in ("meetings_year", "meetings_quarter", "meeting_notice"):
            self.set_rule(code, "warn", 3)

        def fill(number, start):
            bodies = self.bodies(number, start)
            for body in bodies:
                meeting = self.add_meeting(date(2026, 9, 18), "held", body)
                item = self.env["methodical.agenda.item"].create(
                    {"meeting_id": meeting.id, "name": "x", "body_ids": self.maths.ids}
                )
                self.env["methodical.resolution"].create(
                    {
                        "item_id": item.id,
                        "text": "x",
                        "responsible_id": self.card_teacher.id,
                        "date_due": "2026-10-20",
                    }
                )
                with_pass(meeting).write({"state": "approved"})

        def refresh():
            return self.count(lambda: Deadline._refresh(self.company))

        fill(4, 0)
        refresh()
        few = refresh()
        fill(8, 100)
        refresh()
        many = refresh()
        self.assertEqual(
            len(Deadline.search([("code", "=", "J9"), ("company_id", "=", self.company.id)])), 12
        )
        self.assertLessEqual(many - few, 0, f"{few} queries for 4 meetings, {many} for 12")
