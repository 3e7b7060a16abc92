from . import attestation, course_schedule, staff_template, staff_xlsx, table, verify, xlsx
