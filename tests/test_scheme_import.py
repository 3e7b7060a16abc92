from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .scheme_case import SchemeCase
from .scheme_files import FILES, TOPICS, book_of, read_file


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10 04:00:00")
class TestSchemeImport(SchemeCase):
    def import_file(self, name, **vals):
        """Return what a file becomes when nothing is corrected."""
        wizard = self.upload(read_file(name), name, **vals)
        wizard.action_preview()
        self.assertFalse(wizard.count_error, wizard.line_ids.mapped("problems"))
        action = wizard.action_import()
        domain = action.get("domain") or [("id", "=", action["res_id"])]
        return self.as_user(self.env["methodical.scheme"], self.user_teacher).search(domain, order="class_id")

    def lessons(self, scheme):
        return [(line.term_id.number, line.name, line.hours) for line in scheme.line_ids]

    def test_the_files_are_those_of_the_script(self):
        for name in FILES:
            self.assertTrue(read_file(name).startswith(b"PK"), name)

    def test_form_of_the_ministry_in_kyrgyz(self):
        """Title block, two rows of headings, quarters and sections as rows, sums, a signature."""
        scheme = self.import_file("ktp_kyrgyz_form.xlsx")
        self.assertEqual((scheme.subject_id, scheme.class_id), (self.physics, self.class_7a))
        self.assertEqual((scheme.teacher_id, scheme.body_id), (self.card_teacher, self.science))
        self.assertEqual((scheme.hours, scheme.hours_weekly, scheme.hours_planned), (8, 2, 8))
        self.assertEqual([line.term_id.number for line in scheme.line_ids], [1, 1, 1, 1, 2, 2])
        self.assertEqual(scheme.line_ids.mapped("section"), ["Кыймыл", "Кыймыл", "Күч", "Күч", "", ""])
        first = scheme.line_ids[0]
        self.assertEqual((first.name, str(first.date_planned)), (TOPICS[1], "2026-09-02"))
        self.assertEqual((first.expected_result, first.homework), ("Билет", "§2"))
        self.assertFalse(first.date_taught)

    def test_russian_headings_in_another_order(self):
        scheme = self.import_file("ktp_russian_form.xlsx")
        self.assertEqual(
            self.lessons(scheme),
            [
                (1, "Механическое движение", 1),
                (1, "Скорость", 1),
                (2, "Масса", 2),
                (2, "Итоговая контрольная работа", 2),
            ],
        )
        self.assertEqual((scheme.class_id, scheme.hours), (self.class_7a, 6))

    def test_quarter_week_and_section_in_merged_cells(self):
        scheme = self.import_file("ktp_quarter_column.xlsx")
        self.assertEqual([line.term_id.number for line in scheme.line_ids], [1, 1, 1, 1, 2])
        self.assertEqual(scheme.line_ids.mapped("week"), [1, 1, 2, 2, 10])
        self.assertEqual(scheme.line_ids.mapped("section"), ["Кыймыл", "Кыймыл", "Күч", "Күч", "Күч"])
        self.assertEqual(
            scheme.line_ids.mapped("hours"), [1, 1, 2, 0, 1], "one merged cell stands for two lessons"
        )

    def test_each_sheet_becomes_the_scheme_of_its_class(self):
        schemes = self.import_file("ktp_several_classes.xlsx", kind="subject")
        self.assertEqual(schemes.class_id, self.class_7a | self.class_7b)
        self.assertEqual(schemes.mapped("hours_planned"), [3, 4])
        self.assertEqual(schemes.line_ids.term_id, self.terms[0], "the date tells the quarter")

    def test_dates_of_all_kinds(self):
        scheme = self.import_file_of_dates()
        self.assertEqual(
            [f"{line.date_planned:%d.%m.%Y}" for line in scheme.line_ids],
            [f"{day:02}.09.2026" for day in (2, 3, 4, 7, 8, 14, 15)] + ["12.01.2027"],
        )
        self.assertEqual(
            scheme.line_ids.mapped("hours"), [1] * 8, "without a column of hours each lesson is one"
        )

    def import_file_of_dates(self):
        wizard = self.upload(read_file("ktp_dates.xlsx"))
        self.assertFalse(wizard.sheet_ids.subject_id, "nothing names the subject")
        wizard.sheet_ids.subject_id = self.physics
        wizard.action_preview()
        return self.env["methodical.scheme"].browse(wizard.action_import()["res_id"])

    def test_two_columns_of_topics_are_one(self):
        wizard = self.upload(read_file("ktp_two_topics.xlsx"))
        wizard.sheet_ids.subject_id = self.physics
        wizard.action_preview()
        self.assertEqual(wizard.line_ids.mapped("name"), ["Менин мектебим · Зат атооч", "Досум · Сын атооч"])
        self.assertFalse(wizard.notes, "the row of the quarter says two hours")

    def test_results_of_formulas_are_read(self):
        wizard = self.upload(read_file("ktp_formulas.xlsx"))
        wizard.sheet_ids.subject_id = self.physics
        wizard.action_preview()
        self.assertEqual(wizard.line_ids.mapped("hours"), [2, 2, 2])
        self.assertFalse(wizard.notes)

    def test_a_club_has_no_class(self):
        wizard = self.upload(read_file("ktp_club.xlsx"), kind="club")
        wizard.action_preview()
        self.assertIn("Ийрим: Write the name of the club or pupil", wizard.notes)
        wizard.sheet_ids.title = "Young physicists"
        wizard.action_preview()
        scheme = self.env["methodical.scheme"].browse(wizard.action_import()["res_id"])
        self.assertEqual((scheme.kind, scheme.title, scheme.hours_planned), ("club", "Young physicists", 4))
        self.assertEqual(scheme.line_ids.mapped("section"), ["Сентябрь", "Сентябрь", "Октябрь"])

    def test_xml_of_another_program(self):
        self.assertEqual(
            self.lessons(self.import_file("ktp_by_hand.xlsx")), [(1, TOPICS[0], 1), (1, TOPICS[1], 1)]
        )

    def test_what_the_user_corrects_is_remembered_for_schemes_only(self):
        content = read_file("ktp_unknown_headings.xlsx")
        wizard = self.upload(content)
        with self.assertRaisesRegex(UserError, "holds the topics"):
            wizard.action_preview()
        wizard.sheet_ids.subject_id = self.physics
        for column, target in zip(wizard.column_ids, ("ignore", "name", "hours"), strict=True):
            column.target = target
        wizard.action_preview()
        self.assertFalse(wizard.count_error, f"{wizard.notes} {wizard.line_ids.mapped('problems')}")
        wizard.action_import()
        again = self.upload(content)
        self.assertEqual(again.column_ids.mapped("target"), ["ignore", "name", "hours"])
        Mapping = self.env["methodical.import.mapping"]
        self.assertEqual(
            set(Mapping.search([("company_id", "=", self.company.id)]).mapped("kind")), {"scheme"}
        )
        self.assertFalse(Mapping._get_targets(self.company, "staff"))
        self.assertFalse(Mapping._get_targets(self.other_company, "scheme"))

    def test_each_cell_that_cannot_be_read_is_named(self):
        wizard = self.upload(read_file("ktp_errors.xlsx"))
        wizard.sheet_ids.subject_id = self.physics
        wizard.action_preview()
        problems = {line.row: line.problems for line in wizard.line_ids}
        for row, places in {
            2: ["D2 «Сааты»: cannot read «көп»"],
            3: ["B3 «Чейрек»: «V» is not a quarter", "E3 «Күнү»: the calendar has no day «31.09.2026»"],
            4: ["C4 «Тема»: the topic of the lesson is missing"],
            5: ["D5 «Сааты»: the hours of the lesson are missing", "E5 «Күнү»: cannot read «эртең»"],
            6: ["E6 «Күнү»: 05.09.2019 is not in the school year"],
            7: ["09.09.2026 is not in quarter 2"],
        }.items():
            for place in places:
                with self.subTest(row=row, place=place):
                    self.assertIn(place, problems[row])
        self.assertIn("Row 8 says 9 hours, the lessons have 6", wizard.notes)
        self.assertFalse(wizard.can_import)
        with self.assertRaisesRegex(UserError, "Rows with errors: 5"):
            wizard.action_import()
        self.assertFalse(self.env["methodical.scheme"].search([("teacher_id", "=", self.card_teacher.id)]))

    def test_what_cannot_be_read_is_left_empty_when_the_user_says_so(self):
        wizard = self.upload(read_file("ktp_errors.xlsx"))
        wizard.sheet_ids.subject_id = self.physics
        wizard.skip_errors = True
        wizard.action_preview()
        scheme = self.env["methodical.scheme"].browse(wizard.action_import()["res_id"])
        self.assertEqual(scheme.line_ids.mapped("name"), [TOPICS[place] for place in (0, 1, 3, 4, 5)])
        self.assertFalse(scheme.line_ids[1].date_planned)

    def test_formulas_without_results_are_named(self):
        wizard = self.upload(read_file("ktp_formulas_without_results.xlsx"))
        wizard.sheet_ids.subject_id = self.physics
        wizard.action_preview()
        self.assertEqual(wizard.count_error, 3)
        self.assertIn(
            "C2 «Часы»: the cell holds a formula without a saved value", wizard.line_ids[0].problems
        )

    def test_nothing_is_stored_before_the_import(self):
        wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"))
        wizard.action_preview()
        self.assertFalse(self.env["methodical.scheme"].search([("teacher_id", "=", self.card_teacher.id)]))
        self.assertFalse(self.env["methodical.scheme.line"].search([("company_id", "=", self.company.id)]))

    def test_the_file_stays_with_the_scheme(self):
        scheme = self.import_file("ktp_kyrgyz_form.xlsx")
        kept = self.env["ir.attachment"].search(
            [("res_model", "=", scheme._name), ("res_id", "=", scheme.id)]
        )
        self.assertEqual((kept.name, kept.raw), ("ktp_kyrgyz_form.xlsx", read_file("ktp_kyrgyz_form.xlsx")))

    def test_a_draft_is_filled_anew_after_saying_so(self):
        scheme = self.new_scheme()
        wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"))
        wizard.action_preview()
        self.assertIn(
            "The lessons of the draft (2) are replaced: lessons 6, hours 8", wizard.sheet_ids.outcome
        )
        self.assertEqual(wizard.action_import()["res_id"], scheme.id)
        self.assertEqual((len(scheme.line_ids), scheme.hours), (6, 8))

    def test_a_submitted_scheme_is_not_filled(self):
        scheme = self.new_scheme()
        scheme.action_submit()
        wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"))
        wizard.action_preview()
        self.assertIn("is submitted or approved", wizard.notes)
        wizard.skip_errors = True
        with self.assertRaisesRegex(UserError, "nothing that could be imported"):
            wizard.action_import()
        self.assertEqual(scheme.line_ids.mapped("name"), ["Motion", "Speed"])

    def test_import_into_one_scheme(self):
        """From the form: the class of the scheme counts, not the one that the file names."""
        scheme = self.new_scheme(class_id=self.class_8a.id)
        wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"), scheme_id=scheme.id)
        wizard.action_preview()
        wizard.action_import()
        self.assertEqual((len(scheme.line_ids), scheme.class_id), (6, self.class_8a))

    def test_nobody_imports_into_the_scheme_of_another(self):
        scheme = self.new_scheme(self.user_teacher2)
        for vals in ({"scheme_id": scheme.id}, {"teacher_id": self.card_teacher2.id}):
            with self.subTest(**vals), self.assertRaises(AccessError), self.env.cr.savepoint():
                wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"), **vals)
                wizard.action_preview()
                wizard.action_import()
        self.assertEqual(scheme.line_ids.mapped("name"), ["Motion", "Speed"])

    def test_an_upload_is_seen_by_who_uploaded_it(self):
        wizard = self.upload(read_file("ktp_kyrgyz_form.xlsx"))
        for records in (wizard, wizard.sheet_ids, wizard.column_ids):
            with self.subTest(records._name), self.assertRaises(AccessError):
                self.as_user(records, self.user_teacher2).read()

    def test_number_of_queries_does_not_grow_with_the_lessons(self):
        def workbook(lessons):
            rows = [["№", "Тема", "Саат", "Дата"]]
            rows += [[n, f"Сабак {n}", 1, "02.09.2026"] for n in range(1, lessons + 1)]
            return book_of({f"{name} физика": (rows, ()) for name in ("7А", "7Б", "8А")})

        counts = []
        for lessons in (10, 10, 90):
            wizard = self.upload(workbook(lessons))
            wizard.action_preview()
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            wizard.action_import()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        # 100 rows go into one statement: three statements more, and the deletion of the lessons before
        self.assertLessEqual(counts[2] - counts[1], 8, counts)

    def test_two_sheets_of_one_class_are_refused(self):
        rows = [["Тема", "Саат"], [TOPICS[0], 1]]
        wizard = self.upload(book_of({"7А физика": (rows, ()), "7-а Физика": (rows, ())}))
        wizard.action_preview()
        self.assertIn("are of the same subject and class", wizard.notes)

    def test_who_has_no_card_is_told(self):
        with self.assertRaisesRegex(UserError, "You have no teacher card"):
            self.upload(read_file("ktp_kyrgyz_form.xlsx"), user=self.user_officer)
