from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ..models.deadline import methodical_deadline_job
from .common import SETUP_DAY
from .night_case import NightCase


@tagged("post_install", "-at_install")
class TestDeadlineJobCost(NightCase):
    """What the nightly job asks of the database does not depend on the number of schools (goals G1, G2), and what it leaves alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(SETUP_DAY):
            cls.schools = cls.company.browse().union(*(cls.new_full_school(number) for number in range(4)))
        cls.kind = cls.ref_id("mail_activity_type_deadlines")

    def digests(self):
        """Return the digests of the people of these schools, by person."""
        digests = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.kind.id), ("user_id.company_id", "in", self.schools.ids)]
        )
        return digests.grouped("user_id")

    def codes(self, school):
        """Return the codes of the terms that a school has in the register."""
        rows = self.env["methodical.deadline"].search([("company_id", "=", school.id)])
        return set(rows.mapped("code"))

    def test_each_school_has_every_term(self):
        """Otherwise the other tests would prove little."""
        self.run_night("2026-09-03", self.schools)
        collectors = self.env["methodical.deadline"]._get_collectors()
        for school in self.schools:
            self.assertEqual(self.codes(school), set(collectors))

    def test_quiet_night(self):
        for day in ("2026-09-04", "2026-09-05"):
            self.run_night(day, self.schools)
        one, all_of_them = (
            self.run_night("2026-09-06", schools) for schools in (self.schools[0], self.schools)
        )
        self.assertLessEqual(all_of_them - one, 1)

    def test_first_night(self):
        """The register is empty and everybody is told: a digest each."""
        self.run_night("2026-09-03", self.schools[0])
        one = self.run_night("2026-09-04", self.schools[1])
        rest = self.run_night("2026-09-04", self.schools[2:])
        self.assertEqual(len(self.digests()), 2 * len(self.schools), "deputy and teacher")
        self.assertLessEqual(rest - one, 1 + 2, "no more than the digests of one school")

    def test_quiet_night_writes_nothing_in_the_register(self):
        self.run_night("2026-09-04", self.schools)
        self.env.cr.execute("SELECT id, xmin::text, xmax::text FROM methodical_deadline")
        before = set(self.env.cr.fetchall())
        self.run_night("2026-09-04", self.schools)
        self.env.cr.execute("SELECT id, xmin::text, xmax::text FROM methodical_deadline")
        self.assertEqual(set(self.env.cr.fetchall()), before)

    def test_broken_portion_is_done_school_by_school(self):
        """What the portion would have written together, each school writes alone."""
        Deadline = type(self.env["methodical.deadline"])
        refresh = Deadline._refresh

        def refuse_many(records, companies):
            if len(companies) > 1:
                raise ValueError("broken data")
            return refresh(records, companies)

        with patch.object(Deadline, "_refresh", refuse_many):
            self.run_night("2026-09-04", self.schools)
        alone = {school: self.rows(school) for school in self.schools}
        self.env["methodical.deadline"].search([("company_id", "in", self.schools.ids)]).unlink()
        with patch.object(methodical_deadline_job, "PORTION", 2):
            self.run_night("2026-09-04", self.schools)
        self.assertEqual({school: self.rows(school) for school in self.schools}, alone)

    def rows(self, school):
        """Return what the register says of a school."""
        rows = self.env["methodical.deadline"].search([("company_id", "=", school.id)])
        return {
            (row.code, row.name, row.date_start, row.date_due, row.date_met, row.responsible_id)
            for row in rows
        }

    def test_the_digest_goes_on_from_day_to_day(self):
        self.run_night("2026-10-19", self.schools)
        before = self.digests()
        self.run_night("2026-10-20", self.schools)
        self.assertEqual(self.digests(), before, "the same task")
        self.assertEqual({digest.date_deadline for digest in self.digests().values()}, {date(2026, 10, 21)})
