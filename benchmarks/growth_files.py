"""G7 and G8: old certificates in, the ledger out, beside the ORM's floor and Odoo's own import and export."""

import base64
import tempfile
from functools import partial
from types import SimpleNamespace
from unittest.mock import patch

import xlsxwriter

from odoo import Command

from odoo.addons.web.controllers import export as web_export

from ..tests import course_files
from . import floor
from .timing import cost, least, most

#: certificates that are imported, and for how many people; rows that Odoo's own import gets
ROWS, PEOPLE, LOADED = 5000, 1250, 200


def measure(school, officer):
    """Yield lines.

    :param school: GrowthSchool
    :param officer: res.users who works in all schools
    """
    yield from _import(school)
    yield from _export(school, officer)


def _import(school):
    """G7: the file is read, names and documents are compared, everything is stored."""
    env = school.env
    names = school.add_teachers(PEOPLE)
    rows = course_files.many(names, ROWS // PEOPLE)
    wizard = school.as_user(env["methodical.course.import"], school.user_officer).create(
        {"file": base64.b64encode(course_files.book_of(rows)), "filename": "list.xlsx"}
    )
    wizard.action_read()
    ours = cost(env, wizard.action_import, times=3)
    columns = sum(
        bool(field.store and field.column_type) for field in env["methodical.course"]._fields.values()
    )
    floor.build(env, columns)
    facts = [(row[0], row[2], row[4]) for row in rows[1:]]
    narrow, wide = (floor.create(env, model, facts) for model in (floor.NARROW, floor.WIDE))
    peer = cost(env, partial(_load, school, rows[1 : LOADED + 1]), times=2) * (ROWS / LOADED)
    yield f"G7 import of {ROWS} certificates: {ours}"
    yield f"   the ORM's floor, names and one create of 12 columns: {narrow}; of {columns} columns like ours: {wide}"
    yield f"   Odoo's own import (Model.load, {LOADED} rows measured, times {ROWS / LOADED:.0f}): {peer}"
    yield "   " + "; ".join(
        (
            most("of the floor", ours.ms / narrow.ms, 1.6, "x"),
            f"of the wide floor {ours.ms / wide.ms:.1f}x",
            most("queries", ours.queries, 130 + 2 * ROWS / 100),
            most("memory", ours.memory, 40, " MB"),
            least("faster than Odoo's import", peer.ms / ours.ms, 8),
        )
    )
    yield f"   preview of it: {cost(env, wizard.action_preview, times=2)}"


def _load(school, rows):
    """Give Odoo's own import the same cells; it makes needs of them, checked by nobody."""
    names = ["teacher_id", "provider_name", "name", "hours", "document_number", "date_end"]
    cells = [[str(cell) for cell in row[:5]] + ["2020-03-01"] for row in rows]
    found = school.as_user(school.env["methodical.course"], school.user_officer).load(names, cells)
    if not found["ids"]:
        raise ValueError(found["messages"])


def _export(school, officer):
    """G8: as many rows of the ledger as there are teachers, written to the disk."""
    env = school.env(user=officer.id, context={"allowed_company_ids": officer.company_ids.ids})
    # a quarter of the ledger: as many rows as teachers
    Model, domain = env["methodical.course"], [("document_number", "=like", "%0")]
    # twice, and all three alike: a neighbour on the machine would decide otherwise
    ours = cost(env, partial(_export_to_disk, Model, domain), times=2)
    # sudo: the right that Odoo's export asks for
    officer.sudo().group_ids = [Command.link(school.env.ref("base.group_allow_export").id)]
    rows, width = Model.search_count(domain), len(Model._export_columns)
    limit = cost(env, partial(_write, rows, width), times=2)
    peer = cost(env, partial(_export_by_web, Model, domain), times=2)
    yield f"G8 export of {rows} rows x {width}: {ours}"
    yield f"   xlsxwriter alone: {limit}; Odoo's export: {peer}"
    yield "   " + "; ".join(
        (
            most("of xlsxwriter", ours.ms / limit.ms, 1.7, "x"),
            most("memory", ours.memory, 15, " MB"),
            least("faster than Odoo's export", peer.ms / ours.ms, 1.3),
            least("less memory than Odoo's export", peer.memory / max(ours.memory, 0.5), 20),
        )
    )


def _export_to_disk(Model, domain):
    with tempfile.TemporaryFile() as stream:
        Model._export(domain, stream)


def _write(rows, width):
    """Write one row again and again: nothing in Python with this library is faster."""
    with tempfile.TemporaryFile() as stream:
        book = xlsxwriter.Workbook(stream, {"constant_memory": True})
        sheet, row = book.add_worksheet(), ["Асанова Айгүл", 72, "2020-03-01"] * width
        for number in range(rows):
            sheet.write_row(number, 0, row[:width])
        book.close()


def _export_by_web(Model, domain):
    """Do what the web client's export does for the same columns."""
    names = [name for name, _width in Model._export_columns]
    names = [f"{name}/name" if Model._fields[name].relational else name for name in names]
    with patch.object(web_export, "request", SimpleNamespace(env=Model.env)):
        rows = Model.search(domain).export_data(names)["datas"]
        web_export.ExcelExport().from_data([{"name": name} for name in names], names, rows)
