from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, warmup

from .acknowledgement_case import AcknowledgementCase
from .approval_case import FORGED


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestAcknowledgementGuards(AcknowledgementCase):
    """Acknowledgements are evidence: through every entrance, for everybody (R52)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = (
            cls.user_teacher,
            cls.user_head,
            cls.user_deputy,
            cls.user_director,
            cls.user_officer,
            cls.user_admin,
        )

    def row_vals(self, act, card):
        return {
            "res_model": act._name,
            "res_id": act.id,
            "version": 1,
            "document_name": "Forged",
            "company_id": self.company.id,
            "teacher_id": card.id,
            "person": card.name,
            "requested_on": "2026-09-07",
            "state": "seen",
        }

    def test_rows_are_not_written_by_anybody(self):
        act = self.approved_act()
        self.as_user(act, self.user_teacher).action_acknowledge()
        for row in self.rows(act):
            for user in self.people:
                for context in ({}, *FORGED):
                    with self.subTest(user=user.login, state=row.state, context=context):
                        for name, args in (
                            ("write", [row.ids, {"state": "seen"}]),
                            ("write", [row.ids, {"remark": "Forged"}]),
                            ("write", [row.ids, {"teacher_id": self.card_academic.id}]),
                            ("unlink", [row.ids]),
                            ("create", [[self.row_vals(act, self.card_academic)]]),
                        ):
                            with self.assert_refused():
                                self.rpc(user, row._name, name, *args, context=context)

    def test_not_even_code_without_the_pass_writes_rows(self):
        act = self.approved_act()
        row = self.row(act, self.card_teacher).sudo()
        with self.assert_refused("evidence", "Duties of a head"):
            row.write({"state": "seen"})
        with self.assert_refused("evidence"):
            row.unlink()
        with self.assert_refused("evidence"):
            row.create(self.row_vals(act, self.card_academic))
        self.as_user(act, self.user_teacher).action_acknowledge()
        for context in FORGED:
            with self.assert_refused("evidence"):
                row.with_context(**context).write({"remark": "Forged"})

    def test_import_brings_no_rows(self):
        act = self.approved_act()
        result = self.as_user(self.Acknowledgement, self.user_officer).load(
            ["res_model", "res_id", "person", "teacher_id/.id", "state"],
            [[act._name, str(act.id), "Forged", str(self.card_academic.id), "Read"]],
        )
        self.assertFalse(result["ids"])
        self.assertFalse(self.row(act, self.card_academic))

    def test_document_that_was_read_is_not_deleted(self):
        letter = self.new_letter()
        letter.action_put_in_force()
        for user in (self.user_officer, self.user_director):
            with self.assert_refused("evidence", "Letter on assessment"):
                self.as_user(letter, user).unlink()
        with self.assert_refused("evidence"):
            letter.sudo().unlink()

    def test_colleagues_do_not_see_each_other(self):
        act = self.approved_act(is_for_all=True)
        everybody = set(self.rows(act).ids)
        seen = {
            self.user_teacher: set(self.row(act, self.card_teacher).ids),
            self.user_head: set(self.row(act, self.card_head).ids),
            self.user_admin: set(),
            self.user_deputy: everybody,
            self.user_director: everybody,
            self.user_officer: everybody,
            self.user_other_director: set(),
        }
        for user, expected in seen.items():
            with self.subTest(user.login):
                found = self.as_user(self.Acknowledgement, user).search([("res_id", "=", act.id)])
                self.assertEqual(set(found.ids), expected)
        teacher = self.as_user(act, self.user_teacher)
        self.assertEqual(teacher.acknowledgement_ids, self.row(act, self.card_teacher))
        with self.assertRaises(AccessError):
            teacher.read(["asked_count"])
        with self.assertRaises(AccessError):
            self.as_user(self.row(act, self.card_head), self.user_teacher).read(["remark"])

    def test_schools_are_apart(self):
        act = self.approved_act(is_for_all=True)
        self.assertNotIn(self.card_other_director, self.rows(act).teacher_id)
        with self.assertRaises(UserError):
            self.as_user(act, self.user_deputy).write(
                {"teacher_ids": [Command.link(self.card_other_director.id)]}
            )
            self.env.flush_all()

    def test_double_click_confirms_once(self):
        act = self.approved_act()
        row = self.as_user(self.row(act, self.card_teacher), self.user_teacher)
        row.action_seen()
        moment = row.moment
        with freeze_time("2026-09-07 05:00:00"), self.assert_refused("does not change"):
            row.action_seen()
        self.assertEqual(row.moment, moment)

    def test_job_goes_on_where_it_stopped(self):
        self.load_regulation("preset_f0", self.regulation.date_from, self.other_company)
        act = self.approved_act(is_for_all=True)
        done = []
        Row, Cron = type(self.Acknowledgement), type(self.env["ir.cron"])
        ready = self.env["res.company"].search(
            [
                (
                    "id",
                    "in",
                    self.env["methodical.regulation"].search([("state", "=", "in_force")]).company_id.ids,
                )
            ]
        )
        with (
            patch.object(Row, "_request_missing", lambda _rows, company: done.append(company)),
            patch.object(Cron, "_commit_progress", lambda _cron, processed=0, **_kwargs: 0),
        ):
            for _night in ready:
                self.Acknowledgement.sudo()._cron_request()
        self.assertEqual(set(done), set(ready), "one school a run, each has its turn")
        self.assertTrue(act)

    @warmup
    def test_three_hundred_people_are_asked_in_few_queries(self):
        """G11: the number of queries does not grow with the number of people, but for the blocks of the insert."""
        few = self.count_request("Few", 2)
        many = self.count_request("Many", 300)
        self.assertLessEqual(many - few, 12, f"{few} queries for 2 people, {many} for 300")

    def count_request(self, name, number):
        """Return the number of queries of asking a number of new people."""
        employees = self.env["hr.employee"].create(
            [{"name": f"{name} {place}", "company_id": self.company.id} for place in range(number)]
        )
        cards = self.env["methodical.teacher"].create(
            [
                {
                    "employee_id": employee.id,
                    "company_id": self.company.id,
                    "post_ids": [Command.link(self.ref_id("post_teacher").id)],
                }
                for employee in employees
            ]
        )
        act = self.approved_act(name=name, needs_acknowledgement=False, teacher_ids=[Command.set(cards.ids)])
        act.sudo().needs_acknowledgement = False
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        act.sudo().needs_acknowledgement = True
        self.env.flush_all()
        self.assertEqual(len(self.rows(act)), number)
        return self.cr.sql_log_count - before
