from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from ..models.deadline import methodical_deadline_job
from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestDeadlineJob(ApprovalCase):
    """The nightly job over many schools: it goes on where it stopped, and a person has one digest for all of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.load_regulation("preset_f0", date(2026, 8, 1), cls.other_company)
        cls._new_year(cls.other_company)
        cls.job = cls.ref_id("methodical_deadline_cron")
        cls.done = []

    def run_job(self, stop_after=None, fail=None, portion=25):
        """Run the job; return the companies it refreshed.

        :param stop_after: number of companies after which its time is over
        :param fail: company whose data make it fail
        :param portion: number of companies that are refreshed together
        """
        Deadline, Cron = type(self.env["methodical.deadline"]), type(self.env["ir.cron"])
        done, steps = [], []

        def refresh(_records, companies):
            if fail and fail in companies:
                raise ValueError("broken data")
            done.append(companies)

        def commit_progress(_cron, processed=0, **_kwargs):
            steps.extend([1] * processed)
            return 0 if stop_after and len(steps) >= stop_after else 60

        with (
            patch.object(Deadline, "_refresh", refresh),
            patch.object(methodical_deadline_job, "PORTION", portion),
            patch.object(Cron, "_commit_progress", commit_progress),
        ):
            self.env["methodical.deadline"].sudo()._cron_refresh()
        return self.env["res.company"].union(*done) if done else self.env["res.company"]

    def test_goes_on_where_it_stopped(self):
        everything = self.run_job()
        self.assertLessEqual(self.company | self.other_company, everything)
        first = self.run_job(stop_after=1, portion=1)
        self.assertEqual(len(first), 1)
        rest = self.run_job()
        self.assertFalse(first & rest)
        self.assertEqual(first | rest, everything, "nobody waits for ever")
        self.assertEqual(self.run_job(), everything, "the next night begins anew")

    @mute_logger("odoo.addons.school_methodical.models.deadline.methodical_deadline_job")
    def test_broken_school_does_not_stop_the_others(self):
        everything = self.run_job()
        self.assertEqual(self.run_job(fail=self.company), everything - self.company)

    def test_one_digest_for_all_schools_of_a_person(self):
        body = self._new_association("Science of both", self.ref_id("area_science"), self.card_head)
        user = new_test_user(
            self.env,
            login="m_both",
            groups="school_methodical.group_teacher",
            company_id=self.company.id,
            company_ids=[(6, 0, (self.company | self.other_company).ids)],
            lang="en_US",
        )
        rules = {
            company: company._get_regulation().deadline_rule_ids.filtered(lambda rule: rule.code == "J1")
            for company in (self.company, self.other_company)
        }
        self.env["methodical.deadline"].create(
            [
                {
                    "rule_id": rule.id,
                    "company_id": company.id,
                    "name": f"Plan of {company.name}",
                    "res_model": "methodical.body",
                    "res_id": body.id,
                    "user_id": user.id,
                    "date_start": "2026-09-02",
                    "date_due": "2026-09-08",
                    "day_kind": "working",
                }
                for company, rule in rules.items()
            ]
        )
        for company in self.company, self.other_company:
            self._new_card("Both", "post_teacher", company, user)
        Deadline = self.env["methodical.deadline"].sudo()
        for company in (self.company, self.other_company, self.company):
            Deadline._send_digests(company)
        digest = self.env["mail.activity"].search(
            [
                ("user_id", "=", user.id),
                ("activity_type_id", "=", self.ref_id("mail_activity_type_deadlines").id),
            ]
        )
        self.assertEqual(len(digest), 1)
        self.assertIn("Plan of Үлгү", digest.note)
        self.assertIn("Башка: Plan of Башка", digest.note)
