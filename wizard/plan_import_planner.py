"""What the import of a workbook would add to a plan: an activity for each row, with the sentences about its cells."""

from dataclasses import dataclass, field

from odoo import Command

from ..tools.plan_people import read_people
from ..tools.plan_reader import PlanReader, find_direction, find_form
from .plan_import_messages import describe_cell


@dataclass
class Step:
    """What a row would become.

    :param row: tools.plan_reader.PlanRow
    :param values: values of methodical.plan.item; empty when the row cannot be imported
    """

    row: object
    values: dict
    direction: str = ""
    form: str = ""
    responsible: str = ""
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


class PlanImporter:
    """Reads a sheet into steps; everything it compares with is read once.

    :param plan: methodical.plan
    :param fallback: methodical.direction of rows that name none that is known
    """

    def __init__(self, plan, fallback):
        self.env = plan.env
        self.plan = plan
        self.fallback = fallback
        self.directions = self._get_names(
            "methodical.direction", [("company_id", "in", (plan.company_id.id, False))]
        )
        self.forms = self._get_names(
            "methodical.choice", [("list", "=", "form"), ("company_id", "in", (plan.company_id.id, False))]
        )
        cards = self.env["methodical.teacher"].search([("company_id", "=", plan.company_id.id)])
        self.people = {card.id: card.name for card in cards}
        self.head = plan.body_id.head_id or plan.owner_id

    def _get_names(self, model, domain):
        """Return {id: [its names in the languages of plans]}."""
        records, names = self.env[model].search(domain), {}
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        for lang in dict.fromkeys(["en_US", *installed]):
            for record in records.with_context(lang=lang):
                names.setdefault(record.id, []).append(record.name)
        return names

    def read_steps(self, sheet, header, columns):
        """Return (list of Step, numbers of the rows left out).

        :param sheet: tools.spreadsheet.Sheet
        :param header: its tools.list_headings.Header
        :param columns: {column number: (target, heading)}
        """
        targets = {column: target for column, (target, _heading) in columns.items()}
        reader = PlanReader(sheet, targets, self.plan._get_shift_year())
        rows = reader.read_rows(header.last)
        return [self._prepare(row, columns) for row in rows], reader.left_out

    def _prepare(self, row, columns):
        errors = [
            describe_cell(self.env, row.row, column, columns.get(column, ("", ""))[1], error)
            for column, error in row.errors
        ]
        step = Step(row, {}, errors=errors)
        direction = self._find_direction(row, step)
        form = find_form(row.form, self.forms) or find_form(row.name, self.forms)
        name = row.name if not row.form or find_form(row.form, self.forms) else f"{row.name} ({row.form})"
        people = self._find_people(row, step)
        step.direction = self.env["methodical.direction"].browse(direction).name or ""
        step.form = self.env["methodical.choice"].browse(form).name or ""
        if not errors:
            step.values = {
                "name": name,
                "direction_id": direction,
                "form_id": form,
                "date_from": row.dates[0],
                "date_to": row.dates[1],
                "expected_result": row.result or False,
                "actual_result": row.mark or False,
                **people,
            }
        return step

    def _find_direction(self, row, step):
        found = find_direction(row.direction, self.directions) if row.direction else None
        if not found and row.direction:
            step.warnings.append(
                self.env._(
                    "«%(text)s» is none of the directions: “%(direction)s” is taken.",
                    text=row.direction,
                    direction=self.fallback.name,
                )
            )
        return found or self.fallback.id

    def _find_people(self, row, step):
        """Return the values of the people of a row; who is not known is told."""
        found = read_people(row.responsible, self.people)
        cards = found.cards + ([self.head.id] if found.is_head and self.head else [])
        names = [self.people.get(card) or self.head.name for card in dict.fromkeys(cards)]
        step.responsible = ", ".join(names + ([self.env._("all members")] if found.is_joint else []))
        if found.unknown:
            step.warnings.append(
                self.env._(
                    "%(people)s: not known, or known more than once. Choose the persons responsible afterwards.",
                    people=found.unknown,
                )
            )
        elif not row.responsible:
            step.warnings.append(self.env._("Nobody is responsible yet."))
        return {
            "responsible_ids": [Command.set(list(dict.fromkeys(cards)))],
            "is_joint": found.is_joint,
        }
