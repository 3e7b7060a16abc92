from . import (
    methodical_approval_round,
    methodical_body,
    methodical_body_check,
    methodical_body_order,
    methodical_desk,
    methodical_head_term,
    methodical_head_term_check,
    methodical_membership,
    methodical_teacher,
)
