from . import methodical_demo
