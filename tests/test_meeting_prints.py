from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .meeting_case import TODAY
from .meeting_print_case import MeetingPrintCase
from .print_case import LETTERS


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMinutesPrint(MeetingPrintCase):
    """The minutes in the national form (domain 9.3, 4; F3 P2, P3, P6)."""

    def test_signed_minutes_read_in_the_order_of_the_form(self):
        meeting = self.sign(self.discussed_meeting())
        values = self.values(meeting)
        self.assertFalse(values["mark"])
        html = self.render("report_meeting", meeting, self.user_teacher2)
        self.assertOrder(
            html,
            self.company.name,
            "Science",
            "MINUTES No. 1",
            "October 4, 2026, 10:00–11:00",
            "Room 12",
            "Present",
            "4 of 4",
            "А. Өмүрбекова",
            "Chair",
            "Г. Жөлдөшова",
            "Secretary",
            "AGENDA",
            "1. Execution of resolutions. Speaker: Г. Жөлдөшова",
            "2. Continuity of grades 4 and 5. Speaker: Guest from the college",
            "1. HEARD",
            f"Г. Жөлдөшова: Three of four are done. {LETTERS}",
            "SPOKE",
            "Б. Түлөбердиев agreed.",
            "RESOLVED",
            "(for 4, against 0, abstained 0)",
            "1.1",
            "Correct the scheme of work",
            "Б. Түлөбердиев",
            "12.10.2026",
            "1.2",
            "Take 1.1 off control",
            "2. HEARD",
            "1.3",
            "Visit",
            "Г. Жөлдөшова",
            "in the system: 05.10.2026, 10:00",
            "А. Өмүрбекова",
            "in the system: 05.10.2026, 10:00",
            values["qr"]["url"],
            values["qr"]["digest"],
        )
        self.assertEqual(html.count("om_spaced"), 6, "HEARD, SPOKE and RESOLVED are spaced")

    def test_unsigned_minutes_are_a_draft_with_lines_for_ink(self):
        values = self.values(self.discussed_meeting())
        self.assertEqual(values["mark"], "DRAFT")
        self.assertIsNone(values["qr"], "nobody may rely on a draft")
        chair, secretary = self.parts(values, "signature")
        self.assertEqual((chair["post"], chair["person"], chair["below"]), ("Chair", "Г. Жөлдөшова", []))
        self.assertEqual((secretary["post"], secretary["person"]), ("Secretary", "А. Өмүрбекова"))

    def test_chair_alone_signs_where_the_regulation_says_so(self):
        self.regulation.minutes_signer = "chair"
        [chair] = self.parts(self.values(self.discussed_meeting()), "signature")
        self.assertEqual(chair["post"], "Chair")

    def test_planned_meeting_prints_as_an_empty_form(self):
        meeting = self.new_meeting()
        values = self.values(meeting)
        self.assertEqual(values["title"], "MINUTES No. ____")
        texts = dict(self.parts(values, "text"))
        self.assertTrue(texts["Present"].startswith("____ of"), texts)
        self.assertNotIn("Absent", texts)

    def test_short_form_has_no_discussion(self):
        meeting = self.sign(self.discussed_meeting())
        html = self.render("report_meeting_short", meeting, self.user_deputy)
        self.assertOrder(
            html,
            "MINUTES No. 1",
            "(short form)",
            "4 of 4",
            "1. Execution of resolutions",
            "RESOLVED",
            "1.1",
            "1.3",
        )
        for word in ("HEARD", "SPOKE", "Three of four are done", "AGENDA"):
            self.assertNotIn(word, html)

    def test_absent_late_invited_and_quorum(self):
        self.set_rule("meeting_quorum", "warn", 60)
        meeting = self.discussed_meeting()
        late, absent = meeting.attendance_ids.filtered(
            lambda row: row.teacher_id in self.card_teacher | self.card_colleague
        ).sorted(lambda row: row.teacher_id != self.card_teacher)
        late.write({"state": "late", "reason": "bus"})
        absent.write({"state": "absent", "reason": "ill"})
        meeting.write(
            {
                "attendance_ids": [
                    Command.create({"role": "invited", "teacher_id": self.card_deputy.id}),
                    Command.create({"role": "guest", "name": "A. Guest of the college"}),
                ]
            }
        )
        texts = dict(self.parts(self.values(meeting), "text"))
        self.assertTrue(texts["Present"].startswith("3 of 4, there is a quorum: "), texts["Present"])
        self.assertEqual(texts["Came late"], "А. Өмүрбекова (bus)")
        self.assertEqual(
            texts["Absent"],
            "Ү. Шайлообек (ill)" if "Ү. Шайлообек (ill)" in texts["Absent"] else texts["Absent"],
        )
        self.assertIn("A. Guest of the college", texts["Invited"])
        self.assertIn("Б. Мөңкөева", texts["Invited"])
        self.set_rule("meeting_quorum", "warn", 90)
        self.assertIn("there is no quorum", dict(self.parts(self.values(meeting), "text"))["Present"])

    def test_school_says_recommendation(self):
        """C10: the word for what a meeting adopts comes from the regulation."""
        self.load_regulation("preset_f3", self.day(2026, 8, 20))
        values = self.values(self.discussed_meeting())
        self.assertEqual(values["labels"][1], "Recommendation")
        self.assertIn("ADOPTED (RECOMMENDATION)", dict(self.parts(values, "text")))

    def test_postponed_item_and_document_say_what_became_of_them(self):
        meeting = self.discussed_meeting()
        first, second = meeting.agenda_item_ids
        second.resolution_ids.unlink()
        second.is_postponed = True
        html = self.render("report_meeting", meeting, self.user_head)
        self.assertOrder(html, "2. HEARD", "The item is put off to the next meeting.")
        self.assertEqual(html.count("RESOLVED"), 1)

    def test_later_correction_is_named_at_the_foot(self):
        meeting = self.sign(self.discussed_meeting())
        self.assertNotIn("Corrected by", self.render("report_meeting", meeting))
        later = self.held_meeting(date_start="2026-10-05 03:00:00")
        self.write_minutes(later, corrects_id=meeting.id)
        html = self.render("report_meeting", later)
        self.assertIn("(corrects the minutes No. 1 of 04.10.2026)", html)
        self.assertNotIn("Corrected by", self.render("report_meeting", meeting), "it is not signed yet")
        self.sign(later)
        html = self.render("report_meeting", meeting)
        self.assertOrder(html, "Corrected by the minutes No. 2 of 05.10.2026, 2.1: Resolved on")

    def test_long_minutes_keep_everything_and_divide_nothing_badly(self):
        meeting = self.held_meeting(
            items=[{"name": f"I{number:02} {LETTERS}", "heard": LETTERS * 30} for number in range(12)]
        )
        for number, item in enumerate(self.as_user(meeting, self.user_teacher).agenda_item_ids):
            item.resolution_ids = [self.resolve(f"R{number:02} {LETTERS * 9}", self.card_head)]
        values = self.values(meeting)
        self.assertGreater(len(values["sheets"]), 3)
        found = [cells[1][:3] for cells in self.rows(values)]
        self.assertEqual(found, [f"R{number:02}" for number in range(12)])
        for sheet in values["sheets"]:
            kinds = [kind for kind, _content in sheet]
            self.assertNotEqual(kinds[0], "signature", "a signature never stands alone")
            for place, (kind, content) in enumerate(sheet):
                if kind == "text" and content[0] == "RESOLVED":
                    self.assertEqual(kinds[place + 1], "table", "the word stands above its table")
        html = self.render("report_meeting", meeting)
        self.assertEqual(html.count("<thead>"), len(self.parts(values, "table")), "each table has its head")
        self.assertEqual(html.count('class="om_paper"'), len(values["sheets"]))

    def test_only_readers_of_the_minutes_print_them(self):
        meeting = self.sign(self.discussed_meeting())
        for user in (self.user_outsider, self.user_other_director, self.user_officer):
            for report in (
                "report_meeting",
                "report_meeting_short",
                "report_meeting_attendance",
                "report_meeting_notice",
            ):
                with self.subTest(user.login, report=report), self.assertRaises(AccessError):
                    self.render(report, meeting, user)
        self.assertIn("MINUTES", self.render("report_meeting", meeting, self.user_deputy))

    def test_names_are_no_code(self):
        meeting = self.discussed_meeting(place="<script>alert(1)</script>")
        html = self.render("report_meeting", meeting)
        self.assertNotIn("<script>alert", html)

    def test_queries_do_not_grow_with_the_documents(self):
        """Speed G9: at most 15 queries for any number of documents; three are of the print itself, one a table of lines."""
        meetings = self.env["methodical.meeting"]
        counts = []
        for place in range(4):
            start = f"2026-10-0{place + 1} 04:00:00"
            meetings |= self.sign(self.discussed_meeting(date_start=start)).with_env(self.env)
            if place not in (0, 3):
                continue
            self.render("report_meeting", meetings)  # templates and regulations are known from now on
            counts.append(self.count_queries("report_meeting", meetings))
        self.assertLessEqual(counts[1], counts[0], f"{counts} queries for 1 and 4 documents")
        self.assertLessEqual(counts[1], 15)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingSheets(MeetingPrintCase):
    """Attendance sheet and notice (domain 9.3, 4a; F3 P1d)."""

    def test_attendance_sheet_before_the_meeting_has_room_for_all(self):
        meeting = self.announce(self.new_meeting())
        values = self.values(meeting, "_get_attendance_print_values")
        rows = self.rows(values)
        self.assertEqual([row[0] for row in rows], [str(number) for number in range(1, 10)])
        names = [
            card.name for card in (self.card_head, self.card_teacher, self.card_teacher2, self.card_colleague)
        ]
        self.assertEqual([row[1] for row in rows[:4]], names, "by the Kyrgyz alphabet: Ө comes before Т")
        self.assertTrue(all(row[3].strip("\u00a0\n") == "" for row in rows), "room for ink")
        html = self.render("report_meeting_attendance", meeting, self.user_teacher)
        self.assertOrder(html, "ATTENDANCE SHEET", "Science", self.card_head.name, "Secretary")

    def test_attendance_sheet_afterwards_says_who_was_not_there(self):
        meeting = self.discussed_meeting()
        row = meeting.attendance_ids.filtered(lambda row: row.teacher_id == self.card_colleague)
        row.write({"state": "absent", "reason": "on a course"})
        rows = self.rows(self.values(meeting, "_get_attendance_print_values"))
        self.assertEqual(len(rows), 4)
        self.assertIn("absent: on a course", [cells[3] for cells in rows])

    def test_papers_that_nobody_approves_say_when_the_meeting_is_cancelled(self):
        meeting = self.new_meeting()
        self.assertEqual(self.values(meeting, "_get_notice_print_values")["mark"], "DRAFT")
        self.announce(meeting)
        for method in ("_get_notice_print_values", "_get_attendance_print_values"):
            values = self.values(meeting, method)
            self.assertEqual((values["mark"], values["qr"]), ("", None))
            self.assertEqual(values["foot"], ["as of 05.10.2026"])
        self.as_user(meeting, self.user_head).action_cancel("The hall is closed")
        self.assertEqual(self.values(meeting, "_get_notice_print_values")["mark"], "CANCELLED")

    def test_notice_says_time_place_and_agenda(self):
        meeting = self.announce(self.new_meeting(items=("Results of the quarter", "Plan of the next")))
        html = self.render("report_meeting_notice", meeting, self.user_teacher2)
        self.assertOrder(
            html,
            "NOTICE OF A MEETING",
            "Science",
            "Time",
            "October 9, 2026, 14:00–15:00",
            "Where",
            "Room 12",
            "AGENDA",
            "1. Results of the quarter.",
            "2. Plan of the next.",
            "Chair",
            "Г. Жөлдөшова",
        )


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingPrintLanguage(MeetingPrintCase):
    """Prints follow the language of the regulation, not of the reader."""

    def test_dates_in_words(self):
        meeting = self.discussed_meeting()
        for lang, words in (("ky_KG", "2026-жылдын 4-октябры"), ("ru_RU", "4 октября 2026")):
            self.env["res.lang"]._activate_lang(lang)
            with self.subTest(lang):
                self.assertIn(words, meeting.with_context(lang=lang)._get_when().replace("\u00a0", " "))
