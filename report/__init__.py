from . import (
    methodical_approval_mixin,
    methodical_body,
    methodical_plan,
    methodical_plan_grid,
    methodical_teacher,
    methodical_teacher_databank,
    report_databank,
    report_plan,
    report_plan_grid,
    res_company,
)
