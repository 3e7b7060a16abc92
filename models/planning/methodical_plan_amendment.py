from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_date

from ...tools.issue import Issue

#: fields of the header whose change is an amendment
HEADER = (
    "theme",
    "aim",
    "tasks",
    "analysis",
    "direction_ids",
    "date_from",
    "date_to",
    "source_school_plan",
    "source_theme",
    "source_guidance",
)
#: fields of an activity whose change is an amendment
ITEM = (
    "name",
    "direction_id",
    "form_id",
    "date_from",
    "date_to",
    "responsible_names",
    "is_mandatory",
    "expected_result",
)


class MethodicalPlan(models.Model):
    """Amendments: a new version of an approved plan says why, and shows what it changes (F2 2.2g)."""

    _inherit = "methodical.plan"

    amendment_reason = fields.Text(
        "Reason of the amendment", copy=False, tracking=True, help="F2 2.2g: why the approved plan changes."
    )
    amendment_table = fields.Html("Changes", compute="_compute_amendment_table", sanitize=False)

    @api.depends("previous_version_id", "item_ids")
    @api.depends_context("lang")
    def _compute_amendment_table(self):
        kinds = self._get_amendment_kinds()
        heads = (self.env._("What"), self.env._("Field"), self.env._("Was"), self.env._("Is"))
        head = Markup("<tr>%s</tr>") % Markup("").join(Markup("<th>%s</th>") % text for text in heads)
        row = Markup("<tr><td><b>%s</b><br/>%s</td><td>%s</td><td class='text-muted'>%s</td><td>%s</td></tr>")
        for plan in self:
            rows = [
                row % (kinds[line["kind"]], line["name"], line["field"], line["old"], line["new"])
                for line in plan._get_amendments()
            ]
            plan.amendment_table = (
                Markup("<table class='table table-sm'><thead>%s</thead><tbody>%s</tbody></table>")
                % (head, Markup("").join(rows))
                if rows
                else False
            )

    @api.model
    def _get_amendment_kinds(self):
        """Return {kind of an amendment: its words}."""
        return {
            "header": self.env._("Header"),
            "added": self.env._("Added"),
            "changed": self.env._("Changed"),
            "dropped": self.env._("Dropped"),
        }

    def _get_amendments(self):
        """Return what one plan changes of the version before, in the language of the environment.

        :return: list of dicts: kind ('header', 'changed', 'added', 'dropped'), name (of the activity), field (its label),
            old, new (texts); a header, a changed activity has a row for each field; empty for a first version
        """
        self.ensure_one()
        # sudo: who reads a version may know what it replaces
        before, now = self.sudo().previous_version_id, self.sudo()
        if not before:
            return []
        rows = [{"kind": "header", "name": "", **change} for change in _compare(before, now, HEADER)]
        known = {item: item.previous_item_id for item in now.item_ids}
        for item, old in known.items():
            if old.plan_id == before:
                rows += [
                    {"kind": "changed", "name": old.name, **change} for change in _compare(old, item, ITEM)
                ]
            else:
                rows.append({"kind": "added", "name": "", "field": "", "old": "", "new": item._describe()})
        dropped = before.item_ids.filtered(lambda item: item not in known.values())
        return rows + [
            {"kind": "dropped", "name": "", "field": "", "old": item._describe(), "new": ""}
            for item in dropped
        ]

    def _check_amendment(self):
        """Return the issue of one new version that does not say why it changes an approved plan."""
        if self.version == 1 or (self.amendment_reason or "").strip():
            return []
        text = self.env._("Write the reason of the amendment: an approved plan changes only with one.")
        return [Issue("block", text, "F2 2.2g")]

    def action_new_version(self):
        """Make a draft of the next version; recommendations of last year go along with their answers."""
        action = super().action_new_version()
        self.browse(action["res_id"])._carry_recommendations(self)
        return action


def _compare(before, now, names):
    """Return [{field, old, new}] of the fields in which two records differ, as texts for readers."""
    changes = []
    for name in names:
        old, new = (_show(record, name) for record in (before, now))
        if old != new:
            label = now._fields[name]._description_string(now.env)
            changes.append({"field": label, "old": old, "new": new})
    return changes


def _show(record, name):
    """Return the value of a field as a reader reads it."""
    field, value = record._fields[name], record[name]
    if field.relational:
        return ", ".join(value.mapped("display_name"))
    if field.type == "date":
        return format_date(record.env, value) if value else ""
    if field.type == "boolean":
        return record.env._("yes") if value else record.env._("no")
    return value or ""
