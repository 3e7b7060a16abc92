"""Runs in Odoo's shell: writes the addon's translation template to the file named by TERMS_FILE.

Odoo's own export, without the names of fields that other addons bring into our models (followers, activities,
"Created on" ...): they are not ours to translate.
"""

import io
import os

import polib

from odoo.models import MAGIC_COLUMNS
from odoo.tools.translate import trans_export

MODULE = "school_methodical"
FIELD_RECORDS = ("ir.model.fields", "ir.model.fields.selection")


def is_foreign(occurrence):
    """Tell whether a term stands only for a field that is not defined in the addon."""
    kind, _, rest = occurrence.partition(":")
    model, _, rest = rest.partition(",")
    if kind != "model" or model not in FIELD_RECORDS:
        return False
    record = env.ref(rest.partition(":")[2])  # noqa: F821 (the shell gives `env`)
    record = record if model == "ir.model.fields" else record.field_id
    field = env[record.model]._fields[record.name]  # noqa: F821
    return field.name in MAGIC_COLUMNS or MODULE not in field._modules


def export():
    content = io.BytesIO()
    trans_export(None, [MODULE], content, "po", env)  # noqa: F821
    template = polib.pofile(content.getvalue().decode())
    for entry in list(template):
        entry.occurrences = [place for place in entry.occurrences if not is_foreign(place[0])]
        if not entry.occurrences:
            template.remove(entry)
    template.metadata = {}
    template.save(os.environ["TERMS_FILE"])


export()
