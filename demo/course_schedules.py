"""Difficulties that teachers name, needs of courses from them, and the schedule of five years."""

from .story import carry
from .tables import find_user, register

#: who has not answered yet: the questionnaire waits for him
SILENT = ("math2", "physics2", "kyrgyz4", "english3", "music1")
#: one difficulty in so many is a strong one, or one with which somebody wants help
STRONG, HELP = 61, 29
#: wishes that are known before the schedule is made: (teacher, school years from now, quarter)
WISHES = (("math3", 1, "2"), ("kyrgyz2", 1, "4"), ("english1", 2, "1"))
#: needs that were stated after the schedule was approved: (teacher, theme, what is difficult)
LATE_NEEDS = (
    ("history2", "Тарых сабагында сынчыл ой жүгүртүү", "Окуучулар булактарды салыштырууга кыйналат."),
    ("pe1", "Дене тарбия сабагындагы инклюзия", "Ден соолугу чектелген окуучу менен иштөөнү билгим келет."),
)


def load(env, clock, year, teachers):
    """Load the questionnaire of the year, the approved schedule, and its next version being drafted."""
    deputy = find_user(env, "scientific")
    questionnaire = ask(env, clock, year, teachers, deputy)
    state_wishes(env, clock, teachers)
    schedule = (
        env["methodical.course.schedule"]
        .with_user(deputy)
        .create({"company_id": clock.company.id, "year_from": clock.first_year})
    )
    schedule.action_propose()
    carry(clock, schedule, deputy, clock.parse("09-14"))
    register(
        env,
        {"questionnaire_demo": questionnaire, "course_schedule_demo": schedule},
    )
    if schedule.state == "approved":
        register(env, {"course_schedule_draft_demo": draft(env, clock, schedule)})
    state_late_needs(env, teachers)


def ask(env, clock, year, teachers, deputy):
    """Return the questionnaire that most teachers have answered; strong difficulties are needs already."""
    questionnaire = (
        env["methodical.questionnaire"]
        .with_user(deputy)
        .create({"school_year_id": year.id, "date_until": clock.after(clock.today, 5)})
    )
    questionnaire.action_ask()
    silent = [teachers[key].id for key in SILENT]
    # sudo: the answers of forty people, each of whom gave his own
    rows = questionnaire.sudo().answer_ids.filtered(lambda row: row.teacher_id.id not in silent)
    rows = rows.sorted(lambda row: (row.teacher_id.id, row.sequence))
    strong = rows.browse(row.id for place, row in enumerate(rows) if place % STRONG == 7)
    some = rows.browse(row.id for place, row in enumerate(rows) if place % 5 == 1) - strong
    strong.level, some.level, (rows - strong - some).level = "strong", "some", "none"
    some.browse(row.id for place, row in enumerate(some) if place % HELP == 3).wants_help = True
    questionnaire.action_make_needs()
    return questionnaire


def state_wishes(env, clock, teachers):
    """Let teachers wish a term for the course they need."""
    Course = env["methodical.course"].with_user(find_user(env, "scientific"))
    for key, years, quarter in WISHES:
        teacher = teachers[key]
        wish = {"wished_year": clock.first_year + years, "wished_term": quarter}
        needs = Course.search([("teacher_id", "=", teacher.id), ("state", "=", "need")], limit=1)
        if needs:
            needs.write(wish)
        elif teacher in Course._filter_without_course(teacher):
            Course.create(
                {
                    "teacher_id": teacher.id,
                    "name": Course._get_open_theme(),
                    "need_source": "teacher",
                    **wish,
                }
            )


def state_late_needs(env, teachers):
    """State needs that nobody has planned yet; who has no login tells them to the deputy."""
    for key, name, difficulty in LATE_NEEDS:
        user = teachers[key].user_id or find_user(env, "scientific")
        env["methodical.course"].with_user(user).create(
            {"teacher_id": teachers[key].id, "name": name, "difficulty": difficulty, "hours": 72}
        )


def draft(env, clock, schedule):
    """Return the next version of the schedule, in which the deputy moved somebody by hand."""
    user = find_user(env, "deputy")
    version = schedule.browse(schedule.with_user(user).action_new_version()["res_id"]).with_user(user)
    dated = version.line_ids.filtered(lambda line: line.year == clock.first_year + 2 and line.date_due)
    later = dated.sorted("date_due")[-1:]
    later.write({"year": clock.first_year + 3, "term": "1"})
    return version
