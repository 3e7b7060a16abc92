"""Odoo's source: the tree named by ODOO_HOME, or Debian's own package, unpacked and not installed.

The package is only in Debian's development suite (sid).
"""

import os
import re
import shutil
from pathlib import Path

from .console import Failure, say
from .debian import Apt, unpack
from .locks import exclusive
from .settings import HOME, SERIES

PACKAGE = f"odoo-{SERIES}"
TRIED = "19.0.0+dfsg-1"
TREE = HOME / PACKAGE
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
    found = re.search(r"^version_info = \(\D*(\d+)", release.read_text(encoding="utf-8"), re.M)
    if found and int(found[1]) != SERIES:
        raise Failure(f"ODOO_HOME={path} is Odoo {found[1]}, this addon is for Odoo {SERIES}")
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
    shutil.rmtree(TREE, ignore_errors=True)
    TREE.mkdir(parents=True)
    work = HOME / "download"
    apt = Apt(work)
    say(f"Odoo {SERIES}: reading Debian's package lists")
    apt.update()
    say(f"Odoo {SERIES}: downloading 120 MB")
    archives = apt.download(PACKAGE, *LINKED)
    say(f"Odoo {SERIES}: unpacking")
    for archive in archives:
        unpack(archive, TREE, LEFT_OUT)
    finish(path, next(archive.name for archive in archives if archive.name.startswith(f"{PACKAGE}_")))
    shutil.rmtree(work)


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
