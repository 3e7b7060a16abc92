from odoo.tests import HttpCase, freeze_time, tagged

from .meeting_case import MeetingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestAgendaTour(MeetingCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")  # the tours name what the screens say in English

    def test_meeting_goes_from_the_announcement_to_the_signed_minutes(self):
        """The head announces, the secretary writes minutes that save themselves, both sign (F1 V.4, F3 P2, P3)."""
        self.approve(self.submit(self.new_plan()), self.user_methodologist, self.user_director)
        self.start_tour(
            "/odoo/methodical-meetings", "methodical_meeting_announce", login=self.user_head.login
        )
        meeting = self.env["methodical.meeting"].search([("body_id", "=", self.science.id)])
        self.assertEqual((meeting.stage, len(meeting.agenda_item_ids)), ("announced", 2))
        with freeze_time("2026-10-06 10:00:00"):
            self.start_tour(
                f"/odoo/methodical-meetings/{meeting.id}",
                "methodical_meeting_minutes",
                login=self.user_teacher.login,
                timeout=150,
            )
            self.assertEqual(meeting.agenda_item_ids[0].heard, "The quality rose")
            self.assertEqual(meeting.resolution_ids.responsible_id, self.card_head)
            self.start_tour("/odoo/methodical-desk", "methodical_meeting_sign", login=self.user_head.login)
        self.assertEqual((meeting.stage, meeting.number), ("signed", 1))
        self.assertEqual(meeting.resolution_ids.mapped("number"), ["1.1"])
