from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, freeze_time, new_test_user, tagged

from .staff_list import encoded, kyrgyz_list, staff_list, workbook

AIGUL = {"name": "Асанова Айгүл Бакытовна", "birthday": "12.05.1980"}


class StaffImportCase(TransactionCase):
    """A school with an officer, three subjects and the usual posts; today is 10 September 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.school, cls.other_school = cls.env["res.company"].create([{"name": "№5"}, {"name": "№6"}])
        cls.officer = cls._new_user("officer_staff", "group_officer", cls.school)
        cls.colleague = cls._new_user("officer_other", "group_officer", cls.other_school)
        cls.plain_teacher = cls._new_user("teacher_staff", "group_teacher", cls.school)
        for language in ("en_US", "ru_RU"):
            cls.env["res.lang"]._activate_lang(language)
        area = cls.env["methodical.subject.area"].create({"name": "Staff import"})
        cls.mathematics, cls.physics, cls.literature = cls.env["methodical.subject"].create(
            [
                {"name": name, "area_id": area.id, "company_id": cls.school.id}
                for name in ("Математика", "Физика", "Кыргыз тили жана адабияты")
            ]
        )
        cls.mathematics.with_context(lang="ru_RU").name = "Математика (алгебра)"
        cls.categories = {
            code: cls._get_category(code, rank)
            for rank, code in enumerate(("none", "second", "first", "highest"))
        }
        cls.post_teacher = cls._new_post("Мугалим", "teacher")
        cls.post_deputy = cls._new_post(
            "Окуу иштери боюнча орун басар", "deputy_teaching", is_management=True
        )

    @classmethod
    def _new_user(cls, login, group, company):
        return new_test_user(
            cls.env, login, groups=f"school_methodical.{group}", company_id=company.id, lang="en_US", tz="UTC"
        )

    @classmethod
    def _get_category(cls, code, rank):
        Category = cls.env["methodical.category"]
        return Category.search([("code", "=", code)]) or Category.create(
            {"name": code, "code": code, "rank": rank}
        )

    @classmethod
    def _new_post(cls, name, code, **values):
        return cls.env["methodical.post"].create(
            {"name": name, "code": code, "company_id": cls.school.id, **values}
        )

    @classmethod
    def _new_card(cls, name, birthday=None, company=None, **values):
        company = company or cls.school
        employee = cls.env["hr.employee"].create(
            {"name": name, "company_id": company.id, "birthday": birthday}
        )
        return cls.env["methodical.teacher"].create(
            {"employee_id": employee.id, "company_id": company.id, **values}
        )

    def upload(self, content, user=None, filename="тизме.xlsx"):
        """Return the import of a file that the officer has just uploaded and read."""
        user = user or self.officer
        Import = self.env["methodical.staff.import"].with_user(user).with_context(lang="en_US")
        wizard = Import.with_company(user.company_id).create({"file": encoded(content), "filename": filename})
        wizard.action_read()
        return wizard

    def preview(self, content, **options):
        """Return the import of a file at its preview."""
        wizard = self.upload(content, **options)
        wizard.action_preview()
        return wizard

    def run_import(self, content, **options):
        """Return the cards that the import of a file touched."""
        action = self.preview(content, **options).action_import()
        return self.env["methodical.teacher"].search(action.get("domain", [("id", "=", False)]))

    def cards(self):
        """Return the cards of the school."""
        return self.env["methodical.teacher"].search([("company_id", "=", self.school.id)])

    def problems(self, wizard):
        """Return the sentences about the rows of a preview."""
        return [
            line for person in wizard.person_ids if person.problems for line in person.problems.split("\n")
        ]

    def assertProblem(self, content, *sentences):
        self.assertEqual(self.problems(self.preview(content)), list(sentences))


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10")
class TestStaffImport(StaffImportCase):
    def test_a_list_as_the_school_keeps_it_becomes_cards(self):
        cards = self.run_import(kyrgyz_list()).sorted("name")
        self.assertEqual(cards.mapped("name"), ["Исаев Нурлан", "Өмүрова Гүлнара Бакыт кызы"])
        isaev, omurova = cards
        self.assertEqual(omurova.birthday, date(1980, 5, 12))
        self.assertEqual(omurova.education_level, "higher")
        self.assertEqual((omurova.education_institution, omurova.education_year), ("КУУ", 2002))
        self.assertEqual(omurova.subject_ids, self.mathematics | self.physics)
        self.assertEqual(omurova.award_ids.mapped("category_id.code"), ["first"])
        self.assertEqual(omurova.award_ids.date_awarded, date(2024, 2, 28))
        self.assertEqual((isaev.education_level, isaev.birthday), ("vocational", date(1999, 1, 5)))
        self.assertFalse(isaev.award_ids)
        self.assertEqual(cards.employee_id.company_id, self.school)

    def test_services_are_those_of_the_day_in_the_title_and_go_on_counting(self):
        omurova = self.run_import(kyrgyz_list()).filtered(lambda card: "Өмүрова" in card.name)
        self.assertEqual(omurova._get_service_months("total", date(2026, 9, 1)), 24 * 12 + 3)
        self.assertEqual(omurova._get_service_months("pedagogical", date(2027, 9, 1)), 23 * 12)

    def test_managerial_service_of_a_plain_teacher_stands_still(self):
        teacher, deputy = self.run_import(
            staff_list(
                {"name": "Исаев Нурлан", "post": "мугалим", "managerial": "3 жыл"},
                {"name": "Бекова Нина", "post": "УВР боюнча дир. орун басары", "managerial": "3 жыл"},
            )
        ).sorted("id")
        self.assertEqual(teacher._get_service_months("managerial", date(2028, 9, 10)), 36)
        self.assertEqual(deputy.post_ids, self.post_deputy)
        self.assertEqual(deputy._get_service_months("managerial", date(2028, 9, 10)), 60)

    def test_rows_without_a_person_are_left_out_and_named(self):
        wizard = self.preview(kyrgyz_list())
        self.assertEqual(wizard.left_out, "7, 10, 11")
        self.assertEqual((wizard.count_new, wizard.count_error), (2, 0))

    def test_a_post_beside_the_name_is_an_error_and_not_a_signature(self):
        wizard = self.preview(
            staff_list({"name": "Асанов Бакыт (директор)", "load": 1, "total": 5, "note": "а"}, AIGUL)
        )
        self.assertFalse(wizard.left_out)
        self.assertEqual(wizard.count_error, 1)
        self.assertEqual(wizard.person_ids[0].action, "error")

    def test_russian_list_with_the_name_in_three_columns(self):
        card = self.run_import(
            workbook(
                [
                    [
                        "Фамилия",
                        "Имя",
                        "Отчество",
                        "Дата рождения",
                        "Должность",
                        "Преподаваемый предмет",
                        "Образование",
                        "Нагрузка",
                    ],
                    [
                        "Асанова",
                        "Айгүл",
                        "Бакытовна",
                        "12 мая 1980 г.",
                        "учитель",
                        "Математика (алгебра)",
                        "н/высшее",
                        "18,5",
                    ],
                ]
            )
        )
        self.assertEqual(card.name, AIGUL["name"])
        self.assertEqual(card.birthday, date(1980, 5, 12))
        self.assertEqual((card.post_ids, card.subject_ids), (self.post_teacher, self.mathematics))
        self.assertEqual((card.education_level, card.weekly_load), ("incomplete_higher", 18.5))

    def test_subjects_are_recognised_shortened_and_joined(self):
        for text, subjects in (
            ("кыргыз тили ж-а адабияты", None),
            ("Кыргыз тили жана адабияты", self.literature),
            ("кырг. тили жана адаб.", self.literature),
            ("математика жана физика", self.mathematics | self.physics),
            ("Физика; математика (алгебра)", self.physics | self.mathematics),
        ):
            with self.subTest(text=text):
                wizard = self.preview(staff_list({**AIGUL, "subject": text}))
                if subjects is None:
                    self.assertEqual(wizard.count_error, 1)
                else:
                    self.assertIn(
                        f"Subjects taught: {', '.join(subjects.mapped('name'))}", wizard.person_ids.changes
                    )

    def test_nothing_is_stored_before_the_confirmation(self):
        before = self.env["hr.employee"].search_count([])
        self.preview(kyrgyz_list())
        self.assertFalse(self.cards())
        self.assertEqual(self.env["hr.employee"].search_count([]), before)
        self.assertFalse(self.env["methodical.import.mapping"].search([]))

    def test_importing_the_same_list_again_changes_nothing(self):
        self.run_import(kyrgyz_list())
        with freeze_time("2027-03-15"):  # services grew by half a year since
            wizard = self.preview(kyrgyz_list())
            self.assertEqual((wizard.count_same, wizard.count_new, wizard.count_change), (2, 0, 0))
            self.assertEqual(wizard.action_import()["tag"], "display_notification")
        self.assertEqual(len(self.cards()), 2)
        self.assertEqual(len(self.cards().award_ids), 1)

    def test_preview_shows_old_and_new(self):
        card = self._new_card(
            AIGUL["name"], date(1980, 5, 12), weekly_load=18, subject_ids=[Command.set(self.physics.ids)]
        )
        card.service_ids = [Command.create({"kind": "total", "earlier_years": 5})]
        content = staff_list(
            {**AIGUL, "load": 20, "subject": "математика", "total": "5 жыл 2 ай", "note": "жаңы"}
        )
        wizard = self.preview(content)
        self.assertEqual(
            wizard.person_ids.changes.split("\n"),
            [
                "Subjects taught: Физика → Математика",
                "Weekly load (hours): 18 → 20",
                "Note: жаңы",
                "Service (Total): 5 y → 5 y 2 m",
            ],
        )
        wizard.action_import()
        self.assertEqual((card.subject_ids, card.weekly_load, card.note), (self.mathematics, 20, "жаңы"))
        self.assertEqual(
            card._get_service_months("total", date(2030, 1, 1)), 62, "service that is over stays over"
        )

    def test_empty_cells_keep_what_the_card_says(self):
        card = self._new_card(AIGUL["name"], date(1980, 5, 12), weekly_load=18, note="келди")
        wizard = self.preview(
            staff_list({**AIGUL, "load": None, "note": "–"}, {"name": "Исаев Нурлан", "load": 5, "note": "б"})
        )
        self.assertEqual(wizard.count_same, 1)
        wizard.action_import()
        self.assertEqual((card.weekly_load, card.note), (18, "келди"))

    def test_a_category_is_added_to_the_history_once(self):
        person = {**AIGUL, "category": "1-категория", "category_date": date(2020, 5, 12)}
        card = self.run_import(staff_list(person))
        self.assertFalse(self.run_import(staff_list(person)))
        self.run_import(staff_list({**person, "category": "жогорку", "category_date": "28-февраль 2025-ж."}))
        self.assertEqual(set(card.award_ids.mapped("category_id.code")), {"highest", "first"})

    def test_a_category_without_its_date_is_left_out_with_a_warning(self):
        wizard = self.preview(staff_list({**AIGUL, "category": "биринчи"}))
        first = self.categories["first"].name
        self.assertEqual(
            self.problems(wizard), [f"The category {first} is left out: the date of its award is missing."]
        )
        wizard.action_import()
        self.assertFalse(self.cards().award_ids)

    # who is who

    def test_names_match_without_regard_to_order_case_and_keyboard(self):
        card = self._new_card("Өмүрова Гүлнара")
        for load, name in enumerate(("ГҮЛНАРА ӨМҮРОВА", "Омурова Гулнара", " өмүрова   гүлнара "), 1):
            wizard = self.preview(staff_list({"name": name, "load": load}))
            self.assertEqual(wizard.person_ids.action, "change", name)
            wizard.action_import()
        self.assertEqual((self.cards(), card.name), (card, "Өмүрова Гүлнара"))

    def test_a_missing_patronymic_is_settled_by_the_birthday(self):
        self._new_card(AIGUL["name"], date(1980, 5, 12))
        same = self.preview(staff_list({"name": "Асанова Айгүл", "birthday": "12.05.1980"}))
        self.assertEqual(same.person_ids.action, "same")
        unknown = self.preview(staff_list({"name": "Асанова Айгүл"}))
        self.assertEqual(unknown.person_ids.action, "new")
        self.assertEqual(
            self.problems(unknown), ["Similar to Асанова Айгүл Бакытовна (05/12/1980): the same person?"]
        )

    def test_the_user_says_who_a_similar_name_is(self):
        card = self._new_card("Асанова Айгүл")
        wizard = self.preview(staff_list({"name": "Асанова Айгул Бакытовна", "load": 7}))
        wizard.person_ids.action_toggle_same_person()
        self.assertEqual(wizard.person_ids.action, "change")
        wizard.action_import()
        self.assertEqual((self.cards(), card.weekly_load), (card, 7))

    def test_only_a_similar_employee_can_be_declared_the_same_person(self):
        card = self._new_card("Исаев Нурлан")
        wizard = self.preview(staff_list({"name": "Асанова Айгүл", "load": 7}))
        wizard.person_ids.write({"similar_id": card.employee_id.id, "is_same_person": True})
        wizard.action_import()
        self.assertEqual(len(self.cards()), 2)
        self.assertFalse(card.weekly_load)

    def test_namesakes_are_told_apart_by_their_birthdays(self):
        older = self._new_card("Асанова Айгүл", date(1980, 5, 12))
        younger = self._new_card("Асанова Айгүл", date(1995, 3, 1))
        self.run_import(staff_list({"name": "Асанова Айгүл", "birthday": "01.03.1995", "load": 9}))
        self.assertEqual((older.weekly_load, younger.weekly_load), (0, 9))
        self.assertProblem(
            staff_list({"name": "Асанова Айгүл"}),
            "Row 2: the school has several people of the name Асанова Айгүл; give the date of birth.",
        )

    def test_an_employee_without_a_card_gets_one(self):
        employee = self.env["hr.employee"].create({"name": "Исаев Нурлан", "company_id": self.school.id})
        card = self.run_import(staff_list({"name": "Исаев Нурлан", "birthday": "05.01.1999"}))
        self.assertEqual((card.employee_id, employee.birthday), (employee, date(1999, 1, 5)))

    def test_somebody_who_left_is_not_created_again(self):
        self._new_card("Исаев Нурлан").employee_id.active = False
        self.assertProblem(
            staff_list({"name": "Исаев Нурлан"}),
            "Row 2: Исаев Нурлан is archived in this school; restore the employee and the card first.",
        )

    def test_one_person_in_two_rows_is_refused(self):
        sentence = "Rows 2 and 4 hold the same person, Исаев Нурлан; keep one of them."
        self.assertProblem(
            staff_list({"name": "Исаев Нурлан"}, AIGUL, {"name": "Нурлан Исаев", "birthday": "05.01.1999"}),
            sentence,
            sentence,
        )

    def test_namesakes_in_one_list_are_two_people(self):
        cards = self.run_import(staff_list(AIGUL, {**AIGUL, "birthday": "01.03.1995"}))
        self.assertEqual(len(cards.employee_id), 2)

    def test_another_school_is_never_touched(self):
        other = self._new_card(AIGUL["name"], date(1980, 5, 12), company=self.other_school)
        card = self.run_import(staff_list({**AIGUL, "load": 18}))
        self.assertEqual((card.company_id, other.weekly_load), (self.school, 0))

    # columns

    def test_a_corrected_column_is_remembered_for_the_school(self):
        content = workbook([["Аты-жөнү", "Сааты бар"], ["Исаев Нурлан", "18"], ["Бекова Нина", "Ошко барат"]])
        wizard = self.upload(content)
        self.assertEqual(wizard.column_ids.mapped("target"), ["name", "weekly_load"])
        wizard.column_ids[1].target = "note"
        wizard.action_preview()
        wizard.action_import()
        self.assertEqual(self.upload(content).column_ids.mapped("target"), ["name", "note"])
        self.assertEqual(
            self.upload(content, user=self.colleague).column_ids.mapped("target"), ["name", "weekly_load"]
        )

    def test_without_a_column_of_names_nothing_is_read(self):
        wizard = self.upload(workbook([["Предмет", "Нагрузка"], ["Математика", 18]]))
        with self.assertRaisesRegex(UserError, "Choose the column that holds the full names of the people."):
            wizard.action_preview()

    def test_a_field_is_filled_from_one_column(self):
        wizard = self.upload(staff_list({**AIGUL, "note": "а", "load": 1}))
        wizard.column_ids.filtered(lambda column: column.target == "note").target = "weekly_load"
        sentence = "The columns C and D are all set to «Weekly load (hours)». Keep one of them."
        with self.assertRaises(UserError) as caught:
            wizard.action_preview()
        self.assertEqual(str(caught.exception), sentence)

    def test_the_row_of_headings_can_be_named(self):
        wizard = self.upload(workbook([["Ким", "Эмне"], ["Аты", "Саны"], ["Исаев Нурлан", 18]]))
        wizard.header_row = 2
        wizard.action_read_sheet()
        self.assertEqual(wizard.column_ids.mapped("heading"), ["Аты", "Саны"])

    def test_the_sheet_with_the_list_is_found_and_can_be_changed(self):
        import openpyxl

        from .staff_list import saved

        book = openpyxl.Workbook()
        book.active.append(["Отчет"])
        for title, name in (("2025", "Исаев Нурлан"), ("2026", "Бекова Нина")):
            sheet = book.create_sheet(title)
            sheet.append(["Ф.И.О."])
            sheet.append([name])
        wizard = self.upload(saved(book))
        self.assertEqual(wizard.sheet_id.name, "2025")
        wizard.sheet_id = wizard.sheet_ids[2]
        wizard.action_read_sheet()
        wizard.action_preview()
        self.assertEqual(wizard.person_ids.mapped("name"), ["Бекова Нина"])

    # rights

    def test_a_plain_teacher_cannot_import(self):
        with self.assertRaises(AccessError):
            self.upload(kyrgyz_list(), user=self.plain_teacher)

    def test_an_uploaded_list_is_seen_by_nobody_else(self):
        wizard = self.preview(kyrgyz_list())
        for records in (wizard, wizard.person_ids, wizard.column_ids, wizard.sheet_ids):
            with self.assertRaises(AccessError):
                records.with_user(self.colleague).read()

    # speed

    def count_queries(self, action):
        """Return how many queries an action takes that finds nothing in the caches of records."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        action()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def list_of(self, people, first_name, **values):
        """Return (names, list) of so many people with different family names."""
        names = [
            f"Мугалимов{chr(0x430 + place // 30)}{chr(0x430 + place % 30)} {first_name}"
            for place in range(people)
        ]
        facts = {"birthday": date(1980, 1, 1), "post": "мугалим", "subject": "математика", "total": "12 жыл"}
        facts |= {"category": "биринчи, 28.02.2024", **values}
        return names, staff_list(*({"name": name, **facts} for name in names))

    def test_queries_do_not_grow_with_the_number_of_people(self):
        def count(people, first_name):
            names, content = self.list_of(people, first_name)
            values = {"company_id": self.school.id, "birthday": date(1980, 1, 1)}
            self.env["hr.employee"].create([{"name": name, **values} for name in names])
            wizard = self.upload(content)
            preview = self.count_queries(wizard.action_preview)
            self.assertEqual(wizard.count_new, people)
            return preview, self.count_queries(wizard.action_import)

        count(5, "Асан")  # warms the caches
        preview_40, import_40 = count(40, "Бакыт")
        preview_80, import_80 = count(80, "Кадыр")
        self.assertLessEqual(preview_80 - preview_40, 4)
        self.assertLessEqual(import_80 - import_40, 8)

    def test_new_people_cost_no_more_than_core_takes_for_employees(self):
        def count(people, first_name):
            names, content = self.list_of(people, first_name)
            wizard = self.preview(content)
            employees = [{"name": f"{name}а", "company_id": self.school.id} for name in names]
            core = self.count_queries(
                lambda: self.env["hr.employee"].with_user(self.officer).create(employees)
            )
            return self.count_queries(wizard.action_import) - core

        count(5, "Асан")
        self.assertLessEqual(count(80, "Кадыр") - count(40, "Бакыт"), 8)

    def test_comparing_known_people_takes_the_same_queries_for_any_number(self):
        def count(people, first_name):
            _names, content = self.list_of(people, first_name)
            self.run_import(content)
            wizard = self.upload(content)
            queries = self.count_queries(wizard.action_preview)
            self.assertEqual(wizard.count_same, people)
            return queries

        count(5, "Асан")
        self.assertLessEqual(count(80, "Кадыр") - count(40, "Бакыт"), 4)

    def test_the_limit_of_rows_is_named(self):
        self.patch(type(self.env["methodical.staff.import"]), "_max_rows", 3)
        with self.assertRaises(UserError) as caught:
            self.upload(staff_list(*({"name": f"Исаев Нурлан{chr(0x430 + place)}"} for place in range(4))))
        self.assertEqual(
            str(caught.exception),
            "The sheet «Тизме» has more than 3 rows. Divide the list into several files.",
        )
