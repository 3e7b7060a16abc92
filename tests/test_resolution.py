from datetime import date, datetime

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .meeting_case import TODAY, MeetingCase

TASK = "mail_activity_type_resolution"
CONFIRM = "mail_activity_type_resolution_confirm"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestResolution(MeetingCase):
    """Resolutions do not get lost: responsible person, proof, confirmation by somebody else (J9, F3 P2)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.due = date(2026, 10, 20)

    def resolution(self, **vals):
        """Return a resolution in force, for which ``user_teacher2`` is responsible."""
        return self.signed_meeting(due=self.due, **vals).resolution_ids

    def activities(self, user, kind=TASK):
        return self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("activity_type_id", "=", self.ref_id(kind).id)]
        )

    def test_nothing_is_in_force_before_the_minutes_are_signed(self):
        meeting = self.write_minutes(self.held_meeting(), due=self.due)
        resolution = meeting.resolution_ids
        with freeze_time("2026-11-20 04:00:00"):
            self.assertFalse(resolution.is_late)
            self.assertNotIn(resolution, resolution.search([("is_late", "=", True)]))
        self.assertFalse(self.activities(self.user_teacher2))
        with self.assertRaises(UserError):
            self.as_user(resolution, self.user_head).action_done(proof="Early")
        outsider = self.write_minutes(self.held_meeting(), responsible=self.card_deputy).resolution_ids
        self.assertFalse(
            self.as_user(
                resolution.search([("id", "in", outsider.ids)]), self.user_methodologist
            )._filtered_access("write")
        )
        self.sign(meeting)
        with freeze_time("2026-11-20 04:00:00"):
            self.env.invalidate_all()
            self.assertTrue(resolution.is_late)
            self.assertIn(resolution, resolution.search([("is_late", "=", True)]))

    def test_secretary_writes_with_whom_it_is_carried_out(self):
        """A plain teacher who keeps the minutes chooses colleagues by name; their cards stay closed to him."""
        spec = {"helper_ids": {"fields": {"display_name": {}}, "context": {"methodical_colleagues": True}}}
        meeting = self.as_user(self.held_meeting(), self.user_teacher)
        colleagues = self.card_deputy | self.card_academic
        self.assertFalse(self.as_user(colleagues, self.user_teacher)._filtered_access("read"))
        meeting.agenda_item_ids.write(
            {
                "resolution_ids": [
                    Command.create({"text": "Hold it", "helper_ids": [Command.link(self.card_deputy.id)]})
                ]
            }
        )
        resolution = meeting.resolution_ids
        resolution.write({"helper_ids": [Command.link(self.card_academic.id)]})
        self.env.invalidate_all()
        shown = resolution.web_read(spec)[0]["helper_ids"]
        self.assertEqual({row["display_name"] for row in shown}, set(colleagues.mapped("name")))
        resolution.write({"helper_ids": [Command.unlink(self.card_deputy.id)]})
        self.env.invalidate_all()
        self.assertEqual(resolution.sudo().helper_ids, self.card_academic)
        with self.assertRaises(AccessError):
            resolution.write({"helper_ids": [Command.update(self.card_academic.id, {"note": "Mine"})]})
        with self.assertRaises(AccessError):
            self.as_user(resolution, self.user_teacher2).write({"helper_ids": [Command.clear()]})
        self.as_user(resolution, self.user_teacher).write(
            {"responsible_id": self.card_teacher2.id, "date_due": self.due}
        )
        self.sign(meeting)
        with self.assertRaises(UserError):
            resolution.write({"helper_ids": [Command.clear()]})

    def test_resolution_of_a_new_item_stands_once_among_those_of_its_meeting(self):
        meeting = self.write_minutes(self.held_meeting())
        known = meeting.resolution_ids
        item = self.new_item(meeting, resolution_ids=[Command.create({"text": "One more"})])
        self.assertEqual(item.resolution_ids.meeting_id, meeting)
        self.assertEqual(meeting.resolution_ids.ids, (known | item.resolution_ids).ids)
        self.assertEqual(len(meeting.resolution_ids), len(known) + 1)

    def test_form_of_minutes_knows_a_colleague_who_is_not_saved_yet(self):
        """The time changes while a resolution with a new colleague is being written."""
        people = {"helper_ids": {"fields": {"display_name": {}}, "context": {"methodical_colleagues": True}}}
        items = {"fields": {"resolution_ids": {"fields": {"text": {}, **people}}}}
        meeting = self.as_user(self.held_meeting(), self.user_teacher)
        rows = [Command.create({"text": "Hold it", "helper_ids": [Command.link(self.card_deputy.id)]})]
        values = {
            "date_start": "2026-10-04 05:00:00",
            "agenda_item_ids": [Command.update(meeting.agenda_item_ids.id, {"resolution_ids": rows})],
        }
        self.env.invalidate_all()
        answer = meeting.onchange(
            values, ["date_start"], {"date_start": {}, "date_end": {}, "agenda_item_ids": items}
        )
        self.assertIn("date_end", answer["value"])

    def test_card_counts_what_is_to_be_done(self):
        resolution = self.resolution()
        card = self.as_user(self.card_teacher2, self.user_teacher2)
        self.assertEqual(card.open_resolution_count, 1)
        self.assertEqual(card.action_open_resolutions()["domain"], [("responsible_id", "=", card.id)])
        self.as_user(resolution, self.user_teacher2).action_done(proof="Held on Friday")
        self.env.invalidate_all()
        self.assertEqual(card.open_resolution_count, 0)

    def test_one_activity_for_one_person_and_minutes(self):
        meeting = self.signed_meeting(items=("First", "Second", "Third"), due=self.due)
        first = meeting.resolution_ids.sorted("id")[0]
        activity = self.activities(self.user_teacher2)
        self.assertEqual(len(activity), 1)
        self.assertEqual((activity.date_deadline, activity.res_id), (self.due, first.id))
        self.assertIn("3", activity.summary)
        self.as_user(first, self.user_teacher2).action_done(proof="Held on Friday")
        activity = self.activities(self.user_teacher2)
        self.assertEqual(len(activity), 1, "it goes on with the next one")
        self.assertIn("2", activity.summary)
        self.assertNotEqual(activity.res_id, first.id)
        self.assertEqual(self.activities(self.user_head, CONFIRM).res_id, first.id)
        self.as_user(first, self.user_head).action_confirm()
        self.assertFalse(self.activities(self.user_head, CONFIRM))

    def test_done_needs_a_proof(self):
        resolution = self.as_user(self.resolution(), self.user_teacher2)
        self.assertEqual(resolution.action_done()["res_model"], "methodical.resolution.report")
        for proof in ("", "   "):
            with self.assertRaisesRegex(UserError, "write a sentence"):
                resolution.action_done(proof=proof)
        resolution.action_done(proof="Held on Friday")
        self.assertEqual(
            (resolution.state, resolution.date_done, resolution.reported_by),
            ("done", date(2026, 10, 5), self.user_teacher2.name),
        )
        with self.assertRaises(UserError):
            resolution.action_done(proof="Again")

    def test_file_is_a_proof_that_everybody_reads_who_reads_the_resolution(self):
        resolution = self.as_user(self.resolution(), self.user_teacher2)
        file = self.as_user(self.env["ir.attachment"], self.user_teacher2).create(
            {"name": "analysis.txt", "raw": b"Analysis", "res_model": "methodical.resolution.report"}
        )
        dialog = self.as_user(self.env["methodical.resolution.report"], self.user_teacher2).create(
            {"resolution_ids": [Command.set(resolution.ids)], "file_ids": [Command.set(file.ids)]}
        )
        dialog.action_confirm()
        proof = self.as_user(resolution, self.user_head).proof_file_ids
        self.assertEqual(proof.raw, b"Analysis")
        for user in (self.user_teacher2, self.user_head):
            with self.assertRaises(UserError):
                self.as_user(proof, user).unlink()
        secret = self.env["ir.attachment"].create({"name": "secret", "raw": b"x", "res_model": "res.users"})
        again = self.as_user(self.resolution(), self.user_teacher2)
        with self.assertRaises(AccessError):
            again.action_done(files=secret.ids)

    def test_record_is_a_proof_when_the_person_may_read_it(self):
        plan = self.new_plan()
        resolution = self.as_user(self.resolution(), self.user_teacher2)
        resolution.action_done(record=f"methodical.plan,{plan.id}")
        self.assertEqual(resolution.proof_name, plan.name)
        other = self.env["methodical.body"].create({"name": "Theirs", "company_id": self.other_company.id})
        again = self.as_user(self.resolution(), self.user_teacher2)
        with self.assertRaises(AccessError):
            again.action_done(record=f"methodical.body,{other.id}")
        for nothing in ("methodical.plan,0", "methodical.plan", "no.such.model,3", "methodical.plan,x"):
            with self.assertRaises(UserError):
                again.action_done(record=nothing)

    def test_helper_reports_stranger_does_not(self):
        resolution = self.resolution(date_start=datetime(2026, 9, 11, 8, 0))
        for user in (self.user_deputy, self.user_methodologist, self.user_officer):
            with self.assertRaises(AccessError):
                self.as_user(resolution, user).action_done(proof="Not mine")
        helped = self.write_minutes(self.held_meeting(), due=self.due)
        helped.resolution_ids.sudo().helper_ids = self.card_deputy
        self.sign(helped)
        self.as_user(helped.resolution_ids, self.user_deputy).action_done(proof="We did it together")
        self.assertEqual(helped.resolution_ids.state, "done")

    def test_nobody_confirms_his_own(self):
        resolution = self.resolution(responsible=self.card_head)
        self.as_user(resolution, self.user_head).action_done(proof="Done")
        with self.assertRaisesRegex(AccessError, "You are responsible"):
            self.as_user(resolution, self.user_head).action_confirm()
        for user in (self.user_teacher2, self.user_officer):
            with self.assertRaises(AccessError):
                self.as_user(resolution, user).action_confirm()
        with self.assertRaises(AccessError):
            self.as_user(resolution, self.user_other_director).action_confirm()
        self.as_user(resolution, self.user_deputy).action_confirm()
        self.assertEqual((resolution.state, resolution.confirmed_by), ("confirmed", self.user_deputy.name))

    def test_not_done_goes_back_with_a_reason(self):
        resolution = self.resolution()
        self.as_user(resolution, self.user_teacher2).action_done(proof="Done")
        with self.assertRaises(UserError):
            self.as_user(resolution, self.user_head).action_reopen("  ")
        self.as_user(resolution, self.user_head).action_reopen("Two lessons are missing")
        self.assertEqual((resolution.state, resolution.date_done), ("open", False))
        self.assertEqual(resolution.control_note, "Two lessons are missing")
        self.assertTrue(self.activities(self.user_teacher2))

    def test_head_takes_off_control_others_do_not(self):
        resolution = self.resolution()
        for user in (self.user_teacher2, self.user_teacher, self.user_deputy):
            with self.assertRaises(AccessError):
                self.as_user(resolution, user).action_remove("Not needed")
        self.as_user(resolution, self.user_head).action_remove("The room was closed")
        self.assertEqual(resolution.state, "removed")
        self.assertFalse(self.activities(self.user_teacher2))

    def test_later_resolution_takes_an_earlier_one_off_control(self):
        earlier = self.resolution()
        theirs = self.signed_maths_resolution()
        held = self.write_minutes(self.held_meeting(), due=self.due)
        with self.assertRaises(AccessError):
            held.resolution_ids.takes_off_ids = theirs
        held.resolution_ids.sudo().takes_off_ids = earlier | theirs
        self.assertEqual(earlier.state, "open", "only the signature does it")
        self.sign(held)
        self.assertEqual((earlier.state, theirs.state), ("removed", "open"), "of its own body only")
        self.assertIn("Resolved on", earlier.control_note)

    def signed_maths_resolution(self):
        meeting = self.new_meeting(
            self.user_teacher2,
            body_id=self.maths.id,
            date_start=datetime(2026, 10, 2, 8, 0),
            secretary_id=self.card_deputy.id,
        )
        self.hold(meeting, self.user_teacher2)
        self.write_minutes(meeting, self.user_teacher2, due=self.due, responsible=self.card_colleague)
        return self.sign(meeting, self.user_deputy, self.user_teacher2).resolution_ids

    def test_what_is_only_to_be_known_needs_no_report(self):
        resolution = self.sign(self.write_minutes(self.held_meeting(), follow_up="none")).resolution_ids
        self.assertEqual(resolution.state, "confirmed")
        self.assertFalse(self.activities(self.user_teacher2))

    def test_execution_is_written_by_no_other_entrance(self):
        resolution = self.resolution()
        day, user = "2026-10-05", self.user_head
        for vals in (
            {"state": "confirmed"},
            {"proof": "x"},
            {"date_done": day},
            {"confirmed_by": "x"},
            {"follow_model": "methodical.plan", "follow_id": 1},
            {"proof_model": "methodical.plan", "proof_id": 1},
            {"proof_file_ids": [Command.clear()]},
        ):
            with self.assertRaises(UserError):
                self.as_user(resolution, user).write(vals)
        open_meeting = self.held_meeting()
        item = open_meeting.agenda_item_ids
        with self.assertRaises(UserError):
            self.as_user(item, user).write(
                {"resolution_ids": [Command.create({"text": "x", "state": "confirmed"})]}
            )
        with self.assertRaises(UserError):
            self.as_user(self.env["methodical.resolution"], user).with_context(default_state="done").create(
                {"item_id": item.id, "text": "x"}
            )
        found = self.as_user(resolution, user).load([".id", "state"], [[str(resolution.id), "Done"]])
        self.assertFalse(found["ids"])
        self.assertEqual(resolution.state, "open")

    def test_text_is_sealed_with_the_minutes_and_closed_to_the_responsible_before(self):
        meeting = self.write_minutes(self.held_meeting(), due=self.due)
        with self.assertRaises(AccessError):
            self.as_user(meeting.resolution_ids, self.user_teacher2).text = "Something easier"
        self.sign(meeting)
        with self.assertRaises(UserError):
            self.as_user(meeting.resolution_ids, self.user_head).date_due = "2027-01-01"

    def test_person_from_outside_the_body_reads_his_own_when_it_is_in_force(self):
        meeting = self.write_minutes(self.held_meeting(), due=self.due)
        meeting.resolution_ids.responsible_id = self.card_methodologist
        meeting.resolution_ids.invalidate_recordset()
        plain = self.user_methodologist
        plain.group_ids = [Command.set([self.ref_id("group_teacher").id])]
        self.assertFalse(self.as_user(self.env["methodical.resolution"], plain).search([]))
        self.sign(meeting)
        mine = self.as_user(self.env["methodical.resolution"], plain).search([("is_mine", "=", True)])
        self.assertEqual(mine, meeting.resolution_ids)
        mine.action_done(proof="Written")
        self.assertEqual(mine.state, "done")

    def test_desk_shows_my_resolutions_and_the_next_meetings(self):
        resolution = self.resolution()
        meeting = self.announce(self.new_meeting())
        data = self.as_user(self.env["methodical.desk"], self.user_teacher2).get_data()
        self.assertEqual([row["id"] for row in data["resolutions"]["rows"]], resolution.ids)
        self.assertNotIn(resolution._name, [row["model"] for row in data["duties"]["rows"]], "not twice")
        self.assertEqual([row["id"] for row in data["meetings"]["rows"]], meeting.ids)
        data = self.as_user(self.env["methodical.desk"], self.user_director).get_data()
        self.assertFalse(data["resolutions"]["rows"] or data["meetings"]["rows"])

    def test_handing_over_lists_open_resolutions_and_unsigned_minutes(self):
        resolution = self.resolution()
        held = self.held_meeting()
        listed = self.science._get_open_documents(self.card_head)
        self.assertEqual(
            {(row["res_model"], row["res_id"]) for row in listed},
            {(resolution._name, resolution.id), (held._name, held.id)},
        )

    def test_heir_carries_on(self):
        resolution = self.resolution(responsible=self.card_teacher)
        self.as_user(resolution, self.user_teacher).action_done(proof="Done")
        self.science.sudo()._write({"heir_id": self.maths.id})  # as the order on reorganising leaves it
        self.env.invalidate_all()
        self.assertEqual(self.science.heir_id, self.maths)
        self.assertFalse(self.as_user(resolution, self.user_director).can_remove)
        with self.assertRaises(AccessError):
            self.as_user(resolution, self.user_officer).action_confirm()
        self.as_user(resolution, self.user_teacher2).action_confirm()
        self.assertEqual(resolution.state, "confirmed", "the head of the successor")


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestResolutionFollowUp(MeetingCase):
    """What follows from a resolution is made by one click and linked back (F3 P2, R56)."""

    def adopted(self, follow_up):
        meeting = self.write_minutes(self.held_meeting(), due=date(2026, 10, 20), follow_up=follow_up)
        return self.sign(meeting).resolution_ids

    def test_deputy_gets_the_draft_of_an_order(self):
        resolution = self.as_user(self.adopted("order"), self.user_deputy)
        action = resolution.action_follow_up()
        order = self.env["methodical.order"].browse(action["res_id"])
        self.assertEqual((order.state, order.teacher_ids), ("draft", self.card_teacher2))
        self.assertIn("Resolved on", order.reason)
        self.assertEqual((resolution.follow_model, resolution.follow_id), (order._name, order.id))
        self.assertEqual(resolution.follow_name, order.display_name)
        with self.assertRaises(UserError):
            resolution.action_follow_up()

    def test_head_who_may_not_draft_orders_asks_the_deputy(self):
        self.science.supervisor_id = self.card_deputy
        self.as_user(self.adopted("order"), self.user_head).action_follow_up()
        activity = self.env["mail.activity"].search(
            [("res_model", "=", "methodical.resolution"), ("user_id", "=", self.user_deputy.id)]
        )
        self.assertEqual(len(activity), 1)

    def test_check_goes_to_the_supervising_deputy(self):
        self.science.supervisor_id = self.card_deputy
        resolution = self.adopted("check")
        self.as_user(resolution, self.user_head).action_follow_up()
        self.assertEqual(resolution.follow_model, "mail.activity")

    def test_activity_goes_into_the_plan_that_is_being_written(self):
        resolution = self.adopted("plan_item")
        with self.assertRaisesRegex(UserError, "no plan that is being written"):
            self.as_user(resolution, self.user_head).action_follow_up()
        plan = self.new_plan()
        self.as_user(resolution, self.user_head).action_follow_up()
        item = plan.item_ids.filtered(lambda row: row.id == resolution.follow_id)
        self.assertEqual((item.date_from, item.responsible_ids), (date(2026, 10, 20), self.card_teacher2))

    def test_nomination_carries_its_resolution(self):
        resolution = self.adopted("nomination")
        self.as_user(resolution, self.user_head).action_follow_up()
        proposal = self.env["methodical.proposal"].browse(resolution.follow_id)
        self.assertEqual(
            (proposal.kind, proposal.resolution_id, proposal.teacher_ids),
            ("nomination", resolution, self.card_teacher2),
        )

    def test_stranger_makes_nothing(self):
        resolution = self.adopted("check")
        for user in (self.user_officer, self.user_other_director):
            with self.assertRaises(UserError):
                self.as_user(resolution, user).action_follow_up()
        self.assertFalse(resolution.follow_id)
