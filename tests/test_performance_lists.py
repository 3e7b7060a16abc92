from odoo.tests import freeze_time, tagged

from .growth_query_case import GrowthQueryCase
from .query_case import QueryCase

#: queries of 80 rows, of which one counts what is beyond the page (goal: 8): for a deputy, whose only rule is his school, and
#: for the head of an association, whose rules ask once what he is in which body
PINNED = {
    "methodical.plan": (7, 8),
    "methodical.plan.item": (7, 8),
    "methodical.plan.recommendation": (2, 6),
    "methodical.directions": (7, 8),
    "methodical.scheme": (7, 8),
    "methodical.scheme.report": (7, 8),
    "methodical.scheme.progress": (4, 6),
    "methodical.meeting": (7, 8),
    "methodical.meeting.board": (6, 7),
    "methodical.agenda.item": (2, 6),
    "methodical.resolution": (4, 7),
    "methodical.proposal": (6, 6),
    "methodical.plan.template": (2, 2),
    "methodical.direction": (2, 2),
}
#: lists of growth by view: for a deputy, the head of the association, the officer and a teacher (None: not his list)
GROWTH = {
    "methodical_course_view_list": (7, 8, 7, 7),
    "methodical_course_view_list_needs": (2, 4, 2, 4),
    "methodical_course_balance_view_list": (6, 8, 6, 7),
    "methodical_course_exemption_view_list": (4, 5, 4, None),
    "methodical_course_schedule_view_list": (7, 8, 7, 7),
    "methodical_course_schedule_line_view_list": (6, 7, 6, 6),
    "methodical_questionnaire_view_list": (3, 3, 3, 3),
    "methodical_questionnaire_answer_view_list": (5, 7, 5, 7),
    "methodical_attestation_view_list": (6, 7, 6, None),
    "methodical_category_award_view_list_ending": (5, 6, 5, None),
    "methodical_development_topic_view_list": (4, 6, 4, 6),
    "methodical_consultation_view_list": (2, 5, 2, 5),
    "methodical_mentoring_view_list": (5, 8, 5, 7),
    "methodical_mentoring_entry_view_list": (3, 5, 3, 4),
    "methodical_mentoring_template_view_list": (3, 3, 3, 3),
    "methodical_teacher_view_list_lacking_mentor": (7, 8, 7, 7),
    "methodical_teacher_view_list": (7, 8, 7, 7),
    "methodical_teacher_view_list_facts": (4, 5, 4, 4),
    "methodical_teacher_view_list_consents": (7, 7, 7, 6),
    "methodical_staff_composition_view_list": (6, 8, 6, 6),
    "methodical_card_change_view_list": (8, None, 6, None),
    "methodical_consent_view_list": (3, None, 3, None),
    "methodical_consent_text_view_list": (1, 1, 1, 1),
    "methodical_bulletin_view_list": (4, 4, 4, 4),
    "methodical_bulletin_item_view_list": (6, 6, 6, 6),
    "res_partner_view_list_methodical": (6, 6, 6, 6),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestListQueries(QueryCase):
    """Goal G5: a list of 80 rows takes as many queries as one of 10, all its columns included, and few of them."""

    def test_lists(self):
        self.fill(80)
        for model, pinned in PINNED.items():
            for user, most in zip((self.user_deputy, self.user_head), pinned, strict=True):
                counts, rows = self.count_list(self.as_user(self.env[model], user))
                with self.subTest(model=model, user=user.login):
                    self.assertTrue(rows)
                    # a list that is longer than its page is counted with one query more
                    self.assertLessEqual(counts[80] - counts[10], 0, "constant in the number of rows")
                    self.assertLessEqual(counts[80], most)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-19 04:00:00")
class TestGrowthListQueries(GrowthQueryCase):
    """Goal G5 for the lists of growth, each row of another teacher."""

    def test_lists(self):
        self.fill_growth(90)
        users = (self.user_deputy, self.user_head, self.user_officer, self.user_teacher)
        for view, pinned in GROWTH.items():
            model = self.ref_id(view).model
            for user, most in zip(users, pinned, strict=True):
                if most is None:
                    continue
                # twenty rows already hold every kind of them
                counts, rows = self.count_list(self.as_user(self.env[model], user), view, few=20)
                with self.subTest(view=view, user=user.login):
                    self.assertTrue(rows)
                    self.assertLessEqual(counts[80] - counts[20], 0, "constant in the number of rows")
                    self.assertLessEqual(counts[80], most)
