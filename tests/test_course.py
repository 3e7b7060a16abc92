from datetime import date

from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .course_case import PROGRAM, TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourse(CourseCase):
    """The way of one course (F4 3.1-3.3), and what cannot be."""

    def test_from_the_need_to_the_credited_document(self):
        course = self.need(date_start="2026-10-20", date_end="2026-10-30", wished_year=2026, wished_term="1")
        self.assertEqual((course.state, course.chosen_by), ("need", "teacher"))
        self.as_user(course, self.user_head).action_plan()
        self.assertEqual((course.state, course.planned_year, course.planned_term), ("planned", 2026, "1"))
        order = self.refer(course)
        self.assertEqual((course.stage, course.order_id), ("referred", order))
        with freeze_time("2026-10-25 04:00:00"):
            self.env.invalidate_all()
            self.assertEqual(course.stage, "attending")
            self.assertIn(course, self.Course.search([("stage", "=", "attending")]))
        with freeze_time("2026-11-02 04:00:00"):
            self.env.invalidate_all()
            self.assertEqual(course.stage, "finished")
            self.as_user(course, self.user_teacher).action_hand_in(
                **self.document(document_date=date(2026, 10, 30))
            )
            self.assertEqual((course.state, course.handed_in_on), ("handed_in", date(2026, 11, 2)))
            self.as_user(course, self.user_officer).action_credit()
        self.assertTrue(course.is_counted)
        self.assertEqual(course.decided_by_name, self.user_officer.name)
        self.assertEqual(len(course.document_digest), 64)

    def test_certificate_of_a_course_that_nobody_planned(self):
        course = self.credited(course={"date_start": False, "date_end": False})
        self.assertEqual((course.state, course.date_end), ("credited", date(2026, 10, 16)))
        self.assertEqual(course.document_ids.res_id, course.id, "who reads the course reads its file")
        self.assertEqual(course.document_ids.mimetype, "application/pdf")

    def test_learning_at_school_is_counted_apart(self):
        course = self.need(kind="in_school", name="Seminar on assessment", hours=6)
        self.as_user(course, self.user_teacher).action_hand_in()
        self.as_user(course, self.user_officer).action_credit()
        self.assertFalse(course.is_counted, "it leaves no certificate and is not asked of by norms")

    def test_seminar_outside_needs_no_certificate(self):
        """F2 2.4c, F1 VIII.8: that somebody was there counts, apart from the norm."""
        course = self.need(kind="seminar", name="City seminar of physicists", hours=4, provider_name=False)
        teacher = self.as_user(course, self.user_teacher)
        with self.assert_refused("Provider"):
            teacher.action_hand_in()
        teacher.action_hand_in(provider_name="Шаардык усулдук борбор")
        self.as_user(course, self.user_officer).action_credit()
        self.assertEqual((course.state, course.is_counted), ("credited", False))

    def test_everything_that_is_missing_in_one_sentence(self):
        course = self.need(hours=0, provider_name=False)
        with self.assert_refused("Hours", "Document No.", "File or photo", "Provider"):
            self.as_user(course, self.user_teacher).action_hand_in()

    def test_days_that_cannot_be(self):
        for vals, word in (
            ({"date_start": "2026-10-10", "date_end": "2026-10-09"}, "before its first day"),
            ({"hours": 10000}, "10000 hours"),
            ({"hours": -1}, "-1 hours"),
            ({"kind": "seminar", "hours": 400}, "400 hours"),
        ):
            with self.subTest(vals=vals), self.assert_refused("Functional literacy", word):
                self.need(**vals)
        for vals, word in (
            ({"document_date": date(2026, 10, 20)}, "still to come"),
            ({"document_date": date(2026, 10, 1)}, "before the course began"),
            ({"date_end": date(2026, 10, 30)}, "is not over"),
        ):
            course = self.need()
            with self.subTest(vals=vals), self.assert_refused("Functional literacy", word):
                self.as_user(course, self.user_teacher).action_hand_in(**self.document(**vals))

    def test_retraining_has_its_hours_and_a_diploma(self):
        """R45, F4 1.4h."""
        course = self.need(kind="retraining", hours=499)
        with self.assert_refused("499", "500", "F4 1.4h", "diploma"):
            self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.as_user(course, self.user_teacher).action_hand_in(
            **self.document(hours=500, document_kind="diploma", qualification="Teacher of informatics")
        )
        self.assertEqual(course.state, "handed_in")
        officer = self.as_user(course, self.user_officer)
        officer.action_credit()
        new = officer._correct({"hours": 520}, "Misread")
        self.assertEqual(new.qualification, "Teacher of informatics")
        [row] = new._get_print_table().rows
        self.assertIn("Teacher of informatics", row[7], "the register names what the diploma gives")

    def test_teacher_who_left(self):
        course = self.need()
        self.card_teacher.active = False
        with self.assert_refused(self.card_teacher.name, "left"):
            self.as_user(course, self.user_deputy).action_hand_in(**self.document(self.user_deputy))
        with self.assert_refused("left"):
            self.need(self.user_deputy)

    def test_same_document_twice(self):
        """The number is the same however it is typed; who may not read the other row does not learn whose it is."""
        self.handed_in()
        other = self.need(self.user_teacher2, teacher_id=self.card_teacher2.id, provider_name="«рипк»")
        document = self.document(self.user_teacher2, document_number="№ kж-0048213")
        with self.assert_refused("with another teacher"):
            self.as_user(other, self.user_teacher2).action_hand_in(**document)
        with self.assert_refused(self.card_teacher.name, "Functional literacy"):
            self.as_user(other, self.user_officer).action_hand_in(
                **self.document(self.user_officer, document_number="KЖ 0048213")
            )
        self.as_user(other, self.user_teacher2).action_hand_in(**{**document, "document_number": "1"})

    def test_refused_document_may_be_handed_in_again(self):
        course = self.handed_in()
        officer = self.as_user(course, self.user_officer)
        with self.assert_refused("minutes"):
            officer.action_refuse("Of another person", "")
        officer.action_refuse("The certificate names another person", "3")
        self.assertEqual((course.state, course.minutes_number), ("not_credited", "3"))
        self.assertIn("another person", course.message_ids[0].body)
        self.assertEqual(self.handed_in().state, "handed_in")

    def test_document_is_taken_back_until_it_is_decided(self):
        course = self.handed_in()
        self.assertEqual(self.waiting_for(course, "course_check"), self.user_officer | self.user_clerk)
        self.as_user(course, self.user_teacher).action_take_back()
        self.assertEqual(course.state, "need")
        self.assertFalse(self.waiting_for(course, "course_check"))
        self.handed_in()  # the number is free again

    def test_screen_that_asks_for_sizes_finds_the_files_as_they_were_credited(self):
        course = self.credited()
        screen = self.as_user(course, self.user_teacher).with_context(bin_size=True)
        self.assertTrue(screen.files_intact)
        with_pass(course).document_digest = "of other files"
        self.env.invalidate_all()
        self.assertFalse(screen.files_intact)

    def test_each_officer_is_asked_in_his_language(self):
        self.user_officer.lang, self.user_clerk.lang = "ru_RU", "en_US"
        asked = {task.user_id: task.summary for task in self.handed_in().activity_ids}
        self.assertEqual(asked[self.user_clerk], "Check the document against its file")
        self.assertIn("документ", asked[self.user_officer].lower())

    def test_mistake_is_corrected_by_a_replacing_row(self):
        course = self.credited()
        officer = self.as_user(course, self.user_officer)
        dialog = self.as_user(self.env["methodical.course.correct"], self.user_officer).with_context(
            **officer.action_correct()["context"]
        )
        with self.assert_refused("reason"):
            officer._correct({"hours": 36}, " ")
        row = dialog.create({"reason": "The hours were misread", "hours": 36})
        new = self.Course.browse(row.action_confirm()["res_id"])
        self.assertEqual((new.state, new.hours, new.replaces_id), ("credited", 36, course))
        self.assertEqual((course.hours, course.is_counted, new.is_counted), (72, False, True))
        self.assertEqual(new.document_ids.raw, course.document_ids.raw)
        self.assertTrue(new.files_intact)
        with self.assert_refused("corrected already"):
            officer._correct({"hours": 24}, "Again")

    def test_course_stands_on_the_resume_once(self):
        self.company.methodical_course_resume = True
        course = self.credited()
        line = self.card_teacher.employee_id.resume_line_ids
        self.assertEqual((line.name, line.duration), ("Functional literacy", 72))
        self.assertTrue(line.certificate_file)
        self.as_user(course, self.user_officer)._correct({"hours": 36}, "Misread")
        self.assertEqual(self.card_teacher.employee_id.resume_line_ids, line)
        self.assertEqual(line.duration, 36)

    def test_resume_is_off_where_several_schools_share_a_database(self):
        self.assertFalse(self.company.methodical_course_resume)
        self.credited()
        self.assertFalse(self.card_teacher.employee_id.resume_line_ids)

    def test_files_are_what_they_are(self):
        course = self.need()
        teacher = self.as_user(course, self.user_teacher)
        for file, word in (
            (self.file(content=PROGRAM, name="certificate.pdf"), "certificate.pdf"),
            (self.file(content=b"\xff\xd8\xff" + b"0" * 41_000_000, name="photo.jpg"), "MB"),
            (self.file(content=b"<script/>", name="page.png"), "page.png"),
        ):
            with self.subTest(file=file.name), self.assert_refused(word):
                teacher.action_hand_in(**self.document(document_ids=file.ids))
        teacher.action_hand_in(
            **self.document(document_ids=self.file(content=b"\x89PNG\r\n\x1a\n", name="a.pdf").ids)
        )
        self.assertEqual(course.document_ids.mimetype, "image/png")

    def test_courses_of_the_past_are_brought_in_as_values(self):
        rows = [(self.card_teacher, {"name": "Old", "hours": 72, "document_date": date(2022, 5, 4)})]
        values = self.as_user(self.Course, self.user_officer)._prepare_imported(rows, self.company)
        self.assertEqual(values[0]["state"], "credited")
        self.assertEqual(values[0]["date_end"], date(2022, 5, 4))
