from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestRegulationByHand(ApprovalCase):
    """When a regulation holds changes on one path only."""

    def test_state_and_days_of_a_regulation_in_force(self):
        for vals in (
            {"state": "draft"},
            {"state": "replaced"},
            {"date_from": "2026-01-01"},
            {"date_to": "2026-09-01"},
            {"company_id": False},
        ):
            for context in ({}, {"methodical_pass": True}):
                with self.subTest(vals=vals, context=context), self.assert_refused(self.regulation.name):
                    self.rpc(
                        self.user_admin,
                        "methodical.regulation",
                        "write",
                        self.regulation.ids,
                        vals,
                        context=context,
                    )

    def test_regulation_is_not_born_in_force(self):
        row = {"name": "Mine", "company_id": self.company.id, "date_from": "2030-01-01"}
        for vals, context in (({**row, "state": "in_force"}, {}), (row, {"default_state": "in_force"})):
            with self.subTest(vals=vals, context=context), self.assert_refused("Mine"):
                self.rpc(self.user_admin, "methodical.regulation", "create", [vals], context=context)

    def test_draft_stays_free(self):
        draft = self.ref_id("preset_f1")._load_into(self.company)
        days = {"date_from": "2027-01-11", "date_to": "2027-05-25"}
        self.rpc(self.user_admin, "methodical.regulation", "write", draft.ids, days)
        with self.assert_refused(draft.name):
            self.rpc(self.user_admin, "methodical.regulation", "write", draft.ids, {"state": "in_force"})
        self.rpc(self.user_admin, "methodical.regulation", "action_put_in_force", draft.ids)
        self.assertEqual((draft.state, self.regulation.state), ("in_force", "replaced"))
        with self.assert_refused(self.regulation.name):
            self.rpc(self.user_admin, "methodical.regulation", "action_put_in_force", self.regulation.ids)
