import base64
from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from . import course_files as files
from .course_case import PROGRAM, TODAY, CourseCase

#: what cannot be: values of a course, words of the sentence about it, one of them the remedy
IMPOSSIBLE = {
    "end before start": (
        {"date_start": "2026-10-16", "date_end": "2026-10-05"},
        ("before its first day", "Correct the days"),
    ),
    "10,000 hours": ({"hours": 10000}, ("10000 hours", "Write the hours")),
    "hours below nought": ({"hours": -5}, ("-5 hours", "Write the hours")),
    "document of tomorrow": ({"document_date": "2026-10-20"}, ("still to come", "Write the date")),
    "document before the course": (
        {"date_start": "2026-10-05", "document_date": "2026-10-01"},
        ("before the course began", "Correct one of the dates"),
    ),
}
#: a photo of forty megabytes
HUGE = b"\xff\xd8\xff" + b"0" * (40 * 1024 * 1024)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestBadInput(CourseCase):
    """What cannot be true is refused at every entrance, in one sentence that names the record and says what to do."""

    NAME = "Functional literacy"

    def refused(self, words):
        """Expect the refusal of one course, named, with words."""
        return self.assert_refused(self.NAME, *words)

    def vals(self, **vals):
        return {"teacher_id": self.card_teacher.id, "name": self.NAME, "provider_name": "РИПК", **vals}

    def test_ledger(self):
        for label, (vals, words) in IMPOSSIBLE.items():
            course = self.need(date_start=False, date_end=False, hours=0)
            before = course.read(["hours", "date_start", "date_end", "document_date"])
            for user in (self.user_teacher, self.user_officer):
                for method, arguments in (
                    ("create", [[self.vals(**vals)]]),
                    ("write", [course.ids, vals]),
                    ("web_save", [course.ids, vals, {}]),
                    ("web_save", [[], self.vals(**vals), {}]),
                    ("action_hand_in", [course.ids]),
                ):
                    with (
                        self.subTest(label=label, method=method, user=user.login),
                        self.refused(words),
                    ):
                        named = vals if method == "action_hand_in" else {}
                        self.rpc(user, course._name, method, *arguments, **named)
            self.env.invalidate_all()
            after = course.read(["hours", "date_start", "date_end", "document_date"])
            self.assertEqual(after, before, "what was there is there")

    def test_table_that_is_pasted(self):
        """The importer of Odoo says it by row, and stores nothing."""
        for label, (vals, words) in IMPOSSIBLE.items():
            rows = [self.vals(name="Right", hours=72), self.vals(**vals)]
            names = sorted(set(rows[1]) | {"hours"} - {"teacher_id"})
            names.remove("teacher_id")
            table = [[str(row.get(name) or "") for name in names] for row in rows]
            with self.subTest(label=label):
                result = self.rpc(self.user_teacher, self.Course._name, "load", names, table)
                self.assertFalse(result["ids"])
                told = "\n".join(message["message"] for message in result["messages"])
                for word in (self.NAME, *words):
                    self.assertIn(word, told)
            self.assertFalse(self.Course.search([("name", "=", "Right")]))

    def test_intake(self):
        model = "methodical.course.intake"
        right = {
            "name": self.NAME,
            "kind": "course",
            "provider_name": "РИПК",
            "hours": 72,
            "document_number": "КЖ 1",
            "document_date": "2026-10-16",
            "document_ids": [[6, 0, self.file().ids]],
        }
        wrong = {
            "no hours": ({"hours": 0}, ("Hours",)),
            "10,000 hours": ({"hours": 10000}, ("10000 hours", "Write the hours")),
            "document of tomorrow": ({"document_date": "2026-10-20"}, ("still to come",)),
            "program": ({"document_ids": [[6, 0, self.file(content=PROGRAM).ids]]}, ("Take a photo",)),
            "huge photo": (
                {"document_ids": [[6, 0, self.file(content=HUGE, name="photo.jpg").ids]]},
                ("photo.jpg", "40 MB", "lower resolution"),
            ),
            "nothing": ({"document_number": " ", "document_ids": [[5]]}, ("Document No.", "File or photo")),
        }
        for label, (vals, words) in wrong.items():
            dialog = self.rpc(self.user_teacher, model, "create", [{**right, **vals}])
            with self.subTest(label=label), self.assert_refused(*words):
                self.rpc(self.user_teacher, model, "action_hand_in", dialog)
            self.env.invalidate_all()
            typed = self.env[model].browse(dialog)
            self.assertEqual(
                (typed.name, typed.provider_name), (self.NAME, "РИПК"), "what was typed is there"
            )
            self.assertFalse(self.Course.search([("name", "=", self.NAME)]), "nothing half done")
            fixed = {key: right[key] for key in vals}
            self.rpc(self.user_teacher, model, "write", dialog, fixed)
        self.rpc(self.user_teacher, model, "action_hand_in", dialog)
        self.assertEqual(self.Course.search([("name", "=", self.NAME)]).state, "handed_in")

    def test_list_of_old_certificates(self):
        """Right rows of a list come in, wrong ones are named by cell and reason."""
        self.card_teacher2.active = False
        who, other = self.card_teacher.name, self.card_teacher2.name
        rows = [
            ("Мугалим", "Уюм", "Тема", "Саат", "Башталышы", "Аягы", "Документ №", "Берилген күнү"),
            (who, "РИПК", "Right", 72, "05.10.2023", "16.10.2023", "1", "17.10.2023"),
            (who, "РИПК", "Twice", 36, None, "16.11.2023", "1", "17.11.2023"),
            (other, "РИПК", "Left", 72, None, "16.10.2023", "2", "17.10.2023"),
            (who, "РИПК", "None", 0, None, "16.10.2023", "3", "17.10.2023"),
            (who, "РИПК", "Many", 10000, None, "16.10.2023", "4", "17.10.2023"),
            (who, "РИПК", "Ends", 72, "16.10.2023", "05.10.2023", "5", "17.10.2023"),
            (who, "РИПК", "Comes", 72, None, "16.10.2023", "6", "17.10.2027"),
            (who, "РИПК", "Before", 72, "05.10.2023", "16.10.2023", "7", "01.10.2023"),
        ]
        wizard = self.as_user(self.env["methodical.course.import"], self.user_officer).create(
            {"file": base64.b64encode(files.book_of(rows)), "filename": "тизме.xlsx"}
        )
        wizard.action_read()
        wizard.action_preview()
        problems = {line.row: line.problems for line in wizard.line_ids if line.problems}
        words = ("row 2", "left the school", "0 hours", "10000", "before its first day", "come", "began")
        self.assertEqual(sorted(problems), list(range(3, 10)))
        for row, word in enumerate(words, start=3):
            with self.subTest(row=row):
                self.assertIn(word, problems[row])
                self.assertIn(f"Row {row}", problems[row])
        with self.assert_refused("7"):
            wizard.action_import()
        wizard.skip_errors = True
        wizard.action_import()
        self.assertEqual(self.Course.search([("company_id", "=", self.company.id)]).mapped("name"), ["Right"])

    def test_same_number_twice(self):
        self.handed_in()
        other = self.need(name="Robotics")
        document = self.document(document_number="kж-0048213", provider_name="«РИПК»")
        with self.assert_refused(self.NAME, self.card_teacher.name, "Look at the number"):
            self.as_user(other, self.user_teacher).action_hand_in(**document)
        third = self.handed_in(document_number="5", course={"name": "Third"})
        with self.assert_refused(self.NAME, "Look at the number"):
            self.rpc(self.user_officer, third._name, "write", third.ids, {"document_number": "КЖ 0048213"})
        self.assertEqual((other.state, third.document_number), ("need", "5"))

    def test_who_left(self):
        course = self.need()
        self.card_teacher.active = False
        words = (self.card_teacher.name, "left the school", "Bring the card back")
        for method, arguments in (("create", [[self.vals()]]), ("action_hand_in", [course.ids])):
            with self.subTest(method=method), self.assert_refused(*words):
                self.rpc(self.user_deputy, course._name, method, *arguments)
        dialog = {"teacher_id": self.card_teacher.id, "name": "x", "kind": "course"}
        with self.assert_refused(*words):
            ids = self.rpc(self.user_deputy, "methodical.course.intake", "create", [dialog])
            self.rpc(self.user_deputy, "methodical.course.intake", "action_hand_in", ids)

    @mute_logger("odoo.sql_db")
    def test_two_cards_for_one_employee(self):
        model = self.card_teacher._name
        self.card_teacher.active = False
        vals = {"employee_id": self.card_teacher.employee_id.id, "company_id": self.company.id}
        with self.assertRaises(IntegrityError) as caught, self.cr.savepoint():
            self.rpc(self.user_officer, model, "create", [vals])
        told = self.env[model]._sql_error_to_message(caught.exception)
        self.assertIn(self.card_teacher.name, told)
        self.assertIn("archive", told)
        dialog = self.as_user(self.env["methodical.cards.from.employees"], self.user_officer).create(
            {"company_id": self.company.id, "employee_ids": [(6, 0, self.card_teacher.employee_id.ids)]}
        )
        with self.assertRaises(UserError):
            dialog.action_create_cards()
        table = [[self.card_teacher.name, str(date(2020, 9, 1))]]
        result = self.rpc(self.user_officer, model, "load", ["employee_id", "date_joined"], table)
        self.assertFalse(result["ids"])
        self.assertIn(self.card_teacher.name, result["messages"][0]["message"])
