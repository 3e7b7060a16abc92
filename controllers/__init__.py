from . import staff_template, xlsx
