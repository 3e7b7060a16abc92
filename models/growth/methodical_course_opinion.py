from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass

OPINIONS = [("for", "In favour"), ("later", "Better later"), ("against", "Against")]


class MethodicalCourse(models.Model):
    """The word of the head or the deputy on who goes to a course, before it is planned (F2 2.3a, F0 3.2f, F3 RT3).

    The last word stands on the course with its day and person; the chatter keeps those before it.
    """

    _inherit = "methodical.course"

    opinion = fields.Selection(OPINIONS, "Opinion on going", readonly=True, copy=False)
    opinion_text = fields.Char("Why so", readonly=True, copy=False)
    opinion_by = fields.Char("Opinion of", readonly=True, copy=False)
    opinion_on = fields.Date("Opinion given on", readonly=True, copy=False)
    can_give_opinion = fields.Boolean(compute="_compute_can_give_opinion", export_string_translation=False)

    @api.depends("state", "teacher_id")
    @api.depends_context("uid")
    def _compute_can_give_opinion(self):
        is_deputy = self.env.user.has_group("school_methodical.group_deputy")
        for course in self:
            asked = course.state in ("need", "planned") and not course.is_mine
            course.can_give_opinion = asked and (is_deputy or course.teacher_id.is_led_by_me)

    def action_give_opinion(self, opinion, text=False):
        """Put the user's word on record for each of these courses.

        :param opinion: one of ``OPINIONS``
        :param text: why, or False
        :raises UserError: for who neither heads the teachers nor is a deputy, and after the referral
        """
        self.check_access("read")
        self._check_before_referral()
        if closed := self.filtered(lambda course: not course.can_give_opinion):
            raise UserError(
                self.env._(
                    "On the course of %(person)s the head of the association or a deputy gives an opinion, not the teacher.",
                    person=closed[0].teacher_name,
                )
            )
        labels = dict(self._fields["opinion"]._description_selection(self.env))
        if opinion not in labels:
            raise UserError(self.env._("An opinion is one of: %(opinions)s.", opinions=list(labels.values())))
        reason = str(text or "").strip()
        with_pass(self.sudo()).write(  # sudo: who may has been asked; a head writes nothing else by it
            {
                "opinion": opinion,
                "opinion_text": reason,
                "opinion_by": self.env.user.name,
                "opinion_on": fields.Date.context_today(self),
            }
        )
        for course in self:
            course.message_post(body=": ".join(filter(None, (labels[opinion], reason))))
        return True
