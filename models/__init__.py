from . import school  # isort: skip
from . import approval  # isort: skip
from . import deadline  # isort: skip
from . import governance  # isort: skip
from . import planning  # isort: skip
from . import meeting  # isort: skip
from . import growth  # isort: skip
