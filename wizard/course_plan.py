"""What the import of a list of certificates would do with every row, and why not with some of them."""

from collections import Counter
from dataclasses import dataclass, field

from ..models.growth.methodical_course_document import MAX_HOURS, NEEDED
from ..tools.cell_error import CellError
from ..tools.course_check import find_wrong_dates
from ..tools.document_number import document_key
from .course_ledger import CourseLedger
from .course_messages import describe

#: which cell a sentence about dates names
_DATE_CELLS = {
    "end_before_start": "date_end",
    "document_to_come": "document_date",
    "document_before_start": "document_date",
}
#: columns that hold several facts
_JOINED = {
    "date_start": "period",
    "date_end": "period",
    **dict.fromkeys(("document_kind", "document_number", "document_date"), "document"),
}
#: the year of the oldest certificate of anybody who still teaches
_FIRST_YEAR = 1950
_TARGETS = {"provider_name": "provider"}


@dataclass
class Step:
    """What would become of a row.

    :param row: tools.course_reader.CourseRow
    :param teacher: methodical.teacher or None
    :param similar: cards that may be meant when it is None
    :param values: values of methodical.course
    :param key: what makes the document the same one ('' without a number)
    :param is_known: whether it is in the ledger or in the list already
    """

    row: object
    teacher: object = None
    similar: list = field(default_factory=list)
    values: dict = field(default_factory=dict)
    key: str = ""
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    is_known: bool = False

    @property
    def is_new(self):
        return not self.errors and not self.is_known


class CoursePlan:
    """Checks the rows of a list in memory; the number of queries does not depend on the rows.

    :param wizard: methodical.course.import
    :param columns: {column number: (target, heading)}
    :param matcher: CourseMatcher
    """

    def __init__(self, wizard, columns, matcher):
        self.env, self.company, self.matcher = wizard.env, wizard.company_id, matcher
        self.places = {target: (column, heading) for column, (target, heading) in columns.items()}
        self.labels = dict(wizard.column_ids._fields["target"]._description_selection(self.env))
        self.kinds = dict(self.env["methodical.course"]._fields["kind"]._description_selection(self.env))
        self.today = self.env["methodical.course"].with_company(self.company)._get_today()

    def prepare(self, rows):
        """Return a Step for each row.

        :param rows: list of tools.course_reader.CourseRow
        """
        steps = [self._prepare(row) for row in rows]
        found = [step for step in steps if step.teacher]
        keys = {step.key for step in found if step.key}
        teachers = self.matcher.cards.browse({step.teacher.id for step in found})
        self._compare(found, CourseLedger(self.company, teachers, keys))
        return steps

    def _prepare(self, row):
        step = Step(row)
        for target, error in row.errors:
            if (target, error.reason) == ("kind", "word"):
                error = CellError("word_kind", allowed=list(self.kinds.values()), **error.details)
            self._refuse(step, target, error)
        step.warnings = [self._say(step, target, error) for target, error in row.warnings]
        if row.teacher:
            step.teacher, error, step.similar = self.matcher.find(row.teacher)
            if error:
                self._refuse(step, "teacher", error)
        else:
            self._refuse(step, "teacher", CellError("missing"))
        step.values = self._prepare_values(row)
        step.key = document_key(step.values.get("document_number"), step.values["provider_name"])
        self._check(step)
        return step

    def _prepare_values(self, row):
        """Return the values of a course; what the list does not say is left out."""
        values = {name: value for name, value in row.values.items() if value or name == "hours"}
        values["provider_name"] = values.pop("provider", False)
        if not values.get("date_end") and values.get("document_date"):
            values["date_end"] = values["document_date"]
        is_diploma = values.get("document_kind") == "diploma"
        values.setdefault("kind", "retraining" if is_diploma else "course")
        # nobody is asked to share what he learnt long ago
        return {**values, "sharing": "none"}

    def _check(self, step):
        values, bad = step.values, {target for target, _error in step.row.errors}
        for name in ("name", *NEEDED[values["kind"]]):
            target = _TARGETS.get(name, name)
            is_empty = values.get(name) is None or values[name] is False
            if is_empty and name != "document_ids" and not bad & {target, _JOINED.get(name)}:
                self._refuse(step, target, self._explain_missing(step, target))
        hours, most = values.get("hours"), MAX_HOURS[values["kind"]]
        if hours is not None and not 0 < hours <= most:
            self._refuse(step, "hours", CellError("too_many_hours", hours=hours, most=most))
        days = [values.get(name) for name in ("date_start", "date_end", "document_date")]
        self._check_years(step)
        if wrong := find_wrong_dates(*days, self.today):
            self._refuse(step, _DATE_CELLS[wrong], CellError(wrong))
        elif days[1] and days[1] > self.today:
            self._refuse(step, "date_end", CellError("not_over"))
        if values["kind"] == "retraining" and not step.errors:
            self._check_retraining(step)

    def _explain_missing(self, step, target):
        """Return why a fact is missing: its cell is empty, or holds other facts only."""
        joined = _JOINED.get(target)
        others = [name for name, cell in _JOINED.items() if cell == joined and step.row.values.get(name)]
        if others and joined in self.places and target not in self.places:
            return CellError("missing_part", field=self.labels[target])
        return CellError("missing")

    def _check_years(self, step):
        """Refuse a day of another age: a slip of the pen."""
        for name in ("date_start", "date_end", "document_date"):
            day = step.row.values.get(name)
            if day and day.year < _FIRST_YEAR:
                self._refuse(step, name, CellError("year", text=f"{day:%d.%m.%Y}"))

    def _check_retraining(self, step):
        """Let the ledger say what the regulation holds against a retraining (F4 1.4h); there are few of them."""
        course = self.env["methodical.course"].new({**step.values, "teacher_id": step.teacher.id})
        for issue in course._get_retraining_issues():
            (step.errors if issue.severity == "block" else step.warnings).append(issue.sentence)

    def _compare(self, steps, ledger):
        """Recognise documents that the ledger has, or that stand in the list twice."""
        seen = {}
        for step in steps:
            if step.errors:
                continue
            same = ledger.find(step.teacher, step.values, step.key)
            first = seen.setdefault(step.key or self._identity(step), step)
            if same and same.teacher_id != step.teacher:
                self._refuse_document(step, "other_owner", people=same.teacher_name)
            elif same and same.state == "not_credited":
                self._refuse_document(step, "refused")
            elif same:
                self._know(step, CellError("known"))
            elif first is not step and self._identity(first) != self._identity(step):
                self._refuse_document(step, "double", row=first.row.row)
            elif first is not step:
                self._know(step, CellError("same_row", row=first.row.row))

    def _identity(self, step):
        names = ("name", "date_end", "hours")
        return step.teacher.id, *(step.values.get(name) for name in names)

    def _know(self, step, error):
        step.is_known = True
        step.warnings.append(self._say(step, "document_number", error))

    def _refuse_document(self, step, reason, **details):
        text = step.values.get("document_number", "")
        self._refuse(step, "document_number", CellError(reason, text=text, **details))

    def _refuse(self, step, target, error):
        step.errors.append(self._say(step, target, error))

    def _say(self, step, target, error):
        place = self.places.get(target) or self.places.get(_JOINED.get(target))
        return describe(self.env, step.row.row, place or (0, self.labels[target]), error)


def count_names(steps):
    """Return [(name, number of rows, cards that may be meant)] of the names that have no card yet, as they come."""
    open_steps = {step.row.teacher: step for step in steps if step.row.teacher and not step.teacher}
    counts = Counter(step.row.teacher for step in steps)
    return [(name, counts[name], step.similar) for name, step in open_steps.items()]
