from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Who chairs a meeting and who keeps its minutes (F3 P2, P3)."""

    _inherit = "methodical.meeting"

    is_attended_by_me = fields.Boolean(
        "I was called", compute="_compute_is_attended_by_me", search="_search_is_attended_by_me"
    )

    @api.depends("attendance_ids.teacher_id.user_id")
    @api.depends_context("uid")
    def _compute_is_attended_by_me(self):
        # sudo: everybody may ask to which meeting he was called; one query answers for all of a list
        mine = self.sudo().search(Domain("id", "in", self.ids) & self._search_is_attended_by_me("in", [True]))
        for meeting in self:
            meeting.is_attended_by_me = meeting._origin.id in mine._ids

    def _search_is_attended_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        Attendance = self.env["methodical.attendance"].sudo()  # sudo: as above
        Attendance.flush_model(["meeting_id"])
        rows = Attendance._search([("teacher_id.user_id", "=", self.env.uid)])
        return Domain("id", "in", rows.subselect("meeting_id"))

    @api.depends("body_id", "class_id")
    def _compute_chair_id(self):
        for meeting in self:
            meeting.chair_id = meeting._get_expected_chair()

    def _get_expected_chair(self):
        """Return the card of who chairs one meeting by his post: the head, the class teacher, or who acts for him."""
        # sudo: who is the class teacher, and who acts, is public within the school
        class_teacher = self.class_id.sudo().class_teacher_id
        head = class_teacher if self.body_kind == "parents" else self.body_id.head_id
        return (head and self.date and self._get_substitute(head, self.date)) or head.sudo(False)

    @api.depends("body_id")
    def _compute_secretary_id(self):
        Membership = self.env["methodical.membership"]
        # sudo: who keeps the minutes of a body is public within the school
        rows_sudo = Membership.sudo().search(
            Domain("body_id", "in", self.body_id.ids) & Domain("role", "=", "secretary"),
            order="date_from desc, id",
        )
        by_body = rows_sudo.grouped(lambda row_sudo: row_sudo.body_id.id)
        for meeting in self:
            of_day = Membership._get_domain_on(meeting.date or "today")
            rows = by_body.get(meeting.body_id.id, rows_sudo.browse()).filtered_domain(of_day)
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

    @api.model_create_multi
    def create(self, vals_list):
        """Plan meetings.

        :raises AccessError: when somebody makes himself the chair who neither heads the body nor acts for its head
        """
        meetings = super().create(vals_list)
        meetings._check_own_chair()
        return meetings

    def write(self, vals):
        """Change meetings.

        :raises AccessError: as in ``create``
        """
        before = {meeting: meeting.chair_id for meeting in self} if "chair_id" in vals else {}
        result = super().write(vals)
        self.filtered(
            lambda meeting: meeting in before and meeting.chair_id != before[meeting]
        )._check_own_chair()
        return result

    def _check_own_chair(self):
        """Raise when the user made himself the chair by his own hand: where the chair alone signs, he would sign alone."""
        # sudo: whose card it is
        own = self.filtered(lambda meeting: meeting.sudo().chair_id.user_id == self.env.user)
        if self.env.su or not own:
            return
        for meeting in own:
            # sudo: who carries on a body
            if meeting.chair_id != meeting._get_expected_chair() and not (
                meeting.sudo().body_id.heir_id.sudo(False).is_headed_by_me
            ):
                raise AccessError(
                    self.env._(
                        "You do not head %(body)s: its head names you as the chair of “%(meeting)s”, or an order lets you act for him.",
                        body=meeting.body_id.name,
                        meeting=meeting.name,
                    )
                )

    def action_announce(self):
        """Announce meetings, as who chairs them now."""
        self._check_former_head()
        return super().action_announce()

    def action_hold(self):
        """Hold meetings, as who chairs them now."""
        self._check_former_head()
        return super().action_hold()

    def action_submit(self):
        """Send minutes for signature, as who chaired the meeting."""
        self._check_former_head()
        return super().action_submit()

    def _check_former_head(self):
        """Raise when the user is still named as the chair of a meeting after his time as the head.

        :raises AccessError: naming the meeting and the remedy
        """
        # sudo: whose card it is, and who heads a body until when, is public within the school
        own_sudo = self.sudo().filtered(
            lambda meeting: meeting.date and meeting.chair_id.user_id == self.env.user
        )
        for meeting_sudo in own_sudo:
            ended = meeting_sudo.body_id.head_term_ids.filtered(
                lambda term, meeting=meeting_sudo: (
                    term.teacher_id == meeting.chair_id and term.date_to and term.date_to < meeting.date
                )
            )
            heads = meeting_sudo.body_id.heir_id.sudo(False).is_headed_by_me  # sudo: back to the user
            if ended and not heads and meeting_sudo.chair_id != meeting_sudo._get_expected_chair():
                raise AccessError(
                    self.env._(
                        "Your time as the head of %(body)s ended before “%(meeting)s”. The new head chooses who chairs it.",
                        body=meeting_sudo.body_id.name,
                        meeting=meeting_sudo.name,
                    )
                )

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
