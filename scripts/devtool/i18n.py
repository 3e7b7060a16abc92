"""Translations: ./dev i18n brings them up to date, ./dev i18n --check says whether they are."""

import argparse
import difflib
import os
import re
import tempfile
from pathlib import Path

import polib

from .commands import workplace
from .console import Failure, say
from .settings import LANGUAGES, MODULE, REPO, SCRIPTS, SERIES

FOLDER = REPO / "i18n"
TEMPLATE = FOLDER / f"{MODULE}.pot"
HEADER = f"Translation of Odoo Server.\nThis file contains the translation of the following modules:\n\t* {MODULE}\n"
# No dates: they would change with every export and say nothing that git does not know.
METADATA = {
    "Project-Id-Version": f"Odoo Server {SERIES}.0",
    "Report-Msgid-Bugs-To": "",
    "Last-Translator": "",
    "Language-Team": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "",
    "Plural-Forms": "",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")


def main(arguments):
    parser = argparse.ArgumentParser(prog="./dev i18n", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, fail when something would change"
    )
    options = parser.parse_args(arguments)
    problems = broken_files(sorted(FOLDER.glob("*.po")) + sorted(REPO.glob("i18n_extra/*.po")))
    if problems:
        raise Failure("\n".join(problems))
    template = read_terms()
    files = {TEMPLATE: template}
    for code in LANGUAGES:
        files[FOLDER / f"{code}.po"] = translate(template, FOLDER / f"{code}.po", code)
    store = compare if options.check else write
    outdated = [path for path, content in files.items() if store(path, str(content).rstrip("\n") + "\n")]
    incomplete = [code for code in LANGUAGES if report(code, files[FOLDER / f"{code}.po"])]
    if options.check and outdated:
        raise Failure("./dev i18n would change " + ", ".join(path.name for path in outdated))
    if incomplete:
        raise Failure("translations to do: " + ", ".join(incomplete))
    say(f"{len(template)} terms, complete in {', '.join(LANGUAGES)}")


def broken_files(paths):
    problems = []
    for path in paths:
        try:
            polib.pofile(str(path), check_for_duplicates=True)
        except (OSError, ValueError) as error:
            problems.append(f"{path.relative_to(REPO)}: {error}")
    return problems


def read_terms():
    """Return the addon's terms as a fresh installation has them."""
    with (
        workplace() as (odoo, databases),
        databases.claim("i18n") as name,
        tempfile.TemporaryDirectory() as folder,
    ):
        databases.fresh(name)
        say("exporting terms")
        path = Path(folder) / "terms.pot"
        os.environ["TERMS_FILE"] = str(path)
        with open(SCRIPTS / "odoo_shell" / "export_terms.py") as script:
            config = odoo.configure(name)
            code = odoo.call(config, "shell", "-d", name, "--no-http", "--log-level=warn", stdin=script)
        if code or not path.exists():
            raise Failure("the export of terms failed")
        template = polib.pofile(str(path))
    return new_file(template)


def new_file(entries, **metadata):
    result = polib.POFile()
    result.header = HEADER
    result.metadata = {**METADATA, **metadata}
    result.extend(entries)
    return result


def translate(template, path, code):
    """Return the template's terms with what the file has of them already."""
    known = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
    entries = []
    for term in template:
        old = known.get(term.msgid)
        entry = polib.POEntry(msgid=term.msgid, comment=term.comment, occurrences=term.occurrences)
        if old and not old.obsolete:
            entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, old.flags
        entries.append(entry)
    return new_file(entries, Language=code)


def write(path, content):
    path.parent.mkdir(exist_ok=True)
    changed = not path.exists() or path.read_text(encoding="utf-8") != content
    if changed:
        path.write_text(content, encoding="utf-8")
        say(f"{path.relative_to(REPO)} written")
    return changed


def compare(path, content):
    """Show how the file differs from what it should be; return whether it does."""
    now = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = list(
        difflib.unified_diff(
            now.splitlines(),
            content.splitlines(),
            str(path.relative_to(REPO)),
            "as exported",
            lineterm="",
            n=1,
        )
    )
    print("\n".join(lines[:60]), end="\n" if lines else "")
    if len(lines) > 60:
        print(f"... and {len(lines) - 60} more lines")
    return bool(lines)


def report(code, translation):
    """Print what a language lacks; return whether it lacks anything."""
    missing = [entry for entry in translation if not entry.msgstr]
    fuzzy = [entry for entry in translation if entry.fuzzy]
    wrong = [
        entry
        for entry in translation
        if entry.msgstr and placeholders(entry.msgid) != placeholders(entry.msgstr)
    ]
    for kind, entries in (("missing", missing), ("fuzzy", fuzzy), ("other placeholders", wrong)):
        if entries:
            print(f"\n{code}: {len(entries)} {kind}")
        for entry in entries:
            print(f"  {entry.msgid!r}  ({entry.occurrences[0][0]})")
    return bool(missing or fuzzy or wrong)


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))
