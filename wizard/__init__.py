from . import approval_decide, cards_from_employees, plan_grid, regulation_load, school_year_create
from . import import_mapping, staff_import, staff_import_column, staff_import_person, staff_import_sheet
