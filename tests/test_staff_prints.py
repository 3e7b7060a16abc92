from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..tools.person_name import short_name
from .print_case import TODAY
from .staff_print_case import StaffPrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestStaffPrints(StaffPrintCase):
    """Databank with courses and topics, composition with last year, portable record, consent (F1 VI.9, print 20)."""

    # databank

    def test_databank_shows_last_course_and_topic(self):
        [row] = self.card_teacher.with_context(lang="en_US")._get_databank("Databank").rows
        self.assertEqual(row[10:12], ["2025, 72 h", "Проблемалык окутуу"])

    def test_course_that_was_not_credited_or_corrected_is_not_the_last(self):
        self.add_course(
            self.card_teacher, "2026-03-14", name="Waiting", state="handed_in", document_number="1"
        )
        replaced = self.card_teacher.course_ids.filtered(lambda row: row.name == "STEM сабактары")
        self.add_course(
            self.card_teacher, "2024-10-14", name="Right", replaces_id=replaced.id, document_number="2"
        )
        self.assertEqual(self.card_teacher.with_context(lang="en_US").last_course, "2024, 72 h")

    def test_birthdays_only_for_who_may_ask(self):
        table = self.dialog(self.user_officer, with_birthdays=True)._get_table()
        self.assertIn("30.12.1986 (39)", [row[2] for row in table.rows])
        self.assertIn("1986 (39)", [row[2] for row in self.dialog(self.user_deputy)._get_table().rows])
        with self.assertRaises(AccessError):
            self.dialog(self.user_deputy, with_birthdays=True)

    def test_databank_of_an_association_by_the_dialog(self):
        dialog = self.dialog(self.user_head, body_id=self.science.id)
        html = self.render("report_databank_dialog", dialog, self.user_head)
        self.assertOrder(html, "Science", self.card_colleague.name, "20.11.2026")
        self.assertNotIn(self.card_director.name, html)

    def test_papers_of_the_school_name_the_director(self):
        director = short_name(self.card_director.name)
        for kind, report in ("databank", "databank_dialog"), ("composition", "staff_composition"):
            dialog = self.dialog(self.user_deputy, kind=kind)
            with self.subTest(kind):
                self.assertIn(director, self.render(f"report_{report}", dialog, self.user_deputy))
                second = self.card_colleague.post_ids
                self.card_colleague.post_ids += self.ref_id("post_director")
                self.assertNotIn(
                    director, self.render(f"report_{report}", dialog, self.user_deputy), "one of two"
                )
                self.card_colleague.post_ids = second

    def test_dialog_without_a_card_says_so(self):
        stranger = self.dialog(self.user_other_director, company_id=self.other_company.id)
        self.card_other_director.write({"active": False, "date_left": "2026-06-01"})
        for kind in ("databank", "composition"):
            stranger.kind = kind
            with self.subTest(kind), self.assertRaisesRegex(UserError, "no card"):
                stranger.action_print()

    # composition

    def test_composition_with_the_year_before(self):
        self.card_teacher2.date_joined = "2026-09-01"
        dialog = self.dialog(self.user_director, kind="composition", day="2026-11-20").with_context(
            lang="en_US"
        )
        rows = {(row[0], row[1]): row[2:] for row in dialog._get_table().rows}
        cards = self.env["methodical.teacher"].search_count([("company_id", "=", self.company.id)])
        self.assertEqual(rows["In all", "Teachers"], [cards, 100, cards - 1])
        self.assertEqual(rows["Age", "30–39"], [1, round(100 / cards), 1])
        # ten years since September 2016: a year ago they were nine
        self.assertEqual(rows["Pedagogical service", "10 to 15 years"][::2], [cards, 0])
        self.assertEqual(rows["Pedagogical service", "5 to 10 years"][::2], [0, cards - 1])
        first = self.ref_id("category_first").with_context(lang="en_US").name
        self.assertEqual(rows["Category", first][::2], [1, 1])
        self.assertEqual(
            rows["Subjects", self.ref_id("subject_physics").with_context(lang="en_US").name][0], cards
        )

    def test_composition_of_an_association_on_paper(self):
        dialog = self.dialog(self.user_head, kind="composition", body_id=self.science.id, day="2026-11-20")
        self.assertEqual(dialog._count_composition(date(2026, 11, 20))[0], 4)
        html = self.render("report_staff_composition", dialog, self.user_head)
        self.assertIn("20.11.2025", html)
        self.assertIn("Science", html)

    # the record that the teacher takes along

    def test_record_holds_all_of_his_growth(self):
        html = self.render("report_portable", self.card_teacher, self.user_officer)
        for text in (
            "1986 (39)",
            "Физика мугалими",
            "КЖ-001",
            "КЖ-002",
            "STEM сабактары",
            "Проблемалык окутуу",
            "15-к",
            self.card_teacher2.name,
            "Ардак грамота",
        ):
            with self.subTest(text):
                self.assertIn(text, html)
        self.assertIn(
            self.card_teacher._in_print_lang()._get_portable_digest(
                self.card_teacher._in_print_lang()._get_portable_tables()
            ),
            html,
        )

    def test_record_gives_the_year_of_birth_only(self):
        self.assertNotIn("30.12.1986", self.render("report_portable", self.card_teacher, self.user_officer))

    def test_digest_tells_another_content(self):
        card = self.card_teacher.with_context(lang="en_US")
        before = card._get_portable_digest(card._get_portable_tables())
        self.assertEqual(before, card._get_portable_digest(card._get_portable_tables()))
        self.add_course(card, "2026-05-14", name="New", document_number="КЖ-003")
        self.assertNotEqual(before, card._get_portable_digest(card._get_portable_tables()))

    def test_record_for_who_reads_the_card(self):
        self.assertIn("КЖ-002", self.render("report_portable", self.card_teacher, self.user_teacher))
        for user in (self.user_teacher2, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_portable", self.card_teacher, user)

    # consent

    def test_consent_on_paper_and_as_it_was_given(self):
        html = self.render("report_consent", self.card_teacher2, self.user_officer)
        self.assertIn(self.card_teacher2.name, html)
        self.assertIn("20___", html)
        with freeze_time("2026-10-05 06:00:00"):
            self.as_user(self.card_teacher, self.user_teacher).with_context(lang="ky_KG")._give_consent()
        html = self.render("report_consent", self.card_teacher, self.user_teacher)
        self.assertIn("2026-жылдын 5-октябры", html)
        self.assertOrder(html, "Аты-жөнү", self.card_teacher.name, self.company.name)
        self.assertIn(self.card_teacher.consent_ids.digest, html)

    # how many queries

    def test_queries_do_not_grow_with_the_teachers(self):
        cards = self.card_teacher | self.science._get_members(date(2026, 11, 20))
        for card in cards:
            self.add_course(card, "2025-05-14", name="Course", document_number=f"N-{card.id}")
        asked = {
            "databank": lambda cards: cards._get_databank("Databank"),
            "facts": lambda cards: cards.mapped("missing_facts") + cards.mapped("consent_state"),
            "portable": lambda cards: cards._get_portable_sections(),
        }
        for name, ask in asked.items():
            counts = [self.count(ask, part) for part in (cards[:1], cards[:1], cards)]
            with self.subTest(name, counts=counts):
                self.assertLessEqual(counts[2], counts[1])
                self.assertLessEqual(counts[2], 15, "the record has seven sections, two queries each at most")

    def test_queries_of_the_composition(self):
        dialog = self.dialog(self.user_director, kind="composition", day="2026-11-20")
        self.count(lambda records: records._get_table(), dialog)
        self.assertLessEqual(self.count(lambda records: records._get_table(), dialog), 15)

    def count(self, ask, records):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        ask(records.browse(records.ids))
        return self.env.cr.sql_log_count - before
