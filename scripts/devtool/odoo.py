"""Odoo's own processes: their configuration, how they are started, what of their log is shown."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections import deque
from contextlib import contextmanager

from . import sources
from .console import Failure
from .locks import try_lock
from .settings import HOME, MODULE, REPO, STATE

LOGS = STATE / "logs"
DATA_DIR = STATE / "data"
LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ \d+ (\w+) ")
NOISE = "Running as user 'root'"  # a container or a throw-away machine is what this is for
LOUD = {"WARNING", "ERROR", "CRITICAL"}


class Odoo:
    """One tree of Odoo with the addon on its path; `tree` holds the Python package."""

    def __init__(self):
        self.tree = sources.odoo_path()
        self.addons = STATE / "addons"
        self.link_addon()

    def link_addon(self):
        """Give the checkout the addon's name, whatever its folder is called."""
        self.addons.mkdir(parents=True, exist_ok=True)
        link = self.addons / MODULE
        if not link.is_symlink() or os.readlink(link) != str(REPO):
            link.unlink(missing_ok=True)
            link.symlink_to(REPO)

    def configure(self, name, port=None):
        """Write the configuration of one database and return its path."""
        # Odoo finds the apps inside its own package by itself
        inside = self.tree / "odoo" / "addons"
        folders = [folder for folder in sources.app_folders(self.tree) if folder != inside]
        options = {
            "addons_path": ",".join(map(str, [*folders, self.addons])),
            "data_dir": DATA_DIR,
            "http_interface": os.environ.get("BIND", "127.0.0.1"),
            "list_db": False,
            "screenshots": STATE / "screenshots",
        }
        for option in ("host", "port", "user", "password"):
            if value := os.environ.get(f"PG{option.upper()}"):
                options[f"db_{option}"] = value
        if port:
            options["http_port"] = port
        path = STATE / "conf" / f"{name}.conf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text("[options]\n" + "".join(f"{key} = {value}\n" for key, value in options.items()))
        return path

    def environment(self, config, *python_path):
        path = os.pathsep.join(map(str, [self.tree, *python_path]))
        return {**os.environ, "ODOO_RC": str(config), "PYTHONPATH": path}

    def command(self, *arguments):
        return [sys.executable, "-m", "odoo", *map(str, arguments)]

    def start(self, config, *arguments, **options):
        """Start Odoo in the state folder: `python -m` would import modules of the folder it starts in."""
        return subprocess.Popen(self.command(*arguments), cwd=STATE, env=self.environment(config), **options)

    def call(self, config, *arguments, **options):
        """Run Odoo with this terminal and return its exit code."""
        return attend(self.start(config, *arguments, **options))

    def install(self, database, *arguments, demo=True):
        """Run one installation or update; show its warnings and return them, fail when it fails."""
        if demo:
            arguments = [*arguments, "--with-demo"]
        return self.watch(database, "-d", database, *arguments, "--stop-after-init", "--no-http")

    def watch(self, database, *arguments):
        """Run Odoo with its log in a file; show its warnings and return them, fail when it fails."""
        process = self.start(
            self.configure(database), *arguments, stderr=subprocess.PIPE, text=True, errors="replace"
        )
        log = Log(LOGS / f"{database}.log", process.stderr)
        code = attend(process)
        log.join()
        if code:
            raise Failure(f"Odoo failed with {database}{log.ending()}")
        return log.warnings


class Log(threading.Thread):
    """Keeps the whole log in a file and shows what is a warning or worse, tracebacks included."""

    def __init__(self, path, stream):
        super().__init__(daemon=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.stream = path, stream
        self.warnings, self.tail = [], deque(maxlen=15)
        self.start()

    def ending(self):
        """Return where to read on after a failure, with the last lines when nothing was shown yet."""
        return f" (the whole log: {self.path})" + "".join(["\n", *self.tail] if not self.warnings else [])

    def run(self):
        loud = True  # what comes before Odoo's first line comes from Python or the shell
        with open(self.path, "w", encoding="utf-8") as copy:
            for line in self.stream:
                copy.write(line)
                copy.flush()
                self.tail.append(line)
                if found := LOG_LINE.match(line):
                    loud = found[1] in LOUD
                if loud and not line.startswith(NOISE):
                    self.warnings.append(line)
                    sys.stderr.write(line)


def attend(process):
    """Wait for a child and return its exit code; when this process is told to end, the child ends first."""
    try:
        return process.wait()
    except KeyboardInterrupt:  # the terminal told the child too
        end(process, told=True)
        raise
    except BaseException:
        end(process)
        raise


def end(process, told=False):
    """Ask a child to end, once: Odoo takes a second request for an order to drop everything."""
    if process.poll() is not None:
        return
    if not told:
        process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def free_port(first):
    """Reserve a port: one that nobody listens on and no other ./dev of this user has taken."""
    for port in range(first, first + 200):
        handle = try_lock(HOME / "ports" / str(port))
        if handle is None:
            continue
        with handle:
            if is_free(port):
                yield port
                return
    raise Failure(f"no free port from {first} on")


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((os.environ.get("BIND", "127.0.0.1"), port))
        except OSError:
            return False
    return True
