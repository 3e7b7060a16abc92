"""G5 and G6: lists of 80 rows, filters and charts, for one school and for the country, beside SQL and core's employees."""

from ..tests.query_case import QueryCase
from .timing import LEAST, cost, least, most

#: rows of a page; the web client counts rows of a list up to its limit and one more
LIST_LIMIT, COUNT_LIMIT = 80, 10_001
SQL_LIST = """SELECT id, teacher_name, name, provider_name, date_end, hours, document_number, state, company_id
    FROM methodical_course WHERE company_id = ANY(%s) ORDER BY date_end DESC, id DESC LIMIT 80"""
SQL_DUE = """SELECT teacher_id, date_due FROM methodical_course_standing
    WHERE company_id = ANY(%s) AND current_date BETWEEN date_from AND date_to AND status = 'overdue'
    ORDER BY date_due, teacher_id LIMIT 80"""
SQL_MONTH = """SELECT date_trunc('month', date_due), count(*) FROM methodical_course_standing
    WHERE company_id = ANY(%s) AND current_date BETWEEN date_from AND date_to GROUP BY 1"""
BALANCE = "methodical.course.balance"


def measure(school, officer):
    """Yield lines.

    :param school: GrowthSchool
    :param officer: res.users who works in all schools
    """
    everything = officer.company_ids
    for name, companies in (("country", everything), ("one school", everything[-1:])):
        env = school.env(user=officer.id, context={"allowed_company_ids": companies.ids})
        core = _cost(env, lambda env=env: _read(env["hr.employee"], []))
        yield f"{name}, list of core's employees: {core}"
        for key, work, query, factor in _pieces(env):
            ours = _cost(env, work)
            limit = _cost(env, lambda query=query, env=env: env.cr.execute(query, [env.companies.ids]))
            goals = [most("queries", ours.queries, 8)]
            if not factor:
                goals.append(least("faster than core", core.ms / ours.ms, 3))
            elif limit.ms >= LEAST:
                goals.append(most("of SQL", ours.ms / limit.ms, factor, "x"))
            yield f"   {key}: {ours}; SQL: {limit}; {'; '.join(goals)}"


def _pieces(env):
    """Return [(name, work, the same by SQL, goal as a multiple of SQL)]; lists have core's employees as their goal."""
    return [
        ("G5 ledger", lambda: _read(env["methodical.course"], []), SQL_LIST, None),
        ("G6 overdue", lambda: _read(env[BALANCE], [("status", "=", "overdue")]), SQL_DUE, 1.3),
        ("G6 due by month", lambda: _group(env[BALANCE], "date_due:month"), SQL_MONTH, 1.3),
    ]


def _cost(env, work):
    work()  # what is read once, like views and rights
    return cost(env, work, times=3)


def _read(Model, domain):
    asked = QueryCase.ask(_Asker(Model.env), Model, "list")
    return Model.web_search_read(domain, asked, limit=LIST_LIMIT, count_limit=COUNT_LIMIT)


class _Asker(QueryCase):
    """What a list asks for, without the harness of tests."""

    def __init__(self, env):
        super().__init__("ask")
        self.env = env


def _group(Model, by):
    return Model.formatted_read_group([], [by], ["__count"])
