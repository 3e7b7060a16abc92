"""G1 and G2: what a new day costs, and the reminders of a first day, beside core's job for certifications."""

from unittest.mock import patch

from odoo.tests import freeze_time

from ..tests.course_case import TODAY
from .growth_country import PER_SCHOOL
from .timing import cost, least, most

#: schools whose nightly run is measured; a school costs the same in a country of whatever size
SAMPLE = 25
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
    ours = cost(env, lambda: Balance._read_group([], ["status"], ["__count"]))
    limit = cost(env, lambda: env.cr.execute(SQL_TODAY))
    core = _core(school)
    yield f"G1 statuses of a new day: {ours}; SQL: {limit}; core's job with nothing to do: {core}"
    yield "   " + "; ".join(
        (
            most("queries", ours.queries, 10),
            most("of SQL", ours.ms / limit.ms, 3, "x"),
            most("memory", ours.memory, 20, " MB"),
            least("faster than core", core.ms / ours.ms, 10),
        )
    )


def _core(school):
    # sudo: the job of core runs as the system
    return cost(school.env, school.env["hr.employee"].sudo()._add_certification_activity_to_employees)


def _nights(school, schools):
    """G2: the register and the digests of all terms of a school, on the first day and on the next one."""
    env, number = school.env, min(schools, SAMPLE)
    sample = school.schools(number)
    nights = {}
    for night in ("first", "next"):
        nights[night] = cost(env, lambda: _run(env, sample)) * (schools / number)
    digests = env["mail.activity"].search_count([("user_id.company_id", "in", sample.ids)])
    floor = cost(env, lambda: _tell(school, digests), times=2) * (schools / number)
    of = "" if number == schools else f" ({number} schools measured, times {schools / number:.0f})"
    yield f"G2 nightly job, first day: {nights['first']}, {digests / number:.1f} digests a school{of}"
    yield f"   next day, nothing new: {nights['next']}; the digests alone: {floor}"
    if schools == number:
        env.cr.execute(SQL_EXPIRE, [school.first_card])
        core = _core(school)
        yield f"   core's job, every fifth certification ends: {core}"
        yield "   " + "; ".join(
            (
                least("faster than core", core.ms / nights["first"].ms, 100),
                most("memory", nights["first"].memory, 20, " MB"),
            )
        )
    few, many = (cost(env, lambda part=part: _run(env, part)) for part in (sample[:1], sample[:6]))
    yield f"   each further school of {PER_SCHOOL} teachers: {(many.queries - few.queries) / 5:.0f} q"


def _run(env, companies):
    """Let the nightly job see some companies; nothing is stored on the way."""
    Deadline, Cron = env["methodical.deadline"], type(env["ir.cron"])
    pending = patch.object(type(Deadline), "_get_pending_companies", lambda _model: companies)
    progress = patch.object(Cron, "_commit_progress", lambda _cron, *_args, **_kwargs: 60)
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
