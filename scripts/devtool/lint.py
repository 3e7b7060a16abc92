"""./dev lint: everything that can be said about the files without running them."""

import ast
import difflib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from lxml import etree

from .console import Failure, say
from .odoo import Odoo
from .settings import MODULE, REPO, SERIES, addon_files

# Folders whose files Odoo loads only when the manifest names them.  (Tables in demo/ are read by its Python.)
LISTED = {
    ".xml": ("data/", "demo/", "report/", "security/", "views/", "wizard/"),
    ".csv": ("data/", "security/"),
}


def main(arguments):
    if arguments not in ([], ["--fix"]):
        raise Failure("usage: ./dev lint [--fix]")
    if arguments:
        call(tool("ruff"), "check", "--fix", "--quiet", ".")
        call(tool("ruff"), "format", "--quiet", ".")
    checks = {
        "ruff": lambda: call(tool("ruff"), "check", "--quiet", "--output-format=concise", "."),
        "ruff format": lambda: call(
            tool("ruff"), "format", "--check", "--quiet", "--output-format=concise", "."
        ),
        "pylint-odoo": pylint,
        "XML": malformed_xml,
        "manifest": unlisted_files,
        "odoo upgrade_code": outdated_idioms,
        "shellcheck": shellcheck,
        "JavaScript": javascript,
    }
    failed = []
    for name, check in checks.items():
        say(name)
        if problems := check():
            print(problems.rstrip())
            failed.append(name)
    if failed:
        raise Failure("lint: " + ", ".join(failed))
    say("lint: nothing to complain about")


def tool(name):
    return Path(os.environ["SM_TOOLS"]) / "bin" / name


def call(*command, **options):
    """Return what the command says when it fails, nothing when all is well."""
    environment = {**os.environ, "PYTHONPATH": "", "RUFF_NO_CACHE": "true"}
    done = subprocess.run(
        list(map(str, command)),
        **{"cwd": REPO, "env": environment, **options},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return (done.stdout or f"exit code {done.returncode}") if done.returncode else ""


def paths(*endings, folders=("",)):
    return [name for name in addon_files() if name.endswith(endings) and name.startswith(folders)]


def pylint():
    if not (REPO / "__manifest__.py").exists():
        return f"{REPO} has no __manifest__.py"
    # not ours: a house rule of the community about authors, and its README.rst (this one is in Markdown)
    disabled = "manifest-required-author,missing-readme"
    return call(
        *(tool("pylint"), "--load-plugins=pylint_odoo", "--disable=all", "--enable=odoolint"),
        *(f"--disable={disabled}", f"--valid-odoo-versions={SERIES}.0", "--score=n"),
        *("--ignore=scripts,benchmarks,shots", REPO),
    )


def malformed_xml():
    problems = []
    for name in paths(".xml", ".svg"):
        try:
            etree.parse(str(REPO / name))
        except etree.XMLSyntaxError as error:
            problems.append(f"{name}: {error}")
    return "\n".join(problems)


def unlisted_files():
    """Files that the manifest names and nobody wrote, and files that nobody would load."""
    source = REPO / "__manifest__.py"
    if not source.exists():
        return f"{REPO} has no __manifest__.py"
    manifest = ast.literal_eval(source.read_text(encoding="utf-8"))
    named = [name for key in ("data", "demo") for name in manifest.get(key, [])]
    there = [name for ending, folders in LISTED.items() for name in paths(ending, folders=folders)]
    problems = [f"named twice: {name}" for name in sorted(set(named)) if named.count(name) > 1]
    problems += [f"named, not there: {name}" for name in named if not (REPO / name).exists()]
    problems += [f"never loaded: {name}" for name in sorted(set(there) - set(named))]
    return "\n".join(problems)


def outdated_idioms():
    """Let Odoo's own upgrade scripts work on a copy: they should find nothing to do."""
    odoo = Odoo()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / MODULE
        names = paths(".py", ".js", ".css", ".scss", ".xml", ".csv")
        for name in names:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPO / name, copy / name)
        command = odoo.command(
            *("upgrade_code", "--from", "17.0", "--addons-path", folder, "--glob", f"{MODULE}/**/*")
        )
        said = call(*command, cwd=folder, env=odoo.environment(os.devnull))
        changes = [line for name in names for line in difference(name, REPO / name, copy / name)]
    return "\n".join(changes) or said


def difference(name, before, after):
    texts = [path.read_text(encoding="utf-8").splitlines() for path in (before, after)]
    return difflib.unified_diff(*texts, name, "as of today", lineterm="", n=0)


def shellcheck():
    """Where it is installed: a help for who edits the scripts, not needed for the addon."""
    if not shutil.which("shellcheck"):
        return ""
    scripts = [name for name in ("dev", ".ci/run") if (REPO / name).exists()]
    return call("shellcheck", "-x", *scripts, *paths(".sh"))


def javascript():
    """The syntax only, and only where there is a node."""
    node, problems = shutil.which("node"), []
    if not node:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        for name in paths(".js", folders=("static/src/", "static/tests/")):
            module = Path(folder) / f"{Path(name).stem}.mjs"
            shutil.copyfile(REPO / name, module)
            if said := call(node, "--check", module):
                problems.append(f"{name}:\n{said}")
    return "\n".join(problems)
