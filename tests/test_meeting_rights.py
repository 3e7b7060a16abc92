from contextlib import suppress

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, TODAY, MeetingCase

#: (stage, fields that a caller would like to set)
WISHES = (
    {"stage": "signed"},
    {"state": "approved"},
    {"number": 77},
    {"held_at": "2026-10-01 08:00:00"},
    {"announced_at": "2026-10-01 08:00:00"},
    {"cancel_reason": "No"},
)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingRights(MeetingCase):
    """Who reads and writes meetings, through every entrance (F3 P2, P3; design: rights live on the server)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_colleague2 = cls._new_card("Асанова Гүлмира", "post_teacher", cls.company)

    def readers(self, meeting):
        users = {
            name: getattr(self, f"user_{name}")
            for name in (
                "teacher",
                "teacher2",
                "head",
                "deputy",
                "academic",
                "director",
                "officer",
                "admin",
                "outsider",
                "other_director",
            )
        }
        return {name for name, user in users.items() if self._may(meeting, user, "read")}

    def writers(self, meeting):
        users = {
            name: getattr(self, f"user_{name}")
            for name in (
                "teacher",
                "teacher2",
                "head",
                "deputy",
                "academic",
                "director",
                "officer",
                "admin",
                "outsider",
                "other_director",
            )
        }
        return {name for name, user in users.items() if self._may(meeting, user, "write")}

    def _may(self, record, user, operation):
        self.env.invalidate_all()
        return self.as_user(record, user).has_access(operation)

    def test_who_reads_and_who_writes(self):
        meeting = self.announce(self.new_meeting())
        resolution = self.env["methodical.resolution"].create(
            {"meeting_id": meeting.id, "item_id": meeting.agenda_item_ids.id, "text": "Do it"}
        )
        deputies = {"deputy", "academic", "director"}
        for record in (meeting, meeting.agenda_item_ids, meeting.attendance_ids[0], resolution):
            with self.subTest(model=record._name):
                self.assertEqual(self.readers(record), {"teacher", "teacher2", "head"} | deputies)
                self.assertEqual(self.writers(record), {"teacher", "head"})

    def test_head_of_another_association(self):
        maths = self.new_meeting(self.user_teacher2, body_id=self.maths.id)
        self.assertFalse(self._may(maths, self.user_head, "read"))
        with self.assert_refused(error=AccessError):
            self.new_meeting(self.user_head, body_id=self.maths.id)
        self.new_item(maths, user=self.user_teacher2, body_ids=[Command.set(self.science.ids)])
        self.announce(maths, self.user_teacher2)
        self.assertTrue(self._may(maths, self.user_head, "read"), "invited")
        self.assertFalse(self._may(maths, self.user_head, "write"))
        for record in (maths.agenda_item_ids[0], maths.attendance_ids[0]):
            self.assertFalse(self._may(record, self.user_head, "write"))

    def test_not_given_to_another_body(self):
        meeting = self.new_meeting()
        with self.assert_refused("keep no minutes", error=AccessError):
            self.as_user(meeting, self.user_head).write(
                {"body_id": self.maths.id, "chair_id": self.card_head.id}
            )

    def test_lines_do_not_move_to_meetings_of_others(self):
        mine, theirs = self.new_meeting(), self.new_meeting(self.user_teacher2, body_id=self.maths.id)
        with self.assert_refused(error=AccessError):
            self.as_user(mine.agenda_item_ids, self.user_head).meeting_id = theirs

    def test_engine_fields_by_rpc(self):
        meeting = self.new_meeting()
        before = self._facts(meeting)
        for wish in WISHES:
            for context in ({}, {"methodical_pass": True}, {"methodical_pass": {}}):
                with self.subTest(wish=wish, context=context):
                    self._try(
                        lambda wish=wish, context=context: self.rpc(
                            self.user_head, "methodical.meeting", "write", meeting.ids, wish, context=context
                        )
                    )
                    self.assertEqual(self._facts(meeting), before)

    def test_engine_fields_at_birth(self):
        """By values, by defaults in the context, by import: a meeting is born planned, without a number."""
        for wish in WISHES:
            name, value = next(iter(wish.items()))
            vals = {
                "body_id": self.science.id,
                "date_start": "2026-10-09 08:00:00",
                "company_id": self.company.id,
            }
            works = {
                "values": lambda vals=vals, wish=wish: self.rpc(
                    self.user_head, "methodical.meeting", "create", [{**vals, **wish}]
                ),
                "default": lambda vals=vals, name=name, value=value: self.rpc(
                    self.user_head,
                    "methodical.meeting",
                    "create",
                    [vals],
                    context={f"default_{name}": value},
                ),
                "load": lambda name=name, value=value: self.rpc(
                    self.user_head,
                    "methodical.meeting",
                    "load",
                    ["body_id/.id", "date_start", name],
                    [[str(self.science.id), "2026-10-09 08:00:00", str(value)]],
                ),
            }
            for way, work in works.items():
                with self.subTest(wish=wish, way=way):
                    known = self.env["methodical.meeting"].search([])
                    self._try(work)
                    for born in self.env["methodical.meeting"].search([]) - known:
                        self.assertEqual(
                            (
                                born.stage,
                                born.state,
                                born.number,
                                born.held_at,
                                born.announced_at,
                                born.cancel_reason,
                            ),
                            ("planned", "draft", 0, False, False, False),
                        )

    def test_told_is_not_written_by_hand(self):
        meeting = self.new_meeting()
        rows = [Command.create({"teacher_id": self.card_teacher2.id, "is_told": True})]
        self.rpc(self.user_head, "methodical.meeting", "write", meeting.ids, {"attendance_ids": rows})
        self.rpc(
            self.user_head,
            "methodical.attendance",
            "create",
            [{"meeting_id": meeting.id, "name": "Guest", "role": "guest"}],
            context={"default_is_told": True},
        )
        self.rpc(
            self.user_head, "methodical.attendance", "write", meeting.attendance_ids.ids, {"is_told": True}
        )
        self.assertEqual(len(meeting.attendance_ids), 2)
        self.assertFalse(any(meeting.attendance_ids.mapped("is_told")))

    def test_steps_of_others(self):
        meeting = self.new_meeting()
        for user in (
            self.user_teacher2,
            self.user_deputy,
            self.user_director,
            self.user_officer,
            self.user_outsider,
        ):
            for method in ("action_announce", "action_hold", "action_submit", "action_cancel"):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, "methodical.meeting", method, meeting.ids)
        self.assertEqual(meeting.stage, "planned")

    def test_private_helpers_are_no_entrance(self):
        meeting = self.new_meeting()
        for method in ("_allot_number", "_write_given", "_decide_by_minutes", "_carry_out", "_move_to"):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_head, "methodical.meeting", method, meeting.ids)

    def test_what_is_closed_gets_on_no_agenda(self):
        """The name of a record stands on the agenda: nobody learns so what a paper is called that he may not read."""
        order = self.as_user(self.env["methodical.order"], self.user_deputy).create(
            {"company_id": self.company.id, "kind_id": self.ref_id("order_kind_other").id, "title": "Secret"}
        )
        meeting = self.new_meeting()
        for model, res_id in (
            (order._name, order.id),
            ("hr.employee", self.card_head.employee_id.id),
            ("no.model", 1),
        ):
            with self.subTest(model=model), self.assert_refused(error=AccessError):
                self.new_item(meeting, kind="order", res_model=model, res_id=res_id)

    @freeze_time(AFTERWARDS)
    def test_other_school(self):
        meeting = self.held_meeting()
        for operation in ("read", "write"):
            self.assertFalse(self._may(meeting, self.user_other_director, operation))
        with self.assert_refused(error=UserError):
            self.new_meeting(self.user_other_director)

    def _facts(self, meeting):
        self.env.invalidate_all()
        return (
            meeting.stage,
            meeting.state,
            meeting.number,
            meeting.held_at,
            meeting.announced_at,
            meeting.cancel_reason,
        )

    def _try(self, work):
        """Do what a caller would like to do; refused or not, only what is stored counts."""
        with suppress(UserError, AccessError), self.cr.savepoint():
            work()
        self.env.invalidate_all()
