from . import staff_template, verify, xlsx
