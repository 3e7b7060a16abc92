from datetime import date
from unittest.mock import patch

from odoo import Command
from odoo.tests import freeze_time

from ..tools.guard import with_pass
from .common import SETUP_DAY
from .night_papers_case import NightPapersCase

#: what the regulation asks for where a term depends on it
RULES = {
    "members_min": 9,
    "head_service": 50,
    "meetings_year": 9,
    "meetings_quarter": 2,
    "self_education": 0,
    "mentoring_silence": 1,
}


class NightCase(NightPapersCase):
    """Schools of which each has something for every term of the register, and the nightly job over some of them.

    In each: two associations (one with a plan, meetings and a scheme), a deputy with a plan of his own, and a teacher with courses,
    a silent mentor, a document to read; one document waits for the deputy.
    """

    preset = "preset_f4"

    @classmethod
    def new_full_school(cls, number):
        """Return a school (res.company) with something for every collector."""
        company = cls._new_school(f"School {number}")
        regulation = cls.load_regulation(cls.preset, date(2026, 8, 1), company)
        cls._switch_everything_on(regulation)
        cls._new_year(company)
        for post, group in (("deputy_teaching", "deputy"), ("teacher", "teacher")):
            cls._new_person(f"{post}_{number}", f"{post} {number}", f"group_{group}", f"post_{post}", company)
        school = cls._read_school(company)
        for fill in (
            cls._fill_bodies,
            cls._fill_plans,
            cls._fill_meetings,
            cls._fill_growth,
            cls._fill_papers,
        ):
            fill(school)
        cls.env.flush_all()  # on the day on which it was made
        return company

    @classmethod
    def _switch_everything_on(cls, regulation):
        """Let a regulation know every term, and ask for what some of them depend on."""
        regulation.has_deputy_analysis = True
        terms = regulation.deadline_rule_ids
        missing = cls.env["methodical.deadline"]._get_collectors().keys() - set(terms.mapped("code"))
        terms.create([{"regulation_id": regulation.id, "code": code} for code in sorted(missing)])
        regulation.deadline_rule_ids.write({"is_on": True})
        regulation.rule_ids.filtered(lambda rule: rule.code in RULES).unlink()
        regulation.rule_ids.create(
            [
                {"regulation_id": regulation.id, "code": code, "severity": "warn", "value": value}
                for code, value in RULES.items()
            ]
        )
        post = cls.ref_id("post_deputy_teaching")
        regulation.duty_ids.unlink()
        regulation.duty_ids.create(
            [
                {"regulation_id": regulation.id, "function": function, "post_id": post.id}
                for function in ("supervise", "analyse")
            ]
        )

    @classmethod
    def _read_school(cls, company):
        """Return {word: record} of what the parts of a school are about."""
        cards = cls.env["methodical.teacher"].search([("company_id", "=", company.id)])
        deputy = cards.filtered(lambda card: card.post_ids == cls.ref_id("post_deputy_teaching"))
        return {
            "company": company,
            "deputy": deputy,
            "teacher": cards - deputy,
            "year": cls.env["methodical.school.year"].search([("company_id", "=", company.id)]),
        }

    @classmethod
    def _fill_bodies(cls, school):
        """Make two associations with their heads."""
        with_teacher = {"teacher_id": school["teacher"].id, "date_from": SETUP_DAY}
        school["bodies"] = cls.env["methodical.body"].create(
            [
                {
                    "name": name,
                    "company_id": school["company"].id,
                    "association_kind": "area",
                    "supervisor_id": school["deputy"].id,
                    "membership_ids": [Command.create(with_teacher)],
                }
                for name in ("Science", "Languages")
            ]
        )
        for body in school["bodies"]:
            cls.open_body(body, SETUP_DAY)
            cls.seat_head(body, school["teacher"], SETUP_DAY, votes_for=1)

    @classmethod
    def _fill_plans(cls, school):
        """Make approved plans of an association and of the deputy, a scheme of work, and a plan that waits."""
        common = {"school_year_id": school["year"].id, "company_id": school["company"].id}
        item = {
            "name": "Open lesson",
            "direction_id": cls.ref_id("direction_1").id,
            "date_from": "2026-10-12",
            "responsible_ids": [Command.link(school["teacher"].id)],
        }
        of_body, of_deputy, waiting = cls.env["methodical.plan"].create(
            [
                {**common, "body_id": school["bodies"][0].id, "item_ids": [Command.create(item)]},
                {**common, "owner_kind": "deputy", "owner_id": school["deputy"].id},
                {**common, "body_id": school["bodies"][1].id},
            ]
        )
        scheme = cls.env["methodical.scheme"].create(
            {
                **common,
                "subject_id": cls.ref_id("subject_physics").id,
                "class_id": cls.env["methodical.class"].create({**common, "grade": 7, "letter": "А"}).id,
                "teacher_id": school["teacher"].id,
                "hours": 2,
            }
        )
        for document in (of_body, of_deputy, scheme):
            cls.sign(document, school["deputy"])
        cls.sign(waiting, school["deputy"], is_current=True, date_due="2026-09-01")

    @classmethod
    def _fill_meetings(cls, school):
        """Make a meeting that touches the other association, one that was held and one whose minutes are signed."""
        first, other = school["bodies"]
        common = {
            "body_id": first.id,
            "company_id": school["company"].id,
            "school_year_id": school["year"].id,
        }
        resolution = {"text": "Resolved", "responsible_id": school["teacher"].id, "date_due": "2026-09-03"}
        planned, held, signed = cls.env["methodical.meeting"].create(
            [
                {
                    **common,
                    "date_start": f"2026-09-{day} 08:00:00",
                    "agenda_item_ids": [Command.create({"name": "Results", "resolution_ids": lines, **item})],
                }
                for day, item, lines in (
                    ("10", {"body_ids": [Command.link(other.id)]}, []),
                    ("02", {"kind": "analysis"}, []),
                    ("01", {}, [Command.create(resolution)]),
                )
            ]
        )
        with_pass(held | signed).write({"held_at": "2026-09-02 08:00:00"})
        with_pass(planned).write({"announced_at": "2026-08-25 08:00:00"})
        cls.sign(signed, school["deputy"])
        cls.env["methodical.proposal"].create(
            {
                "name": "Seminar of the district",
                "text": "New programme of physics.",
                "kind": "information",
                "date_event": "2026-09-02",
                "organiser": "District office",
                "company_id": school["company"].id,
                "author_id": school["teacher"].id,
                "school_year_id": school["year"].id,
                "addressee_id": school["deputy"].id,
            }
        )

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
