"""A country of schools, made by SQL next to the school of the measurements: do the record rules of its lists use indexes?

    ./dev odoo shell -d DATABASE < benchmarks/country.py     nothing is stored

2,300 schools, 13,800 associations, 92,000 cards, 55,000 meetings, 110,000 resolutions: meetings and resolutions are found
by the index of the school, 0.1 ms for a deputy, 12 ms for the head of an association.
"""

from odoo.tools import SQL

from odoo.addons.school_methodical.benchmarks.school import BenchSchool

SCHOOLS, BODIES, MEETINGS, RESOLUTIONS = 2300, 6, 4, 2
#: offset of the ids
BASE = 10_000_000

#: a copy of a row for each school and place; foreign keys are not looked at, everything is rolled back
COPY = """
INSERT INTO {table} ({names}) SELECT {values}
FROM (SELECT * FROM {table} WHERE id = %(row)s) source,
     generate_series(1, %(schools)s) s_no, generate_series(1, %(places)s) p_no"""


def copy(cr, table, row, places, per_school, schools=SCHOOLS, **own):
    """Copy one row into every school.

    :param places: how many of it in a school
    :param per_school: offset of the ids
    :param schools: how many schools
    :param own: {column: SQL of its value}, with ``s_no`` and ``p_no``
    """
    cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    own = {"id": f"{per_school} + s_no * 1000 + p_no", "company_id": "1000000 + s_no", **own}
    names = [name for (name,) in cr.fetchall()]
    values = [own.get(name, f'source."{name}"') for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    cr.execute(
        COPY.format(table=table, names=quoted, values=", ".join(values)),
        {"row": row, "schools": schools, "places": places},
    )


def fill(env, school):
    """Make the country; return the meeting whose rows were copied."""
    [body] = school.associations(1)
    meeting = _make_meeting(env, school, body)
    env.flush_all()
    env.cr.execute("SET session_replication_role = replica")
    for name, (row, places, own) in _places(school, body, meeting).items():
        copy(env.cr, f"methodical_{name}", row.id, places, BASE, **own)
        env.cr.execute(f"ANALYZE methodical_{name}")
    return meeting


def _make_meeting(env, school, body):
    """Return a meeting of one item with one resolution."""
    meeting = env["methodical.meeting"].create(
        {
            "body_id": body.id,
            "company_id": school.company.id,
            "school_year_id": school.year.id,
            "date_start": "2026-10-09 08:00:00",
            "agenda_item_ids": [(0, 0, {"name": "Results"})],
        }
    )
    env["methodical.resolution"].create(
        {
            "item_id": meeting.agenda_item_ids.id,
            "text": "Resolved",
            "responsible_id": school.card_teacher2.id,
            "date_due": "2026-10-20",
        }
    )
    return meeting


def _places(school, body, meeting):
    """Return {table: (row to copy, how many in a school, SQL of the columns that differ)}."""
    place, body_id = f"{BASE} + s_no * 1000 + p_no", f"{BASE} + s_no * 1000 + 1 + p_no %% {BODIES}"
    meeting_id = f"{BASE} + s_no * 1000 + 1 + p_no %% {BODIES * MEETINGS}"
    chair, secretary = (f"{BASE} + s_no * 1000 + {number}" for number in (1, 2))
    name = "jsonb_build_object('en_US', 'Association ' || p_no)"
    return {
        "body": (body, BODIES, {"heir_id": place, "name": name}),
        "membership": (body.membership_ids[0], 40, {"body_id": body_id, "teacher_id": place}),
        "teacher": (school.card_teacher, 40, {"user_id": "NULL", "employee_id": place}),
        "meeting": (
            meeting,
            BODIES * MEETINGS,
            {"body_id": body_id, "chair_id": chair, "secretary_id": secretary},
        ),
        "resolution": (
            meeting.resolution_ids,
            BODIES * MEETINGS * RESOLUTIONS,
            {"body_id": body_id, "meeting_id": meeting_id, "responsible_id": place},
        ),
    }


def explain(env, school):
    """Print the plan of each list for a deputy and the head of an association."""
    for model in ("methodical.meeting", "methodical.resolution"):
        for user in (school.user_deputy, school.user_head):
            records = env[model].with_user(user).with_context(allowed_company_ids=school.company.ids)
            query = records._search([], limit=80, order=records._order)
            rows = env.execute_query(SQL("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) %s", query.select()))
            print(f"-- {model}, {user.login}")
            print("\n".join(line for (line,) in rows))


if "env" in globals():
    here = globals()["env"]
    bench = BenchSchool.build(here)
    fill(here, bench)
    explain(here, bench)
    here.cr.rollback()
