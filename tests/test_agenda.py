from datetime import date, datetime, timedelta

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from ..tools.guard import with_pass
from .meeting_case import TODAY, MeetingCase

NOVEMBER = datetime(2026, 11, 20, 8, 0)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestAgenda(MeetingCase):
    """The agenda writes itself (F3 P2, R26, R29, J9): what a meeting should hear, never twice."""

    def proposals(self, meeting, user=None):
        """Return {kind: names} of what the dialog proposes to who keeps the minutes."""
        meeting = self.as_user(meeting, user or self.user_head)
        found = {}
        for _source, values in meeting._get_agenda_proposals():
            found.setdefault(values["kind"], []).append(values["name"])
        return found

    def choose(self, meeting, user=None):
        """Open the dialog on the screen and take everything."""
        action = self.as_user(meeting, user or self.user_head).action_propose_agenda()
        form = Form(
            self.as_user(self.env["methodical.meeting.agenda"], user or self.user_head).with_context(
                **action["context"]
            )
        )
        form.save().action_apply()
        self.env.invalidate_all()
        return meeting

    def test_resolutions_that_fall_due_come_back_as_one_item_of_their_minutes(self):
        before = self.signed_meeting(items=("First", "Second"), due=date(2026, 11, 1))
        meeting = self.choose(self.new_meeting(date_start=NOVEMBER, items=("Own",)))
        item = meeting.agenda_item_ids.filtered(lambda row: row.kind == "resolutions")
        self.assertEqual(len(item), 1, "one item for one minutes")
        self.assertEqual(item.control_resolution_ids, before.resolution_ids)
        self.assertEqual((item.res_model, item.res_id), (before._name, before.id))
        self.assertEqual(meeting.agenda_item_ids.sorted("sequence")[-1], item, "after what stands there")
        self.assertNotIn("resolutions", self.proposals(meeting), "never twice")

    def test_resolution_due_after_the_meeting_waits(self):
        self.signed_meeting(due=date(2026, 12, 1))
        self.assertNotIn("resolutions", self.proposals(self.new_meeting(date_start=NOVEMBER)))

    def test_resolution_of_unsigned_minutes_is_not_proposed(self):
        self.write_minutes(self.held_meeting(), due=date(2026, 10, 6))
        self.assertNotIn("resolutions", self.proposals(self.new_meeting(date_start=NOVEMBER)))

    def test_confirmed_resolution_does_not_come_back_reported_one_does(self):
        before = self.signed_meeting(items=("First", "Second"), due=date(2026, 11, 1))
        first, second = before.resolution_ids.sorted("id")
        self.as_user(first, self.user_teacher2).action_done(proof="Held on Friday")
        self.as_user(second, self.user_teacher2).action_done(proof="Held on Monday")
        self.as_user(second, self.user_head).action_confirm()
        meeting = self.choose(self.new_meeting(date_start=NOVEMBER))
        self.assertEqual(meeting.agenda_item_ids.control_resolution_ids, first)

    def test_item_that_was_put_off_comes_back_until_it_is_taken_up(self):
        held = self.held_meeting(items=("Put off", "Heard"))
        held.agenda_item_ids.filtered(lambda row: row.name == "Put off").is_postponed = True
        self.sign(self.write_minutes(held))
        meeting = self.choose(self.new_meeting(date_start=NOVEMBER, items=()))
        back = meeting.agenda_item_ids.filtered("postponed_from_id")
        self.assertEqual(back.mapped("name"), ["Put off"])
        another = self.new_meeting(date_start=NOVEMBER + timedelta(days=7))
        self.assertNotIn("Put off", sum(self.proposals(another).values(), []), "it is taken up")
        self.as_user(meeting, self.user_head).action_cancel("Nobody came")
        self.assertIn("Put off", sum(self.proposals(another).values(), []), "that meeting did not take place")

    def approved_plan(self):
        plan = self.submit(self.new_plan())
        self.approve(plan, self.user_methodologist, self.user_director)
        return plan

    def test_activities_of_the_month_in_the_approved_plan_are_proposed_until_done(self):
        plan = self.new_plan()
        october = datetime(2026, 10, 9, 8, 0)
        self.assertNotIn("report", self.proposals(self.new_meeting(date_start=october)), "only a draft")
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        meeting = self.new_meeting(date_start=october, items=())
        self.assertEqual(self.proposals(meeting)["report"], ["Open lesson of physics"])
        self.choose(meeting)
        item = meeting.agenda_item_ids.filtered(lambda row: row.res_model == "methodical.plan.item")
        self.assertEqual(item.speaker_id, self.card_teacher, "who is responsible reports")
        another = self.new_meeting(date_start=datetime(2026, 10, 23, 8, 0))
        self.assertNotIn("report", self.proposals(another), "it stands on another agenda of the month")
        plan.item_ids.state = "done"
        meeting.unlink()
        self.assertNotIn("report", self.proposals(another))

    def test_documents_that_wait_for_the_council_are_on_its_agenda_alone(self):
        plan = self.council_plan()
        council = self.new_meeting(self.user_academic, body_id=self.council.id, date_start=NOVEMBER, items=())
        self.assertEqual(self.proposals(council, self.user_academic)["document"], [plan.name])
        self.choose(council, self.user_academic)
        item = council.agenda_item_ids
        self.assertEqual((item.kind, item.res_model, item.res_id), ("document", plan._name, plan.id))
        self.assertEqual(item.speaker_id, self.card_head, "who submitted it speaks")
        self.assertNotIn("document", self.proposals(self.new_meeting(date_start=NOVEMBER)))

    def test_deputy_analysis_belongs_to_the_last_meeting(self):
        meeting = self.new_meeting(date_start=NOVEMBER)
        self.assertNotIn("analysis", self.proposals(meeting))
        self.as_user(meeting, self.user_head).is_last = True
        self.assertEqual(len(self.proposals(meeting)["analysis"]), 1)
        self.choose(meeting)
        self.assertNotIn("analysis", self.proposals(meeting))

    def test_candidates_bring_an_election(self):
        self.env["methodical.head.term"].create(
            {
                "body_id": self.science.id,
                "teacher_id": self.card_teacher2.id,
                "mode": "elected",
                "date_from": "2026-12-01",
            }
        )
        self.assertIn(
            self.card_teacher2.name, self.proposals(self.new_meeting(date_start=NOVEMBER))["election"][0]
        )

    def test_proposal_of_a_member_comes_on_the_agenda_and_knows_it(self):
        proposal = self.as_user(self.env["methodical.proposal"], self.user_teacher).create(
            {
                "name": "A room for experiments",
                "text": "We need a room",
                "body_id": self.science.id,
                "addressee_id": self.card_deputy.id,
            }
        )
        self.assertNotIn(
            "proposal", self.proposals(self.new_meeting(date_start=NOVEMBER)), "a draft is private"
        )
        with_pass(proposal).write({"state": "sent"})
        meeting = self.choose(self.new_meeting(date_start=NOVEMBER, items=()))
        item = meeting.agenda_item_ids.filtered(lambda row: row.kind == "proposal")
        self.assertEqual(proposal.agenda_item_id, item)

    def test_first_meeting_of_a_year_gets_what_is_open_of_the_last_one_by_itself(self):
        before = self.signed_meeting(due=date(2027, 3, 1))
        self.env["methodical.school.year"].create(
            {"company_id": self.company.id, "date_start": "2027-09-01", "date_end": "2028-05-25"}
        )
        with freeze_time("2027-09-06 04:00:00"):
            first = self.new_meeting(date_start=datetime(2027, 9, 10, 8, 0), items=())
            self.assertEqual(first.agenda_item_ids.control_resolution_ids, before.resolution_ids)
            second = self.new_meeting(date_start=datetime(2027, 10, 10, 8, 0), items=())
            self.assertFalse(second.agenda_item_ids, "only the first one")

    def test_strangers_propose_nothing(self):
        meeting = self.new_meeting(date_start=NOVEMBER)
        for user in (self.user_teacher2, self.user_deputy, self.user_other_director):
            with self.assertRaises(AccessError):
                self.as_user(meeting, user).action_propose_agenda()
        dialog = self.as_user(self.env["methodical.meeting.agenda"], self.user_teacher2).create(
            {"meeting_id": meeting.id, "line_ids": [Command.create({"name": "Mine", "kind": "other"})]}
        )
        with self.assertRaises(AccessError):
            dialog.action_apply()

    def test_defaults_of_a_new_meeting(self):
        """Friday evening: the next working day, 14:00 in Bishkek; the one body whose minutes somebody keeps."""
        with freeze_time("2026-10-09 12:00:00"):
            meeting = self.as_user(self.env["methodical.meeting"], self.user_head).create({})
            self.assertEqual(meeting.body_id, self.science)
            self.assertEqual(meeting.date_start, datetime(2026, 10, 12, 8, 0))
            self.assertEqual(meeting.date_end, datetime(2026, 10, 12, 9, 0))

    def test_secretary_finds_colleagues_by_name_and_nothing_more(self):
        Teacher = self.as_user(self.env["methodical.teacher"], self.user_teacher)
        names = dict(Teacher.with_context(methodical_colleagues=True).name_search("Мөңкөева"))
        self.assertEqual(list(names), [self.card_deputy.id])
        self.assertFalse(Teacher.name_search("Мөңкөева"), "only where minutes are written")
        asked = Teacher.with_context(methodical_colleagues=True).name_search(
            "", [("birthday", ">", "1990-01-01")]
        )
        self.assertIn(self.card_deputy.id, dict(asked), "a question about something else is not answered")
        others = Teacher.with_context(methodical_colleagues=True).name_search("Бөкөшев")
        self.assertFalse(others, "another school")

    def test_queries_of_the_dialog_do_not_grow_with_what_it_finds(self):
        self.signed_meeting(items=("First",), due=date(2026, 11, 1))
        self.approved_plan()
        meeting = self.as_user(self.new_meeting(date_start=NOVEMBER, items=()), self.user_head)

        def count():
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            found = len(meeting._get_agenda_proposals())
            return self.env.cr.sql_log_count - start, found

        count()
        few, found = count()
        for place in range(4):
            self.signed_meeting(
                items=("First", "Second"),
                due=date(2026, 11, 1),
                date_start=datetime(2026, 9, 10 + place, 8, 0),
            )
        many, more = count()
        self.assertGreater(more, found)
        self.assertLessEqual(many, few + 2, "names of minutes are read together")
        self.assertLessEqual(few, 40)
