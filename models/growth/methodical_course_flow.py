from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import with_pass


class MethodicalCourse(models.Model):
    """The way of a course: the states and who may move it where (F4 3.1-3.3, C19).

    Head, deputy and officer plan *when*; the order refers (``_order``), the teacher hands in (``_document``), the officer
    credits (``_credit``).
    """

    _inherit = "methodical.course"

    #: from which state a course may go where
    _transitions = {
        "need": {"planned", "referred", "handed_in", "cancelled"},
        "planned": {"need", "referred", "handed_in", "cancelled"},
        "referred": {"planned", "handed_in", "not_attended", "cancelled"},
        "handed_in": {"need", "planned", "referred", "credited", "not_credited"},
        "credited": set(),
        "not_credited": set(),
        "not_attended": {"referred"},
        "cancelled": {"need"},
    }

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a course can not go there from its state
        """
        if blocked := self.filtered(lambda course: state not in self._transitions[course.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(course)s” is in the state “%(now)s” and cannot become “%(state)s”. Open it again and look what was done meanwhile.",
                    course=blocked[0].display_name,
                    now=labels[blocked[0].state],
                    state=labels[state],
                )
            )
        # sudo: who signs an order or decides may not write what the button moves
        return with_pass(self.sudo()).write({"state": state, **values})

    def _lock(self):
        """Keep these courses from being changed by somebody else until the end of the transaction.

        :raises UserError: when somebody is changing one right now
        """
        try:
            self.sudo().lock_for_update()  # sudo: the lock needs no right to write
        except LockError:
            raise UserError(
                self.env._("Somebody is changing this course right now. Open it again and retry.")
            ) from None
        self.invalidate_recordset(["state"])

    def action_plan(self):
        """Plan when needs are met: head (for his members), deputy, officer (F4 3.1).

        The school year is the wished one where none is written.

        :raises UserError: when nobody wrote or wished a school year, or the user plans his own course
        """
        self.check_access("write")
        self._check_planner()
        for course in self:
            year = course.planned_year or course._get_year_of_start() or course.wished_year
            if not year:
                raise UserError(
                    self.env._(
                        "Write in which school year “%(course)s” takes place, then plan it.",
                        course=course.display_name,
                    )
                )
            course._move_to(
                "planned", planned_year=year, planned_term=course.planned_term or course.wished_term
            )
        return True

    def _get_year_of_start(self):
        """Return the calendar year in which the school year of the first day of one course began (0 without a day)."""
        day = self.date_start
        # a school year begins in September; courses of the summer belong to the year that ends
        return (day.year if day.month >= 9 else day.year - 1) if day else 0

    def action_unplan(self):
        """Make planned courses needs again.

        :raises UserError: when the user plans his own course, or one is not planned
        """
        self.check_access("write")
        self._check_planner()
        self._check_state("planned")
        return self._move_to("need", planned_year=False, planned_term=False)

    def action_cancel(self):
        """Give courses up: the teacher what nobody planned yet, who plans the others too.

        :raises UserError: when the user may not, or the document is with the officer already
        """
        self.check_access("write")
        self.filtered(lambda course: course.state != "need")._check_planner()
        return self._move_to("cancelled")

    def action_reopen(self):
        """Take up again what was given up: it is a need; what was noted as not attended by mistake is referred.

        :raises UserError: when one was neither, or the user may not note absence
        """
        self.check_access("write")
        absent = self.filtered(lambda course: course.state == "not_attended")
        absent._undo_absence()
        return (self - absent)._move_to("need", planned_year=False, planned_term=False)

    def _check_state(self, state):
        """Raise unless all courses are in a state."""
        if others := self.filtered(lambda course: course.state != state):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(course)s” is not in the state “%(state)s”. Open it again and look what was done meanwhile.",
                    course=others[0].display_name,
                    state=labels[state],
                )
            )

    def _check_planner(self):
        """Raise when the user would plan a course of his own: a deputy or the officer does it."""
        if self.env.su or self._is_staff():
            return
        # a head writes courses of his members only: the record rules saw to that
        if own := self.filtered("is_mine"):
            raise UserError(
                self.env._(
                    "When “%(course)s” takes place is planned by the head of the association, the deputy or the qualification officer.",
                    course=own[0].display_name,
                )
            )

    def _get_today(self):
        """Return the day it is at school (datetime.date)."""
        return fields.Date.context_today((self.company_id[:1] or self.env.company)._in_school_time())
