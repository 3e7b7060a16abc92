from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestConsultation(MethodicalCase):
    """The log of consultations: who gave it enters it (F3 MF1, F1 VII.3)."""

    def enter(self, user, teacher, **vals):
        """Return a row of the log, entered by who gave the consultation."""
        return self.as_user(self.env["methodical.consultation"], user).create(
            {"teacher_id": teacher.id, "name": "A test with criteria", "advice": "Three levels", **vals}
        )

    def test_the_consultant_is_who_enters(self):
        row = self.enter(self.user_methodologist, self.card_teacher)
        self.assertEqual(row.consultant_id, self.card_methodologist)
        self.assertEqual((row.hours, row.hours_given), (1, 1))

    def test_who_was_advised_reads_and_writes_nothing(self):
        row = self.as_user(self.enter(self.user_head, self.card_teacher), self.user_teacher)
        self.assertEqual(row.advice, "Three levels")
        with self.assertRaises(AccessError):
            row.write({"advice": "Four levels"})
        with self.assertRaises(AccessError):
            row.unlink()
        with self.assertRaises(AccessError):
            self.as_user(row, self.user_teacher2).read(["name"])

    def test_nobody_enters_what_another_has_given(self):
        with self.assertRaises(AccessError):
            self.enter(self.user_teacher, self.card_teacher2, consultant_id=self.card_head.id)

    def test_nobody_advises_himself_or_in_the_future(self):
        with self.assertRaisesRegex(Exception, "people_check"), self.cr.savepoint():
            self.enter(self.user_teacher, self.card_teacher)
        with self.assertRaises(ValidationError):
            self.enter(self.user_head, self.card_teacher, date="2026-10-06")

    def test_several_teachers_are_entered_at_once_and_hours_count_once(self):
        Dialog = self.as_user(self.env["methodical.consultation.group"], self.user_deputy)
        dialog = Dialog.create(
            {
                "name": "Assessment",
                "hours": 2,
                "teacher_ids": [(6, 0, (self.card_teacher | self.card_teacher2 | self.card_head).ids)],
            }
        )
        rows = Dialog.env["methodical.consultation"].search(dialog.action_enter()["domain"])
        self.assertEqual(len(rows), 3)
        self.assertEqual(rows.mapped("hours"), [2, 2, 2])
        self.assertEqual(sum(rows.mapped("hours_given")), 2)
        self.assertEqual(rows.search([("is_group", "=", True)]), rows)

    def test_a_request_is_entered_by_one_click_and_answered_by_it(self):
        proposal = self.as_user(self.env["methodical.proposal"], self.user_teacher).create(
            {"kind": "consultation", "name": "How to assess projects?", "text": "Two classes, no marks"}
        )
        proposal.action_send()
        asked = self.as_user(proposal, proposal.sudo().addressee_id.user_id)
        self.assertTrue(asked.can_consult)
        action = asked.action_consult()
        form = Form(asked.env["methodical.consultation"].with_context(**action["context"]))
        self.assertEqual((form.teacher_id, form.name), (self.card_teacher, "How to assess projects?"))
        form.advice = "A scale of two criteria"
        row = form.save()
        self.assertEqual(row.proposal_id, proposal)
        self.assertEqual((proposal.state, proposal.answer), ("answered", "A scale of two criteria"))
        asked.invalidate_recordset()
        self.assertFalse(asked.can_consult, "once")

    def test_a_request_of_somebody_else_is_not_answered(self):
        proposal = self.as_user(self.env["methodical.proposal"], self.user_teacher).create(
            {"kind": "consultation", "name": "How?", "text": "Why?"}
        )
        proposal.action_send()
        user = proposal.sudo().addressee_id.user_id
        with self.assertRaises(UserError):
            self.enter(user, self.card_teacher2, proposal_id=proposal.id)
