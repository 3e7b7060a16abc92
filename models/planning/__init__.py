from . import (
    methodical_body,
    methodical_deadline,
    methodical_desk,
    methodical_direction,
    methodical_plan,
    methodical_plan_approval,
    methodical_plan_item,
    methodical_plan_items,
    methodical_plan_period,
)
