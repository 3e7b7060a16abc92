import csv
import io
import zipfile
from datetime import date

from odoo import Command
from odoo.tests import HttpCase, freeze_time, tagged

from ..tools.guard import with_pass
from ..tools.xlsx import Table
from .attestation_case import DAY, TODAY, AttestationCase
from .print_case import LETTERS, PrintCase


class DossierCase(AttestationCase, PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mate = cls._new_card("Асанова Гүлназ", "post_teacher", cls.company)

    def done_work(self):
        """Let the teacher have done something for each section."""
        teacher = {"teacher_id": self.card_teacher.id}
        course = self.env["methodical.course"].create({"name": "Assessment for learning", **teacher})
        with_pass(course).write(
            {
                "state": "credited",
                "hours": 72,
                "date_start": "2025-02-03",
                "date_end": "2025-02-14",
                "provider_name": "Institute of Teachers",
                "document_number": "AB 77",
                "document_date": "2025-02-15",
            }
        )
        self.env["methodical.consultation"].create(
            {"name": "Marks in grade 5", "teacher_id": self.mate.id, "consultant_id": self.card_teacher.id}
        )
        topic = self.env["methodical.development.topic"].create({"name": "Questions that think", **teacher})
        plan = self.new_plan()
        with_pass(plan.item_ids[0]).write({"state": "done", "date_done": "2026-10-02"})
        return course, topic, plan


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestDossier(DossierCase):
    """The dossier assembles itself; a checklist says what a commission will miss (R49, J21)."""

    def section(self, case, key):
        return self.as_user(case, self.user_teacher)._assemble()[key]

    def texts(self, case, key):
        return [entry.text for entry in self.section(case, key).entries]

    def test_it_gathers_what_was_done(self):
        case = self.dossier()
        self.done_work()
        self.signed_meeting(
            items=({"name": "Assessment in lessons", "speaker_id": self.card_teacher.id},),
            date_start="2026-10-02 04:00:00",
        )
        self.assertEqual(self.texts(case, "categories"), ["Second category"])
        self.assertEqual(self.texts(case, "courses"), ["Assessment for learning"])
        self.assertIn(
            "72 h, Institute of Teachers, document No. AB 77", self.section(case, "courses").entries[0].note
        )
        self.assertEqual(self.texts(case, "topics"), ["Questions that think"])
        self.assertEqual(self.texts(case, "mentoring"), ["Marks in grade 5"])
        self.assertEqual(self.texts(case, "meetings"), ["Assessment in lessons"])
        self.assertEqual(self.texts(case, "plan"), ["Open lesson of physics"])

    def test_time_of_the_dossier(self):
        """From the category held on, until the application."""
        self.assertEqual(self.wish().date_since, date(2022, 3, 10))
        case = self.wish(self.user_teacher2, teacher_id=self.card_teacher2.id)
        self.assertEqual(case.date_since, date(2021, 10, 5), "without one: the term of the category sought")
        course = self.env["methodical.course"].create(
            {"name": "Long ago", "teacher_id": self.card_teacher2.id}
        )
        with_pass(course).write({"state": "credited", "date_end": "2021-06-01", "hours": 72})
        self.assertFalse(case._assemble()["courses"].entries)
        self.as_user(case, self.user_teacher2).date_since = date(2021, 1, 1)
        self.assertEqual([entry.text for entry in case._assemble()["courses"].entries], ["Long ago"])

    def test_checklist_names_gap_and_remedy(self):
        self.set_roles("participant", "evaluator")
        case = self.as_user(self.dossier(), self.user_teacher)
        rows = {row["key"]: row for row in case.checklist}
        self.assertIn("says nothing himself", rows["words"]["gap"])
        self.assertIn("Head of the association, Deputy director", rows["opinions"]["gap"])
        self.assertIn("No topic", rows["topics"]["gap"])
        self.assertTrue(rows["topics"]["remedy"] and rows["topics"]["has_target"])
        before = case.gap_count
        case.own_words = "I let children ask."
        self.env["methodical.development.topic"].create(
            {"name": "Questions", "teacher_id": self.card_teacher.id, "date_from": "2026-09-01"}
        )
        case.invalidate_recordset()
        rows = {row["key"]: row for row in case.checklist}
        self.assertFalse(rows["words"]["gap"])
        self.assertIn("reported on", rows["topics"]["gap"], "chosen, but nothing is shown yet")
        self.assertEqual(case.gap_count, before - 1)

    def test_a_line_of_the_checklist_opens_what_it_shows(self):
        case = self.as_user(self.dossier(), self.user_teacher)
        action = case.action_open_section("courses")
        self.assertEqual(action["res_model"], "methodical.course")
        self.assertEqual(action["domain"], [("teacher_id", "=", self.card_teacher.id)])
        with self.assert_refused("on the form itself"):
            case.action_open_section("words")
        with self.assert_refused("on the form itself"):
            case.action_open_section("unlink")

    def test_gaps_are_told_before_it_is_sent(self):
        case = self.dossier()
        dialog = self.as_user(case, self.user_teacher).action_submit()
        Step = self.as_user(self.env[dialog["res_model"]], self.user_teacher)
        self.assertIn("says nothing himself", Step.with_context(**dialog["context"]).new({}).gaps)

    def test_course_norm_is_stated(self):
        case = self.submitted()
        self.assertIn(case.course_standing, ("met", "late", "not_met", "exempt"))
        fact = dict(self.section(case, "courses").facts)["Norm of courses on the day of the application"]
        labels = dict(self.Case._fields["course_standing"]._description_selection(self.env))
        self.assertTrue(fact.startswith(labels[case.course_standing]))

    def test_discussion_at_a_meeting(self):
        """F3 MF2: the agenda proposes dossiers of the members, the minutes stand in them."""
        case = self.dossier()
        meeting = self.new_meeting(date_start="2026-10-02 04:00:00")
        proposals = self.as_user(meeting, self.user_head)._propose_attestation()
        self.assertEqual(
            [(row["res_id"], row["speaker_id"]) for row in proposals], [(case.id, self.card_teacher.id)]
        )
        self.as_user(meeting, self.user_head)._add_agenda_items(proposals)
        self.assertFalse(self.texts(case, "opinions"), "not before the minutes are signed")
        with_pass(meeting).write({"held_at": "2026-10-02 06:00:00", "state": "approved"})
        self.assertEqual(self.texts(case, "opinions"), ["Discussed: Science"])

    def test_activity_of_a_plan(self):
        plan = self.new_plan()
        item = plan.item_ids[0]
        item.form_id = self.ref_id("choice_form_attestation")
        teacher = self.as_user(item, self.user_teacher)
        action = teacher.action_create_evidence()
        self.assertEqual(action["res_model"], "methodical.attestation")
        case = (
            self.as_user(self.Case, self.user_teacher)
            .with_context(**action["context"])
            .create({"category_id": self.first.id, "date_wish": "2026-09-14"})
        )
        self.assertEqual(item.evidence_ids.mapped("res_model"), [self.Case._name])
        case.action_begin_dossier()
        case.action_submit(DAY)
        self.assertEqual(item.state, "done")

    def test_desk_asks_for_the_opinion(self):
        self.set_roles("participant", "none")
        case = self.dossier()
        Desk = self.as_user(self.env["methodical.desk"], self.user_head)
        rows = Desk._get_waiting()["rows"]
        self.assertIn((self.Case._name, case.id), [(row["model"], row["id"]) for row in rows])
        self.as_user(case, self.user_head).action_give_opinion("A thinking colleague.")
        rows = Desk._get_waiting()["rows"]
        self.assertNotIn((self.Case._name, case.id), [(row["model"], row["id"]) for row in rows])

    def test_categories_that_end(self):
        """Of each teacher the award held today: not an older one, not one that was corrected."""
        Award = self.env["methodical.category.award"]
        newer = Award.create(
            {"teacher_id": self.card_teacher.id, "category_id": self.first.id, "date_awarded": "2026-01-10"}
        )
        other = Award.create(
            {"teacher_id": self.mate.id, "category_id": self.first.id, "date_awarded": "2022-01-10"}
        )
        rows = self.as_user(Award, self.user_officer).search(
            [("is_held", "=", True), ("teacher_id", "in", (self.card_teacher | self.mate).ids)]
        )
        self.assertEqual(rows.with_env(self.env), newer | other)
        self.assertEqual((newer | other | self.award).filtered("is_held"), newer | other)
        self.assertEqual(
            rows.search([("is_held", "=", True), ("date_until", "<", "today +1y"), ("id", "in", rows.ids)]),
            other.with_env(rows.env),
        )
        self.assertFalse(self.as_user(Award, self.user_teacher2).search([("is_held", "=", True)]))
        self.dossier()
        self.assertEqual((newer.attestation_state, other.attestation_state), ("dossier", False))


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestDossierPrints(DossierCase, HttpCase):
    """One print with its contents, one archive, the register and the presentation (domain 9.3, 10)."""

    def test_print(self):
        case = self.dossier()
        self.done_work()
        self.as_user(case, self.user_teacher).own_words = LETTERS
        html = self.render("report_attestation", case, self.user_teacher)
        self.assertOrder(
            html,
            self.company.name,
            "DOSSIER FOR ATTESTATION",
            self.card_teacher.name,
            "First category",
            "Second category, 10.03.2022, until 10.03.2027",
            "CONTENTS",
            "1. Information about the teacher",
            "2. The teacher's own words".replace("'", "&#39;"),
            "1. Information about the teacher",
            LETTERS,
            "Category history",
            "Courses",
            "Assessment for learning",
            "Questions that think",
        )

    def test_contents_name_the_pages(self):
        case = self.dossier()
        self.done_work()
        self.as_user(case, self.user_teacher).own_words = "\n".join(f"Line {number}" for number in range(120))
        sheets = case._get_print_values()["sheets"]
        contents = dict(content for kind, content in sheets[1] if kind == "entry")
        self.assertGreater(max(contents.values()), 4, "the words fill pages")
        for heading, page in contents.items():
            with self.subTest(heading=heading):
                self.assertIn(("heading", heading), sheets[page - 1])

    def test_what_was_sent_is_kept(self):
        case = self.dossier()
        self.done_work()
        paper = (
            self.env["ir.attachment"]
            .with_user(self.user_teacher)
            .create({"name": "грамота.pdf", "raw": b"%PDF-1.4 x"})
        )
        self.as_user(case, self.user_teacher).file_ids = [Command.link(paper.id)]
        self.as_user(case, self.user_teacher).action_submit("2026-09-21")
        self.assertEqual(len(case.frozen_ids), 2)
        archive = zipfile.ZipFile(
            io.BytesIO(case.frozen_ids.filtered(lambda file: file.name.endswith("zip")).raw)
        )
        names = archive.namelist()
        self.assertIn("Files/грамота.pdf", names)
        inventory = list(csv.reader(io.StringIO(archive.read(names[-1]).decode("utf-8-sig")), delimiter=";"))
        self.assertEqual([row[1] for row in inventory[1:]], names[:-1])
        self.assertEqual(len(case.frozen_digest), 64)
        for file in case.frozen_ids | paper:
            for user in (self.user_teacher, self.user_officer):
                with self.subTest(file=file.name, user=user.login), self.assert_refused():
                    self.rpc(user, "ir.attachment", "write", file.ids, {"raw": "other"})
                with self.subTest(file=file.name, user=user.login, way="unlink"), self.assert_refused():
                    self.rpc(user, "ir.attachment", "unlink", file.ids)

    def test_register(self):
        self.as_user(self.tested(), self.user_officer).action_award("2026-10-02", "214-k")
        failed = self.wish(self.user_officer, teacher_id=self.card_colleague.id, date_wish="2026-09-11")
        officer = self.as_user(failed, self.user_officer)
        officer.action_begin_dossier()
        officer.action_submit("2026-09-15")
        officer.action_fail("2026-09-30", "12 of 100")
        cases = self.Case.search([("company_id", "=", self.company.id)])
        table = self.as_user(cases, self.user_officer)._get_register()
        self.assertIsInstance(table, Table)
        self.assertEqual(
            table.rows,
            [
                [
                    1,
                    self.card_colleague.name,
                    "Physics",
                    "none",
                    False,
                    False,
                    "First category",
                    date(2026, 9, 15),
                    "not accepted, 12 of 100, 30.09.2026",
                    "",
                    "",
                    date(2027, 9, 30),
                ],
                [
                    2,
                    self.card_teacher.name,
                    "Physics",
                    "Second category",
                    date(2022, 3, 10),
                    date(2027, 3, 10),
                    "First category",
                    date(2026, 9, 21),
                    "accepted, 82 of 100, 25.09.2026",
                    "01.10.2026, passed, 61 of 80",
                    "First category, No. 214-k, 02.10.2026",
                    False,
                ],
            ],
        )
        html = self.render("report_attestation_register", cases, self.user_officer)
        self.assertOrder(html, "REGISTER OF ATTESTATION", "Expertise of the portfolio", "214-k")

    def test_presentation(self):
        self.set_roles("participant", "evaluator")
        case = self.dossier()
        self.as_user(case, self.user_head).action_give_opinion("Lessons in which children think.")
        html = self.render("report_attestation_presentation", case, self.user_deputy)
        self.assertOrder(
            html,
            "PRESENTATION FOR ATTESTATION",
            self.card_teacher.name,
            "Lessons in which children think.",
            "Г. Жөлдөшова",
            "Deputy director",
            "____",
        )

    def test_downloads(self):
        case = self.dossier()
        other = self.wish(self.user_teacher2, teacher_id=self.card_teacher2.id)
        self.env.flush_all()
        self.authenticate("m_teacher", "m_teacher")
        book = self.url_open(f"/methodical/attestations.xlsx?ids={case.id},{other.id}")
        self.assertEqual((book.status_code, book.content[:2]), (200, b"PK"))
        self.assertNotIn(
            self.card_teacher2.name.encode(),
            zipfile.ZipFile(io.BytesIO(book.content)).read("xl/worksheets/sheet1.xml"),
        )
        archive = self.url_open(f"/methodical/attestation/{case.id}.zip")
        self.assertEqual((archive.status_code, archive.content[:2]), (200, b"PK"))
        for path in (f"attestations.xlsx?ids={other.id}", f"attestation/{other.id}.zip"):
            with self.subTest(path=path):
                self.assertIn(self.url_open(f"/methodical/{path}").status_code, (403, 404))
