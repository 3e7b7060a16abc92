from . import (
    methodical_body,
    methodical_body_check,
    methodical_head_term,
    methodical_head_term_check,
    methodical_membership,
    methodical_teacher,
)
