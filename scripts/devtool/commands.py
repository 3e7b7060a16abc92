"""The commands that work with a database."""

import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from . import postgres
from .console import Failure, say
from .databases import Databases
from .odoo import LOGS, Log, Odoo, attend, end, free_port
from .settings import HOME, MODULE, REPO, SCRIPTS, STATE


def take(arguments, *flags):
    """Split the flags of ours from what goes on to another program."""
    return {flag for flag in flags if flag in arguments}, [word for word in arguments if word not in flags]


@contextmanager
def workplace():
    """Have Odoo and a database server."""
    odoo = Odoo()
    with postgres.server():
        yield odoo, Databases(odoo)


def wants_fresh(flags):
    return "--fresh" in flags or os.environ.get("FRESH", "") not in ("", "0")


# -- server ------------------------------------------------------------------------------------------


def run(arguments):
    flags, rest = take(arguments, "--fresh")
    with workplace() as (odoo, databases), databases.claim("demo", exact=True) as name:
        prepare_demo(databases, name, wants_fresh(flags))
        with serving(odoo, databases, name, int(os.environ.get("PORT") or 8069), rest) as (process, url, log):
            print_welcome(url, log)
            return process.wait()


def prepare_demo(databases, name, fresh):
    if fresh or not databases.key(name):
        databases.fresh(name)
        return
    try:
        databases.update(name)
    except Failure as error:
        raise Failure(f"{error}\n./dev run --fresh starts with a new database") from error


@contextmanager
def serving(odoo, databases, name, first_port, arguments=()):
    """Have a server for the time of the block."""
    with free_port(first_port) as port:
        url = f"http://{os.environ.get('BIND', '127.0.0.1')}:{port}".replace("0.0.0.0", "127.0.0.1")
        # wkhtmltopdf fetches the styles of a print over HTTP: from this server, not from another one
        databases.set_parameter(name, web__base__url=url, report__url=url)
        config = odoo.configure(name, port)
        process = odoo.start(
            config,
            *("-d", name, f"--db-filter=^{name}$", *arguments),
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches this process only, which ends the server in order
        )
        log = Log(LOGS / f"{name}-server.log", process.stderr)
        try:
            wait_until_up(process, url, log)
            yield process, url, log
        finally:
            end(process)
            log.join(5)


def wait_until_up(process, url, log):
    for _attempt in range(600):
        if process.poll() is not None:
            log.join(5)
            raise Failure(f"the server did not start{log.ending()}")
        try:
            urllib.request.urlopen(f"{url}/web/health", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise Failure(f"the server does not answer at {url} (log: {log.path})")


ADMIN = ("admin", "administrator of Odoo")


def logins():
    """Return the people of the demo data as pairs of login and role."""
    path = REPO / "demo" / "logins.txt"
    if not path.exists():
        return [ADMIN]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t", 1)) for line in lines if "\t" in line and not line.startswith("#")]


def print_welcome(url, log):
    rows = list({**dict([ADMIN]), **dict(logins())}.items())
    width = max(len(login) for login, _role in rows)
    say("ready")
    print(f"\n  {url}/odoo\n\n  The password is the login:\n")
    for login, role in rows:
        print(f"    {login:{width}}  {role}")
    print(f"\n  log: {log.path}\n  Ctrl-C ends the server.\n", flush=True)


# -- development -------------------------------------------------------------------------------------


def update(arguments):
    flags, rest = take(arguments, "--fresh")
    if rest:
        raise Failure("usage: ./dev update [--fresh]")
    with workplace() as (_odoo, databases), databases.claim("dev", exact=True) as name:
        if wants_fresh(flags):
            databases.fresh(name)
        else:
            databases.update(name, always=True)
        say(f"{name} is up to date")


#: apps on which the addon does not depend: {app: the tests that need it}
COMPANIONS = {"survey": "tests/test_questionnaire_survey.py"}


def install(arguments):
    """Install with and without demo data, beside apps that are used if they are there, and uninstall again.

    A warning is a failure too.
    """
    if arguments:
        raise Failure("usage: ./dev install")
    warnings = []
    with workplace() as (odoo, databases), databases.claim("install") as name:
        for demo in (True, False):
            base, _key = databases.base(demo)
            databases.clone(base, name)
            say(f"installing {MODULE} {'with' if demo else 'without'} demo data")
            warnings += odoo.install(name, "-i", MODULE, demo=demo)
            if demo:  # what the tests expect, and a database that is not needed any more
                warnings += install_companions(odoo, name)
        say(f"uninstalling {MODULE}")
        warnings += odoo.watch(name, "module", "uninstall", "-d", name, MODULE)
        databases.drop(name)
    if warnings:
        raise Failure("the installation warns")
    say("installs and uninstalls without a warning")


def install_companions(odoo, name):
    """Install the apps that are used if they are there, run the tests that need them, and return the warnings."""
    warnings = []
    for app, file in COMPANIONS.items():
        say(f"installing {app} beside {MODULE}")
        warnings += odoo.install(name, "-i", app, demo=False)
        if pytest(odoo, name, [file]):
            raise Failure(f"{file} fails beside {app}")
    return warnings


def shell(arguments):
    with workplace() as (odoo, databases):
        name = f"{databases.prefix}demo"
        if not databases.key(name):
            databases.fresh(name)
        return odoo.call(odoo.configure(name), "shell", "-d", name, "--no-http", *arguments)


def odoo(arguments):
    with workplace() as (odoo, _databases):
        return odoo.call(odoo.configure("odoo"), *arguments)


def psql(arguments):
    with workplace() as (_odoo, databases):
        return attend(subprocess.Popen(["psql", *(arguments or ["-d", f"{databases.prefix}demo"])]))


def bench(arguments):
    script = REPO / "benchmarks" / "run.py"
    if not script.exists():
        say("no benchmarks yet")
        return 0
    with workplace() as (odoo, databases), databases.claim("bench") as name:
        databases.fresh(name)
        # the script reads its arguments from here: the shell keeps sys.argv for itself
        os.environ["BENCH_ARGS"] = " ".join(arguments)
        with open(script) as source:
            return odoo.call(odoo.configure(name), "shell", "-d", name, "--no-http", stdin=source)


def stop(_arguments):
    if postgres.EXTERNAL:
        raise Failure("PGHOST names a server that is not ours to stop")
    postgres.stop(postgres.find_programs())


def clean(_arguments):
    """Forget this checkout, and every checkout whose folder is gone."""
    if postgres.EXTERNAL:
        databases = Databases(None)
        for name in databases.names():
            databases.drop(name)
    for state in HOME.glob("checkout-*"):
        link = state / "addons" / MODULE
        if state == STATE or (link.is_symlink() and not link.exists()):
            if (state / "postgres").exists():
                postgres.stop(postgres.find_programs(), state / "postgres" / "data")
            shutil.rmtree(state)
            say(f"{state} removed")


# -- tests -------------------------------------------------------------------------------------------


def test(arguments):
    with workplace() as (odoo, databases), databases.claim("test") as name:
        databases.fresh(name)
        return pytest(odoo, name, arguments)


def quick(arguments):
    flags, rest = take(arguments, "--fresh")
    with workplace() as (odoo, databases), databases.claim("quick") as name:
        if wants_fresh(flags):
            databases.fresh(name)
        else:
            databases.update(name)
        return pytest(odoo, name, rest)


def pytest(odoo, name, arguments):
    """Run pytest on a database that has the addon; what it leaves goes to the state folder."""
    environment = odoo.environment(odoo.configure(name), SCRIPTS / "pytest_plugin")
    environment.update(
        COVERAGE_FILE=str(STATE / "coverage"),
        HYPOTHESIS_STORAGE_DIRECTORY=str(STATE / "hypothesis"),
    )
    command = [
        *(odoo.command()[0], "-m", "pytest", "-p", f"{MODULE}_pytest"),
        *(f"--odoo-database={name}", "--odoo-http", "-o", f"cache_dir={STATE / 'pytest'}"),
        *arguments,
    ]
    say("running the tests")
    code = attend(subprocess.Popen(command, cwd=REPO, env=environment))
    if code == 5:
        say("pytest found no test to run")
    return code
