"""What the import of a workbook would store: a scheme of work for each sheet, with the sentences about its cells."""

from dataclasses import dataclass, field

from ..tools.cell_error import CellError
from ..tools.scheme_reader import TEXTS, SchemeReader
from .scheme_messages import describe_cell, describe_sum


@dataclass
class SheetPlan:
    """What a sheet would become.

    :param line: methodical.scheme.import.sheet
    :param target: methodical.scheme that is filled anew; empty for a new one
    :param lessons: [(tools.scheme_reader.Lesson, errors, warnings)]
    :param errors: sentences about the whole sheet; nothing of it is imported with any
    """

    line: object
    target: object
    lessons: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    left_out: list = field(default_factory=list)

    @property
    def hours(self):
        return sum(lesson.hours for lesson, _errors, _warnings in self.lessons)

    @property
    def ready(self):
        """Return the lessons that can be stored: what cannot be read is left empty, without a topic it is none."""
        return (
            [lesson for lesson, _errors, _warnings in self.lessons if lesson.name] if not self.errors else []
        )

    @property
    def error_count(self):
        return len(self.errors) + sum(bool(errors) for _lesson, errors, _warnings in self.lessons)


class SchemePlanner:
    """Reads the sheets into plans.

    :param wizard: methodical.scheme.import
    """

    def __init__(self, wizard):
        self.env = wizard.env
        self.wizard = wizard
        self.year = wizard.school_year_id
        self.terms = {term.number: term for term in self.year.term_ids}
        self.known = wizard._find_schemes()

    def plan(self, line, sheet, header, columns):
        """Return the SheetPlan of a sheet.

        :param line: methodical.scheme.import.sheet
        :param sheet: tools.spreadsheet.Sheet
        :param header: its tools.list_headings.Header
        :param columns: {column number: (target, heading)}
        """
        plan = SheetPlan(line, self.wizard.scheme_id)
        targets = {column: target for column, (target, _heading) in columns.items()}
        if "name" not in targets.values():
            plan.errors.append(
                self.env._(
                    "The sheet «%(sheet)s» has no column of topics in row %(row)s. Correct the row of its headings, or do not import it.",
                    sheet=sheet.name,
                    row=header.first,
                )
            )
            return plan
        reader = SchemeReader(sheet, targets, self.year.date_start)
        lessons = reader.read_lessons(header.last)
        plan.left_out = reader.left_out
        plan.warnings = [describe_sum(self.env, found) for found in reader.sums]
        if not lessons:
            plan.errors.append(
                self.env._(
                    "The sheet «%(sheet)s» holds no lesson below the headings in row %(row)s.",
                    sheet=sheet.name,
                    row=header.first,
                )
            )
        plan.lessons = [(lesson, *self._judge(lesson, columns)) for lesson in lessons]
        self._find_target(plan)
        self._compare_hours(plan)
        return plan

    def _judge(self, lesson, columns):
        """Return (errors, warnings) of a lesson as sentences; quarter and dates are compared with the school year."""
        by_target = {target: column for column, (target, _heading) in columns.items()}
        found = list(lesson.errors)
        if lesson.quarter and lesson.quarter not in self.terms:
            place = by_target.get("term", by_target["name"])
            found.append((place, CellError("no_term", number=lesson.quarter)))
        for name in ("date_planned", "date_taught"):
            day = getattr(lesson, name)
            if day and not self.year.date_start <= day <= self.year.date_end:
                error = CellError("outside_year", day=f"{day:%d.%m.%Y}", year=self.year.name)
                found.append((by_target[name], error))
                setattr(lesson, name, None)
        errors = [
            describe_cell(self.env, lesson.row, column, columns[column][1], error) for column, error in found
        ]
        return errors, self._warn(lesson)

    def _warn(self, lesson):
        term = self.terms.get(lesson.quarter)
        if not term or not lesson.date_planned or term.date_start <= lesson.date_planned <= term.date_end:
            return []
        return [
            self.env._(
                "%(day)s is not in quarter %(number)s.",
                day=f"{lesson.date_planned:%d.%m.%Y}",
                number=lesson.quarter,
            )
        ]

    def _find_target(self, plan):
        """Find the scheme that a sheet fills anew, and what stands against it."""
        line, kind = plan.line, self.wizard.kind
        if not self.wizard.scheme_id:
            if kind == "subject" and not (line.subject_id and line.class_id):
                plan.errors.append(
                    self.env._("Choose the subject and the class of the sheet «%(sheet)s».", sheet=line.name)
                )
            if kind != "subject" and not line.title:
                plan.errors.append(
                    self.env._(
                        "Write the name of the club or pupil of the sheet «%(sheet)s».", sheet=line.name
                    )
                )
            key = line.subject_id, line.class_id, line.title or ""
            plan.target = self.known.get(key, self.wizard.scheme_id)
        if plan.target and not plan.target.is_editable:
            plan.errors.append(
                self.env._(
                    "“%(scheme)s” is submitted or approved: withdraw it or make a new version, then import into that.",
                    scheme=plan.target.name,
                )
            )

    def _compare_hours(self, plan):
        hours = plan.line.hours or plan.target.hours
        if hours and plan.lessons and plan.hours != hours:
            plan.warnings.append(
                self.env._(
                    "The lessons have %(planned)s hours, the curriculum %(hours)s.",
                    planned=f"{plan.hours:g}",
                    hours=f"{hours:g}",
                )
            )

    def prepare_lines(self, plan, scheme):
        """Return the values of the lessons of a scheme.

        :param scheme: methodical.scheme
        """
        return [
            {
                "scheme_id": scheme.id,
                "sequence": place,
                "term_id": self.terms[lesson.quarter].id
                if lesson.quarter in self.terms
                else self._find_term(lesson.date_planned).id,
                "week": lesson.week,
                "section": lesson.section,
                "name": lesson.name,
                "hours": lesson.hours,
                "date_planned": lesson.date_planned,
                "date_taught": lesson.date_taught,
                **{name: lesson.texts.get(name) for name in TEXTS},
            }
            for place, lesson in enumerate(plan.ready, start=1)
        ]

    def _find_term(self, day):
        """Return the quarter in which a day lies (empty for none)."""
        terms = self.year.term_ids
        return terms.filtered(lambda term: day and term.date_start <= day <= term.date_end)[:1]
