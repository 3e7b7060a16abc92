"""The tables of this folder, and names for the records made from them."""

import csv

from odoo.tools import file_open


def read(name, delimiter=","):
    """Return the rows of a CSV file of this folder as dicts."""
    with file_open(f"school_methodical/demo/{name}") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def register(env, records):
    """Give records external ids, which an update of the addon leaves alone.

    :param records: {name without the addon: record}
    """
    env["ir.model.data"]._update_xmlids(
        [
            {"xml_id": f"school_methodical.{name}", "record": record, "noupdate": True}
            for name, record in records.items()
        ]
    )


def find(env, prefix, names):
    """Return the records of this addon named in a text, in one recordset.

    :param prefix: beginning of their external ids
    :param names: the ends, separated by blanks
    """
    found = [env.ref(f"school_methodical.{prefix}{name}") for name in names.split()]
    return found[0].union(*found) if found else None


def find_user(env, login):
    """Return the demo user with a login."""
    return env.ref(f"school_methodical.user_{login}_demo")
