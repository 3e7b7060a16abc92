from datetime import date

from odoo.tests import HttpCase, freeze_time, new_test_user, tagged

from .attestation_case import AttestationCase
from .common import MethodicalCase
from .course_schedule_case import CourseScheduleCase

PHONE = "375x667"


class TourCase(HttpCase):
    """Tours name what the screens say in English."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")

    def tour(self, name, user, path="methodical-desk"):
        """Let a user go through a tour; what it left is read anew."""
        self.start_tour(f"/odoo/{path}", f"methodical_{name}", login=user.login, timeout=120)
        self.env.invalidate_all()

    def hold_phone(self, is_phone=True):
        self.browser_size, self.touch_enabled = (PHONE, True) if is_phone else ("1366x768", False)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-12 04:00:00")
class TestAttestationTour(AttestationCase, TourCase):
    def test_from_the_wish_of_the_teacher_to_the_category_on_his_card(self):
        self.tour("attestation_apply", self.user_teacher, "methodical-attestation")
        case = self.Case.search([("teacher_id", "=", self.card_teacher.id)])
        self.assertRecordValues(
            case, [{"state": "submitted", "date_submitted": date(2026, 10, 12), "category_id": self.first.id}]
        )
        self.assertTrue(case.sudo().frozen_digest)
        # the applications of other days are those of the tests without a browser
        with freeze_time("2026-11-16 04:00:00"):
            self.tour("attestation_results", self.user_officer, "methodical-attestation")
            self.assertRecordValues(
                case,
                [
                    {
                        "state": "awarded",
                        "portfolio_result": "82 of 100",
                        "test_result": "61 of 80",
                        "date_awarded": date(2026, 11, 12),
                        "award_reference": "214-k",
                    }
                ],
            )
            self.assertEqual(self.waiting_for(case, "attestation_award"), self.user_officer)
            self.tour("attestation_card", self.user_teacher)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoringTour(TourCase, MethodicalCase):
    preset = "preset_f3"

    def test_a_pair_from_its_order_to_the_exit_note_of_both(self):
        self.card_teacher2.date_joined = date(2026, 8, 20)
        self.tour("mentoring_pair", self.user_academic)  # who countersigns orders: one signature is left
        pair = self.env["methodical.mentoring"].search([("teacher_id", "=", self.card_teacher2.id)])
        self.assertRecordValues(
            pair, [{"state": "draft", "ground": "new", "mentor_id": self.card_teacher.id}]
        )
        self.tour("mentoring_sign", self.user_director)
        self.assertRecordValues(pair, [{"state": "active", "date_from": date(2026, 10, 5)}])
        self.tour("mentoring_mentor", self.user_teacher)
        self.assertRecordValues(pair.entry_ids, [{"name": "Lesson of physics in 7A", "seen_on": False}])
        self.tour("mentoring_teacher", self.user_teacher2)
        self.assertEqual(pair.entry_ids.seen_on, date(2026, 10, 5))
        self.tour("mentoring_finish", self.user_deputy, "methodical-mentoring")
        self.assertRecordValues(
            pair,
            [
                {
                    "state": "finished",
                    "conclusion": "Works on his own",
                    "mentee_achievements": "Gave an open lesson",
                    "hours": 1,
                }
            ],
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 06:00:00")
class TestCardTour(TourCase, MethodicalCase):
    def test_correction_from_the_phone_of_the_teacher_to_the_card(self):
        self.card_teacher.speciality = "Physics"
        self.hold_phone()
        self.tour("card_propose", self.user_teacher)
        self.assertEqual(self.card_teacher.speciality, "Physics", "a teacher writes no cards")
        self.hold_phone(False)
        self.tour("card_confirm", self.user_officer)
        self.assertEqual(self.card_teacher.speciality, "Physics and astronomy")
        self.assertRecordValues(self.card_teacher.change_ids, [{"state": "confirmed", "fact": "speciality"}])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 06:00:00")
class TestOfficerTour(CourseScheduleCase, TourCase):
    def test_officer_goes_from_a_number_to_its_list_and_its_letters(self):
        user = new_test_user(
            self.env,
            login="m_colleague",
            name=self.card_colleague.name,
            groups="school_methodical.group_teacher",
            company_id=self.company.id,
        )
        self.card_colleague.employee_id.user_id = user
        tasks = self.env["mail.activity"].search([])
        self.tour("officer_home", self.user_officer)
        written = self.env["mail.activity"].search([]) - tasks
        self.assertEqual(written.user_id, user, "who is in order gets no letter")
        self.assertIn("Ask me for places", written.note)
