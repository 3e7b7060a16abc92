from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.clause import cited
from ...tools.course_norm import standing_on
from ...tools.together import Rows
from .methodical_course_standing import STATUSES


class CourseStatus(NamedTuple):
    """How a teacher stands to the course norms on one day: the norm of which he is furthest behind.

    ``status`` is one of ``STATUSES``; ``date_due`` the last day in order or False; ``hours`` those that count; ``norm``
    and ``course`` records, maybe empty; ``sentence`` says why, in the language of the reader.
    """

    status: str
    date_due: object
    sentence: str
    clause: str
    hours: int
    norm: object
    course: object


class MethodicalTeacher(models.Model):
    """How teachers stand to the course norms (F4 3.4, R43, R44, R49)."""

    _inherit = "methodical.teacher"

    course_status = fields.Selection(
        STATUSES,
        "Courses by norm",
        compute="_compute_facts",
        search="_search_course_status",
    )
    course_date_due = fields.Date(
        "Next course due on",
        compute="_compute_facts",
        search="_search_course_date_due",
    )
    course_sentence = fields.Char("Why", compute="_compute_course_sentence")

    def _get_fact_questions(self):
        """Add the rows of the balance today."""
        # sudo: who reads a card may know how its teacher stands
        Balance = self.env["methodical.course.balance"].sudo()._today()
        return {
            **super()._get_fact_questions(),
            "balance": Rows(Balance, [("teacher_id", "in", self.ids)]),
        }

    def _set_facts(self, found):
        """Set how the teachers stand as well."""
        rows = found["balance"].grouped("teacher_id")
        for teacher in self:
            row = rows.get(teacher._origin, found["balance"].browse())
            teacher.course_status, teacher.course_date_due = row.status, row.date_due
        return super()._set_facts(found)

    # apart from the status: lists do without the words of the norms
    @api.depends("course_status")
    @api.depends_context("lang", "tz")
    def _compute_course_sentence(self):
        # sudo: as the status
        Balance = self.env["methodical.course.balance"].sudo()._today()
        for teacher in self:
            # a row of the balance has the number of its card
            row = Balance.browse(teacher._origin.id if teacher.course_status else ())
            teacher.course_sentence = row.sentence

    def _search_course_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        Balance = self.env["methodical.course.balance"]._today()
        found = Domain("id", "in", Balance._search([("status", "in", value)]))
        if False in value:  # archived cards stand to no norm
            found |= Domain("id", "not in", Balance._search([]))
        return found

    def _search_course_date_due(self, operator, value):
        return Domain(
            "id",
            "in",
            self.env["methodical.course.balance"]._today()._search([("date_due", operator, value)]),
        )

    def _get_course_status(self, day, taken=None):
        """Return {teacher: CourseStatus} on any day, past or to come, under the norms asked on that day.

        Courses count by the date of their document, so a past day is judged by those dated until then.

        :param day: datetime.date
        :param taken: {teacher: tools.course_term.Certificate} as if they had taken these courses; whose course is of a
            later day is judged on that day
        """
        # sudo: the answer follows from facts that the caller may not read
        cards_sudo = self.sudo()
        norms, histories = cards_sudo._get_course_norms(), cards_sudo._get_course_histories()
        statuses = {}
        for teacher, card_sudo in zip(self, cards_sudo, strict=True):
            history, on = histories[card_sudo], day
            if taken and teacher in taken:
                history = history._replace(certificates=(*history.certificates, taken[teacher]))
                on = max(day, taken[teacher].day)
            statuses[teacher] = self._to_course_status(standing_on(norms[card_sudo], history, on))
        return statuses

    @api.model
    def _to_course_status(self, standing):
        certificate = standing.certificate
        # sudo: the words of the norm
        norm_sudo = self.env["methodical.regulation.norm"].sudo().browse(standing.norm and standing.norm.key)
        sentence = norm_sudo._explain_standing(
            standing.status, standing.ground, standing.due, certificate and certificate.day, standing.hours
        )
        return CourseStatus(
            standing.status,
            standing.due or False,
            sentence,
            cited(norm_sudo.clause),
            standing.hours,
            # sudo: out of it again
            norm_sudo.sudo(False),
            self.env["methodical.course"].browse(certificate and certificate.key),
        )
