from . import attestation, course_schedule, export, staff_template, staff_xlsx, table, verify, xlsx
