"""What the ledger of a school knows of the documents in a list: read with one query, compared in memory."""

from odoo.fields import Domain

from ..tools.document_number import number_key
from ..tools.name_text import name_key

_STATES = ("handed_in", "credited", "not_credited")
_FIELDS = (
    "state", "teacher_id", "teacher_name", "document_key", "document_number", "document_date", "name", "date_end", "hours",
)  # fmt: skip


class CourseLedger:
    """The documents of a school that a list may repeat.

    :param company: res.company
    :param teachers: methodical.teacher whom the list names
    :param keys: document keys in the list
    """

    def __init__(self, company, teachers, keys):
        self.by_key, self.by_number, self.by_course = {}, {}, {}
        ours = Domain("teacher_id", "in", teachers.ids) | Domain("document_key", "in", list(keys))
        rows = teachers.env["methodical.course"].search_fetch(
            Domain("company_id", "=", company.id) & Domain("state", "in", _STATES) & ours, _FIELDS
        )
        for row in rows:
            if row.document_key:
                self.by_key[row.document_key] = row
            if row.document_number:
                self.by_number[self._number(row.teacher_id.id, row)] = row
            else:
                self.by_course[self._course(row.teacher_id.id, row)] = row

    def find(self, teacher, values, key):
        """Return the methodical.course of the same document or course, or None.

        A document is the same by number and provider, or by person, number and date: providers are written in many ways.

        :param teacher: methodical.teacher
        :param values: values of a course
        :param key: document key of it ('' without a number)
        """
        if not values.get("document_number"):
            return self.by_course.get(self._course(teacher.id, values))
        return self.by_key.get(key) or self.by_number.get(self._number(teacher.id, values))

    def _number(self, teacher_id, row):
        return teacher_id, number_key(row["document_number"]), row["document_date"]

    def _course(self, teacher_id, row):
        return teacher_id, name_key(row["name"]), row["date_end"], row["hours"]
