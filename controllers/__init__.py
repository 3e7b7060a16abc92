from . import (
    attestation,
    course_list,
    course_schedule,
    export,
    staff_template,
    staff_xlsx,
    table,
    verify,
    xlsx,
)
