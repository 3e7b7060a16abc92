from datetime import date

from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .meeting_case import MeetingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestDirections(MeetingCase):
    """Directions of the work of an association, approved by the methodical council apart from the plan (C16, F1 A-I.1′)."""

    def directions(self, **vals):
        """Return a draft that the head of science makes."""
        return self.as_user(self.env["methodical.directions"], self.user_head).create(
            {
                "body_id": self.science.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "theme": "Thinking in lessons",
                "aim": "Better results",
                "forms": "Open lessons, lesson study",
                "direction_ids": [Command.set((self.ref_id("direction_1") | self.ref_id("direction_5")).ids)],
                **vals,
            }
        )

    def approved(self, **vals):
        directions = self.submit(self.directions(**vals))
        return self.hold_meeting(directions, self.user_academic, "3", date(2026, 9, 1))

    def bare_plan(self, **vals):
        """Return a draft of the plan of the year in whose header the head wrote nothing."""
        return self.as_user(self.env["methodical.plan"], self.user_head).create(
            {
                "body_id": self.science.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "Open lesson",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                            "is_joint": True,
                        }
                    )
                ],
                **vals,
            }
        )

    def test_council_approves_at_its_meeting(self):
        directions = self.submit(self.directions())
        self.assertEqual(self.last_steps(directions).user_id, self.user_academic, "the chair of the council")
        with self.assert_refused():
            self.approve(directions, self.user_head)
        self.hold_meeting(directions, self.user_methodologist, "3", date(2026, 9, 1))
        self.assertEqual(directions.state, "approved", "recorded by the secretary of the council")
        self.assertEqual(self.last_steps(directions).minutes_number, "3")
        with self.assert_refused("Methodical theme"):
            self.as_user(directions, self.user_head).theme = "x"

    def test_nothing_to_decide(self):
        directions = self.directions(forms=False, direction_ids=False)
        with self.assert_refused("Forms and methods", "Directions", "F1 A-I.1′"):
            self.submit(directions)

    def test_one_a_year(self):
        self.directions()
        with mute_logger("odoo.sql_db"), self.assert_refused(error=UniqueViolation):
            self.directions()

    def test_plan_takes_them_over(self):
        directions = self.approved()
        plan = self.bare_plan()
        self.assertEqual((plan.theme, plan.aim), (directions.theme, directions.aim))
        self.assertEqual(plan.direction_ids, directions.direction_ids)
        own = self.new_plan(horizon="quarter", term_id=self.terms[0].id, theme="Own theme")
        self.assertEqual(own.theme, "Own theme", "what is written stays")

    def test_draft_of_the_plan_is_filled_at_the_approval(self):
        plan = self.bare_plan()
        plan.aim = "Own aim"
        directions = self.approved()
        self.assertEqual((plan.theme, plan.aim), (directions.theme, "Own aim"))
        self.assertEqual(plan.direction_ids, directions.direction_ids)

    def test_submitted_plan_stays_as_it_is(self):
        plan = self.submit(self.bare_plan())
        self.approved()
        self.assertFalse(plan.direction_ids)

    def test_plan_without_approved_directions(self):
        plan = self.new_plan()
        self.set_rule("plan_directions", "block")
        with self.assert_refused("has not approved the directions", "F1 A-I.1′"):
            self.submit(plan)
        self.set_rule("plan_directions", "warn")
        plan.invalidate_recordset()
        self.assertIn("has not approved the directions", plan.submission_warning)
        self.set_rule("plan_directions", "block")
        self.approved()
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_rule_is_for_plans_of_the_year_of_associations(self):
        self.set_rule("plan_directions", "block")
        quarter = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        self.assertEqual(self.submit(quarter).state, "submitted")

    def test_new_version_goes_to_the_council_again(self):
        directions = self.approved()
        action = self.as_user(directions, self.user_head).action_new_version()
        version = directions.browse(action["res_id"])
        self.as_user(version, self.user_head).theme = "Another theme"
        self.submit(version)
        self.hold_meeting(version, self.user_academic, "4", date(2026, 9, 1))
        self.assertTrue(directions.is_superseded)
        self.assertEqual(self.bare_plan().theme, "Another theme")

    def test_who_reads_and_writes(self):
        directions = self.directions()
        seen = {
            "teacher": (True, True),
            "head": (True, True),
            "teacher2": (True, True),
            "deputy": (True, True),
            "academic": (True, True),
            "director": (True, True),
            "admin": (True, True),
            "officer": (False, False),
            "outsider": (False, False),
            "other_director": (False, False),
        }
        for stage in (0, 1):
            for key, reads in seen.items():
                own = self.as_user(directions, getattr(self, f"user_{key}"))
                with self.subTest(user=key, stage=stage):
                    self.assertEqual(own.has_access("read"), reads[stage])
                    self.assertEqual(own.has_access("write"), key == "head")
            if not stage:
                self.submit(directions)

    def test_member_of_the_council_reads_what_is_before_it(self):
        """Also a plain teacher, and not before it is submitted."""
        self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_teacher2).date_to = date(
            2026, 9, 1
        )
        directions = self.directions()
        self.assertFalse(self.as_user(directions, self.user_teacher2).has_access("read"))
        self.council.membership_ids = [
            Command.create({"teacher_id": self.card_teacher2.id, "date_from": "2026-09-01"})
        ]
        self.assertFalse(self.as_user(directions, self.user_teacher2).has_access("read"), "not the draft")
        self.submit(directions)
        own = self.as_user(directions, self.user_teacher2)
        self.assertTrue(own.has_access("read"))
        self.assertEqual(own.search([]), own)
        self.assertFalse(own.has_access("write"))

    def test_intruders(self):
        vals = {"body_id": self.science.id, "school_year_id": self.year.id, "company_id": self.company.id}
        strangers = (self.user_teacher, self.user_deputy, self.user_teacher2, self.user_other_director)
        for user in strangers:
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.directions", "create", [vals])
        directions = self.directions()
        for user in strangers:
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.directions", "write", directions.ids, {"theme": "x"})
        with self.assert_refused():
            self.rpc(self.user_head, "methodical.directions", "write", directions.ids, {"state": "approved"})
        with self.assert_refused():
            self.rpc(
                self.user_head,
                "methodical.directions",
                "create",
                [{**vals, "body_id": self.maths.id}],
                context={"default_state": "approved"},
            )
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_head, "methodical.directions", "write", directions.ids, {"body_id": self.maths.id}
            )

    def test_print_with_the_stamp_of_the_council(self):
        directions = self.approved()
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "school_methodical.report_directions", directions.ids
        )
        text = html.decode()
        for words in ("Thinking in lessons", "Open lessons, lesson study", "Better results", "№ 3", "\n2. "):
            self.assertIn(words, text)

    def test_button_of_the_association(self):
        self.directions()
        self.science.invalidate_recordset()
        own = self.as_user(self.science, self.user_head)
        self.assertEqual(own.directions_count, 1)
        self.assertEqual(
            self.env["methodical.directions"].search(own.action_open_directions()["domain"]).body_id,
            self.science,
        )
