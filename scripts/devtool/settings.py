"""Where things are: the checkout, the caches, and what depends on the addon's own files."""

import ast
import datetime
import hashlib
import os
import subprocess
from pathlib import Path

MODULE = "school_methodical"
SERIES = 19
LANGUAGES = {"ky": "ky_KG", "ru": "ru_RU"}

REPO = Path(__file__).resolve().parents[2]
SCRIPTS = REPO / "scripts"
# shared by all checkouts of this user: Odoo, the Python packages
HOME = Path(os.environ["SM_HOME"])
# of this checkout alone: databases, files, configuration, logs
KEY = hashlib.sha256(str(REPO).encode()).hexdigest()[:8]
STATE = HOME / f"checkout-{KEY}"
SETUP_LOG = Path(os.environ.get("SM_LOG", HOME / "setup.log"))

DEFAULT_DEPENDS = ["hr", "hr_skills", "mail", "calendar", "web"]
# Files that change nothing in an installed database: tools, tests, texts, and what the browser gets from disk.
NOT_INSTALLED = (
    ".ci/",
    ".git",
    "benchmarks/",
    "dev",
    "docs/",
    "scripts/",
    "static/src/",
    "static/tests/",
    "tests/",
)


def digest(*parts):
    result = hashlib.sha256()
    for part in parts:
        result.update(part if isinstance(part, bytes) else str(part).encode())
        result.update(b"\0")
    return result.hexdigest()[:12]


def depends():
    """Return the addons that must be there before ours."""
    manifest = REPO / "__manifest__.py"
    if not manifest.exists():
        return DEFAULT_DEPENDS
    return ast.literal_eval(manifest.read_text(encoding="utf-8"))["depends"]


def addon_files():
    """Return the files of the checkout, sorted, without what git ignores."""
    command = ["git", "-C", REPO, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        names = set(filter(None, listing.split("\0")))
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive, or somebody else's checkout
        names = {str(path.relative_to(REPO)) for path in REPO.rglob("*") if "__pycache__" not in path.parts}
    return sorted(name for name in names if (REPO / name).is_file())


def content_key():
    """Return a key that changes when a file changes that an installed database depends upon."""
    installed = [name for name in addon_files() if not name.startswith(NOT_INSTALLED)]
    return digest(*(part for name in installed for part in (name, (REPO / name).read_bytes())))


def today():
    return datetime.date.today().isoformat()
