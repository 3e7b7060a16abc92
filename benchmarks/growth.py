"""G1, G2, G5 to G8: courses of a country of teachers, each figure beside its yardsticks of the same run and its goal."""

from . import growth_daily, growth_files, growth_lists
from .growth_country import PER_SCHOOL, GrowthSchool

#: schools of ``PER_SCHOOL`` teachers: 1,000 and 92,000 teachers
SIZES = (25, 2300)


def measure(env):
    """Yield lines: the figures of both sizes, ours and the yardsticks of the same run.

    :param env: environment of the superuser on a database of its own
    """
    for schools in SIZES:
        yield f"{schools * PER_SCHOOL} teachers in {schools} schools"
        school = GrowthSchool.build(env)
        officer = school.build_country(schools)
        for part in (
            growth_daily.measure(school, schools),
            growth_lists.measure(school, officer),
            growth_files.measure(school, officer),
        ):
            for line in part:
                yield f"  {line}"
        env.cr.rollback()
        env.invalidate_all()
        env.registry.clear_cache()
