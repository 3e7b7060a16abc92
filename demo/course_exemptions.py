"""Leave of teachers in the demo school: no course is asked meanwhile."""

from dateutil.relativedelta import relativedelta

from .tables import find_user, register

#: teacher, reason, months ago it began, months it lasts (0: it goes on), ground
LEAVES = (
    ("english1", "parental", 14, 0, "Бала багуу боюнча өргүү: 46-К буйругу"),
    ("chemistry1", "illness", 20, 4, "Эмгекке жарамсыздык баракчасы"),
)


def load(env, clock, teachers):
    """Enter one leave that goes on and one that is over, as the officer does."""
    Exemption = env["methodical.course.exemption"].with_user(find_user(env, "hr"))
    found = {}
    for teacher, reason, ago, months, note in LEAVES:
        start = clock.today - relativedelta(months=ago)
        end = start + relativedelta(months=months) if months else False
        found[f"course_exemption_{teacher}_demo"] = Exemption.create(
            {
                "teacher_id": teachers[teacher].id,
                "reason": reason,
                "date_from": start,
                "date_to": end,
                "note": note,
            }
        )
    register(env, found)
