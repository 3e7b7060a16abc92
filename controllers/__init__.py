from . import attestation, course_schedule, staff_template, table, verify, xlsx
