from . import (
    methodical_agenda_item,
    methodical_approval_round,
    methodical_attendance,
    methodical_meeting,
    methodical_proposal,
    methodical_resolution,
)
