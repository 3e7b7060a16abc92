from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Who chairs a meeting and who keeps its minutes (F3 P2, P3)."""

    _inherit = "methodical.meeting"

    @api.depends("body_id", "class_id")
    def _compute_chair_id(self):
        for meeting in self:
            day = meeting.date
            # sudo: who is the class teacher, and who acts, is public within the school
            class_teacher = meeting.class_id.sudo().class_teacher_id
            head = class_teacher if meeting.body_kind == "parents" else meeting.body_id.head_id
            meeting.chair_id = (head and day and meeting._get_substitute(head, day)) or head.sudo(False)

    @api.depends("body_id")
    def _compute_secretary_id(self):
        Membership = self.env["methodical.membership"]
        for meeting in self:
            rows = (
                # sudo: who keeps the minutes of a body is public within the school
                Membership.sudo().search(
                    Domain("body_id", "=", meeting.body_id.id)
                    & Domain("role", "=", "secretary")
                    & Membership._get_domain_on(meeting.date or "today"),
                    order="date_from desc, id",
                )
            )
            cards = rows.teacher_id.sudo(False)  # sudo: back to the rights of the caller
            meeting.secretary_id = (cards - meeting.chair_id)[:1]

    def _get_substitute(self, head, day):
        """Return the card of who acts for the head of the body of one meeting on a date (empty: nobody; R53).

        :param head: methodical.teacher
        :param day: datetime.date
        """
        Acting = self.env["methodical.acting"]
        # sudo: who acts for whom is public within the school
        periods = Acting.sudo().browse(Acting._get_ids_on(self.company_id.id, day))
        return periods.filtered(lambda period: period.absent_id == head.sudo()).substitute_id[:1].sudo(False)

    @api.constrains("chair_id", "secretary_id")
    def _check_people(self):
        """Refuse a chair who keeps the minutes himself: two persons answer for them (F3 P2, P3)."""
        for meeting in self:
            if meeting.chair_id and meeting.chair_id == meeting.secretary_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s cannot chair “%(meeting)s” and keep its minutes. Choose two persons.",
                        person=meeting.chair_name,
                        meeting=meeting.name,
                    )
                )
