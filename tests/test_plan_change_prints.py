from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase
from .print_case import PrintCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestPlanChangePrint(ApprovalCase, PrintCase):
    """The print of a new version says why it is there and what was and what is (F2 2.2g)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

    def test_new_version_shows_old_and_new(self):
        plan = self.approved_plan()
        self.assertNotIn("Changes against", self.render("report_plan", plan))
        action = self.as_user(plan, self.user_head).action_new_version()
        version = self.as_user(plan.browse(action["res_id"]), self.user_head)
        version.amendment_reason = "Order No. 14: the seminar moves"
        lesson, seminar = version.item_ids.sorted("date_from")
        lesson.write({"name": "Open lesson of biology"})
        seminar.unlink()
        html = self.render("report_plan", version, self.user_head)
        self.assertOrder(
            html,
            "II. Activities",
            "Changes against version 1",
            "Reason",
            "Order No. 14: the seminar moves",
            "Changed",
            "Open lesson of physics",
            "was “Open lesson of physics”, is “Open lesson of biology”",
            "Dropped",
            "Seminar on assessment",
        )

    def test_plan_of_the_school_and_of_a_teacher_name_their_owner(self):
        for kind, owner, name in (
            ("school", False, self.company.name),
            ("teacher", self.card_teacher.id, self.card_teacher.name),
        ):
            plan = self.env["methodical.plan"].create(
                {
                    "owner_kind": kind,
                    "owner_id": owner,
                    "body_id": False,
                    "company_id": self.company.id,
                    "school_year_id": self.year.id,
                }
            )
            with self.subTest(kind):
                self.assertOrder(self.render("report_plan", plan), "WORK PLAN", name, "2026–2027")

    def test_queries_do_not_grow_with_the_documents(self):
        """Speed G9: the same few queries for any number of approved plans, at most 15."""
        plans, counts = self.approved_plan(), []
        others = [
            self._new_association(name, self.ref_id("area_science"), self.card_head)
            for name in ("History", "Music", "Sport")
        ]
        for body in (None, *others):
            if body:
                plans |= self.approve(
                    self.submit(self.new_plan(body_id=body.id)), self.user_methodologist, self.user_director
                ).with_env(self.env)
            if body not in (None, others[-1]):
                continue
            self.render("report_plan", plans)  # templates and regulations are known from now on
            counts.append(self.count_queries("report_plan", plans))
        self.assertLessEqual(counts[1], counts[0], f"{counts} queries for 1 and 4 plans")
        self.assertLessEqual(counts[1], 15)
