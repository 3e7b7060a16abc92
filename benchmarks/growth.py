"""G1, G2, G5 to G8: courses of a country of teachers, beside core's job for certifications and the database alone."""

import base64
import resource
import tempfile
from functools import partial

from odoo.tests import freeze_time

from ..tests import course_files
from ..tests.course_case import TODAY
from ..tests.query_case import QueryCase
from .growth_country import PER_SCHOOL, GrowthSchool
from .timing import cost

#: schools of ``PER_SCHOOL`` teachers: 1,000 and 92,000 teachers
SIZES = (25, 2300)
LIST_LIMIT = 80
#: certificates that are imported, and for how many people
ROWS, PEOPLE = 5000, 1250

SQL_TODAY = """SELECT standing.status, count(*) FROM methodical_course_standing standing
    WHERE current_date BETWEEN date_from AND date_to GROUP BY 1"""
SQL_LIST = """SELECT id, teacher_name, name, provider_name, date_end, hours, document_number, state, company_id
    FROM methodical_course ORDER BY date_end DESC, id DESC LIMIT 80"""
SQL_DUE = """SELECT teacher_id, date_due FROM methodical_course_standing
    WHERE current_date BETWEEN date_from AND date_to AND status = 'overdue' ORDER BY date_due, teacher_id LIMIT 80"""


def measure(env):
    """Yield lines: the figures of both sizes, ours and the yardsticks of the same run.

    :param env: environment of the superuser on a database of its own
    """
    for schools in SIZES:
        yield f"{schools * PER_SCHOOL} teachers in {schools} schools"
        school = GrowthSchool.build(env)
        officer = school.build_country(schools)
        yield from _daily(school)
        yield from _lists(school, officer)
        yield from _export(school, officer)
        yield from _import(school)
        env.cr.rollback()
        env.invalidate_all()
        env.registry.clear_cache()


def _daily(school):
    """G1: what a new day costs."""
    env = school.env
    Balance = env["methodical.course.balance"]
    statuses = cost(env, lambda: Balance._read_group([], ["status"], ["__count"]))
    limit = cost(env, lambda: env.cr.execute(SQL_TODAY))
    yield f"  statuses of a new day: {statuses}; nothing is written; the database alone: {limit}"
    # sudo: the job of core runs as the system
    Employee = env["hr.employee"].sudo()
    before = _memory()
    core = cost(env, Employee._add_certification_activity_to_employees)
    yield f"  core's job for certifications, nothing to do: {core}, {_memory() - before:+.0f} MB"


def _lists(school, officer):
    """G5 and G6: lists of 80 rows, filters and groups, for one school and for the country."""
    env = school.env
    country = (
        env["methodical.course"]
        .with_user(officer)
        .with_context(allowed_company_ids=[school.company.id, *(officer.company_ids - school.company).ids])
    )
    one = country.with_context(allowed_company_ids=[country.env.companies[-1].id])
    for name, model in (("country", country), ("one school", one)):
        for key, part in (
            ("ledger", lambda model: _read(model, [])),
            ("balance", lambda model: _read(model.env["methodical.course.balance"], [])),
            ("overdue", lambda model: _read(model.env["methodical.course.balance"], [("status", "=", "overdue")])),
            ("due by month", lambda model: _group(model.env["methodical.course.balance"], "date_due:month")),
            ("by status", lambda model: _group(model.env["methodical.course.balance"], "status")),
            ("ledger by year", lambda model: _group(model, "date_end:year")),
            ("core's employees", lambda model: _read(model.env["hr.employee"], [])),
        ):  # fmt: skip
            part(model)
            yield f"  {name}, {key}: {cost(env, lambda part=part, model=model: part(model))}"
    for key, query in (("ledger", SQL_LIST), ("overdue", SQL_DUE)):
        yield f"  the database alone, {key} of the country: {cost(env, lambda query=query: env.cr.execute(query))}"


def _read(Model, domain):
    asked = QueryCase.ask(_Asker(Model.env), Model, "list")
    return Model.web_search_read(domain, asked, limit=LIST_LIMIT)


class _Asker(QueryCase):
    """What a list asks for, without the harness of tests."""

    def __init__(self, env):
        super().__init__("ask")
        self.env = env


def _group(Model, by):
    return Model.formatted_read_group([], [by], ["__count"])


def _export(school, officer):
    """G8: the whole ledger and balance, written as a workbook to the disk."""
    env = school.env
    # a quarter of the ledger: as many rows as teachers
    for name, domain in (
        ("methodical.course.balance", []),
        ("methodical.course", [("document_number", "=like", "%0")]),
    ):
        Model = env[name].with_user(officer).with_context(allowed_company_ids=officer.company_ids.ids)
        rows = Model.search_count(domain)
        before = _memory()
        with tempfile.TemporaryFile() as stream:
            export = partial(Model._export, domain, stream)
            found = cost(env, export)
            size = stream.tell()
        yield f"  export of {rows} rows of {name}: {found}, {_memory() - before:+.0f} MB, file {size / 2**20:.1f} MB"


def _import(school):
    """G7: old certificates of a large school, and the nightly run of that school afterwards (G2)."""
    env = school.env
    names = school.add_teachers(PEOPLE)
    content = course_files.book_of(course_files.many(names, ROWS // PEOPLE))
    wizard = school.as_user(env["methodical.course.import"], school.user_officer).create(
        {"file": base64.b64encode(content), "filename": "list.xlsx"}
    )
    wizard.action_read()
    yield f"  import, preview of {ROWS} rows: {cost(env, wizard.action_preview)}"
    before = _memory()
    found = cost(env, wizard.action_import)
    yield f"  import, {ROWS} rows stored: {found}, {_memory() - before:+.0f} MB"
    again = school.as_user(env["methodical.course.import"], school.user_officer).create(
        {"file": base64.b64encode(content), "filename": "list.xlsx"}
    )
    again.action_read()
    yield f"  import of the same once more: {cost(env, again.action_import)}"
    Deadline = env["methodical.deadline"].with_company(school.company)
    for day in ("first", "next"):
        with freeze_time(TODAY, tick=True):  # within the school year of the tests
            found = cost(env, lambda: Deadline._run_company(school.company))
        yield f"  nightly run of a school of {PEOPLE} teachers, {day} day: {found}"


def _memory():
    """Return the largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
