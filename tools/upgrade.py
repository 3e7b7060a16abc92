"""What scripts of upgrades have in common: record rules made anew, new rows of regulations."""

from pathlib import Path

from lxml import etree

from odoo import Command
from odoo.modules import Manifest
from odoo.tools import convert_file, file_open
from odoo.tools.safe_eval import safe_eval

MODULE = "school_methodical"


def renew_record_rules(env):
    """Make the record rules of the addon anew from its files, so that nothing of an old one is left in them.

    Updates leave record rules alone (noupdate): rights that changed come with the script of a version.
    """
    known = env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", "ir.rule")])
    env["ir.rule"].browse(known.mapped("res_id")).exists().unlink()
    known.exists().unlink()
    for name in Manifest.for_addon(MODULE)["data"]:
        path = Path(name)
        if path.parent.name == "security" and path.name.endswith("_rules.xml"):
            convert_file(env, MODULE, name, {}, mode="init", noupdate=True)


def complete_presets(env, rows):
    """Add to the presets the new rows that they lack.

    :param rows: {field of the regulation: (field of a row that tells rows apart, what is new in a version)}. Only that is
        added: of what there was before somebody may have left something out
    :return: {preset: {field: values of all rows in its file}}; a preset that was deleted stays so
    """
    presets = {}
    for name in Manifest.for_addon(MODULE)["data"]:
        if not name.startswith("data/regulation_preset_"):
            continue
        xml_id, filed = _read_preset(env, name, rows)
        preset = env.ref(f"{MODULE}.{xml_id}", raise_if_not_found=False)
        if not preset:
            continue
        presets[preset] = filed
        for field, (key, new) in rows.items():
            wanted = new - set(preset[field].mapped(key))
            missing = [Command.create(row) for row in filed[field] if row[key] in wanted]
            if missing:
                preset.write({field: missing})
    return presets


def _read_preset(env, name, fields):
    """Return the XML id of the preset in a file, and {field: values of its rows}."""
    with file_open(f"{MODULE}/{name}", "rb") as file:
        record = etree.parse(file).find(".//record[@model='methodical.regulation']")
    scope = {"Command": Command, "ref": lambda xml_id: env.ref(f"{MODULE}.{xml_id}").id}
    filed = {}
    for field in fields:
        node = record.find(f"field[@name='{field}']")
        commands = safe_eval(node.get("eval"), scope) if node is not None else []
        filed[field] = [values for _code, _id, values in commands]
    return record.get("id"), filed


def complete_schools(env, presets, rows):
    """Copy the new rows of the presets to the regulations of schools that lack them, each from the preset next to it.

    Rows that exist stay as they are, and so do regulations that were replaced.

    :param presets: what ``complete_presets`` returned
    :param rows: as for ``complete_presets``
    """
    Regulation = env["methodical.regulation"]
    schools = Regulation.search([("company_id", "!=", False), ("state", "in", ("draft", "in_force"))])
    nearest = _find_nearest(schools, Regulation.concat(*presets))
    for field, (key, new) in rows.items():
        _copy_rows(schools, nearest, field, key, new)


def _find_nearest(schools, presets):
    """Return {preset: regulations of schools that have most rows in common with it}."""
    marks = {regulation: _get_marks(regulation) for regulation in schools | presets}
    return schools.grouped(
        lambda school: max(presets, key=lambda preset: len(marks[school] & marks[preset]), default=presets)
    )


def _get_marks(regulation):
    """Return what tells one regulation from another, as a set.

    >>> from types import SimpleNamespace as Row
    >>> rule = Row(code="plan_items", body_kind=False, severity="warn", value=1)
    >>> modes = {"head_mode": "elected", "plan_drafter": "head", "methodologist_mode": "none"}
    >>> one = Row(duty_ids=[], rule_ids=[rule], route_ids=[], deadline_rule_ids=[], **modes)
    >>> sorted(map(str, _get_marks(one)))
    ["('plan_items', False, 'warn', 1)", 'elected', 'head', 'none']
    """
    return {
        *((row.function, row.body_kind, row.post_id) for row in regulation.duty_ids),
        *((row.code, row.body_kind, row.severity, row.value) for row in regulation.rule_ids),
        *((row.document, len(row.step_ids), row.step_ids.post_id) for row in regulation.route_ids),
        *((row.code, row.is_on, row.days) for row in regulation.deadline_rule_ids),
        regulation.head_mode,
        regulation.plan_drafter,
        regulation.methodologist_mode,
    }


def _copy_rows(schools, nearest, field, key, new):
    """Copy new rows of one kind from presets to the regulations of schools that lack them.

    :param nearest: {preset: regulations of schools}
    """
    present = {(row.regulation_id, row[key]) for row in schools[field]}
    sources, values = [], []
    for preset, regulations in nearest.items():
        added = preset[field].filtered(lambda row: row[key] in new)
        for row, copied in zip(added, added.copy_data(), strict=True):
            wanted = [school for school in regulations if (school, row[key]) not in present]
            sources += [row] * len(wanted)
            values += [{**copied, "regulation_id": school.id} for school in wanted]
    rows = schools[field].create(values)
    if field == "label_ids":
        _copy_names(rows, sources)


def _copy_names(rows, sources):
    """Give words the translations of those of the preset from which they were copied."""
    for lang, _name in rows.env["res.lang"].get_installed():
        for row, source in zip(rows.with_context(lang=lang), sources, strict=True):
            name = source.with_context(lang=lang).name
            if row.name != name:
                row.name = name
