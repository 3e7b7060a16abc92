import base64
import io
import zipfile
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase
from .plan_files import FILES, HEADINGS_KY, book_of, read_file


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestPlanImport(ApprovalCase):
    """Plans as heads keep them in Excel become activities (domain 9.3, form 2)."""

    def setUp(self):
        super().setUp()
        self.plan = self.new_plan(item_ids=[])

    def upload(self, content, filename="plan.xlsx", user=None, plan=None):
        """Return the import of a file after its first step."""
        wizard = self.as_user(self.env["methodical.plan.import"], user or self.user_head).create(
            {"plan_id": (plan or self.plan).id, "file": base64.b64encode(content), "filename": filename}
        )
        wizard.action_read()
        return wizard

    def preview(self, rows_or_name):
        content = read_file(rows_or_name) if isinstance(rows_or_name, str) else book_of(rows_or_name)
        wizard = self.upload(content)
        wizard.action_preview()
        return wizard

    def items(self):
        return self.plan.item_ids.sorted("sequence")

    def test_the_files_are_those_of_the_script(self):
        for name in FILES:
            self.assertTrue(read_file(name).startswith(b"PK"), name)

    def test_kyrgyz_form_with_directions_as_rows(self):
        wizard = self.preview("plan_kyrgyz.xlsx")
        self.assertFalse(wizard.count_error, wizard.line_ids.mapped("problems"))
        self.assertEqual((wizard.count_ready, wizard.left_out), (4, "11"))
        self.assertFalse(self.plan.item_ids, "nothing is stored before it is confirmed")
        wizard.action_import()
        lessons, master, mentor, visit = self.items()
        self.assertEqual(
            (lessons.name, lessons.date_from, lessons.date_to, lessons.is_joint, lessons.expected_result),
            ("Ачык сабактардын цикли", date(2026, 10, 1), date(2026, 11, 30), True, "График"),
        )
        self.assertEqual((master.date_from, master.responsible_ids), (date(2026, 10, 9), self.card_teacher))
        self.assertEqual(mentor.responsible_ids, self.card_teacher2 | self.card_head)
        self.assertEqual((mentor.date_from, mentor.date_to), (date(2026, 9, 1), date(2027, 5, 25)))
        self.assertEqual(visit.date_from, date(2026, 11, 9))
        self.assertEqual(visit.responsible_ids, self.card_teacher | self.card_teacher2)
        file = self.env["ir.attachment"].search(
            [("res_model", "=", self.plan._name), ("res_id", "=", self.plan.id)]
        )
        self.assertEqual(file.raw, read_file("plan_kyrgyz.xlsx"), "the file stays with the plan")

    def test_directions_are_known_by_their_words(self):
        self.env["res.lang"]._activate_lang("ky_KG")
        direction = self.ref_id("direction_5")
        direction.with_context(lang="ky_KG").name = "Жаш адистер менен иш алып баруу"
        wizard = self.preview("plan_kyrgyz.xlsx")
        wizard.action_import()
        self.assertEqual(self.items()[2:].direction_id, direction)

    def test_russian_headings_in_another_order(self):
        wizard = self.preview("plan_russian.xlsx")
        self.assertFalse(wizard.count_error, wizard.line_ids.mapped("problems"))
        told = "\n".join(wizard.line_ids.mapped("problems"))
        self.assertIn("Самые разные дела", told, "a direction that is not known is told")
        self.assertIn("Иванов И.И.", told, "a person who is not known is told")
        wizard.action_import()
        meeting, trip, gifted = self.items()
        self.assertEqual((meeting.month, meeting.is_joint), ("9", True))
        self.assertEqual(trip.name, "Экскурсия (Выезд на станцию)", "content that is no form is not lost")
        self.assertEqual((trip.date_from, trip.responsible_ids), (date(2026, 11, 20), self.card_teacher))
        self.assertFalse(gifted.responsible_ids or gifted.is_joint)
        self.assertEqual(set(self.items().direction_id.ids), {wizard.direction_id.id})

    def test_every_error_names_its_cell(self):
        wizard = self.preview("plan_errors.xlsx")
        self.assertEqual((wizard.count_ready, wizard.count_error), (1, 4))
        problems = {line.row: line.problems for line in wizard.line_ids}
        for row, words in {
            2: ("D2", "качандыр бир убакта"),
            3: ("B3", "missing"),
            4: ("D4", "time is missing"),
            5: ("D5", "no day"),
        }.items():
            for word in words:
                with self.subTest(row=row):
                    self.assertIn(word, problems[row])
        with self.assert_refused("Rows with errors: 4"):
            wizard.action_import()
        self.assertFalse(self.plan.item_ids)
        wizard.skip_errors = True
        wizard.action_import()
        self.assertEqual(self.plan.item_ids.mapped("name"), ["Туура сап"])

    def test_corrected_column_is_remembered(self):
        rows = [("№", "Иш-чара", "Качан болот"), (1, "Семинар", "март")]
        wizard = self.upload(book_of(rows))
        with self.assert_refused("when the activities take place"):
            wizard.action_preview()
        wizard.column_ids.filtered(lambda column: column.letter == "C").target = "period"
        wizard.action_preview()
        wizard.action_import()
        self.assertEqual(self.plan.item_ids.month, "3")
        again = self.upload(book_of(rows))
        self.assertEqual(again.column_ids.mapped("target"), ["ignore", "name", "period"])

    def test_second_import_adds_only_what_is_new(self):
        rows = [HEADINGS_KY, (1, "Семинар", None, "март", "Бардык мугалимдер")]
        self.preview(rows).action_import()
        self.preview([*rows, (2, "Тренинг", None, "март", "Бардык мугалимдер")]).action_import()
        self.assertEqual(self.items().mapped("name"), ["Семинар", "Тренинг"])

    def test_bad_files_are_refused_in_words(self):
        """Read through tools.spreadsheet as every other list."""
        macros = io.BytesIO(book_of([HEADINGS_KY]))
        with zipfile.ZipFile(macros, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"macro")
        for content, word in (
            ("№;Иш-чара;Мөөнөтү\n1;Семинар;март".encode(), "not an Excel workbook"),
            (macros.getvalue(), "macros"),
            (b"", "empty"),
            (book_of([HEADINGS_KY])[:300], "damaged"),
            (b"PK\x03\x04" + b"0" * (11 * 2**20), "MB"),
        ):
            with self.subTest(word=word), self.assert_refused(word):
                self.upload(content)
        wizard = self.preview("plan_formulas.xlsx")
        self.assertIn("formula without a saved value", wizard.line_ids.problems)
        with self.assert_refused("no activity"):
            self.preview([HEADINGS_KY, (1, None, None, None)])
        self.assertFalse(self.plan.item_ids)

    def test_who_may_not_write_the_plan_imports_nothing(self):
        content = read_file("plan_kyrgyz.xlsx")
        for user in (self.user_teacher, self.user_deputy, self.user_other_director, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                wizard = self.upload(content, user=user)
                wizard.action_preview()
                wizard.action_import()
        own = self.upload(content)
        own.action_preview()
        self.submit(self.new_plan(horizon="quarter", term_id=self.terms[0].id))
        with self.assertRaises(AccessError):
            self.as_user(own, self.user_teacher).read(["filename"])
        self.assertFalse(self.plan.item_ids)

    def test_plan_that_was_submitted_meanwhile_stays_as_it_is(self):
        plan = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        wizard = self.upload(read_file("plan_kyrgyz.xlsx"), plan=plan)
        wizard.action_preview()
        self.submit(plan)
        with self.assert_refused("submitted or approved", error=UserError):
            wizard.action_import()
        self.assertEqual(len(plan.item_ids), 2)

    def test_queries_do_not_grow_with_rows(self):
        def run(number):
            rows = [HEADINGS_KY] + [
                (place, f"Иш-чара {number}/{place}", None, "март", "А. Өмүрбекова")
                for place in range(1, number + 1)
            ]
            wizard = self.preview(rows)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            wizard.action_import()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        run(2)
        few, many = run(3), run(80)
        self.assertLessEqual(many - few, 3, f"{few} queries for 3 rows, {many} for 80")
