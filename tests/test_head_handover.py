from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .test_governance import GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestHandover(GovernanceCase):
    """What one head leaves open passes to the next: listed, signed by both (F1 V.1)."""

    def handover(self):
        return self.env["methodical.handover"].search([("body_id", "=", self.science.id)])

    def test_open_documents_are_listed(self):
        plan = self.new_plan()
        self.confirm(self.candidate(self.card_teacher))
        handover = self.handover()
        self.assertEqual((handover.from_id, handover.to_id), (self.card_head, self.card_teacher))
        self.assertEqual(handover.line_ids.mapped("name"), [plan.display_name])
        opened = self.as_user(handover.line_ids, self.user_teacher).action_open()
        self.assertEqual((opened["res_model"], opened["res_id"]), ("methodical.plan", plan.id))

    def test_own_activities_of_an_approved_plan_are_listed(self):
        plan = self.new_plan()
        item = plan.item_ids[0]
        item.responsible_ids = self.card_head
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        self.confirm(self.candidate(self.card_teacher))
        self.assertEqual(self.handover().line_ids.mapped("name"), [item.display_name])

    def test_returned_plan_waits_for_the_new_head(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Name the seminar")
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)
        self.confirm(self.candidate(self.card_teacher))
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_teacher)

    def test_decision_stays_with_its_person(self):
        plan = self.submit(self.new_plan())
        self.confirm(self.candidate(self.card_teacher))
        self.assertEqual(self.waiting_for(plan), self.user_methodologist)

    def test_future_head_receives_on_his_first_day(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Name the seminar")
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 10, 12)))
        handover = self.handover()
        self.assertFalse(handover.is_started or handover.line_ids)
        with freeze_time("2026-10-11 04:00:00"):
            handover._cron_start()
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)
        with freeze_time("2026-10-12 04:00:00"):
            handover._cron_start()
            self.assertEqual(self.waiting_for(plan, "returned"), self.user_teacher)
            self.assertEqual(handover.line_ids.mapped("res_id"), plan.ids)

    def test_both_sign_each_his_part(self):
        self.new_plan()
        self.confirm(self.candidate(self.card_teacher))
        handover = self.handover()
        self.assertEqual(self.waiting_for(handover, "handover"), self.user_head | self.user_teacher)
        for user in (self.user_teacher, self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assert_refused(self.card_head.name, error=AccessError):
                self.rpc(user, "methodical.handover", "action_hand_over", handover.ids)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, "methodical.handover", "action_hand_over", handover.ids)
        with self.assert_refused("Science", self.card_head.name):
            self.rpc(self.user_teacher, "methodical.handover", "action_receive", handover.ids)
        self.rpc(self.user_head, "methodical.handover", "action_hand_over", handover.ids)
        with self.assert_refused("already"):
            self.rpc(self.user_head, "methodical.handover", "action_hand_over", handover.ids)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_head, "methodical.handover", "action_receive", handover.ids)
        self.rpc(self.user_teacher, "methodical.handover", "action_receive", handover.ids)
        self.assertEqual(handover.state, "received")
        self.assertFalse(self.waiting_for(handover, "handover"))

    def test_list_is_not_written_by_hand(self):
        self.new_plan()
        self.confirm(self.candidate(self.card_teacher))
        handover = self.handover()
        row = {
            "body_id": self.science.id,
            "term_id": handover.term_id.id,
            "from_id": self.card_head.id,
            "to_id": self.card_teacher2.id,
            "date": "2026-10-05",
        }
        for user in (self.user_head, self.user_teacher, self.user_deputy, self.user_director):
            for method, args in (
                ("write", [handover.ids, {"received_at": "2026-10-05 00:00:00"}]),
                ("unlink", [handover.ids]),
                ("create", [[row]]),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused():
                    self.rpc(user, "methodical.handover", method, *args)
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, "methodical.handover.line", "unlink", handover.line_ids.ids)
        for record in (handover, handover.line_ids):
            with self.subTest(model=record._name), self.assert_refused("order"):
                record.sudo().unlink()

    def test_who_sees_the_list(self):
        self.confirm(self.candidate(self.card_teacher))
        for user, sees in (
            (self.user_head, True),
            (self.user_teacher, True),
            (self.user_teacher2, False),
            (self.user_deputy, True),
            (self.user_other_director, False),
        ):
            with self.subTest(user=user.login):
                found = self.as_user(self.env["methodical.handover"], user).search([])
                self.assertEqual(bool(found & self.handover()), sees)

    def test_first_head_receives_nothing(self):
        body = self.proposed([self.card_teacher, self.card_teacher2, self.card_colleague])
        self.sign("open_body", body_id=body)
        self.confirm(self.candidate(self.card_teacher, body=body))
        self.assertFalse(self.env["methodical.handover"].search([("body_id", "=", body.id)]))

    def test_desk_shows_what_waits_for_a_signature(self):
        self.confirm(self.candidate(self.card_teacher))
        for user in (self.user_head, self.user_teacher):
            with self.subTest(user=user.login):
                rows = self.as_user(self.env["methodical.desk"], user)._get_duties()["rows"]
                self.assertIn(
                    ("methodical.handover", self.handover().id), [(row["model"], row["id"]) for row in rows]
                )
        rows = self.as_user(self.env["methodical.desk"], self.user_teacher2)._get_duties()["rows"]
        self.assertNotIn("methodical.handover", [row["model"] for row in rows])
