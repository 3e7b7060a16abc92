from . import (
    approval_decide,
    cards_from_employees,
    import_mapping,
    plan_grid,
    regulation_load,
    school_year_create,
    staff_import,
    staff_import_column,
    staff_import_person,
    staff_import_sheet,
)
