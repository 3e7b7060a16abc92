from . import methodical_teacher_record_mixin  # isort: skip
from . import (
    methodical_attestation,
    methodical_consultation,
    methodical_course,
    methodical_course_exemption,
    methodical_course_schedule,
    methodical_course_schedule_line,
    methodical_course_standing,
    methodical_development_topic,
    methodical_mentoring,
    methodical_mentoring_entry,
    methodical_mentoring_line,
    methodical_staff_composition,
    methodical_teacher,
    methodical_teacher_course,
    methodical_teacher_facts,
    methodical_teacher_leaving,
)
