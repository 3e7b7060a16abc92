"""What is new in regulations (routes, functions, legal terms, words) comes to presets and to the regulations of schools."""

from lxml import etree

from odoo import SUPERUSER_ID, Command, api
from odoo.modules import Manifest
from odoo.tools import file_open
from odoo.tools.safe_eval import safe_eval

MODULE = "school_methodical"
#: rows of a regulation: the field that tells them apart, and what the version before had. Of that a school may have left
#: out what it does not want, so only the rest is added
ROWS = {
    "rule_ids": (
        "code",
        {
            *(
                "members_min",
                "members_area",
                "council_number",
                "head_education",
                "head_service",
                "head_category",
            ),
            *("deputy_education", "deputy_service", "plan_sources", "plan_items", "meetings_year"),
            *(
                "meetings_quarter",
                "meeting_notice",
                "meeting_invites",
                "meeting_quorum",
                "meeting_resolution",
            ),
            *("self_education", "observation_entry", "observation_remarks", "retraining_hours"),
            *("course_document", "nomination_resolution", "acknowledgement"),
        },
    ),
    "duty_ids": (
        "function",
        {"supervise", "agree_plan", "approve_plan", "notice", "analyse", "report", "control", "consult"},
    ),
    "route_ids": (
        "document",
        {
            "association_plan",
            "council_plan",
            "deputy_plan",
            "school_plan",
            "scheme",
            "local_act",
            "control_plan",
        },
    ),
    "deadline_rule_ids": ("code", {"J1", "J2", "J3"}),
    "label_ids": ("term", {"association", "head", "council", "resolution", "minutes_book", "methodologist"}),
}
#: rights that a school gives itself: they stay with the presets
NOT_FOR_SCHOOLS = {"act"}


def migrate(cr, version):
    """Add what is missing; rows that exist stay as they are, and so do regulations that were replaced."""
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    presets = env["methodical.regulation"].browse()
    for name in Manifest.for_addon(MODULE)["data"]:
        if name.startswith("data/regulation_preset_"):
            presets |= _complete_preset(env, name)
    schools = env["methodical.regulation"].search(
        [("company_id", "!=", False), ("state", "in", ("draft", "in_force"))]
    )
    nearest = _find_nearest(schools, presets)
    for field in ROWS:
        _complete_schools(schools, nearest, field)


def _complete_preset(env, name):
    """Add to the preset of a file the rows that it lacks, and return it (empty when the database has it no more)."""
    with file_open(f"{MODULE}/{name}", "rb") as file:
        record = etree.parse(file).find(".//record[@model='methodical.regulation']")
    preset = env.ref(f"{MODULE}.{record.get('id')}", raise_if_not_found=False)
    if not preset:
        return env["methodical.regulation"]
    scope = {"Command": Command, "ref": lambda xml_id: env.ref(f"{MODULE}.{xml_id}").id}
    for field, (key, before) in ROWS.items():
        node = record.find(f"field[@name='{field}']")
        rows = (
            [values for _code, _id, values in safe_eval(node.get("eval"), scope)] if node is not None else []
        )
        present = set(preset[field].mapped(key))
        missing = [row for row in rows if row[key] not in before | present]
        preset.write({field: [Command.create(row) for row in missing]})
        if field == "deadline_rule_ids":
            _add_lead_posts(preset, rows)
    return preset


def _add_lead_posts(preset, rows):
    """Say in the terms of one preset who is reminded besides: a field that is new in this version."""
    posts = {row["code"]: row["lead_post_ids"] for row in rows if "lead_post_ids" in row}
    for term in preset.deadline_rule_ids.filtered(lambda term: term.code in posts and not term.lead_post_ids):
        term.lead_post_ids = posts[term.code]


def _find_nearest(schools, presets):
    """Return {preset: regulations of schools that have most rows in common with it}."""
    marks = {regulation: _get_marks(regulation) for regulation in schools | presets}
    return schools.grouped(
        lambda school: max(presets, key=lambda preset: len(marks[school] & marks[preset]), default=presets)
    )


def _get_marks(regulation):
    """Return what tells one regulation from another, as a set."""
    return {
        *((row.function, row.body_kind, row.post_id) for row in regulation.duty_ids),
        *((row.code, row.body_kind, row.severity, row.value) for row in regulation.rule_ids),
        *((row.document, len(row.step_ids), row.step_ids.post_id) for row in regulation.route_ids),
        *((row.code, row.is_on, row.days) for row in regulation.deadline_rule_ids),
        regulation.head_mode,
        regulation.plan_drafter,
        regulation.methodologist_mode,
    }


def _complete_schools(schools, nearest, field):
    """Copy the new rows of one kind from presets to the regulations of schools that lack them.

    :param nearest: {preset: regulations of schools}
    """
    key, before = ROWS[field]
    present = {(row.regulation_id, row[key]) for row in schools[field]}
    sources, values = [], []
    for preset, regulations in nearest.items():
        new = preset[field].filtered(lambda row: row[key] not in before | NOT_FOR_SCHOOLS)
        for row, copied in zip(new, new.copy_data(), strict=True):
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
