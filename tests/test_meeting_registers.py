import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from .meeting_case import TODAY
from .meeting_print_case import MeetingPrintCase
from .print_case import LETTERS


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestResolutionExtract(MeetingPrintCase):
    """The extract from minutes: chosen resolutions with a line that certifies them (domain 9.3, 4)."""

    def test_extract_of_one_resolution(self):
        meeting = self.sign(self.discussed_meeting())
        resolution = meeting.resolution_ids.filtered(lambda row: row.text == "Correct the scheme of work")
        html = self.render("report_resolution", resolution, self.user_deputy)
        self.assertOrder(
            html,
            self.company.name,
            "Science",
            "EXTRACT",
            "from the minutes No. 1 of October 4, 2026",
            "Present",
            "4 of 4",
            "1. HEARD",
            "Execution of resolutions",
            "RESOLVED",
            "(for 4, against 0, abstained 0)",
            "1.1",
            "Correct the scheme of work",
            "12.10.2026",
            "The extract is true to the minutes",
            "Secretary",
            "А. Өмүрбекова",
            "05.10.2026",
            "Place of the seal",
        )
        for word in ("Take 1.1 off control", "Three of four are done", "agreed.", "Continuity"):
            self.assertNotIn(word, html, "nothing else of the meeting stands in an extract")

    def test_one_extract_for_each_meeting(self):
        first, second = (
            self.sign(self.discussed_meeting()),
            self.signed_meeting(date_start="2026-10-03 04:00:00"),
        )
        html = self.render("report_resolution", first.resolution_ids | second.resolution_ids)
        self.assertEqual(html.count('class="page"'), 2)
        self.assertEqual(html.count("The extract is true to the minutes"), 2)

    def test_who_answers_for_it_prints_his_extract_and_no_minutes(self):
        """A teacher of another association answers for a resolution: he shows it, but was not at the meeting."""
        meeting = self.discussed_meeting()
        self.as_user(meeting, self.user_teacher).agenda_item_ids[1].resolution_ids = [
            self.resolve("Report to the parents", self.card_methodologist)
        ]
        self.sign(meeting)
        person = self.user_methodologist
        person.group_ids = self.ref_id("group_teacher")
        mine = meeting.resolution_ids.filtered(lambda row: row.responsible_id == self.card_methodologist)
        html = self.render("report_resolution", mine, person)
        self.assertOrder(html, "EXTRACT", "Report to the parents", "Т. Үсөнова")
        with self.assertRaises(AccessError):
            self.render("report_meeting", meeting, person)
        with self.assertRaises(AccessError):
            self.render("report_resolution", meeting.resolution_ids - mine, person)

    def test_extract_of_unsigned_minutes_is_a_draft(self):
        meeting = self.discussed_meeting()
        html = self.render("report_resolution", meeting.resolution_ids[:1], self.user_head)
        self.assertOrder(html, "DRAFT", "EXTRACT")


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingRegisters(HttpCase, MeetingPrintCase):
    """Registers of minutes and of resolutions with their execution (domain 9.3, 4b, 4c; F1 VI.12)."""

    def dialog(self, kind, user=None, **vals):
        return self.as_user(self.env["methodical.meeting.register"], user or self.user_deputy).create(
            {
                "company_id": self.company.id,
                "kind": kind,
                "school_year_id": self.year.id,
                "body_id": self.science.id,
                **vals,
            }
        )

    def table(self, dialog):
        rows = dialog._get_rows().with_context(lang="en_US")
        return dialog._get_table(rows, dialog.school_year_id, dialog.body_id)

    def download(self, url, login):
        self.authenticate(login, login)
        return self.url_open(url)

    def test_register_of_minutes(self):
        first = self.sign(self.discussed_meeting(date_start="2026-10-02 04:00:00"))
        self.discussed_meeting()
        self.new_meeting()
        table = self.table(self.dialog("minutes"))
        self.assertEqual(
            [label for label, _width in table.columns],
            ["No.", "Date", "Body", "Agenda", "Present", "Sheets", "Signed"],
        )
        self.assertEqual([row[0] for row in table.rows], [1, 2], "a planned meeting has no minutes")
        self.assertEqual(
            table.rows[0][1:],
            [
                first.date,
                "Science",
                "1. Execution of resolutions\n2. Continuity of grades 4 and 5",
                "4 / 4",
                1,
                self.day(2026, 10, 5),
            ],
        )
        self.assertIsNone(table.rows[1][-1], "not signed yet")
        self.assertIn("MINUTES JOURNAL", table.title)

    def test_name_of_the_book_comes_from_the_regulation(self):
        """C11: journal, notebook or book of resolutions."""
        self.discussed_meeting()
        label = self.regulation.label_ids.filtered(lambda row: row.term == "minutes_book")
        label.name = "Notebook of minutes"
        self.assertIn("NOTEBOOK OF MINUTES", self.table(self.dialog("minutes")).title)

    def test_register_of_resolutions_with_their_execution(self):
        meeting = self.sign(self.discussed_meeting())
        self.discussed_meeting(date_start="2026-10-05 03:00:00")
        with freeze_time("2026-10-20 04:00:00"):
            table = self.table(self.dialog("resolutions"))
        self.assertEqual(
            [row[0] for row in table.rows], ["1.1", "1.2", "1.3"], "unsigned ones are not in force"
        )
        self.assertEqual(
            table.rows[0][1:5],
            [
                "Science\nNo. 1 of 04.10.2026",
                "Correct the scheme of work",
                "Б. Түлөбердиев",
                self.day(2026, 10, 12),
            ],
        )
        self.assertIn("late", table.rows[0][5])
        [(_title, counts)] = table.summaries
        self.assertEqual((dict(counts)["Late"], dict(counts)["All"]), (3, 3))
        self.assertEqual(len(meeting.resolution_ids), 3)

    def test_register_of_resolutions_follows_the_minutes(self):
        meeting = self.discussed_meeting()
        first = self.as_user(meeting, self.user_teacher).agenda_item_ids[0]
        first.resolution_ids = [self.resolve("Written last", self.card_head)]
        self.sign(meeting)
        rows = self.as_user(self.env["methodical.resolution"], self.user_head)._find_in_register(self.year)
        self.assertEqual(rows.mapped("number"), ["1.1", "1.2", "1.3", "1.4"])
        self.assertEqual(rows[2].text, "Written last")

    def test_paper(self):
        self.sign(self.discussed_meeting())
        html = self.render(
            "report_meeting_register", self.dialog("resolutions", self.user_head), self.user_head
        )
        self.assertOrder(
            html, "REGISTER: RESOLUTION", "Science", "2026–2027", "1.1", "Correct the scheme", "Г. Жөлдөшова"
        )
        html = self.render("report_meeting_register", self.dialog("minutes", self.user_head), self.user_head)
        self.assertOrder(html, "MINUTES JOURNAL", "04.10.2026", "Execution of resolutions")

    def test_workbooks(self):
        """What a person writes is text in a workbook, whatever it begins with."""
        meeting = self.discussed_meeting()
        meeting.resolution_ids[0].text = f'=HYPERLINK("http://evil.example","{LETTERS}")'
        self.sign(meeting)
        cells = {}
        for kind in ("minutes", "resolutions"):
            answer = self.download(self.dialog(kind, file_format="xlsx").action_print()["url"], "m_deputy")
            self.assertEqual(answer.status_code, 200)
            sheet = load_workbook(io.BytesIO(answer.content)).active
            cells[kind] = [list(row) for row in sheet.iter_rows(min_row=4)]
        self.assertEqual((cells["minutes"][0][0].value, cells["minutes"][0][2].value), (1, "Science"))
        text = cells["resolutions"][0][2]
        self.assertEqual(text.data_type, "s")
        self.assertTrue(text.value.startswith("=HYPERLINK"))

    def test_empty_register_is_said(self):
        with self.assert_refused("2026–2027", "Choose another year"):
            self.dialog("minutes").action_print()
        for query in (
            f"kind=minutes&school_year_id={self.year.id}",
            f"kind=other&school_year_id={self.year.id}",
            "kind=minutes&school_year_id=x",
            "kind=minutes",
            "",
        ):
            with self.subTest(query):
                answer = self.download(f"/methodical/meetings.xlsx?{query}", "m_deputy")
                self.assertEqual(answer.status_code, 404)

    def test_everybody_gets_the_rows_that_he_may_read(self):
        self.sign(self.discussed_meeting())
        self.assertEqual(len(self.dialog("minutes", self.user_teacher2)._get_rows()), 1)
        stranger = self.dialog("minutes", self.user_admin)
        with self.assertRaises(UserError):
            stranger.action_print()
        with self.assertRaises(AccessError):
            self.dialog("minutes", self.user_outsider)
        with self.assertRaises(AccessError):
            self.render("report_meeting_register", stranger, self.user_head)
        query = f"/methodical/meetings.xlsx?kind=minutes&school_year_id={self.year.id}"
        self.assertEqual(self.download(query, "m_outsider").status_code, 403)
        self.assertIn(self.download(query, "m_other_director").status_code, (403, 404))

    def test_queries_do_not_grow_with_the_register(self):
        counts = []
        for place in range(4):
            self.sign(self.discussed_meeting(date_start=f"2026-10-0{place + 1} 04:00:00"))
            if place not in (0, 3):
                continue
            for kind in ("minutes", "resolutions"):
                self.env.flush_all()
                self.env.invalidate_all()
                dialog = self.dialog(kind)
                before = self.env.cr.sql_log_count
                self.table(dialog)
                counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[2], counts[0], f"minutes: {counts}")
        self.assertLessEqual(counts[3], counts[1], f"resolutions: {counts}")
