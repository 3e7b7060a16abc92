"""What the import of a staff list would do to the cards of a school."""

from dataclasses import dataclass, field
from datetime import date

from odoo.tools import format_date

from ..tools.cell_error import CellError
from .staff_matcher import StaffMatcher
from .staff_messages import refuse_cell
from .staff_reader import Person

NEW, CARD, CHANGE, SAME, ERROR = "new", "card", "change", "same", "error"
NO_CATEGORY = "none"  # code of the methodical.category that stands for having none


@dataclass
class Step:
    """What happens to one person.

    :param action: NEW (employee and card), CARD (card of an employee), CHANGE, SAME or ERROR
    :param changes: list of (label, old text, new text)
    :param services: {kind: months} to store
    :param award: values of a new methodical.category.award, or empty
    :param similar: hr.employee who may be the same person, or empty
    """

    person: Person
    employee: object
    teacher: object
    similar: object
    action: str = SAME
    values: dict = field(default_factory=dict)
    services: dict = field(default_factory=dict)
    award: dict = field(default_factory=dict)
    changes: list = field(default_factory=list)


class StaffPlan:
    """Compares the people of a list with the cards of a school.

    :param env: environment of the user
    :param company: res.company
    :param day: datetime.date on which the services of the list are counted
    """

    def __init__(self, env, company, day):
        # creating notes and followers would triple the time; the cards of a list are no news to anybody
        self.env = env(context={**env.context, "tracking_disable": True})
        self.company = company
        self.day = day
        self.matcher = StaffMatcher(self.env, company)
        self._teachers = self.env["methodical.teacher"]
        cards = self._teachers.with_context(active_test=False).search([("company_id", "=", company.id)])
        self._card_of = {card.employee_id: card for card in cards}
        self._current = cards._get_valid_awards(day)
        self._labels = {
            name: text["string"] for name, text in cards.fields_get(attributes=["string"]).items()
        }
        self._kinds = dict(self.env["methodical.service"]._fields["kind"]._description_selection(self.env))
        self._levels = dict(cards._fields["education_level"]._description_selection(self.env))

    def prepare(self, people, decisions):
        """Return the Step of every person.

        :param people: list of staff_reader.Person
        :param decisions: {row: hr.employee} that the user declared the same person
        """
        matched = self.matcher.match(people, decisions)
        return [self._prepare_step(person, matched[person.row]) for person in people]

    def _prepare_step(self, person, employee):
        teacher = self._card_of.get(employee, self._teachers)
        similar = (
            self.env["hr.employee"] if employee or person.errors else self.matcher.warn_of_similar(person)
        )
        step = Step(person, employee, teacher, similar)
        if (employee and not employee.active) or (teacher and not teacher.active):
            person.errors.append(
                self.env._(
                    "Row %(row)s: %(name)s is archived in this school; restore the employee and the card first.",
                    row=person.row,
                    name=employee.name,
                )
            )
        self._compare_birthday(step)
        self._compare_fields(step)
        self._compare_services(step)
        self._compare_category(step)
        self._leave_out_own(step)
        if person.errors:
            step.action = ERROR
        elif not teacher:
            step.action = CARD if employee else NEW
        elif step.changes:
            step.action = CHANGE
        return step

    def _leave_out_own(self, step):
        """Take out what nobody writes on his own card."""
        is_own = self.env.user in (step.teacher.user_id or step.employee.user_id)
        if is_own and step.changes and not self._teachers._may_change_own():
            step.values, step.services, step.award, step.changes = {}, {}, {}, []
            step.person.warnings.append(
                self.env._("This is your own card: propose the changes there, somebody else confirms them.")
            )

    def _compare_birthday(self, step):
        if step.person.birthday and step.person.birthday != step.employee.birthday:
            step.values["birthday"] = step.person.birthday
            self._note(step, self._labels["birthday"], step.employee.birthday, step.person.birthday)

    def _compare_fields(self, step):
        for name, value in step.person.values.items():
            old = step.teacher[name]
            if not _is_same(old, value):
                step.values[name] = value
                self._note(step, self._labels[name], self._text(name, old), self._text(name, value))

    def _compare_services(self, step):
        known = {service.kind: service for service in step.teacher.service_ids}
        for kind, months in step.person.services.items():
            old = known[kind]._months_on(self.day) if kind in known else None
            if months != old:
                step.services[kind] = months
                label = self.env._("Service (%(kind)s)", kind=self._kinds[kind])
                old_text = "" if old is None else self._format_months(old)
                step.changes.append((label, old_text, self._format_months(months)))

    def _compare_category(self, step):
        person, category = step.person, step.person.category
        if not category or category.code == NO_CATEGORY:
            return
        current = self._current.get(step.teacher, step.teacher.award_ids.browse())
        if not person.category_date:
            if category != current.category_id:
                person.warnings.append(
                    self.env._(
                        "The category %(category)s is left out: the date of its award is missing.",
                        category=category.name,
                    )
                )
            return
        same_day = step.teacher.award_ids.filtered(
            lambda award: award.date_awarded == person.category_date and not award.replaced_by_ids
        )
        if not same_day:
            step.award = {
                "category_id": category.id,
                "date_awarded": person.category_date,
                "reference": person.category_reference,
            }
            old = self._category_text(current.category_id, current.date_awarded)
            self._note(
                step, self._labels["category_id"], old, self._category_text(category, person.category_date)
            )
        elif category not in same_day.category_id:
            refuse_cell(self.env, person, "category", CellError("award", text=same_day[:1].category_id.name))

    # texts of the preview

    def _category_text(self, category, day):
        return f"{category.name} ({format_date(self.env, day)})" if category else ""

    def _format_months(self, months):
        return self.env["methodical.service"]._format_months(months)

    def _text(self, name, value):
        if name == "education_level":
            return self._levels.get(value, "")
        if name in ("post_ids", "subject_ids"):
            return ", ".join(value.mapped("name"))
        return f"{value:g}" if isinstance(value, float) and value else value

    def _note(self, step, label, old, new):
        """Add a change to a step, dates in the format of the user."""
        old, new = (
            format_date(self.env, value) if isinstance(value, date) else str(value or "")
            for value in (old, new)
        )
        step.changes.append((label, old, new))


def _is_same(old, new):
    """Return whether a card holds a value already; texts may differ in spaces."""
    return (old or "").split() == new.split() if isinstance(new, str) else old == new
