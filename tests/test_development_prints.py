import io
from datetime import date

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .mentoring_case import NOTE, MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestDevelopmentPrints(MentoringCase):
    """Prints 8 and 11, the log of consultations, and how many queries their lists cost."""

    def setUp(self):
        super().setUp()
        self.start()
        self.write_diary(hours=2, observation="Much is said, little is asked")

    def html(self, report, records, user):
        """Return a print as its reader gets it."""
        Report = self.as_user(self.env["ir.actions.report"], user)
        return Report._render_qweb_html(f"school_methodical.{report}", records.ids)[0].decode()

    def choose_topic(self, **vals):
        return self.as_user(self.env["methodical.development.topic"], self.user_teacher).create(
            {"name": "Thinking in lessons", "stage_ids": [(0, 0, {"name": "To try out"})], **vals}
        )

    def test_topics_of_an_association(self):
        self.choose_topic()
        html = self.html("report_body_topics", self.science, self.user_head)
        for text in (self.card_teacher.name, "Thinking in lessons", "To try out"):
            with self.subTest(text=text):
                self.assertIn(text, html)

    def test_an_association_without_topics_prints_an_empty_table(self):
        html = self.html("report_body_topics", self.science, self.user_head)
        for text in ("ӨЗҮН-ӨЗҮ ӨНҮКТҮРҮҮ ТЕМАЛАРЫ", "Жыйынтыктын формасы"):
            self.assertIn(text, html)

    def test_the_creative_report_brings_the_course_and_the_words(self):
        topic = self.choose_topic(report_text="Pupils ask more", result="Two lessons")
        html = self.html("report_creative", topic, self.user_teacher)
        self.assertIn("Pupils ask more", html)
        self.assertIn("Two lessons", html)

    def test_the_papers_of_a_pair(self):
        self.pair.write(NOTE)
        plan = self.html("report_mentoring_plan", self.pair, self.user_teacher)
        self.assertIn(self.pair.line_ids[0].name, plan)
        diary = self.html("report_mentoring_diary", self.pair, self.user_teacher2)
        self.assertIn("Much is said", diary)
        note = self.html("report_mentoring_note", self.pair, self.user_deputy)
        for text in NOTE.values():
            self.assertIn(text, note)
        self.assertIn(self.card_teacher2.name, self.html("report_mentoring", self.pair, self.user_deputy))

    def test_hours_of_the_diary_go_along_with_the_mentor(self):
        card = self.as_user(self.card_teacher, self.user_officer).with_context(lang="en_US")
        record = {title: rows.get(card) for title, _columns, rows in card._get_portable_sections()}
        [row] = record["Mentoring"]
        self.assertEqual([row[0], row[1], row[-1]], ["Mentor", self.card_teacher2.name, 2])

    def test_papers_call_nobody_young_who_is_not(self):
        pair = self.as_user(self.pair, self.user_deputy).with_context(lang="en_US")
        for ground, word in (("young", "young teacher"), ("new", "teacher"), ("other", "teacher")):
            self.pair.sudo().ground = ground
            with self.subTest(ground=ground):
                table = pair._get_plan_table()
                names = f"mentor {self.card_teacher.name}, {word} {self.card_teacher2.name}"
                self.assertEqual(table.title, f"PLAN OF MENTORING\n{names}")
                self.assertEqual(table.columns[-1][0], f"Mark of the {word}")
                self.assertIn(f"Difficulties, says the {word}", dict(pair._get_note_paragraphs()))

    def test_nobody_prints_the_papers_of_others(self):
        user = self.user_outsider
        user.group_ids += self.ref_id("group_teacher")
        with self.assertRaises(AccessError):
            self.html("report_mentoring_diary", self.pair, user)

    def test_the_log_counts_hours_of_a_group_once(self):
        Dialog = self.as_user(self.env["methodical.consultation.group"], self.user_deputy)
        people = self.card_teacher | self.card_teacher2
        rows = Dialog.env["methodical.consultation"].search(
            Dialog.create({"name": "Tests", "hours": 2, "teacher_ids": [(6, 0, people.ids)]}).action_enter()[
                "domain"
            ]
        )
        table = rows._get_print_table()
        self.assertEqual(len(table.rows), 2)
        self.assertEqual(table.summaries[0][1], [(self.card_deputy.name, 2)])

    def test_lists_cost_the_same_for_any_number(self):
        """Rows of lists: a constant number of queries, whatever the diary and the stages hold."""
        fields = {
            "methodical.mentoring": (
                "mentor_name",
                "teacher_name",
                "hours",
                "is_silent",
                "is_mentor",
                "can_manage",
            ),
            "methodical.development.topic": ("teacher_name", "name", "progress", "is_overdue", "issue_text"),
            "methodical.consultation": ("teacher_name", "consultant_name", "hours_given"),
            "methodical.teacher": (
                "name",
                "lacks_mentor",
                "lacks_topic",
                "mentoring_hours",
                "mentoring_count",
            ),
        }
        self._add_people(0)
        few = {model: self.count(model, names) for model, names in fields.items()}
        for number in range(1, 7):
            self._add_people(number)
        for model, names in fields.items():
            with self.subTest(model=model):
                self.assertEqual(self.count(model, names), few[model])

    def count(self, model, names):
        """Return the queries of a list as the deputy opens it the second time."""
        Model = self.as_user(self.env[model], self.user_deputy)
        for _turn in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            Model.web_search_read([], {name: {} for name in names})
            cost = self.cr.sql_log_count - start
        return cost

    def _add_people(self, number):
        card = self._new_card(f"Card {number}", "post_teacher", self.company)
        pair = self.env["methodical.mentoring"].create(
            {"mentor_id": self.card_head.id, "teacher_id": card.id}
        )
        pair._start_by_order(self.env["methodical.order"], date(2026, 9, 7))
        self.env["methodical.mentoring.entry"].create({"mentoring_id": pair.id, "name": "Lesson"})
        self.env["methodical.development.topic"].create(
            {"teacher_id": card.id, "name": "Topic", "stage_ids": [(0, 0, {"name": "Stage"})]}
        )
        self.env["methodical.consultation"].create(
            {"teacher_id": card.id, "consultant_id": self.card_head.id, "name": "Question"}
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestDevelopmentDownload(HttpCase, MentoringCase):
    """Tables as workbooks, with the rights of who asks for them."""

    def download(self, login, model="methodical.mentoring"):
        self.authenticate(login, login)
        return self.url_open(f"/methodical/table.xlsx?model={model}&ids={self.pair.id}")

    def test_the_register_of_pairs(self):
        self.start()
        sheet = load_workbook(io.BytesIO(self.download("m_deputy").content)).active
        row = next(sheet.iter_rows(min_row=4, values_only=True))
        self.assertEqual(row[1:3], (self.card_teacher.name, self.card_teacher2.name))

    def test_nobody_downloads_what_he_may_not_read(self):
        self.assertEqual(self.download("m_outsider").status_code, 404)
        self.assertEqual(self.download("m_deputy", "res.users").status_code, 404)
        self.assertEqual(self.download("m_deputy", "methodical.order").status_code, 404)
