from . import test_approval, test_approval_guards, test_deadline, test_governance, test_performance, test_planning, test_security
from . import test_databank, test_prints
