from . import (
    methodical_body,
    methodical_body_check,
    methodical_head_term,
    methodical_membership,
    methodical_teacher,
)
