"""People of the demo schools: employees, cards, services, categories and classes."""

from datetime import date

from odoo import Command

from .tables import find, find_user, read, register

UNIVERSITIES = {
    "knu": "Ж. Баласагын атындагы Кыргыз улуттук университети",
    "arabaev": "И. Арабаев атындагы Кыргыз мамлекеттик университети",
    "krsu": "Кыргызско-Российский Славянский университет",
    "bmu": "К. Карасаев атындагы Бишкек мамлекеттик университети",
    "oshmu": "Ош мамлекеттик университети",
    "sport": "Дене тарбия жана спорт академиясы",
    "college": "Бишкек педагогикалык колледжи",
}
MANAGERS = {"director": 9, "deputy_teaching": 7, "deputy_scientific": 8, "methodologist": 5}


def create(env, company, clock, table):
    """Create the people of a table; return {key: card}."""
    rows = read(table)
    employees = env["hr.employee"].create(
        [_prepare_employee(env, company, clock, *pair) for pair in enumerate(rows)]
    )
    cards = env["methodical.teacher"].create(
        [
            _prepare_card(env, company, clock, row, employee)
            for row, employee in zip(rows, employees, strict=True)
        ]
    )
    teachers = {row["key"]: card for row, card in zip(rows, cards, strict=True)}
    env["methodical.service"].create(
        [
            values
            for number, row in enumerate(rows)
            for values in _prepare_services(clock, number, row, teachers[row["key"]])
        ]
    )
    env["methodical.category.award"].create(
        [_prepare_award(env, clock, row, teachers[row["key"]]) for row in rows if row["category"]]
    )
    register(env, {f"teacher_{key}_demo": card for key, card in teachers.items()})
    return teachers


def create_classes(env, year, table, teachers):
    """Create the classes of a school year with their class teachers; some learn by the 12-year programme."""
    rows = [row for row in read(table) if row["class"]]
    env["methodical.class"].create(
        [
            {
                "company_id": year.company_id.id,
                "school_year_id": year.id,
                "grade": int(row["class"][:-1]),
                "letter": row["class"][-1],
                "programme": "12" if int(row["class"][:-1]) in (1, 2, 5, 7) else "11",
                "class_teacher_id": teachers[row["key"]].id,
            }
            for row in rows
        ]
    )


def create_officer(env, company):
    """Create the employee behind the qualification officer, who teaches nothing and has no card."""
    user = find_user(env, "hr")
    env["hr.employee"].create(
        {"name": user.name, "user_id": user.id, "company_id": company.id, "job_title": "Инспектор по кадрам"}
    )


def _prepare_employee(env, company, clock, number, row):
    return {
        "name": row["name"],
        "company_id": company.id,
        "user_id": find_user(env, row["user"]).id if row["user"] else False,
        "sex": "male" if row["sex"] == "m" else "female",
        "birthday": date(clock.first_year - int(row["age"]), number * 5 % 12 + 1, number * 11 % 28 + 1),
        "job_title": find(env, "post_", row["posts"].split()[0]).name if row["posts"] else False,
        "active": row["key"] != "left1",
    }


def _prepare_card(env, company, clock, row, employee):
    studied = int(row["service"]) + 1
    posts = find(env, "post_", row["posts"])
    return {
        "employee_id": employee.id,
        "company_id": company.id,
        "active": employee.active,
        "date_joined": clock.september(int(row["here"])),
        "post_ids": [Command.set(posts.ids if posts else [])],
        "subject_ids": [Command.set(find(env, "subject_", row["subjects"]).ids)],
        "weekly_load": float(row["load"]),
        "education_level": "vocational" if row["university"] == "college" else "higher",
        "education_institution": UNIVERSITIES[row["university"]],
        "education_year": clock.first_year - studied + 1,
        "speciality": row["speciality"],
        "honours": row["honours"],
    }


def _prepare_services(clock, number, row, teacher):
    """Return the values of the services of one person: counted since he came here, plus the years before."""
    here, service = int(row["here"]), int(row["service"])
    managed = max((MANAGERS.get(post, 0) for post in row["posts"].split()), default=0)
    years = {"total": service + number % 3, "pedagogical": service, "education": service}
    values = [
        {
            "teacher_id": teacher.id,
            "kind": kind,
            "date_start": clock.september(here),
            "earlier_years": total - here,
            "earlier_months": number % 12 if total > here else 0,
        }
        for kind, total in years.items()
    ]
    if managed:
        values.append(
            {"teacher_id": teacher.id, "kind": "managerial", "date_start": clock.september(managed)}
        )
    return values


def _prepare_award(env, clock, row, teacher):
    code, years_ago = row["category"].split(":")
    day = date(clock.first_year - int(years_ago), 5, 20)
    return {
        "teacher_id": teacher.id,
        "category_id": find(env, "category_", code).id,
        "date_awarded": day,
        "reference": f"№ {day:%m}{teacher.id % 90 + 10}",
    }
