from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .test_governance import GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestBodyDuty(GovernanceCase):
    """A deputy for each function of an association (C7, R5)."""

    def name_deputy(self, function, card, user=None):
        return self.as_user(self.env["methodical.body.duty"], user or self.user_deputy).create(
            {"body_id": self.science.id, "function": function, "teacher_id": card.id}
        )

    def test_regulation_names_the_post_unless_the_association_names_a_person(self):
        before = self.science._get_function_holder("agree_plan")
        self.assertTrue(before)
        self.assertNotEqual(before, self.card_academic)
        self.name_deputy("agree_plan", self.card_academic)
        self.assertEqual(self.science._get_function_holder("agree_plan"), self.card_academic)
        other = self._new_association("Languages", self.ref_id("area_science"), self.card_teacher)
        self.assertEqual(other._get_function_holder("agree_plan"), before, "only this association")

    def test_supervisor_is_the_one_of_the_association(self):
        self.science.supervisor_id = self.card_academic
        self.assertEqual(self.science._get_function_holder("supervise"), self.card_academic)

    def test_one_person_for_a_function(self):
        self.name_deputy("report", self.card_academic)
        with self.assertRaisesRegex(Exception, "function_uniq"):
            self.name_deputy("report", self.card_deputy)

    def test_page_shows_every_function(self):
        self.name_deputy("consult", self.card_academic)
        table = self.as_user(self.science, self.user_teacher).duty_table
        self.assertIn(self.card_academic.name, table)
        self.assertIn("named for this association", table)
        self.assertIn(self.card_deputy.name, table)

    def test_only_the_administration_names_deputies(self):
        row = self.name_deputy("consult", self.card_academic)
        for user in (self.user_teacher, self.user_head, self.user_officer, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.name_deputy("notice", self.card_academic, user)
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.body.duty", "write", row.ids, {"teacher_id": self.card_teacher.id})

    def test_named_person_decides_the_plan(self):
        route = self.regulation._get_route("association_plan", "area")
        step = route.step_ids[0]
        step.write({"decider": "duty", "function": "agree_plan", "post_id": False})
        self.name_deputy("agree_plan", self.card_academic)
        plan = self.submit(self.new_plan())
        first = self.last_steps(plan)[0]
        self.assertEqual(first.user_id, self.user_academic)
        self.assertIn(
            first.post_id, self.card_academic.post_ids, "the stamp names a post that the person holds"
        )
