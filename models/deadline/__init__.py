from . import (
    methodical_deadline,
    methodical_deadline_digest,
    methodical_deadline_job,
    methodical_deadline_register,
    methodical_deadline_rule,
    methodical_desk,
    methodical_regulation,
    methodical_school_year,
)
