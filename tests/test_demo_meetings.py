from odoo import fields
from odoo.tests import TransactionCase, tagged

from .test_demo import MODULE, skip_without_demo


@tagged("post_install", "-at_install")
class TestDemoMeetings(TransactionCase):
    """What a user sees of the meetings, proposals and schemes of work of the demo school."""

    def setUp(self):
        super().setUp()
        skip_without_demo(self)
        self.company = self.env.ref("base.main_company")
        self.today = fields.Date.context_today(self.company._in_school_time())
        own = [("company_id", "=", self.company.id)]
        self.meetings = self.env["methodical.meeting"].search(own)
        self.resolutions = self.env["methodical.resolution"].search(own)
        self.schemes = self.env["methodical.scheme"].search(own)

    def demo(self, name):
        return self.env.ref(f"{MODULE}.{name}_demo", raise_if_not_found=False)

    def test_numbers_follow_the_days_without_a_gap(self):
        held = self.meetings.filtered("number")
        for key, rows in held.grouped(lambda row: (row.body_id, row.school_year_id)).items():
            rows = rows.sorted(lambda row: (row.date_start, row.number))
            self.assertEqual(rows.mapped("number"), list(range(1, len(rows) + 1)), key[0].name)
        self.assertEqual(held, self.meetings.filtered(lambda row: row.stage in ("held", "signed")))

    def test_each_association_met_last_year(self):
        last = self.meetings.filtered(lambda row: row.school_year_id == self.demo("school_year_last"))
        associations = last.filtered(lambda row: row.body_kind == "association").grouped("body_id")
        self.assertEqual(len(associations), 6)
        for body, rows in associations.items():
            self.assertEqual((len(rows), set(rows.mapped("stage"))), (5, {"signed"}), body.name)
            analysis = rows.filtered("is_last").agenda_item_ids.filtered(lambda item: item.kind == "analysis")
            self.assertTrue(analysis.heard and analysis.resolution_ids, body.name)
            self.assertTrue(analysis.speaker_id.post_ids.filtered("is_management"), body.name)

    def test_meetings_of_this_year_are_in_every_stage(self):
        stages = set(self.meetings.mapped("stage"))
        self.assertEqual(stages, {"planned", "announced", "held", "signed", "cancelled"})
        self.assertEqual(self.demo("meeting_kyrgyz_silent").stage, "held")
        self.assertTrue(self.demo("meeting_class_teachers_off").cancel_reason)
        sent = self.demo("meeting_primary_sent")
        self.assertEqual((sent.stage, sent.state), ("held", "submitted"))
        self.assertEqual(sent.approver_id, self.demo("user_head5"))

    def test_what_is_announced_was_told(self):
        announced = self.meetings.filtered(lambda row: row.stage == "announced")
        self.assertTrue(announced)
        for meeting in announced:
            self.assertTrue(meeting.event_id and meeting.agenda_item_ids, meeting.name)
            self.assertGreater(meeting.date, self.today)
            self.assertLess(meeting.announced_at, meeting.date_start)

    def test_minutes_are_intact_and_complete(self):
        for meeting in self.meetings.filtered(lambda row: row.stage == "signed"):
            decided = meeting._get_decided_signatures()
            self.assertTrue(decided and all(row._is_intact() for row in decided), meeting.name)
            self.assertTrue(meeting._is_unchanged(), meeting.name)
            self.assertTrue(all(meeting.agenda_item_ids.mapped("heard")), meeting.name)
            self.assertTrue(meeting.resolution_ids, meeting.name)
            self.assertGreaterEqual(min(decided.mapped("decided_at")), meeting.date_start, meeting.name)

    def test_absences_have_reasons(self):
        rows = self.meetings.attendance_ids
        self.assertEqual(set(rows.mapped("state")), {"present", "late", "absent"})
        self.assertTrue(all(rows.filtered(lambda row: row.state != "present").mapped("reason")))
        self.assertIn("guest", rows.mapped("role"))

    def test_resolutions_in_every_state(self):
        self.assertEqual(set(self.resolutions.mapped("state")) - {"done"}, {"open", "confirmed", "removed"})
        told = self.resolutions.filtered(lambda row: row.state in ("done", "confirmed"))
        for row in told.filtered(lambda row: row.follow_up != "none"):
            self.assertTrue(row.proof and row.date_done and row.reported_by, row.text)
            self.assertLessEqual(row.date_done, self.today)
        carried = self.meetings.agenda_item_ids.control_resolution_ids
        self.assertTrue(carried.filtered(lambda row: row.school_year_id == self.demo("school_year_last")))

    def test_meetings_decided_the_documents(self):
        for plan in ("plan_science", "plan_kyrgyz"):
            step = self.demo(plan).signature_ids.filtered("is_meeting")
            if step.decided_at:
                meeting = step.meeting_id
                self.assertEqual(
                    (step.minutes_number, step.minutes_date), (str(meeting.number), meeting.date)
                )
                self.assertLessEqual(step.decided_at, fields.Datetime.now())
        step = self.demo("act_contest").signature_ids.filtered("is_meeting")
        if step:  # in the first days of September it goes the way of the regulation before
            self.assertEqual(step.meeting_id.stage, "signed")

    def test_recommendations_are_planned_or_answered(self):
        plan = self.demo("plan_science")
        self.assertEqual(set(plan.recommendation_ids[:2].mapped("state")), {"planned", "answered"})
        self.assertIn("open", self.demo("plan_class_teachers").recommendation_ids.mapped("state"))

    def test_proposals_in_every_state(self):
        proposals = self.env["methodical.proposal"].search([("company_id", "=", self.company.id)])
        self.assertEqual(
            set(proposals.mapped("state")), {"draft", "sent", "accepted", "rejected", "answered"}
        )
        self.assertEqual(len(set(proposals.mapped("kind"))), 11)
        self.assertEqual(self.demo("proposal_nomination").resolution_id.meeting_stage, "signed")
        self.assertTrue(self.demo("proposal_project_start").order_id)
        answered = proposals.filtered(lambda row: row.state in ("rejected", "answered", "accepted"))
        self.assertTrue(all(row.sent_at < row.answered_at <= fields.Datetime.now() for row in answered))

    def test_schemes_of_work(self):
        self.assertGreaterEqual(len(self.schemes.teacher_id), 11)
        self.assertGreaterEqual(set(self.schemes.mapped("kind")), {"subject", "club", "individual"})
        subjects = self.schemes.filtered(lambda row: row.kind == "subject")
        self.assertTrue(all(row.hours == row.hours_planned for row in subjects))
        imported = self.demo("scheme_literacy3")
        files = self.env["ir.attachment"].search(
            [("res_model", "=", imported._name), ("res_id", "=", imported.id)]
        )
        self.assertEqual(files.mapped("name"), ["КТП 3А Сабат ачуу.xlsx"])
        weeks = self.demo("scheme_math6").progress_ids
        if len(weeks) > 3:
            self.assertTrue(self.demo("scheme_math6").is_behind)
            self.assertFalse(self.demo("scheme_algebra9").is_behind)

    def test_second_school(self):
        second = self.demo("company_second")
        meetings = self.env["methodical.meeting"].search([("company_id", "=", second.id)])
        self.assertEqual(len(meetings), 2)
        self.assertFalse(
            self.env["methodical.meeting"].with_user(self.demo("user_head_second")).search([]) & self.meetings
        )
