from datetime import date

import psycopg2

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .scheme_case import SchemeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10 04:00:00")
class TestScheme(SchemeCase):
    """The life of a scheme of work: who checks it, what stands against it, what becomes of it."""

    def sign(self, scheme, *users):
        for user in users:
            self.as_user(scheme, user).action_approve()

    def approved(self, **vals):
        scheme = self.new_scheme(**vals)
        scheme.action_submit()
        self.sign(scheme, self.user_head, self.user_deputy)
        return scheme

    def test_the_head_checks_and_the_deputy_approves(self):
        """R50, F0 3.5b."""
        scheme = self.new_scheme()
        scheme.action_submit()
        self.assertEqual(scheme.signature_ids.mapped("verb"), ["agreed", "approved"])
        self.assertEqual(scheme.signature_ids.user_id, self.user_head | self.user_deputy)
        with self.assertRaises(UserError):
            self.as_user(scheme, self.user_deputy).action_approve()
        self.sign(scheme, self.user_head, self.user_deputy)
        self.assertEqual(scheme.state, "approved")

    def test_a_head_does_not_check_his_own(self):
        scheme = self.new_scheme(self.user_head)
        scheme.action_submit()
        self.assertEqual(scheme.signature_ids.mapped("verb"), ["approved"])
        self.assertEqual(scheme.approver_id, self.user_deputy)

    def test_the_teacher_withdraws_what_the_head_did_not_write(self):
        """The author is the teacher, whoever heads the association."""
        scheme = self.new_scheme()
        scheme.action_submit()
        self.assertFalse(self.as_user(scheme, self.user_head).can_withdraw)
        scheme.action_withdraw()
        self.assertEqual(scheme.state, "draft")

    def test_association_follows_the_subject(self):
        languages = self._new_association("Languages", self.ref_id("area_languages"), self.card_teacher2)
        self.assertEqual(self.new_scheme().body_id, self.science)
        kyrgyz = self.new_scheme(subject_id=self.ref_id("subject_kyrgyz").id)
        self.assertEqual(kyrgyz.body_id, languages)

    def test_nobody_gives_his_scheme_to_an_association_of_strangers(self):
        languages = self._new_association(
            "Languages",
            self.ref_id("area_languages"),
            self.card_teacher2,
            self.card_teacher2 | self.card_colleague,
        )
        scheme = self.new_scheme()
        with self.assertRaisesRegex(ValidationError, "is no member of"):
            scheme.body_id = languages

    def test_kinds_and_what_they_need(self):
        for vals in (
            {"kind": "subject", "class_id": False},
            {"kind": "subject", "subject_id": False},
            {"kind": "club", "title": False},
            {"kind": "individual", "title": False},
        ):
            with (
                self.subTest(**vals),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.new_scheme(**vals)
        club = self.new_scheme(kind="club", title="Young physicists", subject_id=False, class_id=False)
        self.assertEqual(club.body_id, self.science, "his only association")

    def test_one_scheme_for_a_subject_and_class(self):
        self.new_scheme()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.new_scheme()
        self.new_scheme(title="Group 2")

    def test_hours_of_the_curriculum_are_those_of_the_grade(self):
        self.new_scheme(hours=68, hours_weekly=2)
        same = self.new_scheme(self.user_teacher2, class_id=self.class_7b.id, hours=None)
        self.assertEqual((same.hours, same.hours_weekly), (68, 2))
        other = self.new_scheme(self.user_teacher2, class_id=self.class_8a.id, hours=None)
        self.assertEqual(other.hours, 0)

    def test_the_form_proposes_association_and_hours(self):
        self.new_scheme(hours=68)
        with Form(self.as_user(self.env["methodical.scheme"], self.user_teacher2)) as form:
            form.subject_id = self.physics
            form.class_id = self.class_7b
            self.assertEqual((form.hours, form.body_id), (68, self.science))

    def test_hours_that_do_not_fit(self):
        """Rule scheme_hours: tolerance and severity; the difference by quarter."""
        scheme = self.new_scheme(hours=4)
        self.assertIn("2 of 4", scheme.submission_warning)
        self.assertIn("quarter 1: 2 of 1", scheme.submission_warning)
        rule = self.regulation.rule_ids.filtered(lambda rule: rule.code == "scheme_hours")
        rule.severity = "block"
        with self.assertRaisesRegex(UserError, "do not fit the curriculum: 2 of 4"):
            scheme.action_submit()
        rule.value = 2
        scheme.invalidate_recordset()
        self.assertFalse(scheme.submission_warning)
        scheme.action_submit()
        self.assertEqual(scheme.state, "submitted")

    def test_lessons_on_days_off_and_outside_their_quarter_warn(self):
        scheme = self.new_scheme(
            hours=3,
            lessons=[
                {"name": "Sunday", "date_planned": "2026-09-06", "term_id": self.terms[0].id},
                {"name": "Holidays", "date_planned": "2026-11-03", "term_id": self.terms[0].id},
                {"name": "Right", "date_planned": "2026-09-07", "term_id": self.terms[0].id},
            ],
        )
        self.assertIn("06.09 Sunday", scheme.submission_warning)
        self.assertIn("03.11 Holidays", scheme.submission_warning)
        self.assertNotIn("Right", scheme.submission_warning)
        self.assertEqual(scheme.line_ids.mapped("is_off_day"), [True, True, False])
        scheme.action_submit()
        self.assertEqual(scheme.state, "submitted", "it only warns")

    def test_a_scheme_without_lessons_is_not_submitted(self):
        scheme = self.new_scheme()
        scheme.line_ids.unlink()
        with self.assertRaisesRegex(UserError, "There is no lesson yet"):
            scheme.action_submit()

    def test_what_is_submitted_is_sealed_but_the_days_taught(self):
        scheme = self.new_scheme()
        scheme.action_submit()
        line = scheme.line_ids[0]
        for change in (
            lambda: line.write({"name": "Another"}),
            lambda: line.unlink(),
            lambda: scheme.write({"line_ids": [Command.create({"name": "One more"})]}),
            lambda: scheme.write({"hours": 3}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                change()
        line.date_taught = "2026-09-03"
        self.env["methodical.scheme.progress"].with_user(self.user_teacher).create(
            {"scheme_id": scheme.id, "date_week": "2026-09-02", "hours": 1}
        )
        self.assertEqual(scheme.line_ids.mapped("name"), ["Motion", "Speed"])

    def test_a_new_version_says_why_and_takes_over_what_was_taught(self):
        scheme = self.approved()
        scheme.line_ids[0].date_taught = "2026-09-02"
        week = self.as_user(self.env["methodical.scheme.progress"], self.user_teacher).create(
            {"scheme_id": scheme.id, "date_week": "2026-09-07", "hours": 1}
        )
        version = scheme.browse(scheme.action_new_version()["res_id"])
        self.assertEqual(version.line_ids[0].date_taught, date(2026, 9, 2))
        with self.assertRaisesRegex(UserError, "Write the reason"):
            version.action_submit()
        version.amendment_reason = "Two days were lost in winter"
        version.action_submit()
        self.sign(version, self.user_head, self.user_deputy)
        self.assertTrue(scheme.is_superseded)
        self.assertEqual(week.scheme_id, version)

    def test_copy_for_a_parallel_class(self):
        scheme = self.approved()
        scheme.line_ids[0].date_taught = "2026-09-02"
        dialog = self.as_user(self.env["methodical.scheme.copy"], self.user_teacher).create(
            {"scheme_id": scheme.id, "school_year_id": self.year.id}
        )
        self.assertEqual(dialog.class_ids, self.class_7b)
        copy = scheme.browse(dialog.action_copy()["res_id"])
        self.assertEqual((copy.state, copy.class_id, copy.hours), ("draft", self.class_7b, 2))
        self.assertEqual(copy.line_ids.mapped("name"), ["Motion", "Speed"])
        self.assertEqual(copy.line_ids.mapped("date_planned"), scheme.line_ids.mapped("date_planned"))
        self.assertEqual(copy.line_ids.mapped("date_taught"), [False, False])

    def test_copy_for_the_next_school_year_moves_the_dates(self):
        following = self.env["methodical.school.year"].create(
            {
                "company_id": self.company.id,
                "date_start": "2027-09-01",
                "date_end": "2028-05-25",
                "term_ids": [
                    Command.create({"number": 1, "date_start": "2027-09-01", "date_end": "2027-10-30"})
                ],
            }
        )
        next_class = self.env["methodical.class"].create(
            {"company_id": self.company.id, "school_year_id": following.id, "grade": 7, "letter": "А"}
        )
        scheme = self.new_scheme()
        dialog = self.as_user(self.env["methodical.scheme.copy"], self.user_teacher).create(
            {"scheme_id": scheme.id, "school_year_id": following.id}
        )
        self.assertEqual(dialog.class_ids, next_class)
        copy = scheme.browse(dialog.action_copy()["res_id"])
        self.assertEqual(copy.line_ids.term_id, following.term_ids)
        days = copy.line_ids.mapped("date_planned")
        self.assertEqual([day.weekday() for day in days], [2, 2], "Wednesdays stay Wednesdays")
        self.assertTrue(all(day.year == 2027 for day in days))

    # rights

    def test_who_reads_and_who_writes(self):
        scheme = self.new_scheme()
        for user, sees in (
            (self.user_teacher, True),
            (self.user_head, True),
            (self.user_deputy, True),
            (self.user_director, True),
            (self.user_teacher2, False),
            (self.user_officer, False),
            (self.user_other_director, False),
        ):
            for records in (scheme, scheme.line_ids):
                with self.subTest(user=user.login, model=records._name):
                    seen = self.as_user(records, user).search([("id", "in", records.ids)])
                    self.assertEqual(bool(seen), sees)
        for user in (self.user_head, self.user_deputy, self.user_director, self.user_teacher2):
            for change in (
                lambda own: own.write({"hours": 1}),
                lambda own: own.line_ids.write({"name": "x"}),
                lambda own: own.write({"line_ids": [Command.create({"name": "x"})]}),
                lambda own: own.env["methodical.scheme.line"].create({"scheme_id": own.id, "name": "x"}),
                lambda own: own.env["methodical.scheme.progress"].create(
                    {"scheme_id": own.id, "date_week": "2026-09-07", "hours": 1}
                ),
                lambda own: own.unlink(),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError), self.env.cr.savepoint():
                    change(self.as_user(scheme, user))
        self.assertEqual(scheme.line_ids.mapped("name"), ["Motion", "Speed"])

    def test_nobody_makes_a_scheme_for_another(self):
        for vals in ({"teacher_id": self.card_teacher2.id},):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.new_scheme(**vals)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.new_scheme().write(vals)
        Scheme = self.as_user(self.env["methodical.scheme"], self.user_teacher)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            Scheme.with_context(default_teacher_id=self.card_teacher2.id).create(
                {"subject_id": self.physics.id, "class_id": self.class_7a.id, "school_year_id": self.year.id}
            )
        loaded = Scheme.load(
            ["teacher_id/.id", "subject_id/.id", "class_id/.id", "school_year_id/.id"],
            [[str(self.card_teacher2.id), str(self.physics.id), str(self.class_7a.id), str(self.year.id)]],
        )
        self.assertFalse(loaded["ids"])

    def test_lessons_and_weeks_do_not_move_to_another_scheme(self):
        own = self.new_scheme()
        other = self.new_scheme(self.user_teacher2, class_id=self.class_7b.id)
        week = self.as_user(self.env["methodical.scheme.progress"], self.user_teacher).create(
            {"scheme_id": own.id, "date_week": "2026-09-07", "hours": 1}
        )
        for record in (own.line_ids[0], week):
            with self.subTest(record._name), self.assertRaises(AccessError), self.env.cr.savepoint():
                record.write({"scheme_id": other.id})

    def test_state_is_not_written_by_hand(self):
        scheme = self.new_scheme()
        for vals in ({"state": "approved"}, {"version": 3}, {"is_superseded": True}):
            with self.subTest(**vals), self.assertRaises(UserError):
                scheme.write(vals)
        with self.assertRaises(UserError):
            self.new_scheme(class_id=self.class_7b.id, state="approved")

    def test_card_and_association_count_schemes(self):
        self.new_scheme()
        card, body = (self.as_user(one, self.user_deputy) for one in (self.card_teacher, self.science))
        self.assertEqual((card.scheme_count, body.scheme_count), (1, 1))
        found = self.env["methodical.scheme"].search(card.action_open_schemes()["domain"])
        self.assertEqual(found.teacher_id, self.card_teacher)

    def test_list_costs_the_same_for_any_number_of_schemes(self):
        """G5: what the list shows, in a constant number of queries."""
        names = "teacher_name subject_id class_id hours hours_planned hours_taught hours_balance is_behind approver_id state"
        spec = {
            name: {"fields": {"display_name": {}}} if name.endswith("_id") else {} for name in names.split()
        }
        self.new_scheme()
        Scheme = self.as_user(self.env["methodical.scheme"], self.user_deputy)

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            Scheme.web_search_read([("company_id", "=", self.company.id)], spec, limit=80)
            return self.env.cr.sql_log_count - before

        count()
        few = count()
        for place in range(6):
            self.new_scheme(title=f"Group {place}")
        self.assertEqual(count(), few)
        self.assertLessEqual(few, 12)

    def test_dialogs_name_no_scheme_of_a_stranger(self):
        other = self.new_scheme(self.user_teacher2, class_id=self.class_7b.id)
        week = self.as_user(self.env["methodical.scheme.week"], self.user_teacher).create({})
        for model, vals in (
            ("methodical.scheme.copy", {"school_year_id": self.year.id}),
            ("methodical.scheme.import", {"school_year_id": self.year.id}),
            ("methodical.scheme.week.line", {"week_id": week.id}),
        ):
            with self.subTest(model), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.as_user(self.env[model], self.user_teacher).create({**vals, "scheme_id": other.id})
