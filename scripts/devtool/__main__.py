"""Entry: python -m devtool COMMAND ARGUMENTS, called by ./dev."""

import importlib
import signal
import sys

from .console import Failure

# command -> module and function; imported when used: some need packages that others lack
COMMANDS = {
    "run": "commands:run",
    "test": "commands:test",
    "quick": "commands:quick",
    "install": "commands:install",
    "i18n": "i18n:main",
    "lint": "lint:main",
    "shots": "shots:main",
    "update": "commands:update",
    "shell": "commands:shell",
    "odoo": "commands:odoo",
    "psql": "commands:psql",
    "bench": "commands:bench",
    "stop": "commands:stop",
    "clean": "commands:clean",
}


def ended(_signal, _frame):
    raise SystemExit(143)


def main(name, *arguments):
    module, function = COMMANDS[name].split(":")
    signal.signal(signal.SIGTERM, ended)
    # a job in the background inherits a shell's wish to ignore it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = getattr(importlib.import_module(f".{module}", __package__), function)
    try:
        return command(list(arguments)) or 0
    except Failure as error:
        print(f"ERROR: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
