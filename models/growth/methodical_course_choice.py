from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalCourse(models.Model):
    """Theme, programme and provider are chosen by the teacher where the regulation says so; others propose (F4 3.3, R47, C19)."""

    _inherit = "methodical.course"

    proposed_name = fields.Char("Theme proposed", readonly=True, copy=False)
    proposed_programme = fields.Char("Programme proposed", readonly=True, copy=False)
    proposed_provider_id = fields.Many2one(
        "res.partner", "Provider proposed", readonly=True, copy=False, check_company=True, ondelete="set null"
    )
    proposed_by = fields.Char(readonly=True, copy=False)

    def _is_chosen_by_teacher(self):
        """Return whether the regulation leaves the choice of one course to its teacher."""
        # a form that names nobody yet is asked too
        return (self.company_id or self.env.company)._get_regulation().course_choice == "teacher"

    def _check_choice(self):
        """Raise when somebody else than the one whose choice it is writes theme, programme or provider."""
        if self.env.su:
            return
        for course in self:
            if course._is_chosen_by_teacher():
                if course.chosen_by == "teacher" and not course.is_mine:
                    raise UserError(
                        self.env._(
                            "%(person)s chose “%(course)s”: theme, programme and provider are the teacher's own choice (F4 3.3). Propose something else by the button.",
                            person=course.teacher_name,
                            course=course.name,
                        )
                    )
            elif course.chosen_by == "school" and not self._is_staff():
                raise UserError(
                    self.env._(
                        "“%(course)s” was chosen by the school (F4 3.1). Ask the deputy for another theme or provider.",
                        course=course.name,
                    )
                )

    def _filter_newly_chosen(self, names):
        """Return {course: who chooses it now} of the courses whose choice changes hands when fields are written.

        :param names: names of the fields
        """
        if self.env.su or not names & {"name", "programme", "provider_id", "provider_name"}:
            return {}
        open_courses = self.filtered(lambda course: course.state in ("need", "planned"))
        hands = {course: "teacher" if course.is_mine else "school" for course in open_courses}
        return {course: by for course, by in hands.items() if course.chosen_by != by}

    def action_propose(self, name, programme=False, provider_id=False):
        """Propose another theme, programme or provider to the teacher of one course; he takes it by a button.

        :param name: theme
        :param programme: text, or False
        :param provider_id: id of a partner, or False
        :raises UserError: when the choice is the user's own, or the course is under way
        """
        self.ensure_one()
        self.check_access("write")
        self._check_before_referral()
        if self.is_mine or not (name or "").strip():
            raise UserError(
                self.env._(
                    "“%(course)s”: write another theme than your own for a colleague.",
                    course=self.display_name,
                )
            )
        with_pass(self).write(
            {
                "proposed_name": name.strip(),
                "proposed_programme": programme,
                "proposed_provider_id": provider_id,
                "proposed_by": self.env.user.name,
            }
        )
        self._tell_teacher("_say_proposed")
        return True

    def action_accept_proposal(self):
        """Take what was proposed: the choice stays the teacher's.

        :raises UserError: when it is not his own course, or nothing was proposed
        """
        self._check_proposed()
        for course in self:
            with_pass(course).write(
                {
                    "name": course.proposed_name,
                    "programme": course.proposed_programme or course.programme,
                    "provider_id": (course.proposed_provider_id or course.provider_id).id,
                    "chosen_by": "teacher",
                    **self._prepare_no_proposal(),
                }
            )
        return True

    def action_decline_proposal(self):
        """Keep the own choice.

        :raises UserError: as ``action_accept_proposal``
        """
        self._check_proposed()
        return with_pass(self).write(self._prepare_no_proposal())

    def action_agree_choice(self):
        """Agree with what the school chose: from now on it is the teacher's choice (F4 3.3).

        :raises UserError: when it is not his own course
        """
        self.check_access("write")
        self._check_own()
        self._check_before_referral()
        return with_pass(self).write({"chosen_by": "teacher"})

    def _prepare_no_proposal(self):
        return dict.fromkeys(
            ("proposed_name", "proposed_programme", "proposed_provider_id", "proposed_by"), False
        )

    def _check_proposed(self):
        self.check_access("write")
        self._check_own()
        self._check_before_referral()
        if empty := self.filtered(lambda course: not course.proposed_name):
            raise UserError(
                self.env._(
                    "Nothing is proposed for “%(course)s” any more: open it again.",
                    course=empty[0].display_name,
                )
            )

    def _check_own(self):
        if others := self.filtered(lambda course: not course.is_mine):
            raise UserError(
                self.env._(
                    "Only %(person)s decides on the theme of “%(course)s” (F4 3.3).",
                    person=others[0].teacher_name,
                    course=others[0].name,
                )
            )

    def _check_before_referral(self):
        if late := self.filtered(lambda course: course.state not in ("need", "planned")):
            raise UserError(
                self.env._(
                    "“%(course)s” stands in an order or is over: its theme stays.",
                    course=late[0].display_name,
                )
            )

    def _say_proposed(self):
        """Return the sentence that tells a teacher what was proposed to him."""
        return self.env._(
            "%(person)s proposes for “%(course)s”: %(theme)s. Take it or keep your own choice.",
            person=self.proposed_by,
            course=self.name,
            theme=self.proposed_name,
        )
