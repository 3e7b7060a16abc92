from . import approval_decide, regulation_load, school_year_create
