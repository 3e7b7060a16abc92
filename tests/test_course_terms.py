from odoo.tests import freeze_time, tagged

from .course_norm_case import TODAY, CourseNormCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseTerms(CourseNormCase):
    """J18: rows of the register, reminders at 12, 6 and 3 months and when a term is over (F4 3.4, F2 2.3d)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Deadline = cls.env["methodical.deadline"]
        cls.regulation.deadline_rule_ids.is_on = False
        cls.rule = cls.regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J18")
        cls.rule.is_on = True

    def setUp(self):
        super().setUp()
        # everybody in order, so that each test tells of one teacher
        for card in self.env["methodical.teacher"].search([("company_id", "=", self.company.id)]):
            self.credit(card, "2026-08-01")

    def row_of(self, card):
        """Return the rows of a teacher after the nightly job; a second run changes nothing."""
        self.Deadline._refresh(self.company)
        own = [("code", "=", "J18"), ("res_model", "=", card._name), ("res_id", "=", card.id)]
        rows = self.Deadline.search(own, order="date_due")
        before = rows.read()
        self.Deadline._refresh(self.company)
        self.assertEqual(self.Deadline.search(own, order="date_due").read(), before, "the job may run twice")
        return rows

    def digest(self, user, now):
        """Return the lines of the digest that a person gets on a day."""
        with freeze_time(now):
            self.env.invalidate_all()
            jobs = self.Deadline.with_company(self.company).with_context(tz="Asia/Bishkek")
            jobs._refresh(self.company)
            return jobs._prepare_digests(self.company).get(user, [])

    def make_due(self, card, day):
        """Let the last course of a card be that of a day."""
        self.env.cr.execute(
            "UPDATE methodical_course SET document_date = %s WHERE teacher_id = %s", [day, card.id]
        )
        self.env.invalidate_all()
        self.env["methodical.course.standing"]._refresh(card)

    def test_row(self):
        self.assertFalse(self.row_of(self.card_teacher), "due in five years")
        self.make_due(self.card_teacher, "2022-06-10")
        row = self.row_of(self.card_teacher)
        self.assertEqual(
            (str(row.date_due), row.user_id, row.status), ("2027-06-10", self.user_teacher, "open")
        )
        self.assertIn(self.card_teacher.name, row.name)

    def test_met_by_the_next_course(self):
        self.make_due(self.card_teacher, "2022-06-10")
        self.row_of(self.card_teacher)
        self.credit(self.card_teacher, "2026-09-20")
        row = self.row_of(self.card_teacher)
        self.assertEqual((str(row.date_met), row.status), ("2026-09-20", "met"))

    def test_late(self):
        self.make_due(self.card_teacher, "2021-09-10")
        self.assertEqual(self.row_of(self.card_teacher).status, "overdue")
        self.credit(self.card_teacher, "2026-10-01")
        self.assertEqual(self.row_of(self.card_teacher).status, "met_late")

    def test_leave_takes_the_row_away(self):
        self.make_due(self.card_teacher, "2022-06-10")
        self.exempt(self.card_teacher, "2026-09-01")
        self.assertFalse(self.row_of(self.card_teacher))

    def test_first_term_of_a_beginner(self):
        self.env.cr.execute(
            "UPDATE methodical_course SET is_counted = FALSE WHERE teacher_id = %s", [self.card_teacher.id]
        )
        self.env.invalidate_all()
        self.card_teacher.service_ids.date_start = "2022-10-01"
        self.assertEqual(str(self.row_of(self.card_teacher).date_due), "2027-10-01")
        self.credit(self.card_teacher, "2026-10-03")
        self.assertEqual(str(self.row_of(self.card_teacher).date_met), "2026-10-03")

    def test_who_is_told_and_when(self):
        """Each threshold is told for a week; a term that is over stays with the teacher, the others get one line."""
        self.make_due(self.card_teacher, "2022-12-10")
        people = (self.user_teacher, self.user_head, self.user_deputy, self.user_officer)
        everybody, nobody = set(people), set()
        for now, told in (
            ("2026-12-09 04:00:00", nobody),
            ("2026-12-10 04:00:00", everybody),
            ("2026-12-16 04:00:00", everybody),
            ("2026-12-17 04:00:00", nobody),
            ("2027-06-10 04:00:00", everybody),
            ("2027-06-17 04:00:00", nobody),
            ("2027-09-10 04:00:00", everybody),
            ("2027-09-20 04:00:00", nobody),
            ("2027-12-11 04:00:00", everybody),
            ("2027-12-30 04:00:00", everybody),
        ):
            with self.subTest(now):
                lines = {user: self.digest(user, now) for user in people}
                self.assertEqual({user for user in people if lines[user]}, told)
        self.assertEqual(lines[self.user_deputy], ["Courses are overdue: 1 (Өмүрбекова Айжаңыл)"])
        self.assertIn(self.card_teacher.name, lines[self.user_teacher][0])

    def test_a_strange_head_is_not_told(self):
        other = self._new_association(
            "Languages", self.ref_id("area_languages"), self.card_colleague, self.card_colleague
        )
        self.make_due(self.card_teacher, "2022-06-10")
        self.assertNotIn(
            self.card_teacher.name, str(self.digest(other.head_id.user_id, "2026-12-10 04:00:00"))
        )

    def test_nothing_new_costs_the_same_for_everybody(self):
        """G1: a night on which nothing happens asks as much for forty teachers as for ten."""
        counts = []
        for number in (10, 30):
            self.new_cards(number)
            self.Deadline._refresh(self.company)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.Deadline._refresh(self.company)
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])

    def test_reminders_cost_the_same_for_everybody(self):
        """G2: the night on which courses become due soon asks as much for forty teachers as for ten, a digest a person."""
        counts, named = [], self.env["methodical.teacher"]
        for number in (10, 30):
            cards = self.new_cards(number)
            named |= cards
            self.set_credited(
                self.env["methodical.course"].create(
                    [
                        {
                            "teacher_id": card.id,
                            "name": "Assessment",
                            "hours": 72,
                            "date_end": "2022-12-10",
                            "document_date": "2022-12-10",
                        }
                        for card in cards
                    ]
                )
            )
            with freeze_time("2026-12-10 04:00:00"):
                jobs = self.Deadline.with_company(self.company).with_context(tz="Asia/Bishkek")
                jobs._refresh(self.company)
                jobs._send_digests(self.company)  # those of the night before are taken back
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                jobs._send_digests(self.company)
                self.env.flush_all()
                counts.append(self.cr.sql_log_count - before)
        kind = self.ref_id("mail_activity_type_deadlines")
        told = self.env["mail.activity"].search(
            [("activity_type_id", "=", kind.id), ("user_id", "=", self.user_officer.id)]
        )
        self.assertEqual(len(told), 1)
        for card in named:
            self.assertIn(card.name, told.note)
        self.assertLessEqual(counts[1], counts[0] + 1)
