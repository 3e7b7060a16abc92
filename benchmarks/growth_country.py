"""Teachers of many schools with four certificates each, made by SQL from one card: the same rows in every run."""

from datetime import date

from odoo import Command

from ..tests.course_case import TODAY
from ..tools.guard import with_pass
from .country import BASE, copy
from .school import BenchSchool

PER_SCHOOL, COURSES = 40, 4
FIRST_COMPANY = 1_000_000
CARD = f"{BASE} + s_no * 1000 + p_no"
SCHOOL = f"{FIRST_COMPANY} + s_no"

#: four certificates, days scattered by the number of the card: the last one is due between June 2026 and June 2029
DAY = "date '2013-03-15' + (p_no * 37 + s_no * 11) %% 1100 + {place} * 1000"
#: what our own calculation makes of the certificates: the time before the first, a period of each, five of the last one
STANDINGS = f"""
INSERT INTO methodical_course_standing
    (teacher_id, company_id, date_from, date_to, status, ground, date_due, date_counted, norm_id, course_id, hours, is_past)
SELECT DISTINCT ON (teacher_id) teacher_id, company_id, date '1900-01-01', document_date - 1, 'exempt', 'free',
       NULL::date, NULL::date, NULL::int, NULL::int, 0, TRUE
FROM methodical_course WHERE teacher_id >= {BASE} ORDER BY teacher_id, document_date;
INSERT INTO methodical_course_standing
    (teacher_id, company_id, date_from, date_to, status, ground, date_due, date_counted, norm_id, course_id, hours, is_past)
SELECT teacher_id, company_id, document_date, following - 1, 'ok', 'course', (document_date + interval '5 years')::date,
       document_date, {BASE} + (company_id - {FIRST_COMPANY}) * 1000 + 1, id, 72, TRUE
FROM (SELECT *, LEAD(document_date) OVER (PARTITION BY teacher_id ORDER BY document_date) AS following
      FROM methodical_course WHERE teacher_id >= {BASE}) course
WHERE following IS NOT NULL;
INSERT INTO methodical_course_standing
    (teacher_id, company_id, date_from, date_to, status, ground, date_due, date_counted, norm_id, course_id, hours, is_past)
SELECT course.teacher_id, course.company_id, step.since, step.until, step.status, 'course', course.due,
       course.document_date, {BASE} + (course.company_id - {FIRST_COMPANY}) * 1000 + 1, course.id, 72, FALSE
FROM (SELECT DISTINCT ON (teacher_id) *, (document_date + interval '5 years')::date AS due
      FROM methodical_course WHERE teacher_id >= {BASE} ORDER BY teacher_id, document_date DESC) course,
LATERAL (VALUES
    ('ok', course.document_date, (course.due - interval '12 months' - interval '1 day')::date),
    ('due_12', (course.due - interval '12 months')::date, (course.due - interval '6 months' - interval '1 day')::date),
    ('due_6', (course.due - interval '6 months')::date, (course.due - interval '3 months' - interval '1 day')::date),
    ('due_3', (course.due - interval '3 months')::date, course.due),
    ('overdue', course.due + 1, date '9999-12-31')) AS step (status, since, until)"""

#: teachers of the school itself
OWN_CARD = f"{2 * BASE} + p_no"
_LETTERS = "абвгдежзик"


class GrowthSchool(BenchSchool):
    """The school of the measurements under the regulation of courses, with a country around it."""

    preset = "preset_f4"
    #: id beyond which cards and users of the country are numbered
    first_card = BASE

    def schools(self, number):
        """Return the first schools of the country (res.company)."""
        return self.env["res.company"].browse(range(FIRST_COMPANY + 1, FIRST_COMPANY + number + 1))

    def build_country(self, schools):
        """Make schools of ``PER_SCHOOL`` teachers, and core's employees with a certification each.

        :param schools: how many
        :return: res.users who work in all of them: the officer
        """
        env, cr = self.env, self.env.cr
        course = with_pass(env["methodical.course"]).create(
            {
                "teacher_id": self.card_teacher.id,
                "name": "Functional literacy",
                "provider_name": "РИПК",
                "hours": 72,
                "date_end": "2020-03-01",
                "document_date": "2020-03-01",
                "document_kind": "certificate",
                "document_number": "1",
                "state": "credited",
                "sharing": "none",
            }
        )
        job, certificate = self._certify(self.card_teacher.employee_id)
        env.flush_all()
        cr.execute("SET session_replication_role = replica")
        self._copy_schools(schools)
        self._copy_people(schools)
        self._copy_deputies(schools)
        for place in range(COURSES):
            day = DAY.format(place=place)
            copy(
                cr, "methodical_course", course.id, PER_SCHOOL, BASE, schools,
                id=f"({CARD}) * 10 + {place}", teacher_id=CARD, company_id=SCHOOL,
                teacher_name="'Teacher ' || s_no || ' ' || p_no", document_date=day, date_end=day,
                document_number=f"(s_no * 1000 + p_no) * 10 + {place}",
            )  # fmt: skip
        copy(cr, "hr_employee_skill", certificate.id, PER_SCHOOL, BASE, schools, employee_id=CARD)
        cr.execute(STANDINGS)
        cr.execute("SET session_replication_role = DEFAULT")
        for table in (
            "methodical_course", "methodical_teacher", "methodical_course_standing", "hr_employee", "hr_version",
            "hr_employee_skill", "res_company", "res_users", "methodical_school_year", "methodical_deadline_rule",
        ):  # fmt: skip
            cr.execute(f"ANALYZE {table}")
        env.invalidate_all()
        env.registry.clear_cache()
        return self.user_officer

    def _copy_schools(self, schools):
        """Make the schools, each with its regulation: one norm, its term, an open school year; the officer works in all."""
        cr = self.env.cr
        copy(
            cr, "res_company", self.company.id, 1, FIRST_COMPANY, schools,
            id=SCHOOL, name="'School ' || s_no", parent_path=f"({SCHOOL}) || '/'",
        )  # fmt: skip
        cr.execute(
            f"INSERT INTO res_company_users_rel (cid, user_id) SELECT {FIRST_COMPANY} + s_no, %s FROM generate_series(1, %s) s_no",
            [self.user_officer.id, schools],
        )
        norm = self.env["methodical.regulation.norm"].search(
            [("regulation_id", "=", self.regulation.id)], limit=1
        )
        copy(cr, "methodical_regulation", self.regulation.id, 1, BASE, schools, company_id=SCHOOL)
        copy(
            cr, "methodical_regulation_norm", norm.id, 1, BASE, schools, regulation_id=CARD, company_id=SCHOOL
        )
        [term] = self.regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J18")
        copy(cr, "methodical_deadline_rule", term.id, 1, BASE, schools, regulation_id=CARD, company_id=SCHOOL)
        cr.execute(
            f"""INSERT INTO methodical_deadline_rule_methodical_post_rel
                SELECT {BASE} + s_no * 1000 + 1, %s FROM generate_series(1, %s) s_no""",
            [self.ref_id("post_deputy_teaching").id, schools],
        )
        copy(cr, "methodical_school_year", self.year.id, 1, BASE, schools, company_id=SCHOOL)

    def _copy_people(self, schools):
        cr, employee = self.env.cr, self.card_teacher.employee_id
        copy(
            cr, "hr_employee", employee.id, PER_SCHOOL, BASE, schools,
            name="'Teacher ' || s_no || ' ' || p_no", user_id="NULL", current_version_id=CARD,
        )  # fmt: skip
        copy(cr, "hr_version", employee.version_id.id, PER_SCHOOL, BASE, schools, employee_id=CARD)
        copy(
            cr, "methodical_teacher", self.card_teacher.id, PER_SCHOOL, BASE, schools,
            name="'Teacher ' || s_no || ' ' || p_no", user_id="NULL", employee_id=CARD,
        )  # fmt: skip

    def _copy_deputies(self, schools):
        """Make the first teacher of each school its deputy, with an account: he is told of the courses of all."""
        cr = self.env.cr
        copy(
            cr, "res_users", self.user_deputy.id, 1, BASE, schools,
            login="'deputy ' || s_no", company_id=SCHOOL,
        )  # fmt: skip
        deputies = f"FROM generate_series(1, {schools}) s_no, (SELECT 1 AS p_no) p"
        cr.execute(f"INSERT INTO res_company_users_rel (cid, user_id) SELECT {SCHOOL}, {CARD} {deputies}")
        cr.execute(f"UPDATE methodical_teacher SET user_id = id WHERE id IN (SELECT {CARD} {deputies})")
        cr.execute(
            f"""INSERT INTO methodical_post_methodical_teacher_rel (methodical_teacher_id, methodical_post_id)
                SELECT {CARD}, %s {deputies}""",
            [self.ref_id("post_deputy_teaching").id],
        )

    def _certify(self, employee):
        """Return a job of core that asks for a certification, and that of an employee, valid for years."""
        env = self.env
        kind = env["hr.skill.type"].create(
            {
                "name": "Courses",
                "is_certification": True,
                "skill_ids": [Command.create({"name": "72 hours"})],
                "skill_level_ids": [Command.create({"name": "Valid", "level_progress": 100})],
            }
        )
        facts = {
            "skill_type_id": kind.id,
            "skill_id": kind.skill_ids.id,
            "skill_level_id": kind.skill_level_ids.id,
        }
        job = env["hr.job"].create({"name": "Teacher", "user_id": self.user_officer.id, "company_id": False})
        env["hr.job.skill"].create({**facts, "job_id": job.id})
        employee.job_id = job
        certificate = env["hr.employee.skill"].create(
            {
                **facts,
                "employee_id": employee.id,
                "valid_from": date(2020, 1, 1),
                "valid_to": TODAY.date().replace(year=2036),
            }
        )
        return job, certificate

    def add_teachers(self, number):
        """Return the names of new teachers of the school itself."""
        cr, employee = self.env.cr, self.card_teacher.employee_id
        name = f"'Асанова Айгүл ' || translate(lpad(p_no::text, 4, '0'), '0123456789', '{_LETTERS}')"
        own = {"id": OWN_CARD, "company_id": str(self.company.id)}
        cr.execute("SET session_replication_role = replica")
        copy(
            cr, "hr_employee", employee.id, number, BASE, 1,
            **own, name=name, user_id="NULL", current_version_id=OWN_CARD,
        )  # fmt: skip
        copy(cr, "hr_version", employee.version_id.id, number, BASE, 1, **own, employee_id=OWN_CARD)
        copy(
            cr, "methodical_teacher", self.card_teacher.id, number, BASE, 1,
            **own, name=name, user_id="NULL", employee_id=OWN_CARD,
        )  # fmt: skip
        cr.execute("SET session_replication_role = DEFAULT")
        self.env.invalidate_all()
        letters = str.maketrans("0123456789", _LETTERS)
        return [f"Асанова Айгүл {f'{place:04}'.translate(letters)}" for place in range(1, number + 1)]
