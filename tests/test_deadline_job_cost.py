from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from .common import SETUP_DAY, MethodicalCase


@tagged("post_install", "-at_install")
class TestDeadlineJobCost(MethodicalCase):
    """What the nightly job asks of the database for each further school (goals G1, G2), and what it leaves alone."""

    preset = "preset_f4"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(SETUP_DAY):
            cls.schools = cls.company.union(*(cls._new_school_of(number) for number in range(5)))
        cls.kind = cls.ref_id("mail_activity_type_deadlines")

    @classmethod
    def _new_school_of(cls, number):
        """Return a school with a regulation, a school year, a deputy and a teacher."""
        company = cls._new_school(f"School {number}")
        cls.load_regulation(cls.preset, date(2026, 8, 1), company)
        cls._new_year(company)
        for post, group in (("deputy_teaching", "deputy"), ("teacher", "teacher")):
            cls._new_person(f"{post}_{number}", f"{post} {number}", f"group_{group}", f"post_{post}", company)
        return company

    def run_night(self, day, schools):
        """Run the job over some schools on the evening before a day; return the number of its queries."""
        self.env.flush_all()
        self.env.invalidate_all()
        Deadline = self.env["methodical.deadline"].sudo()
        with (
            freeze_time(f"{day} 22:00:00"),
            patch.object(type(Deadline), "_get_pending_companies", lambda _model: schools),
            patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_args, **_kwargs: 60),
        ):
            before = self.env.cr.sql_log_count
            Deadline._cron_refresh()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

    def digests(self):
        """Return the digests of the people of these schools, by person."""
        digests = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.kind.id), ("user_id.company_id", "in", self.schools.ids)]
        )
        return digests.grouped("user_id")

    def test_nothing_new(self):
        for day in ("2026-09-04", "2026-09-05"):
            self.run_night(day, self.schools)
        one, all_of_them = (
            self.run_night("2026-09-06", schools) for schools in (self.schools[0], self.schools)
        )
        self.assertLessEqual((all_of_them - one) / (len(self.schools) - 1), 9)

    def test_reminders_of_a_first_night(self):
        """On 19 October the term of the schedule of courses is over everywhere."""
        for schools in (self.schools[0], self.schools[1:2]):
            self.run_night("2026-08-30", schools)
        self.assertFalse(self.digests())
        one = self.run_night("2026-10-19", self.schools[0])
        rest = self.run_night("2026-10-19", self.schools[1:])
        self.assertEqual(len(self.digests()), len(self.schools), "each deputy has one")
        self.assertLessEqual((rest - one) / (len(self.schools) - 2), 9)

    def test_the_digest_goes_on_from_day_to_day(self):
        self.run_night("2026-10-19", self.schools)
        before = self.digests()
        texts = {user: digest.note for user, digest in before.items()}
        self.run_night("2026-10-20", self.schools)
        self.assertEqual(self.digests(), before, "the same task")
        self.assertEqual({user: digest.note for user, digest in self.digests().items()}, texts)
        self.assertEqual({digest.date_deadline for digest in self.digests().values()}, {date(2026, 10, 21)})
