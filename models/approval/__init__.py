from . import methodical_approval_mixin  # isort: skip  (the next ones extend it)
from . import (
    methodical_approval_decision,
    methodical_approval_guard,
    methodical_approval_remark,
    methodical_approval_round,
    methodical_approval_route,
    methodical_approval_seal,
    methodical_approval_signature,
    methodical_approval_stamp,
    methodical_approval_step,
    methodical_approval_submission,
    methodical_approval_withdrawal,
    methodical_desk,
    methodical_regulation,
    methodical_sealed_line_mixin,
)
