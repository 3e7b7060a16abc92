from contextlib import suppress

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, TODAY, MeetingCase


class IntruderCase(MeetingCase):
    """Somebody who tries, and what is stored afterwards."""

    def attempt(self, work):
        """Do what an intruder would like to do, and return what he got; refused or not, what is stored counts."""
        result = None
        with suppress(UserError, AccessError, ValidationError), self.cr.savepoint():
            result = work()
        self.env.invalidate_all()
        return result

    def maths_meeting(self, **vals):
        """Return a planned meeting of the other association, made by its head."""
        return self.new_meeting(self.user_teacher2, body_id=self.maths.id, **vals)

    def seal_fits(self, meeting):
        self.env.invalidate_all()
        return meeting._is_unchanged()


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestIntruderMinutes(IntruderCase):
    """Minutes that are signed stay as they were signed, whatever entrance somebody takes."""

    def test_resolution_is_not_laid_under_an_item_of_other_minutes(self):
        signed, mine = self.signed_meeting(), self.new_meeting(items=("Next",))
        item = signed.agenda_item_ids
        before = item.resolution_ids
        vals = {"meeting_id": mine.id, "item_id": item.id, "text": "Forged"}
        for user in (self.user_head, self.user_teacher):
            self.attempt(lambda user=user: self.rpc(user, "methodical.resolution", "create", [vals]))
            self.attempt(
                lambda user=user: self.rpc(
                    user,
                    "methodical.meeting",
                    "write",
                    mine.ids,
                    {"resolution_ids": [[0, 0, {"item_id": item.id, "text": "Forged"}]]},
                )
            )
            own = self.env["methodical.resolution"].create({"meeting_id": mine.id, "text": "Own"})
            self.attempt(
                lambda user=user, own=own: self.rpc(
                    user, "methodical.resolution", "write", own.ids, {"item_id": item.id}
                )
            )
            self.assertEqual(own.meeting_id, mine)
        self.assertEqual(item.resolution_ids, before)
        self.assertEqual(signed.resolution_ids, before)

    def test_resolution_is_not_moved_to_a_body_of_others_by_its_item(self):
        mine, theirs = self.new_meeting(), self.maths_meeting()
        own = self.env["methodical.resolution"].create(
            {"meeting_id": mine.id, "item_id": mine.agenda_item_ids.id, "text": "Pay"}
        )
        self.attempt(
            lambda: self.rpc(
                self.user_head,
                "methodical.resolution",
                "write",
                own.ids,
                {"item_id": theirs.agenda_item_ids.id},
            )
        )
        self.assertEqual(own.meeting_id, mine)
        self.assertFalse(theirs.resolution_ids)

    def test_item_of_another_meeting_does_not_take_signed_resolutions_with_it(self):
        held, planned = self.held_meeting(), self.new_meeting(items=("Bait",))
        self.write_minutes(held)
        bait = planned.agenda_item_ids
        victim = held.resolution_ids
        self.attempt(
            lambda: self.rpc(
                self.user_head,
                "methodical.resolution",
                "write",
                victim.ids,
                {"item_id": bait.id, "meeting_id": held.id},
            )
        )
        self.sign(held)
        self.attempt(lambda: self.rpc(self.user_head, "methodical.agenda.item", "unlink", bait.ids))
        self.assertTrue(victim.exists())
        self.assertTrue(self.seal_fits(held))

    def test_item_does_not_leave_its_resolutions_behind(self):
        first, second = self.held_meeting(), self.new_meeting(items=())
        self.write_minutes(first)
        item = first.agenda_item_ids
        self.attempt(
            lambda: self.rpc(
                self.user_head, "methodical.agenda.item", "write", item.ids, {"meeting_id": second.id}
            )
        )
        self.assertEqual(item.resolution_ids.meeting_id, item.meeting_id)

    def test_speaker_of_signed_minutes(self):
        meeting = self.signed_meeting()
        item = meeting.agenda_item_ids
        for user in (self.user_head, self.user_teacher):
            for vals in ({"speaker_id": self.card_colleague.id}, {"speaker": "Somebody"}):
                self.attempt(
                    lambda user=user, vals=vals: self.rpc(
                        user, "methodical.agenda.item", "write", item.ids, vals
                    )
                )
        self.assertFalse(item.speaker)
        self.assertTrue(self.seal_fits(meeting))

    def test_every_sealed_field_of_signed_minutes(self):
        meeting = self.signed_meeting()
        wishes = (
            (meeting, {"chair_id": self.card_colleague.id}),
            (meeting, {"date_start": "2026-10-08 05:00:00"}),
            (meeting, {"note": "Later"}),
            (meeting, {"company_id": self.company.id}),
            (meeting, {"agenda_item_ids": [[5, 0, 0]]}),
            (meeting, {"attendance_ids": [[0, 0, {"name": "Ghost", "role": "guest"}]]}),
            (meeting.agenda_item_ids, {"votes_for": 1}),
            (meeting.attendance_ids[0], {"state": "absent"}),
            (meeting.resolution_ids, {"date_due": "2027-10-08"}),
            (meeting.resolution_ids, {"takes_off_ids": [[6, 0, []]]}),
            (meeting.resolution_ids, {"meeting_id": self.new_meeting().id}),
        )
        for record, vals in wishes:
            with self.subTest(model=record._name, vals=vals), self.assert_refused(error=UserError):
                self.rpc(self.user_head, record._name, "write", record.ids, vals)
        for record in (meeting, meeting.agenda_item_ids, meeting.attendance_ids, meeting.resolution_ids):
            with self.subTest(model=record._name), self.assert_refused(error=UserError):
                self.rpc(self.user_head, record._name, "unlink", record.ids)
        self.assertTrue(self.seal_fits(meeting))

    def test_secretary_does_not_make_himself_the_chair(self):
        """Where the chair alone signs, he would sign alone whatever he wrote."""
        self.regulation.sudo().minutes_signer = "chair"
        meeting = self.write_minutes(self.held_meeting())
        self.attempt(
            lambda: self.rpc(
                self.user_teacher,
                "methodical.meeting",
                "write",
                meeting.ids,
                {"secretary_id": self.card_teacher2.id, "chair_id": self.card_teacher.id},
            )
        )
        self.attempt(lambda: self.rpc(self.user_teacher, "methodical.meeting", "action_submit", meeting.ids))
        self.assertNotEqual(meeting.stage, "signed")
        born = self.attempt(
            lambda: self.rpc(
                self.user_teacher,
                "methodical.meeting",
                "create",
                [
                    {
                        "body_id": self.science.id,
                        "date_start": "2026-10-08 08:00:00",
                        "chair_id": self.card_teacher.id,
                        "secretary_id": self.card_teacher2.id,
                    }
                ],
            )
        )
        self.assertFalse(born)

    def test_former_head_holds_no_meeting_after_his_time(self):
        self.regulation.sudo().minutes_signer = "chair"
        meeting = self.new_meeting(date_start="2026-10-20 08:00:00")
        with freeze_time("2026-10-16 04:00:00"):
            self.end_head(self.science.head_term_ids, self.day(2026, 10, 15))
            self.env.invalidate_all()
            with self.assert_refused("time as the head", error=AccessError):
                self.rpc(self.user_head, "methodical.meeting", "action_announce", meeting.ids)
        with freeze_time("2026-10-20 10:00:00"):
            for method in ("action_hold", "action_submit"):
                with (
                    self.subTest(method=method),
                    self.assert_refused("time as the head", error=AccessError),
                ):
                    self.rpc(self.user_head, "methodical.meeting", method, meeting.ids)
        self.assertEqual(meeting.stage, "planned")

    def test_former_head_finishes_the_minutes_of_his_time(self):
        meeting = self.write_minutes(self.held_meeting())
        with freeze_time("2026-10-16 04:00:00"):
            self.end_head(self.science.head_term_ids, self.day(2026, 10, 15))
            self.env.invalidate_all()
            self.sign(meeting)
        self.assertEqual(meeting.stage, "signed")

    def test_signed_minutes_settle_no_activity_of_others(self):
        """Who only keeps the minutes does not report on what his colleagues had to do."""
        plan = self.new_plan()
        plan.item_ids.responsible_ids = self.card_teacher2
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        meeting = self.signed_meeting()
        self.attempt(
            lambda: self.rpc(
                self.user_teacher,
                "methodical.meeting",
                "write",
                meeting.ids,
                {"plan_item_id": plan.item_ids[0].id},
            )
        )
        self.assertEqual(plan.item_ids[0].state, "planned")
        self.rpc(
            self.user_head, "methodical.meeting", "write", meeting.ids, {"plan_item_id": plan.item_ids[0].id}
        )
        self.assertEqual(plan.item_ids[0].state, "done")

    def test_document_that_is_none_does_not_stop_the_signature(self):
        meeting = self.held_meeting(
            items=(
                {
                    "name": "A body",
                    "kind": "document",
                    "res_model": "methodical.body",
                    "res_id": self.science.id,
                    "document_decision": "approved",
                },
            )
        )
        self.sign(self.write_minutes(meeting))
        self.assertEqual(meeting.stage, "signed")

    def test_one_document_is_not_decided_twice_by_the_same_minutes(self):
        with freeze_time(TODAY):
            plan = self.council_plan()
        common = {"kind": "document", "res_model": plan._name, "res_id": plan.id, "heard": "Read"}
        meeting = self.new_meeting(
            self.user_academic,
            body_id=self.council.id,
            date_start="2026-10-08 08:00:00",
            items=(
                {**common, "name": "Plan", "document_decision": "returned", "document_remark": "No"},
                {**common, "name": "Plan again", "document_decision": "approved"},
            ),
        )
        self.hold(meeting, self.user_academic)
        with self.assert_refused("Plan"):
            self.submit(meeting, self.user_methodologist)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderAgenda(IntruderCase):
    """Agendas: nothing of other bodies is read, stopped or moved by an item of one's own."""

    @freeze_time(AFTERWARDS)
    def test_item_put_off_is_not_taken_away_from_another_body(self):
        theirs = self.hold(self.maths_meeting(date_start="2026-10-08 08:00:00"), self.user_teacher2)
        theirs.agenda_item_ids.is_postponed = True
        mine = self.new_meeting(date_start="2026-10-12 08:00:00")
        for name in ("meeting_id", "default"):
            self.attempt(
                lambda name=name: self.rpc(
                    self.user_head,
                    "methodical.agenda.item",
                    "create",
                    [
                        {
                            "meeting_id": mine.id,
                            "name": "x",
                            **({"postponed_from_id": theirs.agenda_item_ids.id} if name != "default" else {}),
                        }
                    ],
                    context={"default_postponed_from_id": theirs.agenda_item_ids.id},
                )
            )
        later = self.maths_meeting(date_start="2026-10-15 08:00:00", items=())
        proposed = [values["name"] for _source, values in later._get_agenda_proposals()]
        self.assertIn(theirs.agenda_item_ids.name, proposed)

    def test_paper_minutes_of_a_council_are_not_stopped_by_others(self):
        plan = self.council_plan()
        mine = self.new_meeting()
        self.new_item(mine, "Blocks", kind="document", res_model=plan._name, res_id=plan.id)
        self.hold_meeting(plan, self.user_academic, "3", "2026-10-05")
        self.assertNotEqual(plan.state, "draft")
        self.assertTrue(self.last_steps(plan)[0].decision)

    def test_document_of_another_body_is_not_decided(self):
        plan = self.council_plan()
        with freeze_time(AFTERWARDS):
            meeting = self.held_meeting(
                items=(
                    {
                        "name": "Own plan",
                        "kind": "document",
                        "res_model": plan._name,
                        "res_id": plan.id,
                        "document_decision": "approved",
                    },
                )
            )
            self.sign(self.write_minutes(meeting))
        self.assertEqual(meeting.stage, "signed")
        self.assertFalse(self.last_steps(plan)[0].decision)

    def test_activity_of_others_is_not_named(self):
        colleague = self.as_user(self.env["methodical.plan"], self.user_teacher2).create(
            {
                "owner_kind": "teacher",
                "body_id": False,
                "owner_id": self.card_teacher2.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "My secret",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                        }
                    )
                ],
            }
        )
        secret = colleague.item_ids
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            self.new_meeting(self.user_teacher, plan_item_id=secret.id)
        self.assertNotIn("My secret", str(caught.exception))
        for values, context in (({"plan_item_id": secret.id}, {}), ({}, {"default_plan_item_id": secret.id})):
            got = self.attempt(
                lambda values=values, context=context: self.rpc(
                    self.user_teacher,
                    "methodical.meeting",
                    "onchange",
                    [],
                    values,
                    list(values),
                    {"plan_item_id": {"fields": {"display_name": {}}}},
                    context=context,
                )
            )
            self.assertNotIn("My secret", str(got))

    def test_people_of_another_school_are_not_named(self):
        foreign, name = self.card_other_director, self.card_other_director.name
        spec = {"speaker": {}, "speaker_id": {"fields": {"display_name": {}}}}
        for values, context in (
            ({"speaker_id": foreign.id}, {}),
            ({"speaker_id": {"id": foreign.id}}, {}),
            ({}, {"default_speaker_id": foreign.id}),
        ):
            with self.subTest(values=values, context=context):
                got = self.attempt(
                    lambda values=values, context=context: self.rpc(
                        self.user_head,
                        "methodical.agenda.item",
                        "onchange",
                        [],
                        values,
                        list(values),
                        spec,
                        context=context,
                    )
                )
                self.assertNotIn(name, str(got))
        for context in ({"default_chair_id": foreign.id}, {"default_secretary_id": foreign.id}):
            with self.subTest(context=context):
                got = self.attempt(
                    lambda context=context: self.rpc(
                        self.user_head,
                        "methodical.meeting",
                        "onchange",
                        [],
                        {},
                        [],
                        {"chair_name": {}, "secretary_name": {}},
                        context=context,
                    )
                )
                self.assertNotIn(name, str(got))
        item = self.new_meeting().agenda_item_ids
        for model, ids, vals in (
            ("methodical.agenda.item", item.ids, {"speaker_id": foreign.id}),
            ("methodical.meeting", item.meeting_id.ids, {"secretary_id": foreign.id}),
            (
                "methodical.meeting",
                item.meeting_id.ids,
                {"attendance_ids": [[0, 0, {"teacher_id": foreign.id}]]},
            ),
            (
                "methodical.meeting",
                item.meeting_id.ids,
                {"resolution_ids": [[0, 0, {"text": "x", "helper_ids": [[4, foreign.id, 0]]}]]},
            ),
        ):
            with self.subTest(vals=vals):
                with self.assertRaises(UserError) as caught, self.cr.savepoint():
                    self.rpc(self.user_head, model, "write", ids, vals)
                self.assertNotIn(name, str(caught.exception))

    def test_proposed_agenda_names_nobody_of_another_school(self):
        meeting = self.new_meeting()
        dialog = self.rpc(
            self.user_head, "methodical.meeting.agenda", "create", [{"meeting_id": meeting.id}]
        )[0]
        line = self.attempt(
            lambda: self.rpc(
                self.user_head,
                "methodical.meeting.agenda.line",
                "create",
                [{"agenda_id": dialog, "name": "x", "speaker_id": self.card_other_director.id}],
            )
        )
        if line:
            speaker = self.rpc(self.user_head, "methodical.meeting.agenda.line", "read", line, ["speaker"])
            self.assertNotIn(self.card_other_director.name, str(speaker))

    def test_dialog_of_a_meeting_of_others(self):
        theirs = self.maths_meeting()
        for method, args in (
            ("default_get", [["meeting_id", "line_ids"]]),
            ("onchange", [[], {}, [], {"meeting_id": {}, "line_ids": {"fields": {"name": {}}}}]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(
                    self.user_head,
                    "methodical.meeting.agenda",
                    method,
                    *args,
                    context={"default_meeting_id": theirs.id},
                )

    def test_colleagues_by_name_and_by_nothing_else(self):
        key = {"methodical_colleagues": True}
        found = self.rpc(
            self.user_teacher, "methodical.teacher", "name_search", "", [], "ilike", 500, context=key
        )
        names = {name for _id, name in found}
        self.assertIn(self.card_deputy.name, names)
        self.assertNotIn(self.card_other_director.name, names)
        for domain in (
            [["birthday", "=", "1980-01-01"]],
            [["weekly_load", ">", 100]],
            [["company_id", "=", self.other_company.id]],
        ):
            again = self.rpc(
                self.user_teacher, "methodical.teacher", "name_search", "", domain, "ilike", 500, context=key
            )
            self.assertEqual(again, found, "a domain asks nothing")
        card = self.card_deputy
        for spec in ({"display_name": {}, "birthday": {}}, {"education_level": {}}):
            with self.subTest(spec=spec):
                got = self.attempt(
                    lambda spec=spec: self.rpc(
                        self.user_teacher,
                        "methodical.teacher",
                        "web_name_search",
                        card.name,
                        spec,
                        [],
                        context=key,
                    )
                )
                self.assertFalse(got)
        for method, args in (
            ("read", [card.ids, ["birthday"]]),
            ("web_read", [card.ids, {"education_level": {}}]),
            ("write", [card.ids, {"honours": "x"}]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher, "methodical.teacher", method, *args, context=key)
        seen = self.rpc(self.user_teacher, "methodical.teacher", "search", [], context=key)
        self.assertNotIn(card.id, seen)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_outsider, "methodical.teacher", "name_search", "", [], context=key)
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                "methodical.teacher",
                "name_search",
                "",
                [],
                context={**key, "allowed_company_ids": self.other_company.ids},
            )

    def test_event_of_a_meeting_follows_the_meeting_only(self):
        meeting = self.announce(self.new_meeting())
        event = meeting.event_id
        start = event.start
        for user in (self.user_teacher2, self.user_head, self.user_teacher):
            for vals in (
                {"start": "2026-11-09 08:00:00", "stop": "2026-11-09 09:00:00"},
                {"name": "Party"},
                {"location": "Elsewhere"},
                {"active": False},
                {"partner_ids": [[6, 0, []]]},
            ):
                self.attempt(
                    lambda user=user, vals=vals: self.rpc(user, "calendar.event", "write", event.ids, vals)
                )
            self.attempt(lambda user=user: self.rpc(user, "calendar.event", "unlink", event.ids))
        self.assertEqual(meeting.date_start, start)
        self.assertTrue(event.exists())
        self.assertEqual(
            (event.start, event.name, event.location, event.active), (start, "Science", "Room 12", True)
        )
        self.assertIn(self.user_teacher2.partner_id, event.partner_ids)
        self.as_user(meeting, self.user_head).date_start = "2026-10-10 08:00:00"
        self.assertEqual(event.start, meeting.date_start)


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestIntruderPeople(IntruderCase):
    """Nobody comes by his own hand to minutes that are not his."""

    def test_nobody_makes_himself_the_secretary(self):
        card = self._new_card("Ибраева Күмүш", "post_teacher", self.company, self.user_officer)
        row = {"body_id": self.council.id, "teacher_id": card.id, "date_from": "2026-09-01"}
        member = self.env["methodical.membership"].create({**row, "body_id": self.maths.id})
        works = {
            "create": lambda: self.rpc(
                self.user_officer, "methodical.membership", "create", [{**row, "role": "secretary"}]
            ),
            "default": lambda: self.rpc(
                self.user_officer,
                "methodical.membership",
                "create",
                [row],
                context={"default_role": "secretary"},
            ),
            "write": lambda: self.rpc(
                self.user_officer, "methodical.membership", "write", member.ids, {"role": "secretary"}
            ),
            "take over": lambda: self.rpc(
                self.user_officer,
                "methodical.membership",
                "write",
                self.secretary.ids,
                {"teacher_id": card.id},
            ),
            "deputy": lambda: self.rpc(
                self.user_deputy,
                "methodical.body",
                "write",
                self.maths.ids,
                {
                    "membership_ids": [
                        [
                            1,
                            self.maths.membership_ids.filtered(
                                lambda membership: membership.teacher_id == self.card_deputy
                            ).id,
                            {"role": "secretary"},
                        ]
                    ]
                },
            ),
        }
        for way, work in works.items():
            with self.subTest(way=way):
                self.attempt(work)
                for user in (self.user_officer, self.user_deputy):
                    kept = self.as_user(self.env["methodical.body"], user).search(
                        [("is_kept_by_me", "=", True)]
                    )
                    self.assertFalse(kept)

    def test_secretary_is_made_by_somebody_else(self):
        member = self.maths.membership_ids.filtered(lambda row: row.teacher_id == self.card_deputy)
        self.rpc(self.user_officer, "methodical.membership", "write", member.ids, {"role": "secretary"})
        self.assertEqual(member.role, "secretary")
        self.rpc(self.user_deputy, "methodical.membership", "write", member.ids, {"date_to": "2026-12-31"})
        self.assertTrue(member.date_to, "who is the secretary already goes on with less")

    def test_meetings_of_parents_become_no_association(self):
        parents = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {"name": "Parents", "kind": "parents", "company_id": self.company.id}
        )
        parents.action_open_parents()
        self.attempt(
            lambda: self.rpc(
                self.user_deputy, "methodical.body", "write", parents.ids, {"kind": "association"}
            )
        )
        self.assertEqual(parents.kind, "parents")

    def test_resolutions_of_others_are_not_named(self):
        secret = self.sign(
            self.write_minutes(
                self.hold(self.maths_meeting(date_start="2026-10-08 08:00:00"), self.user_teacher2),
                self.user_teacher2,
                responsible=self.card_colleague,
            ),
            *self._signers(),
        ).resolution_ids
        words = secret.text
        vals = {"name": "x", "text": "x", "kind": "nomination", "body_id": self.science.id}
        born = self.attempt(
            lambda: self.rpc(
                self.user_teacher, "methodical.proposal", "create", [{**vals, "resolution_id": secret.id}]
            )
        )
        self.assertFalse(born)
        own = self.rpc(self.user_teacher, "methodical.proposal", "create", [vals])
        self.attempt(
            lambda: self.rpc(
                self.user_teacher, "methodical.proposal", "write", own, {"resolution_id": secret.id}
            )
        )
        read = self.rpc(self.user_teacher, "methodical.proposal", "read", own, ["resolution_id"])
        self.assertNotIn(words, str(read))
        for values, context in (
            ({"resolution_id": secret.id}, {}),
            ({"resolution_id": {"id": secret.id}}, {}),
            ({}, {"default_resolution_id": secret.id}),
        ):
            got = self.attempt(
                lambda values=values, context=context: self.rpc(
                    self.user_teacher,
                    "methodical.proposal",
                    "onchange",
                    [],
                    values,
                    list(values),
                    {"resolution_id": {"fields": {"display_name": {}}}},
                    context=context,
                )
            )
            self.assertNotIn(words, str(got))

    def _signers(self):
        self.regulation.sudo().minutes_signer = "chair"
        return (self.user_teacher2,)

    def test_execution_of_others(self):
        meeting = self.signed_meeting()
        row = meeting.resolution_ids
        colleague = self.user_academic
        spec = {"helper_ids": {"fields": {"display_name": {}}}}
        for user in (self.user_outsider, self.user_other_director):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.resolution", "web_read", row.ids, spec)
        stranger = self.as_user(self.env["methodical.resolution"], self.user_outsider)
        with self.assert_refused(error=AccessError):
            stranger.browse(row.id).read(["text"])
        for method, args in (
            ("action_done", [row.ids, "Done"]),
            ("action_remove", [row.ids, "No need"]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(colleague, "methodical.resolution", method, *args)
        self.rpc(self.user_teacher2, "methodical.resolution", "action_done", row.ids, "Done")
        for method, args in (("action_confirm", [row.ids]), ("action_reopen", [row.ids, "x"])):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher2, "methodical.resolution", method, *args)
        secret = self.env["ir.attachment"].create(
            {
                "name": "secret",
                "raw": b"x",
                "res_model": "hr.employee",
                "res_id": self.card_head.employee_id.id,
            }
        )
        self.rpc(self.user_head, "methodical.resolution", "action_reopen", row.ids, "Show it")
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher2, "methodical.resolution", "action_done", row.ids, "x", None, secret.ids
            )
        self.assertEqual(row.state, "open")
