import csv
import io
import zipfile
from datetime import date

from odoo import Command
from odoo.tests import HttpCase, freeze_time, tagged

from ..tools.xlsx import Table
from .attestation_case import TODAY, DossierCase
from .print_case import LETTERS, PrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestDossierPrints(DossierCase, PrintCase, HttpCase):
    """One print with its contents, one archive, the register and the presentation (domain 9.3, 10)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

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
        contents = dict(content for kind, content in sheets[0] if kind == "entry")
        self.assertGreater(max(contents.values()), 3, "the words fill pages")
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

    def test_the_archive_has_the_presentation(self):
        self.set_roles("participant", "evaluator")
        case = self.dossier()
        prints = self.unpack(self.as_user(case, self.user_teacher))
        self.assertFalse(
            [name for name in prints if name.startswith("Presentation")], "nobody has said a word"
        )
        self.as_user(case, self.user_head).action_give_opinion("Lessons in which children think.")
        prints = self.unpack(self.as_user(case, self.user_teacher))
        name = f"Presentation – {self.card_teacher.name}.pdf"
        self.assertIn("Lessons in which children think.", prints[name].decode())
        self.assertIn(name, prints["Inventory.csv"].decode("utf-8-sig"))

    def unpack(self, case):
        """Return {path: bytes} of the archive of a case as it is now."""
        archive = zipfile.ZipFile(io.BytesIO(case._make_package().files[-1][1]))
        return {name: archive.read(name) for name in archive.namelist()}

    def test_register(self):
        self.as_user(self.examined(), self.user_officer).action_award("2026-10-02", "214-k")
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

    def test_a_failed_attempt_goes_along_to_another_school(self):
        case = self.submitted()
        self.as_user(case, self.user_officer).action_fail("2026-09-30", "12 of 100")
        card = self.as_user(self.card_teacher, self.user_officer).with_context(lang="en_US")
        record = {
            title: rows[card] for title, _columns, rows in card._get_portable_sections() if card in rows
        }
        verdict = "not accepted, 12 of 100, 30.09.2026"
        days = (date(2026, 9, 14), date(2026, 9, 21), date(2027, 9, 30))
        self.assertEqual(
            record["Attestation"], [["First category", *days[:2], verdict, "", "Not passed", days[2]]]
        )

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
