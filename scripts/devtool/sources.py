"""Odoo's source: the tree named by ODOO_HOME, or Debian's own package, unpacked and not installed.

The package is only in Debian's development suite (sid).  It is fetched by apt with settings of its own, so the
system's package sources stay as they are; apt checks signatures and checksums as for any installation.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from .console import Failure, last_lines, say
from .locks import exclusive
from .settings import HOME, SERIES, SETUP_LOG

PACKAGE = f"odoo-{SERIES}"
TRIED = "19.0.0+dfsg-1"
TREE = HOME / PACKAGE
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# Fonts and scripts that the package only links to.
LINKED = [
    "fonts-font-awesome",
    "fonts-inconsolata",
    "fonts-montserrat",
    "fonts-ocr-b",
    "fonts-roboto-unhinted",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
]
# dist-packages/addons is an incomplete second copy of the apps; of the 800 MB of translations Russian is kept.
LEFT_OUT = ["./usr/lib/python3/dist-packages/addons", "*/i18n/[!r]*.po", "*/i18n/r[!u]*.po"]
# Named in mail's bundle and not shipped by Debian: without it every page logs an error, which fails tours.
MISSING_SCRIPT = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


def odoo_path():
    """Return the folder that holds the Python package `odoo`, fetching it when nobody has one."""
    if chosen := os.environ.get("ODOO_HOME"):
        return check_series(Path(chosen).expanduser().resolve())
    path = TREE / "usr/lib/python3/dist-packages"
    if not (TREE / ".complete").exists():
        with exclusive("odoo", HOME):
            if not (TREE / ".complete").exists():
                fetch(path)
    return path


def check_series(path):
    release = path / "odoo" / "release.py"
    if not release.exists():
        raise Failure(f"ODOO_HOME={path} holds no odoo/release.py")
    found = re.search(r"^version_info = (\(\D*?(\d+).*)$", release.read_text(encoding="utf-8"), re.M)
    if found and int(found[2]) != SERIES:
        raise Failure(f"ODOO_HOME={path} is Odoo {found[2]}, this addon is for Odoo {SERIES}")
    return path


def app_folders(path):
    """Return where the apps are: a git checkout keeps them beside the package, Debian inside it."""
    return [folder for folder in (path / "addons", path / "odoo" / "addons") if (folder / "web").is_dir()]


def lacks_script(path):
    return not any((folder / MISSING_SCRIPT).exists() for folder in app_folders(path))


def version(path):
    """Return what tells one tree from another."""
    complete = TREE / ".complete"
    return complete.read_text() if complete.exists() and TREE in path.parents else str(path)


def fetch(path):
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Failure(f"this is not a Debian system: set ODOO_HOME to a checkout of Odoo {SERIES}.0")
    work = HOME / "download"
    for folder in (work, TREE):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (work / "lists/partial", work / "archives/partial", TREE):
        folder.mkdir(parents=True)
    apt = Apt(work)
    say(f"Odoo {SERIES}: reading Debian's package lists")
    apt.run("apt-get", "update")
    say(f"Odoo {SERIES}: downloading 120 MB")
    apt.run("apt-get", "download", *apt.choose([PACKAGE, *LINKED]))
    say(f"Odoo {SERIES}: unpacking")
    for archive in sorted(work.glob("*.deb")):
        unpack(archive, TREE)
    finish(path, next(work.glob(f"{PACKAGE}_*.deb")).name)
    shutil.rmtree(work)


class Apt:
    """apt with package sources, lists and cache of its own."""

    def __init__(self, work):
        self.work = work
        self.codename = codename()
        mirror = debian_mirror()
        self.suites = list(dict.fromkeys([self.codename, "sid"]))
        lines = [f"deb [signed-by={KEYRING}] {mirror} {suite} main\n" for suite in self.suites]
        (work / "sources.list").write_text("".join(lines))
        options = {
            "Dir::Etc::SourceList": work / "sources.list",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::Etc::Preferences": "/dev/null",
            "Dir::Etc::PreferencesParts": "/dev/null",
            "Dir::State::Lists": work / "lists",
            "Dir::State::status": "/dev/null",
            "Dir::Cache": work,
            "APT::Sandbox::User": "root",
            "Debug::NoLocking": "1",
            "Acquire::Languages": "none",
            "Acquire::Check-Valid-Until": "false",  # a mirror may lag behind
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
        }
        self.options = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]

    def run(self, program, *arguments):
        with open(SETUP_LOG, "a") as log:
            done = subprocess.run(
                [program, *self.options, "-qq", *arguments], cwd=self.work, stdout=log, stderr=log
            )
        if done.returncode:
            raise Failure(f"{program} {arguments[0]} failed\n{last_lines(SETUP_LOG)}")

    def choose(self, packages):
        """Return each package with its suite.

        The system's own release first: sid's newer fonts lack files that the links of Odoo's package name.
        """
        command = ["apt-cache", *self.options, "madison", *packages]
        listing = subprocess.run(command, capture_output=True, text=True).stdout
        here = {
            line.split("|")[0].strip() for line in listing.splitlines() if f" {self.codename}/main" in line
        }
        known = {line.split("|")[0].strip() for line in listing.splitlines()}
        if PACKAGE not in known:
            raise Failure(f"Debian no longer has {PACKAGE}: set ODOO_HOME to a checkout of Odoo {SERIES}.0")
        return [f"{name}/{self.codename if name in here else 'sid'}" for name in packages]


def codename():
    text = Path("/etc/os-release").read_text()
    found = re.search(r"^VERSION_CODENAME=(\w+)", text, re.M)
    return found[1] if found and re.search(r"^ID=debian", text, re.M) else "stable"


def debian_mirror():
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    uris = subprocess.run(command, capture_output=True, text=True).stdout.split()
    mirrors = [uri for uri in uris if "security" not in uri]
    if not mirrors:
        raise Failure("apt knows no Debian mirror: set ODOO_HOME to a checkout of Odoo")
    return mirrors[0]


def unpack(archive, target):
    excludes = [f"--exclude={pattern}" for pattern in LEFT_OUT]
    content = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
    tar = subprocess.run(["tar", "-x", "-C", target, *excludes], stdin=content.stdout)
    if content.wait() or tar.returncode:
        raise Failure(f"{archive.name} could not be unpacked")


def finish(path, name):
    apps = path / "odoo" / "addons"
    if lacks_script(path):
        script = apps / MISSING_SCRIPT
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text("/* background of video calls, left out by Debian */\n")
    wanted = {".css", ".js", ".scss", ".ttf", ".woff", ".woff2"}
    dangling = [
        link for link in apps.rglob("*") if link.suffix in wanted and link.is_symlink() and not link.exists()
    ]
    if dangling:
        raise Failure("links of Odoo's package without a target: " + ", ".join(map(str, dangling)))
    if f"_{TRIED}_" not in name:
        say(f"note: this is {name}, the addon was tried with {TRIED}")
    (TREE / ".complete").write_text(name)
