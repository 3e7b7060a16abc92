from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from ..tools.guard import with_pass
from .acknowledgement_case import PDF, AcknowledgementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestLocalAct(AcknowledgementCase):
    """Local acts: drafts, approval, versions, papers from outside (N10, C23, F2 5.4)."""

    def test_approved_act_is_in_force_from_that_day(self):
        act = self.approved_act()
        self.assertRecordValues(
            act,
            [{"state": "approved", "force": "in_force", "date_approved": date(2026, 9, 7), "version": 1}],
        )
        self.assertEqual(act.display_name, "1.10. Duties of a head")

    def test_validity_follows_the_days(self):
        later = self.approved_act(date_from="2026-10-01")
        self.assertEqual(later.force, "future")
        self.assertIn(later, self.Act.search([("force", "=", "future")]))
        with freeze_time("2026-10-01 04:00:00"):
            later.invalidate_recordset()
            self.assertEqual(later.force, "in_force")
            self.assertIn(later, self.Act.search([("force", "=", "in_force")]))
            self.as_user(later, self.user_deputy).date_to = "2026-10-02"
        with freeze_time("2026-10-03 04:00:00"):
            later.invalidate_recordset()
            self.assertEqual(later.force, "ended")
            self.assertIn(later, self.Act.search([("force", "not in", ("in_force", "none"))]))
        self.assertNotIn(later, self.Act.search([("force", "=", "none")]))

    def test_old_version_holds_until_the_new_one_is_approved(self):
        act = self.approved_act(document=PDF, document_name="act.pdf")
        newer = self.new_version(act, text="<p>Also the observations.</p>")
        self.submit(newer, self.user_deputy)
        self.assertEqual((act.force, newer.force), ("in_force", "none"))
        self.approve(newer, self.user_director)
        self.assertEqual((act.force, newer.force), ("replaced", "in_force"))
        self.assertEqual(newer.document, act.document, "the file comes along")
        self.assertEqual((newer.version, newer.display_name), (2, "1.10. Duties of a head · v2"))
        self.assertNotIn(act, self.Act.search([("force", "=", "in_force")]))

    def test_approved_content_is_sealed(self):
        act = self.approved_act(document=PDF, document_name="act.pdf")
        act.with_user(self.user_deputy)
        for vals, word in (
            ({"text": "<p>Other</p>"}, "Text"),
            ({"document": "b3RoZXI="}, "File"),
            ({"document_name": "other.pdf"}, "File name"),
            ({"index": "2.1."}, "Index"),
            ({"is_external": True}, "From outside"),
            ({"post_ids": [Command.clear()]}, "Binds the posts"),
        ):
            with self.subTest(field=word), self.assert_refused(word, "Duties of a head"):
                self.as_user(act, self.user_deputy).write(vals)
        self.assertTrue(act._is_unchanged())

    def test_annexes_are_sealed(self):
        act = self.approved_act(file_ids=[Command.create({"name": "annex.pdf", "file": PDF})])
        annex = self.as_user(act.file_ids, self.user_deputy)
        with self.assert_refused("Duties of a head"):
            annex.write({"file": "b3RoZXI="})
        with self.assert_refused("Duties of a head"):
            annex.unlink()
        with self.assert_refused("Duties of a head"):
            annex.create({"act_id": act.id, "name": "more.pdf", "file": PDF})
        with self.assert_refused("Duties of a head"):
            self.as_user(act, self.user_deputy).write({"file_ids": [Command.delete(annex.id)]})

    def test_digest_covers_text_and_files(self):
        act = self.new_act(document=PDF, file_ids=[Command.create({"name": "annex.pdf", "file": PDF})])
        seen = {act._get_content_digest()}
        for change in (
            lambda: act.write({"text": "<p>Other</p>"}),
            lambda: act.write({"document": "b3RoZXI="}),
            lambda: act.file_ids.write({"file": "b3RoZXI="}),
        ):
            change()
            act.invalidate_recordset()
            self.assertNotIn(act._get_content_digest(), seen)
            seen.add(act._get_content_digest())
        self.assertIn(
            act.with_context(bin_size=True)._get_content_digest(), seen, "a screen that asks for sizes"
        )

    def test_file_of_an_approved_act_is_not_changed_behind_its_back(self):
        act = self.approved_act(document=PDF, document_name="act.pdf")
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", act._name), ("res_id", "=", act.id), ("res_field", "=", "document")]
        )
        self.assertTrue(attachment)
        for entrance in (
            lambda: attachment.with_user(self.user_deputy).write({"raw": b"other"}),
            lambda: attachment.with_user(self.user_deputy).write({"res_id": 0}),
            lambda: attachment.with_user(self.user_deputy).unlink(),
            lambda: self.rpc(
                self.user_deputy, "ir.attachment", "write", attachment.ids, {"datas": "b3RoZXI="}
            ),
        ):
            with self.assert_refused():
                entrance()
        self.assertTrue(act._is_unchanged())

    def test_empty_act_is_not_submitted(self):
        act = self.new_act(text="<p><br></p>")
        with self.assert_refused("neither a text nor a file"):
            self.submit(act, self.user_deputy)

    def test_paper_from_outside_needs_no_approval(self):
        letter = self.new_letter()
        with self.assert_refused("Put in force"):
            self.submit(letter, self.user_officer)
        letter.action_put_in_force()
        self.assertEqual((letter.state, letter.force), ("approved", "in_force"))
        newer = self.new_version(letter, number="12-4/119")
        newer.action_put_in_force()
        self.assertEqual((letter.force, newer.force), ("replaced", "in_force"))

    def test_own_act_cannot_pass_for_a_paper_from_outside(self):
        act = self.new_act(self.user_officer)
        with self.assert_refused("submit it for approval"):
            act.action_put_in_force()
        letter = self.new_letter(number=False)
        with self.assert_refused("its number and its date"):
            letter.action_put_in_force()
        self.submit(act, self.user_officer)
        with self.assert_refused("From outside"):
            act.write({"is_external": True})

    def test_meeting_considers_before_the_director_approves(self):
        """C23: F4 sends acts through the pedagogical council; its chair records the minutes."""
        self.load_regulation("preset_f4", date(2026, 8, 20))
        act = self.new_act(is_for_all=True)
        with self.assert_refused("pedagogical council"):
            self.submit(act, self.user_deputy)
        council = self._new_association("Council", self.ref_id("area_science"), self.card_academic)
        with_pass(council).kind = "pedagogical_council"
        self.submit(act, self.user_deputy)
        self.assertEqual(act.approver_id, self.user_academic)
        self.hold_meeting(act, self.user_academic, "2", date(2026, 9, 4))
        self.approve(act, self.user_director)
        self.assertEqual(act.state, "approved")
        self.assertEqual(self.last_steps(act)[0].minutes_number, "2")

    def test_nothing_but_the_engine_approves(self):
        vals = {"name": "Forged", "kind_id": self.ref_id("choice_act_other").id, "text": "x"}
        Act = self.as_user(self.Act, self.user_deputy)
        act = self.new_act()
        for context in ({}, {"methodical_pass": True}, {"default_state": "approved"}):
            forged = Act.with_context(**context)
            for entrance in (
                lambda forged=forged: forged.create({**vals, "state": "approved"}),
                lambda forged=forged: forged.create({**vals, "date_approved": "2026-09-01"}),
                lambda forged=forged: forged.browse(act.id).write({"state": "approved"}),
                lambda forged=forged: forged.browse(act.id).write({"date_approved": "2026-09-01"}),
                lambda forged=forged: forged.browse(act.id).write({"is_superseded": True}),
                lambda context=context: self.rpc(
                    self.user_deputy,
                    "methodical.local.act",
                    "create",
                    [{**vals, "state": "approved"}],
                    context=context,
                ),
            ):
                with self.assert_refused("state and version"):
                    entrance()
        result = Act.load(["name", "kind_id/.id", "state"], [["Forged", str(vals["kind_id"]), "Approved"]])
        self.assertFalse(result["ids"])

    def test_who_reads_and_writes(self):
        """Matrix of section 6: deputy and officer draft, all of the staff read what is approved."""
        draft, approved = self.new_act(), self.approved_act()
        rights = {
            self.user_teacher: (False, True, False),
            self.user_head: (False, True, False),
            self.user_admin: (False, True, False),
            self.user_deputy: (True, True, True),
            self.user_director: (True, True, True),
            self.user_officer: (True, True, True),
            self.user_outsider: (False, False, False),
            self.user_other_director: (False, False, False),
        }
        for user, (reads_draft, reads_approved, writes) in rights.items():
            with self.subTest(user.login):
                self.assertEqual(self.as_user(draft, user).has_access("read"), reads_draft)
                self.assertEqual(self.as_user(approved, user).has_access("read"), reads_approved)
                self.assertEqual(self.as_user(draft, user).has_access("write"), writes)
                self.assertEqual(self.as_user(draft, user).has_access("unlink"), writes)

    def test_teacher_who_decides_reads_what_waits_for_him(self):
        self.regulation.route_ids.filtered(
            lambda route: route.document == "local_act"
        ).step_ids.post_id = self.ref_id("post_primary_teacher")
        self.card_teacher2.post_ids = [Command.link(self.ref_id("post_primary_teacher").id)]
        act = self.submit(self.new_act(), self.user_deputy)
        self.assertTrue(self.as_user(act, self.user_teacher2).has_access("read"))
        self.assertFalse(self.as_user(act, self.user_teacher).has_access("read"))
        self.approve(act, self.user_teacher2)
        self.assertEqual(act.state, "approved")

    def test_form_of_a_teacher_opens(self):
        """The people whom an act concerns are not his business: their cards would be refused."""
        act = self.as_user(self.approved_act(), self.user_teacher)
        with Form(act) as form:
            self.assertEqual(form.name, "Duties of a head")
        self.assertNotIn("teacher_ids", act.fields_get())

    def test_school_of_an_act_is_not_given_away(self):
        act = self.new_act()
        with self.assertRaises(UserError):
            act.write({"company_id": self.other_company.id})
            self.env.flush_all()
