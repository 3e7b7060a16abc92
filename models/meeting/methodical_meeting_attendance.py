from odoo import models

from ...tools.issue import Issue


class MethodicalMeeting(models.Model):
    """Who was there: members of that day, quorum, how many may vote (F1 VIII.8, F3 M2)."""

    _inherit = "methodical.meeting"

    def _get_members(self):
        """Return the cards of the members of the body of one meeting on its day."""
        return self.body_id._get_members(self.date)

    def _get_present_teachers(self):
        """Return the cards of who was at one meeting, members and invited people."""
        return self.attendance_ids.filtered(lambda row: row.state != "absent").teacher_id

    def _get_voters_count(self):
        """Return how many may vote at one meeting: the members present; at a meeting of parents these."""
        return self.present_count + self.parents_count if self.body_kind == "parents" else self.present_count

    def _check_attendance(self):
        """Return what the list of one meeting lacks, and whether it may decide (R25; rule meeting_quorum)."""
        if self.body_kind == "parents":
            return self._check_parents()
        members, rows = self._get_members(), self.attendance_ids
        listed = rows.filtered(lambda row: row.role == "member")
        issues = []
        if missing := members - rows.teacher_id:
            text = self.env._(
                "Members of that day are not on the list: %(people)s. Add them, present or absent.",
                people=missing.sudo().mapped("name"),  # sudo: names of colleagues
            )
            issues.append(Issue("block", text))
        if strangers := listed.filtered(lambda row: row.teacher_id not in members):
            text = self.env._(
                "%(people)s: no members of %(body)s on that day. Enter them as invited or as guests.",
                people=strangers.mapped("name"),
                body=self.body_id.name,
            )
            issues.append(Issue("block", text))
        unexplained = listed.filtered(lambda row: row.state != "present" and not row.reason)
        if unexplained:
            text = self.env._(
                "Enter why they were late or absent: %(people)s.", people=unexplained.mapped("name")
            )
            issues.append(Issue("warn", text))
        return issues + self._check_quorum(len(members))

    def _check_quorum(self, count):
        rule = self._get_rule("meeting_quorum")
        present = self.present_count
        if not rule or present * 100 >= rule.value * count:
            return []
        text = self.env._(
            "%(present)s of %(members)s members were present, the regulation wants %(wanted)s per cent.",
            present=present,
            members=count,
            wanted=int(rule.value),
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_parents(self):
        if self.parents_count or self.attendance_ids.filtered(lambda row: row.state != "absent"):
            return []
        return [Issue("block", self.env._("Enter how many parents were present, or their names."), "R60")]
