from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class MethodicalCourse(models.Model):
    """Referral: one order for one course or for many, and what the signed order does to them (F4 1.1b, 3.1)."""

    _inherit = "methodical.course"

    def action_draft_order(self):
        """Open the draft of the order that refers to these courses: deputy, director or officer.

        :return: action
        :raises UserError: for a course that is not needed or planned any more
        :raises AccessError: when the user may not draft orders
        """
        self.env["methodical.order"].check_access("create")
        self.check_access("read")
        if late := self.filtered(lambda course: course.state not in ("need", "planned")):
            raise UserError(
                self.env._(
                    "“%(course)s” was referred, handed in or given up already. Take it out of the selection.",
                    course=late[0].display_name,
                )
            )
        themes = list(dict.fromkeys(self.mapped("name")))
        starts, ends = self.filtered("date_start"), self.filtered("date_end")
        order = self.env["methodical.order"]._draft(
            "course",
            course_ids=self,
            teacher_ids=self.teacher_id.ids,
            topic="; ".join(themes),
            date_from=min(starts.mapped("date_start"), default=False),
            date_to=max(ends.mapped("date_end"), default=False),
        )
        return order._open_form()

    def action_open_order(self):
        """Open the order that referred one course."""
        self.ensure_one().check_access("read")
        return self.order_id._open_form()

    def _get_referral_problems(self):
        """Return the sentences why these courses cannot be referred by an order."""
        return [problem for course in self for problem in course._find_referral_problems()]

    def _find_referral_problems(self):
        # sudo: whether the teacher is here and reads his courses himself
        teacher_sudo, what = self.sudo().teacher_id, self.display_name
        problems = []
        if self.state not in ("need", "planned"):
            problems.append(
                self.env._(
                    "“%(course)s” was referred, handed in or given up already. Take it out of the order.",
                    course=what,
                )
            )
        if not self.date_start or not self.date_end:
            problems.append(
                self.env._("“%(course)s” needs its first and its last day before the order.", course=what)
            )
        if not teacher_sudo.active:
            problems.append(
                self.env._("%(person)s left the school and is not referred.", person=self.teacher_name)
            )
        if self.chosen_by == "school" and teacher_sudo.user_id and self._is_chosen_by_teacher():
            problems.append(
                self.env._(
                    "%(person)s has not agreed with the theme “%(course)s” yet: the choice is the teacher's (F4 3.3).",
                    person=self.teacher_name,
                    course=self.name,
                )
            )
        return problems

    def _refer(self, order):
        """Refer these courses by a signed order, as its effect."""
        self._move_to("referred", order_id=order.id)
        self._refresh_terms()

    def _undo_referral(self):
        """Take the referral back where the course is not handed in yet."""
        waiting = self.filtered(lambda course: course.state == "referred")
        waiting._move_to("planned", order_id=False)
        waiting._refresh_terms()

    def _say_referral(self):
        """Return what the order of one course says of it."""
        return self.env._(
            "Refers %(person)s to “%(course)s” from %(start)s until %(end)s.",
            person=self.teacher_name,
            course=self.name,
            start=format_date(self.env, self.date_start) or "…",
            end=format_date(self.env, self.date_end) or "…",
        )
