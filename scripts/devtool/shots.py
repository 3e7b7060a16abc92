"""Pictures of screens and prints: prepares database, server and a list of what to take, the browser does the rest."""

import argparse
import fnmatch
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .commands import logins, serving, workplace
from .console import Failure, say
from .odoo import attend
from .settings import LANGUAGES, REPO, SCRIPTS

FOLDER = SCRIPTS / "shots"
WIDTHS = [1400, 390]


def main(arguments):
    options = parse(arguments)
    people = [pair for pair in logins() if chosen(pair, options.role)]
    if not people:
        raise Failure("no such role; there are: " + ", ".join(login for login, _role in logins()))
    screens, prints = (read(name, options.only) for name in ("screens.json", "prints.json"))
    if options.width and not options.only:
        prints = []
    if not screens and not prints:
        raise Failure("nothing with that name in screens.json or prints.json")
    with workplace() as (odoo, databases), databases.claim("shots") as name:
        databases.renew(name, options.fresh)
        for screen in screens:
            resolve(screen, databases, name)
        with serving(odoo, databases, name, 8270) as (_process, url, _log):
            say(f"taking pictures at {url}")
            return take(
                {
                    "url": url,
                    "database": name,
                    "browser": browser(),
                    "folder": str(REPO / "shots"),
                    "tours": tours(options, people, screens, prints),
                }
            )


def parse(arguments):
    parser = argparse.ArgumentParser(prog="./dev shots", description="Pictures of every screen and print.")
    parser.add_argument("--only", action="append", metavar="NAME", help="only these; * and ? may be used")
    parser.add_argument("--role", action="append", metavar="LOGIN", help="only as this person")
    parser.add_argument("--lang", action="append", choices=LANGUAGES, help="only in this language")
    parser.add_argument(
        "--width", action="append", type=int, choices=WIDTHS, help="only at this width, no prints"
    )
    parser.add_argument("--fresh", action="store_true", help="on a new database")
    return parser.parse_args(arguments)


def read(name, patterns):
    entries = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [
        entry
        for entry in entries
        if not patterns or any(fnmatch.fnmatch(entry["name"], pattern) for pattern in patterns)
    ]


def chosen(person, wanted):
    """Tell whether a person (login, role) is meant; both ways of naming are fine."""
    return not wanted or any(word in person for word in wanted)


def tours(options, people, screens, prints):
    """Return one entry for each person and language: who logs in once and sees it all."""
    return [
        {
            "login": person[0],
            "language": code,
            "locale": LANGUAGES[code],
            "screens": [
                {**screen, "widths": widths(options, screen)}
                for screen in screens
                if meant(screen, person, code)
            ],
            "prints": [entry for entry in prints if meant(entry, person, code)],
        }
        for code in options.lang or LANGUAGES
        for person in people
    ]


def widths(options, screen):
    return [width for width in screen.get("widths", WIDTHS) if not options.width or width in options.width]


def meant(entry, person, code):
    return chosen(person, entry.get("roles")) and code in entry.get("languages", LANGUAGES)


def resolve(screen, databases, name):
    """Replace xmlids that the web client's addresses do not know."""
    if menu := screen.pop("menu", None):
        action = look_up(databases, name, menu, "ir.ui.menu", "SELECT action FROM ir_ui_menu WHERE id = %s")
        if not action:
            raise Failure(f"the menu {menu} opens nothing by itself")
        screen["url"] = f"/odoo/action-{action.split(',')[1]}"
    elif action := screen.pop("action", None):
        screen["url"] = f"/odoo/action-{action}"
        if record := screen.pop("record", None):
            screen["url"] += f"/{look_up(databases, name, record)}"
        elif "domain" in screen:
            # whose record it is depends on who looks: the browser asks
            query = "SELECT res_model FROM ir_act_window WHERE id = %s"
            screen["model"] = look_up(databases, name, action, "ir.actions.act_window", query)
    elif model := screen.get("model"):
        screen["url"] = f"/odoo/{model if '.' in model else f'm-{model}'}"


def look_up(databases, name, xmlid, model=None, query=None):
    """Return the id of an xmlid, or what the query tells about it."""
    with databases.cursor(name) as cursor:
        cursor.execute(
            "SELECT model, res_id FROM ir_model_data WHERE module = %s AND name = %s", xmlid.split(".", 1)
        )
        found = cursor.fetchone()
        if not found or (model and found[0] != model):
            raise Failure(f"{xmlid} does not exist in the demo database")
        if not query:
            return found[1]
        cursor.execute(query, [found[1]])
        return cursor.fetchone()[0]


def browser():
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if not found:
        raise Failure("no Chromium: apt-get install chromium")
    return found


def take(job):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), encoding="utf-8")
        python = Path(os.environ["SM_TOOLS"]) / "bin" / "python"
        return attend(
            subprocess.Popen([python, FOLDER / "capture.py", path], env={**os.environ, "PYTHONPATH": ""})
        )
