import base64
import io
from datetime import date

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from . import course_files as files
from .course_case import TODAY
from .course_import_case import CourseImportCase
from .query_case import QueryCase

#: G7: queries of an import of whatever size, and more for each hundred rows
CONSTANT, PER_HUNDRED = 130, 2


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseImport(CourseImportCase):
    """Old certificates come into the ledger from the lists of schools (F4 3.2; domain 9.3, 9a)."""

    def test_register_of_the_school(self):
        wizard = self.preview(files.KYRGYZ)
        self.assertFalse(wizard.count_error, self.problems(wizard))
        self.assertEqual((wizard.count_ready, wizard.left_out), (2, "7, 8"))
        self.assertFalse(self.ledger(), "nothing is stored before it is confirmed")
        wizard.action_import()
        first, second = self.ledger().sorted("date_end")
        self.assertEqual(first.teacher_id, self.card_teacher)
        self.assertEqual((first.name, first.programme), ("Функционалдык сабаттуулук", "Физика"))
        self.assertEqual((first.date_start, first.date_end), (date(2023, 10, 5), date(2023, 10, 16)))
        self.assertEqual(
            (first.document_kind, first.document_number, first.document_date),
            ("certificate", "КЖ 0048213", date(2023, 10, 16)),
        )
        self.assertEqual((first.hours, first.provider_name, first.form), (72, "РИПК", "onsite"))
        self.assertEqual((second.teacher_id, second.document_kind), (self.card_teacher2, "attestation"))
        self.assertEqual((second.date_start, second.document_date), (date(2024, 3, 12), date(2024, 4, 14)))

    def test_russian_headings_in_any_order(self):
        courses = self.import_list(files.RUSSIAN).grouped("kind")
        reading, management, lessons = (courses[kind] for kind in ("course", "retraining", "in_school"))
        self.assertEqual(
            (reading.document_number, reading.funding, reading.form), ("4821", "off_budget", "online")
        )
        self.assertEqual((reading.date_start, reading.date_end), (date(2022, 3, 1), date(2022, 3, 12)))
        self.assertEqual((management.kind, management.hours), ("retraining", 500))
        self.assertEqual((management.document_kind, management.funding), ("diploma", "personal"))
        self.assertEqual((lessons.kind, lessons.is_counted), ("in_school", False))

    def test_credited_by_who_imports(self):
        self.company.methodical_course_resume = True
        course = self.import_list(files.DOUBLES[:2])
        self.assertEqual(
            (course.state, course.decided_by_name, course.decided_on, course.is_counted),
            ("credited", self.user_officer.name, TODAY.date(), True),
        )
        self.assertEqual(course.list_name, "курстар.xlsx")
        source = course.list_id
        self.assertTrue(base64.b64decode(source.file).startswith(b"PK"), "the file is kept")
        self.assertEqual((source.imported_by_name, source.course_count), (self.user_officer.name, 1))
        self.assertFalse(course.share_status, "nobody shares what he learnt years ago")
        line = self.card_teacher.employee_id.resume_line_ids.filtered(lambda line: line.name == "One")
        self.assertEqual((len(line), course.resume_line_id), (1, line))

    def test_standing_follows(self):
        self.import_list([files.PLAIN, ("Өмүрбекова Айжаңыл", "РИПК", "One", 72, "C1", "17.10.2025")])
        status = self.card_teacher._get_course_status(TODAY.date())[self.card_teacher]
        self.assertEqual((status.status, status.date_due), ("ok", date(2030, 10, 17)))

    def test_near_misses_are_chosen_once(self):
        wizard = self.preview(files.NAMES)
        self.assertEqual((wizard.count_ready, wizard.count_error), (1, 3))
        similar, unknown = wizard.name_ids
        self.assertEqual((similar.row_count, similar.similar_id), (2, self.card_teacher))
        self.assertFalse(unknown.similar_id)
        similar.action_take_similar()
        self.assertEqual((wizard.count_ready, wizard.count_error), (3, 1))
        wizard.skip_errors = True
        wizard.action_import()
        self.assertEqual(len(self.Course.search([("teacher_id", "=", self.card_teacher.id)])), 2)

    def test_card_of_another_school_is_not_chosen(self):
        wizard = self.preview(files.NAMES)
        wizard.sudo().name_ids[1].teacher_id = self.card_other_director
        wizard.action_preview()
        self.assertEqual(wizard.count_error, 3)

    def test_several_people_of_one_name(self):
        namesake = self._new_card(self.card_teacher.name, "post_teacher", self.company)
        wizard = self.preview(files.DOUBLES[:2])
        self.assertIn("several people", self.problems(wizard)[2])
        wizard.name_ids.teacher_id = namesake
        wizard.action_preview()
        wizard.action_import()
        self.assertEqual(self.ledger().teacher_id, namesake)

    def test_second_import_changes_nothing(self):
        for rows in (files.KYRGYZ, files.RUSSIAN):
            self.import_list(rows)
            before = self.ledger().read(["write_date", "name"])
            wizard = self.preview(rows)
            self.assertFalse(wizard.count_ready or wizard.count_error, self.problems(wizard))
            self.assertEqual(wizard.count_known, len(rows) - 6 if rows is files.KYRGYZ else 3)
            with self.subTest(rows=rows[0]):
                self.assertEqual(wizard._store(wizard._prepare()), self.Course)
                self.assertEqual(self.ledger().read(["write_date", "name"]), before)

    def test_same_document_twice(self):
        wizard = self.preview(files.DOUBLES)
        self.assertEqual((wizard.count_ready, wizard.count_known, wizard.count_error), (1, 1, 1))
        self.assertIn("row 2", self.problems(wizard)[4])
        self.credited(document_number="C 1")
        wizard = self.preview([files.PLAIN, ("Түлөбердиев Бөрүбай", "РИПК", "Other", 72, "C1", "17.10.2022")])
        self.assertIn(self.card_teacher.name, self.problems(wizard)[2])

    def test_refused_document_is_not_credited_by_a_list(self):
        course = self.handed_in(document_number="C 1")
        self.as_user(course, self.user_officer).action_refuse("Not his", "4")
        rows = [files.PLAIN, ("Өмүрбекова Айжаңыл", "РИПК", "One", 72, "C1", "16.10.2026")]
        self.assertIn("was not credited", self.problems(self.preview(rows))[2])

    def test_rows_that_were_not_credited_are_left_out(self):
        wizard = self.preview(files.DECISIONS)
        self.assertEqual((wizard.count_ready, wizard.left_out), (1, "3, 4"))

    def test_who_left_and_ones_own(self):
        rows = [files.PLAIN, ("Алымкулов Эсен", "РИПК", "One", 72, "C1", "17.10.2022")]
        self.assertIn("your own", self.problems(self.preview(rows, user=self.user_clerk))[2])
        self.assertEqual(len(self.import_list(rows, user=self.user_director)), 1)
        self.card_teacher.active = False
        self.assertIn("left the school", self.problems(self.preview(files.DOUBLES[:2]))[2])

    def test_only_who_checks_documents_imports_them(self):
        for user in (
            self.user_teacher,
            self.user_head,
            self.user_deputy,
            self.user_admin,
            self.user_outsider,
        ):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.upload(files.KYRGYZ, user=user)
        wizard = self.preview(files.KYRGYZ)
        for user in (self.user_director, self.user_clerk):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.as_user(wizard, user).action_import()
        for user in (self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused():
                self.as_user(self.env["methodical.course.list"], user).create({"name": "x"})
        course = self.import_list(files.DOUBLES[:2])
        with self.assert_refused(error=AccessError):
            self.as_user(course.list_id, self.user_teacher).read(["file"])
        with self.assert_refused():
            self.as_user(course, self.user_officer).write({"list_id": False})


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseImportList(HttpCase, CourseImportCase):
    """The empty list of the school: names are there, what is filled in is read again."""

    def test_list_is_filled_in_and_imported(self):
        self.authenticate(self.user_officer.login, self.user_officer.login)
        book = load_workbook(io.BytesIO(self.url_open("/methodical/course_list.xlsx").content))
        [row] = [cells for cells in book.active.iter_rows() if cells[0].value == self.card_teacher.name]
        filled = [
            "Qualification course",
            "РИПК",
            "Literacy",
            "",
            "16.05.2024",
            72,
            "Certificate",
            "7",
            "20.05.2024",
        ]
        for cell, value in zip(row[1:], filled, strict=False):
            cell.value = value
        stream = io.BytesIO()
        book.save(stream)
        wizard = self.upload([], content=stream.getvalue())
        wizard.action_preview()
        wizard.action_import()
        course = self.ledger()
        self.assertEqual((course.teacher_id, course.name, course.hours), (self.card_teacher, "Literacy", 72))

    def test_list_is_for_who_imports(self):
        self.authenticate(self.user_teacher.login, self.user_teacher.login)
        self.assertEqual(self.url_open("/methodical/course_list.xlsx").status_code, 403)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseImportQueries(QueryCase, CourseImportCase):
    """Goal G7: an import takes a constant number of queries, and two more for a hundred rows."""

    def test_import(self):
        people = [
            f"Асанова Айгүл{'абвгдежзик'[place % 10]}{'лмнопрстуф'[place // 10]}" for place in range(60)
        ]
        for name in people:
            self._new_card(name, "post_teacher", self.company)
        counts = {}
        for part, each in ((people[:1], 1), (people[:30], 10), (people[30:], 20)):
            wizard = self.upload(files.many(part, each))
            with self.queries() as found:
                wizard.action_import()
            counts[len(part) * each] = len(found)
        self.assertEqual(self.Course.search_count([("list_id", "!=", False)]), 900)
        self.assertLessEqual(counts[300], CONSTANT + 3 * PER_HUNDRED)
        self.assertLessEqual(counts[600], CONSTANT + 6 * PER_HUNDRED)
