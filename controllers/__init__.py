from . import attestation, course_schedule, staff_template, verify, xlsx
