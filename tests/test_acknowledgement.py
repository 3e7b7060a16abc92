from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .acknowledgement_case import PDF, AcknowledgementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestAcknowledgement(AcknowledgementCase):
    """Who is asked to read a document and how he confirms (N11, R52, C28, F0 sign, F2 sign)."""

    def test_people_whom_it_concerns_are_asked_at_the_approval(self):
        draft = self.new_act()
        self.submit(draft, self.user_deputy)
        self.assertFalse(self.rows(draft), "nobody reads what is not approved")
        self.approve(draft, self.user_director)
        self.assertRecordValues(
            self.rows(draft),
            [
                {
                    "person": card.name,
                    "teacher_id": card.id,
                    "post_label": self.ref_id("post_teacher").with_context(lang="ky_KG").name,
                    "document_name": "1.10. Duties of a head",
                    "version": 1,
                    "requested_on": date(2026, 9, 7),
                    "date_due": date(2026, 9, 14),
                    "state": "requested",
                }
                for card in (self.card_head | self.card_teacher).sorted("name")
            ],
        )

    def test_audience_of_posts_bodies_and_persons(self):
        act = self.approved_act(
            teacher_ids=[Command.set(self.card_academic.ids)],
            post_ids=[Command.set(self.ref_id("post_methodologist").ids)],
            body_ids=[Command.set(self.science.ids)],
        )
        members = self.card_head | self.card_teacher | self.card_teacher2 | self.card_colleague
        wanted = members | self.card_academic | self.card_methodologist
        self.assertEqual(set(self.asked(act)), set(wanted))
        everybody = self.approved_act(name="For all", is_for_all=True)
        self.assertEqual(
            set(self.asked(everybody).ids),
            set(self.env["methodical.teacher"].search([("company_id", "=", self.company.id)]).ids),
        )

    def test_person_confirms_once(self):
        act = self.approved_act()
        mine = self.as_user(act, self.user_teacher)
        self.assertEqual(mine.my_acknowledgement, "requested")
        mine.action_acknowledge()
        self.assertRecordValues(
            self.row(act, self.card_teacher),
            [{"state": "seen", "date_signed": date(2026, 9, 7), "confirmed_by_id": self.user_teacher.id}],
        )
        mine.invalidate_recordset()
        self.assertEqual(mine.my_acknowledgement, "seen")
        with self.assert_refused("07.09.2026", "Duties of a head", "does not change"):
            mine.action_acknowledge()
        with self.assert_refused("does not change"):
            self.as_user(self.row(act, self.card_teacher), self.user_teacher).action_remarks("Too late")
        self.assertEqual((act.asked_count, act.read_count, act.acknowledgement_summary), (2, 1, "1 of 2"))

    def test_day_is_counted_at_school(self):
        act = self.approved_act()
        with freeze_time("2026-09-07 19:30:00"):
            self.as_user(act, self.user_teacher).action_acknowledge()
        self.assertEqual(
            self.row(act, self.card_teacher).date_signed, date(2026, 9, 8), "half past one in Bishkek"
        )

    def test_remarks_go_to_the_deputy(self):
        act = self.approved_act()
        action = self.as_user(act, self.user_teacher).action_acknowledge_remarks()
        dialog = self.as_user(self.env[action["res_model"]], self.user_teacher).with_context(
            **action["context"]
        )
        dialog.create({"remark": "Point 3 is unclear"}).action_confirm()
        row = self.row(act, self.card_teacher)
        self.assertEqual((row.state, row.remark), ("remarks", "Point 3 is unclear"))
        self.assertEqual(self.waiting_for(row, "acknowledgement"), self.user_deputy)
        self.assertFalse(self.waiting_for(act, "acknowledgement"), "colleagues read the act, not the remarks")
        with self.assert_refused("Write your remarks"):
            self.as_user(self.row(act, self.card_head), self.user_head).action_remarks("  ")

    def test_nobody_confirms_for_another(self):
        act = self.approved_act()
        row = self.row(act, self.card_teacher)
        for user in (self.user_director, self.user_deputy, self.user_officer, self.user_head):
            with self.subTest(user.login):
                for method, args in (("action_seen", ()), ("action_remarks", ("I agree",))):
                    # the head does not even see the row of a member
                    words = () if user == self.user_head else (self.card_teacher.name,)
                    with self.assert_refused(*words):
                        self.rpc(user, row._name, method, row.ids, *args)
        with self.assert_refused("not asked", "Duties of a head"):
            self.as_user(act, self.user_director).action_acknowledge()
        with self.assertRaises(AccessError):
            self.rpc(
                self.user_teacher, row._name, "_record", row.ids, "seen", "2026-09-07", "2026-09-07 04:00:00"
            )
        self.assertEqual(row.state, "requested")

    def test_new_version_asks_again(self):
        act = self.approved_act()
        self.as_user(act, self.user_teacher).action_acknowledge()
        newer = self.new_version(act, text="<p>More duties.</p>")
        self.submit(newer, self.user_deputy)
        self.approve(newer, self.user_director)
        self.assertEqual(set(self.asked(newer)), set(self.card_head | self.card_teacher))
        self.assertEqual(self.rows(newer).mapped("version"), [2, 2])
        self.assertEqual(self.row(act, self.card_teacher).state, "seen", "what was confirmed stays")
        self.assertEqual(self.row(act, self.card_head).state, "lapsed", "the old one is asked no longer")
        with self.assert_refused("newest version"):
            self.as_user(self.row(act, self.card_head), self.user_head).action_seen()

    def test_who_comes_later_is_asked_by_night(self):
        act = self.approved_act(body_ids=[Command.set(self.science.ids)])
        before = self.rows(act)
        with freeze_time("2026-09-20 19:30:00"):
            late = self._new_card("Жаңы Мугалим", "post_teacher", self.company)
            self.env["methodical.membership"].create(
                {"body_id": self.science.id, "teacher_id": late.id, "date_from": "2026-09-20"}
            )
            self.run_job()
            self.run_job()
        self.assertEqual(self.rows(act) - before, self.row(act, late))
        self.assertEqual(self.row(act, late).requested_on, date(2026, 9, 21))

    def test_who_leaves_is_asked_no_longer_and_again_when_he_is_back(self):
        act = self.approved_act()
        deputy = self.as_user(act, self.user_deputy)
        deputy.teacher_ids = [Command.unlink(self.card_teacher.id)]
        self.assertEqual(self.row(act, self.card_teacher).state, "lapsed")
        deputy.teacher_ids = [Command.link(self.card_teacher.id), Command.link(self.card_teacher2.id)]
        self.assertEqual(self.row(act, self.card_teacher).state, "requested")
        self.assertTrue(self.row(act, self.card_teacher2), "new people are asked at once")
        self.as_user(act, self.user_teacher).action_acknowledge()
        deputy.teacher_ids = [Command.clear()]
        self.assertEqual(self.row(act, self.card_teacher).state, "seen")

    def test_ended_act_is_asked_of_nobody(self):
        act = self.approved_act()
        with freeze_time("2026-09-08 04:00:00"):
            self.as_user(act, self.user_deputy).date_to = "2026-09-09"
        self.assertTrue(self.asked(act))
        with freeze_time("2026-09-10 04:00:00"):
            self.run_job()
        self.assertFalse(self.asked(act))

    def test_regulation_and_act_say_whether_it_is_asked(self):
        """C28: required by F0 and F2, not by F1, F3, F4; each act may say otherwise."""
        self.assertTrue(self.new_act().needs_acknowledgement)
        silent = self.approved_act(needs_acknowledgement=False)
        self.assertFalse(self.rows(silent))
        self.as_user(silent, self.user_officer).needs_acknowledgement = True
        self.assertTrue(self.asked(silent))
        self.load_regulation("preset_f1", date(2026, 8, 20))
        act = self.new_act()
        self.assertFalse(act.needs_acknowledgement)
        act.needs_acknowledgement = True
        self.submit(act, self.user_deputy)
        self.approve(act, self.user_director)
        self.assertTrue(self.asked(act))
        self.assertEqual(self.rows(act).mapped("date_due"), [False, False], "F1 knows no term for it")

    def test_signed_on_paper(self):
        act = self.approved_act(teacher_ids=[Command.set((self.card_colleague | self.card_teacher).ids)])
        row = self.row(act, self.card_colleague)
        with self.assert_refused("scan of the signed sheet"):
            self.mark_paper(row, self.user_officer, scan=False)
        with self.assert_refused("future"):
            self.mark_paper(row, self.user_officer, date="2026-09-08")
        self.mark_paper(row, self.user_officer, date="2026-09-05")
        self.assertRecordValues(
            row,
            [{"state": "paper", "date_signed": date(2026, 9, 5), "confirmed_by_id": self.user_officer.id}],
        )
        self.assertEqual(row.scan_id.file.decode(), PDF)
        with self.assert_refused("does not change"):
            self.mark_paper(row, self.user_officer)
        refused = self.row(act, self.card_teacher)
        with self.assert_refused("witnessed"):
            self.mark_paper(refused, self.user_deputy, kind="refused", scan=False)
        self.mark_paper(refused, self.user_deputy, kind="refused", scan=False, note="Before two witnesses")
        self.assertEqual((refused.state, act.read_count), ("refused", 1))

    def test_only_officer_and_deputy_mark_paper(self):
        act = self.approved_act()
        row = self.row(act, self.card_teacher)
        for user in (self.user_teacher, self.user_head, self.user_admin, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.mark_paper(row, user)
        self.mark_paper(row, self.user_deputy)
        scan = row.scan_id
        for user in (self.user_teacher, self.user_head):
            self.assertFalse(self.as_user(scan, user).has_access("read"), "it shows the signatures of all")
        for user in (self.user_officer, self.user_director):
            with self.assert_refused():
                self.as_user(scan, user).write({"file": "b3RoZXI="})
            with self.assert_refused():
                self.as_user(scan, user).unlink()
        with self.assert_refused("evidence of signatures"):
            scan.sudo().write({"file": "b3RoZXI="})

    def run_job(self):
        """Run the nightly job as the scheduler does."""
        with self.enter_registry_test_mode():
            self.ref_id("methodical_acknowledgement_cron").method_direct_trigger()
        self.env.invalidate_all()
