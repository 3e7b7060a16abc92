import base64
from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .test_plan_item import PlanItemCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-10 04:00:00")
class TestEvidence(PlanItemCase):
    """What is created from an activity is its evidence; the activity is done when that is done (N14)."""

    def setUp(self):
        super().setUp()
        self.plan = self.approved_plan()
        self.lesson = self.plan.item_ids.sorted("date_from")[0]

    def new_event(self, item, user, **vals):
        """Return the event that a user saves from the form that “Create” opens."""
        action = self.as_user(item, user).action_create_evidence()
        self.assertEqual(action["res_model"], "calendar.event")
        Event = self.as_user(self.env["calendar.event"], user).with_context(
            **action["context"], mail_create_nosubscribe=True, no_mail_to_attendees=True
        )
        return Event.create({"name": action["context"]["default_name"], **vals})

    def deputy_item(self, **vals):
        """Return an activity of a plan of the deputy."""
        plan = self.as_user(self.env["methodical.plan"], self.user_deputy).create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": self.card_deputy.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
            }
        )
        return self.item(
            plan,
            self.user_deputy,
            date_from="2026-11-16",
            responsible_ids=[(6, 0, self.card_deputy.ids)],
            **vals,
        )

    def new_order(self, title):
        """Return the draft of an order of the deputy, which teachers do not read."""
        return self.as_user(self.env["methodical.order"], self.user_deputy)._draft("other", title=title)

    def attach(self, item, user, **vals):
        return (
            self.as_user(self.env["methodical.plan.attach"], user)
            .create({"item_id": item.id, **vals})
            .action_confirm()
        )

    def test_event_is_filled_in_and_settles_the_activity_when_it_is_confirmed(self):
        event = self.new_event(self.lesson, self.user_teacher)
        self.assertEqual(event.start, datetime(2026, 10, 12, 8, 0), "two in the afternoon in Bishkek")
        self.assertIn(self.user_teacher.partner_id, event.partner_ids)
        self.assertEqual(self.lesson.state, "in_progress", "what was made on the way is no longer untouched")
        row = self.as_user(self.lesson.evidence_ids, self.user_teacher)
        self.assertEqual((row.name, row.can_confirm), (event.name, True))
        with self.assert_refused("not over yet"):
            row.action_confirm()
        with freeze_time("2026-10-13 04:00:00"):
            row.action_confirm()
        self.assertRecordValues(self.lesson, [{"state": "done", "date_done": date(2026, 10, 13)}])
        self.assertFalse(self.lesson.is_unproven, "the event shows it")
        with self.assert_refused("stays"):
            row.action_detach()

    def test_activity_is_done_when_all_of_it_is_done(self):
        self.new_event(self.lesson, self.user_teacher)
        self.attach(
            self.lesson, self.user_teacher, mode="file", file=base64.b64encode(b"photo"), file_name="a.txt"
        )
        self.assertEqual(self.lesson.state, "in_progress", "the event is still to come")
        event_row = self.lesson.evidence_ids.filtered(lambda row: row.res_model == "calendar.event")
        with freeze_time("2026-10-13 04:00:00"):
            self.as_user(event_row, self.user_teacher).action_confirm()
        self.assertEqual(self.lesson.state, "done")

    def test_deleted_event_leaves_no_row(self):
        event = self.new_event(self.lesson, self.user_teacher)
        self.as_user(event, self.user_teacher).unlink()
        self.assertFalse(self.lesson.evidence_ids)

    def test_order_is_drafted_once_and_settles_the_activity_when_it_is_signed(self):
        item = self.deputy_item(name="Subject week", form_id=self.ref_id("choice_form_subject_week").id)
        own = self.as_user(item, self.user_deputy)
        action = own.action_create_evidence()
        order = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(
            (order._name, order.kind_id.code, order.topic),
            ("methodical.order", "subject_week", "Subject week"),
        )
        self.assertEqual(own.action_create_evidence()["res_id"], order.id, "a second click opens the draft")
        self.assertEqual(len(item.evidence_ids), 1)
        self.env["methodical.plan.evidence"]._settle(order, date(2026, 11, 20))
        self.assertRecordValues(item, [{"state": "done", "date_done": date(2026, 11, 20)}])

    def test_who_may_not_draft_orders_gets_an_event(self):
        item = self.item(
            self.new_plan(horizon="quarter", term_id=self.terms[1].id),
            form_id=self.ref_id("choice_form_subject_week").id,
            date_from="2026-11-16",
            is_joint=True,
        )
        self.assertEqual(self.as_user(item, self.user_head).creator, "event")
        with self.assert_refused(error=AccessError):
            self.as_user(item, self.user_head).action_create_evidence("order")
        with self.assert_refused("from the list"):
            self.as_user(item, self.user_head).action_create_evidence("unlink")

    def test_meeting_is_opened_filled_in(self):
        item = self.item(
            self.new_plan(horizon="quarter", term_id=self.terms[1].id),
            form_id=self.ref_id("choice_form_meeting").id,
            date_from="2026-11-16",
            is_joint=True,
        )
        action = self.as_user(item, self.user_head).action_create_evidence()
        self.assertEqual(action["res_model"], "methodical.meeting")
        meeting = (
            self.as_user(self.env["methodical.meeting"], self.user_head)
            .with_context(**action["context"])
            .create({})
        )
        self.assertEqual((meeting.body_id, meeting.date_start), (self.science, datetime(2026, 11, 16, 8, 0)))
        self.assertEqual(meeting.plan_item_id, item)
        self.assertEqual(meeting.agenda_item_ids.name, "Seminar")

    def test_attached_record_is_read_by_who_attaches_it(self):
        order = self.new_order("x")
        with self.assert_refused(error=AccessError):
            self.attach(self.lesson, self.user_teacher, mode="record", record=f"methodical.order,{order.id}")
        with self.assert_refused("res.partner", error=ValueError):
            partner = self.user_teacher.partner_id
            self.attach(self.lesson, self.user_teacher, mode="record", record=f"res.partner,{partner.id}")
        foreign = self.as_user(self.env["methodical.plan"], self.user_other_director)
        self.assertFalse(foreign.search([("id", "=", self.plan.id)]))
        self.assertFalse(self.lesson.evidence_ids)

    def test_file_is_kept_with_the_activity_and_settles_it(self):
        self.attach(
            self.lesson, self.user_head, mode="file", file=base64.b64encode(b"x"), file_name="report.txt"
        )
        row = self.lesson.evidence_ids
        file = self.env["ir.attachment"].browse(row.res_id)
        self.assertEqual(
            (file.name, file.res_model, file.res_id), ("report.txt", self.lesson._name, self.lesson.id)
        )
        self.assertEqual((self.lesson.state, row.date_done), ("done", date(2026, 10, 10)))
        self.assertEqual(self.as_user(row, self.user_teacher2).action_open()["type"], "ir.actions.act_url")

    def test_strangers_attach_nothing(self):
        for user in (self.user_teacher2, self.user_deputy, self.user_other_director, self.user_outsider):
            with self.subTest(user=user.login):
                with self.assert_refused(error=AccessError):
                    self.as_user(self.lesson, user).action_create_evidence()
                with self.assert_refused(error=AccessError):
                    self.attach(self.lesson, user, mode="file", file=base64.b64encode(b"x"))
                with self.assert_refused(error=AccessError):
                    self.as_user(self.env["calendar.event"], user).create(
                        {
                            "name": "x",
                            "start": "2026-10-01 08:00:00",
                            "stop": "2026-10-01 09:00:00",
                            "plan_item_id": self.lesson.id,
                        }
                    )
        self.assertFalse(self.lesson.evidence_ids)

    def test_nobody_writes_evidence_by_hand(self):
        for user in (self.user_teacher, self.user_head, self.user_director):
            with self.subTest(user=user.login):
                with self.assert_refused(error=AccessError):
                    self.rpc(
                        user,
                        "methodical.plan.item",
                        "write",
                        self.lesson.ids,
                        {"evidence_ids": [[0, 0, {"res_model": "res.partner", "res_id": 1}]]},
                    )
                with self.assert_refused(error=AccessError):
                    self.rpc(
                        user,
                        "methodical.plan.evidence",
                        "create",
                        [{"item_id": self.lesson.id, "res_model": "res.partner", "res_id": 1}],
                    )

    def test_name_is_told_to_the_readers_of_the_activity(self):
        event = self.new_event(self.lesson, self.user_teacher, privacy="private", name="Only mine")
        row = self.lesson.evidence_ids
        self.assertEqual(self.as_user(row, self.user_teacher2).name, event.display_name)
        order = self.new_order("Praise")
        self.env["methodical.plan.evidence"]._attach(self.lesson, order)
        order_row = self.lesson.evidence_ids - row
        own = self.as_user(order_row, self.user_teacher2)
        self.assertEqual(own.name, order.title)
        with self.assert_refused("open to others", error=AccessError):
            own.action_open()
        self.assertFalse(self.as_user(order_row, self.user_other_director).has_access("read"))
