from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .attestation_case import DAY, TODAY, AttestationCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestAttestation(AttestationCase):
    """A teacher is attested outside the school; each step is noted with its day (C18, N36)."""

    def test_from_the_wish_to_the_category(self):
        case = self.examined()
        self.assertEqual((case.state, case.date_submitted), ("test", date(2026, 9, 21)))
        self.assertEqual(case.held_category_id, self.second)
        self.as_user(case, self.user_deputy).action_award("2026-10-02", "214-k")
        award = case.award_id
        self.assertEqual(case.state, "awarded")
        self.assertRecordValues(
            award,
            [
                {
                    "teacher_id": self.card_teacher.id,
                    "category_id": self.first.id,
                    "date_awarded": date(2026, 10, 2),
                    "date_until": date(2031, 10, 2),
                    "reference": "214-k",
                }
            ],
        )
        self.card_teacher.invalidate_recordset()
        self.assertEqual(self.card_teacher.category_id, self.first, "the card shows the new category")
        self.assertEqual(case.held_category_id, self.second, "the case still tells what was held before")
        self.assertEqual(
            self.waiting_for(case, "attestation_award"), self.user_officer, "HR learns of the supplement"
        )

    def test_award_comes_once(self):
        case = self.examined()
        officer = self.as_user(case, self.user_officer)
        officer.action_award("2026-10-02", "214-k")
        with self.assert_refused("recorded by a deputy"):
            officer.action_award("2026-10-02", "214-k")
        self.assertEqual(len(self.card_teacher.award_ids), 2)

    def test_another_category_and_term_may_be_awarded(self):
        case = self.examined(category_id=self.highest.id)
        self.as_user(case, self.user_officer).action_award(
            "2026-10-02", "214-k", self.first.id, date(2029, 10, 1)
        )
        self.assertEqual(case.awarded_category_id, self.first)
        self.assertEqual(case.date_until, date(2029, 10, 1))

    def test_failed_test_says_when_it_may_be_retaken(self):
        case = self.submitted()
        staff = self.as_user(case, self.user_officer)
        staff.action_accept_portfolio("2026-09-25")
        staff.action_fail("2026-10-01", "38 of 80")
        self.assertEqual((case.state, case.test_result), ("failed", "38 of 80"))
        self.assertEqual(case.date_retake, date(2027, 10, 1), "12 months by the regulation")
        self.assertIn("01.10.2027", self.as_user(self.wish(), self.user_teacher).warning)

    def test_retake_too_early_is_refused_when_the_regulation_blocks(self):
        self.set_rule("attestation_retake", "block", 12)
        self.as_user(self.submitted(), self.user_officer).action_fail("2026-09-25")
        again = self.dossier()
        with self.assert_refused("may retake from 25.09.2027"):
            self.as_user(again, self.user_teacher).action_submit(DAY)
        with freeze_time("2027-09-25 04:00:00"):
            self.as_user(again, self.user_teacher).action_submit("2027-09-25")
        self.assertEqual(again.state, "submitted")

    def test_failed_portfolio_without_rule_may_be_retaken_at_once(self):
        self.set_rule("attestation_retake", "off")
        case = self.submitted()
        self.as_user(case, self.user_officer).action_fail("2026-09-25", "photos are missing")
        self.assertRecordValues(
            case,
            [
                {
                    "state": "failed",
                    "date_portfolio": date(2026, 9, 25),
                    "portfolio_result": "photos are missing",
                    "date_retake": False,
                }
            ],
        )

    def test_two_cases_at_once_are_refused(self):
        self.wish(date_wish="2026-09-14")
        with self.assert_refused("under way since 14.09.2026", "Wish"):
            self.wish()
        with self.assert_refused("under way"):
            self.wish(self.user_officer)

    def test_lower_category_warns(self):
        case = self.wish(category_id=self.second.id)
        self.assertFalse(case.warning, "the same one again is a renewal")
        self.env["methodical.category.award"].create(
            {
                "teacher_id": self.card_teacher.id,
                "category_id": self.highest.id,
                "date_awarded": "2025-03-10",
            }
        )
        case.invalidate_recordset()
        self.assertIn("lower category", case.warning)

    def test_no_category_is_nothing_to_apply_for(self):
        with self.assert_refused("choose a category", error=ValidationError):
            self.wish(category_id=self.ref_id("category_none").id)

    def test_days_follow_each_other(self):
        case = self.dossier()
        teacher, officer = self.as_user(case, self.user_teacher), self.as_user(case, self.user_officer)
        with self.assert_refused("in the future"):
            teacher.action_submit("2026-10-06")
        with self.assert_refused("before the step before"):
            teacher.action_submit("2026-09-13")
        teacher.action_submit("2026-09-21")
        with self.assert_refused("before the step before"):
            officer.action_accept_portfolio("2026-09-20")
        with self.assert_refused("in the future", error=ValidationError):
            self.wish(self.user_officer, teacher_id=self.card_teacher2.id, date_wish="2026-10-06")

    def test_steps_do_not_jump(self):
        case = self.submitted()
        with self.assert_refused("cannot become"):
            self.as_user(case, self.user_officer).action_pass_test("2026-10-01")
        with self.assert_refused("cannot become"):
            self.as_user(case, self.user_officer).action_award("2026-10-01")

    def test_mistake_is_taken_back_with_a_reason(self):
        case = self.examined()
        officer = self.as_user(case, self.user_officer)
        with self.assert_refused("needs a reason"):
            officer.action_take_back(" ")
        officer.action_take_back("The test was of a colleague")
        self.assertRecordValues(case, [{"state": "portfolio", "date_test": False, "test_result": False}])
        officer.action_fail("2026-10-01")
        officer.action_take_back("Recorded by mistake")
        self.assertRecordValues(case, [{"state": "portfolio", "date_retake": False}])

    def test_withdrawn_case_makes_room(self):
        case = self.dossier()
        self.as_user(case, self.user_teacher).action_withdraw("I go on leave")
        self.assertEqual((case.state, case.reason), ("cancelled", "I go on leave"))
        self.assertEqual(self.wish().state, "wish")

    def test_dialogs_ask_for_day_and_result(self):
        case = self.submitted()
        dialog = self.as_user(case, self.user_officer).action_accept_portfolio()
        self.as_user(self.env[dialog["res_model"]], self.user_officer).with_context(
            **dialog["context"]
        ).create({"day": "2026-09-25", "result": "82"}).action_confirm()
        self.assertEqual((case.state, case.portfolio_result), ("portfolio", "82"))

    def test_begun_case_stays(self):
        case = self.dossier()
        with self.assert_refused("has begun and stays", error=UserError):
            self.as_user(case, self.user_teacher).unlink()
        self.as_user(
            self.wish(self.user_teacher2, teacher_id=self.card_teacher2.id), self.user_teacher2
        ).unlink()
