"""G1 and G2: what a new day costs, and the reminders of a first day, beside core's job for certifications."""

from unittest.mock import patch

from odoo.tests import freeze_time

from ..tests.course_case import TODAY
from .growth_country import PER_SCHOOL
from .timing import LEAST, cost, least, most

#: schools up to which core's job writes its reminders, too: for a country it takes minutes
FEW = 25
SQL_TODAY = """SELECT standing.status, count(*) FROM methodical_course_standing standing
    WHERE current_date BETWEEN date_from AND date_to GROUP BY 1"""
#: one certification in five ends soon
SQL_EXPIRE = (
    "UPDATE hr_employee_skill SET valid_to = current_date + 30 WHERE id %% 5 = 0 AND employee_id >= %s"
)


def measure(school, schools):
    """Yield lines.

    :param school: GrowthSchool
    :param schools: how many schools the country has
    """
    with freeze_time(TODAY, tick=True):  # within the school year of the tests
        yield from _statuses(school)
        yield from _nights(school, schools)


def _statuses(school):
    """G1: how everybody stands today is written nowhere, it is read."""
    env = school.env
    Balance = env["methodical.course.balance"]
    Balance._read_group([], ["status"], ["__count"])  # what is read once
    ours = cost(env, lambda: Balance._read_group([], ["status"], ["__count"]), times=3)
    limit = cost(env, lambda: env.cr.execute(SQL_TODAY), times=3)
    core = _core(school)
    yield f"G1 statuses of a new day: {ours}; SQL: {limit}; core's job with nothing to do: {core}"
    goals = [
        most("queries", ours.queries, 10),
        most("memory", ours.memory, 20, " MB"),
        least("faster than core", core.ms / ours.ms, 10),
    ]
    if limit.ms >= LEAST:
        goals.append(most("of SQL", ours.ms / limit.ms, 3, "x"))
    yield "   " + "; ".join(goals)


def _core(school):
    # sudo: the job of core runs as the system
    return cost(school.env, school.env["hr.employee"].sudo()._add_certification_activity_to_employees)


def _nights(school, schools):
    """G2: the register and the digests of all terms of a school, on the first day and on the next one."""
    env, companies = school.env, school.schools(schools)
    nights = {night: cost(env, lambda: _run(env, companies)) for night in ("first", "next")}
    digests = env["mail.activity"].search_count([("user_id.company_id", "in", companies.ids)])
    floor = cost(env, lambda: _tell(school, digests), times=2)
    yield f"G2 nightly job, first day: {nights['first']}, {digests / schools:.1f} digests a school"
    yield f"   next day, nothing new: {nights['next']}; the digests alone: {floor}"
    if schools <= FEW:
        env.cr.execute(SQL_EXPIRE, [school.first_card])
        core = _core(school)
        yield f"   core's job, every fifth certification ends: {core}"
        yield "   " + "; ".join(
            (
                least("faster than core", core.ms / nights["first"].ms, 100),
                most("memory", nights["first"].memory, 20, " MB"),
            )
        )
    few, many = (cost(env, lambda part=part: _run(env, part)) for part in (companies[:5], companies[:25]))
    yield f"   each further school of {PER_SCHOOL} teachers: {(many.queries - few.queries) / 20:.1f} q"


def _run(env, companies):
    """Let the nightly job see some companies; nothing is stored on the way, but what a commit forgets is forgotten."""

    def commit_progress(_cron, *_args, **_kwargs):
        env.flush_all()
        env.invalidate_all()
        return 60

    Deadline, Cron = env["methodical.deadline"], type(env["ir.cron"])
    pending = patch.object(type(Deadline), "_get_pending_companies", lambda _model: companies)
    progress = patch.object(Cron, "_commit_progress", commit_progress)
    with pending, progress:
        Deadline._cron_refresh()


def _tell(school, number):
    """Give so many people a task without a document: what no reminder can do without."""
    kind = school.ref_id("mail_activity_type_deadlines")
    users = school.env["res.users"].search([("id", ">=", school.first_card)], limit=number)
    school.env["mail.activity"].create(
        [
            {"activity_type_id": kind.id, "user_id": user.id, "summary": "Terms", "note": "Terms"}
            for user in users
        ]
    )
