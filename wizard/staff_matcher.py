"""Finds the employee of the school whom a row of a staff list means, and the people who may be meant."""

from collections import defaultdict

from odoo.tools import format_date

from ..tools.name_text import NameIndex, is_subset, name_key
from .list_messages import shorten


class StaffMatcher:
    """Matches people with the employees of a school; reads all of them once.

    :param env: environment of the user
    :param company: res.company
    """

    def __init__(self, env, company):
        self.env = env
        Employee = env["hr.employee"].with_context(active_test=False)
        self.employees = Employee.search_fetch(
            [("company_id", "=", company.id)], ["name", "birthday", "active"]
        )
        self._index = NameIndex({employee: employee.name for employee in self.employees})
        self._by_key = defaultdict(list)
        for employee, key in self._index.keys.items():
            self._by_key[key].append(employee)

    def match(self, people, decisions):
        """Return {row: hr.employee (empty for a new person)}; what stands in the way is noted on the people.

        :param people: list of staff_reader.Person
        :param decisions: {row: hr.employee} of the similar people whom the user declared the same person
        """
        matched = {}
        for person in people:
            decided = decisions.get(person.row)
            is_similar = decided and decided in self.similar(person)
            matched[person.row] = decided if is_similar else self._find(person)
        self._refuse_doubles(people, matched)
        self._compare_rows(people)
        return matched

    def similar(self, person):
        """Return the list of employees whose name is similar to the name of a person."""
        return self._index.similar(person.name) if person.name else []

    def _find(self, person):
        """Return the employee with the name of the person; without a patronymic the birthday must agree."""
        same_name = self._by_key.get(name_key(person.name), [])
        candidates = [employee for employee in same_name if _may_be(person, employee)]
        exact = [employee for employee in candidates if person.birthday and employee.birthday]
        found = (
            exact
            or candidates
            or [
                employee
                for employee in self.similar(person)
                if person.birthday
                and employee.birthday == person.birthday
                and is_subset(name_key(person.name), self._index.keys[employee])
            ]
        )
        if len(found) > 1:
            person.errors.append(
                self.env._(
                    "Row %(row)s: the school has several people of the name %(name)s; give the date of birth.",
                    row=person.row,
                    name=shorten(person.name),
                )
            )
        return found[0] if len(found) == 1 else self.env["hr.employee"]

    def warn_of_similar(self, person):
        """Add a warning when a new person is similar to an employee; return the most similar one or an empty set."""
        similar = self.similar(person)
        if similar:
            person.warnings.append(
                self.env._(
                    "Similar to %(names)s: the same person?", names=[self._label(one) for one in similar[:3]]
                )
            )
        return similar[0] if similar else self.env["hr.employee"]

    def _label(self, employee):
        if not employee.birthday:
            return employee.name
        return f"{employee.name} ({format_date(self.env, employee.birthday)})"

    def _refuse_doubles(self, people, matched):
        """Refuse rows that mean one person: the same employee, or a name twice without different birthdays."""
        groups = defaultdict(list)
        for person in people:
            if person.name:
                groups[matched[person.row] or name_key(person.name)].append(person)
        for key, group in groups.items():
            if isinstance(key, tuple):
                group = [person for person in group if any(_may_be_double(person, other) for other in group)]
            if len(group) > 1:
                self._refuse_rows(group)

    def _refuse_rows(self, group):
        sentence = self.env._(
            "Rows %(rows)s hold the same person, %(name)s; keep one of them.",
            rows=[str(person.row) for person in group],
            name=shorten(group[0].name),
        )
        for person in group:
            person.errors.append(sentence)

    def _compare_rows(self, people):
        """Compare the rows among themselves: a name without patronymic, a slip of the pen."""
        by_row = {person.row: person for person in people if person.name and not person.errors}
        index = NameIndex({row: person.name for row, person in by_row.items()})
        for row, person in by_row.items():
            for other in (by_row[number] for number in index.similar(person.name) if number < row):
                if (
                    person.birthday
                    and person.birthday == other.birthday
                    and is_subset(index.keys[row], index.keys[other.row])
                ):
                    self._refuse_rows([other, person])
                elif index.keys[row] != index.keys[other.row] and _may_be(person, other):
                    person.warnings.append(
                        self.env._(
                            "Similar to %(name)s in row %(row)s: the same person?",
                            name=other.name,
                            row=other.row,
                        )
                    )


def _may_be(person, other):
    """Return whether the birthdays do not speak against two names being one person."""
    return not person.birthday or not other.birthday or person.birthday == other.birthday


def _may_be_double(person, other):
    return person is not other and _may_be(person, other)
