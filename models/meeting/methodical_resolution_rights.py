from odoo import api, fields, models
from odoo.exceptions import AccessError


class MethodicalResolution(models.Model):
    """Who reports a resolution, who confirms, reopens and removes it: decided here for every entrance."""

    _inherit = "methodical.resolution"
    _mail_post_access = "read"

    is_in_force = fields.Boolean(compute="_compute_is_in_force")
    can_report = fields.Boolean(compute="_compute_rights")
    can_confirm = fields.Boolean(compute="_compute_rights")
    can_remove = fields.Boolean(compute="_compute_rights")
    people = fields.Char("Who does it", compute="_compute_people", compute_sudo=True)

    @api.depends("meeting_stage")
    def _compute_is_in_force(self):
        for resolution in self:
            resolution.is_in_force = resolution.meeting_stage == "signed"

    @api.depends("responsible_id.name", "helper_ids.name")
    def _compute_people(self):
        for resolution in self:
            names = (resolution.responsible_id | resolution.helper_ids).mapped("name")
            resolution.people = ", ".join(filter(None, names))

    @api.depends("state", "meeting_stage", "responsible_id", "helper_ids")
    @api.depends_context("uid")
    def _compute_rights(self):
        problems = {what: self._get_right_problems(what) for what in ("report", "confirm", "remove")}
        for resolution in self:
            in_force = resolution.meeting_stage == "signed"
            resolution.can_report = (
                in_force and resolution.state == "open" and resolution.id not in problems["report"]
            )
            resolution.can_confirm = (
                in_force
                and resolution.state in ("done", "confirmed", "removed")
                and resolution.id not in problems["confirm"]
            )
            resolution.can_remove = (
                in_force and resolution.state in ("open", "done") and resolution.id not in problems["remove"]
            )

    def _check_right(self, what):
        """Raise when the user may not do something with one of the resolutions.

        :param what: 'report', 'confirm', 'reopen' or 'remove'
        """
        self.check_access("read")
        if problems := self._get_right_problems("confirm" if what == "reopen" else what):
            raise AccessError(next(iter(problems.values())))

    def _get_right_problems(self, what):
        """Return {resolution id: sentence why the user may not do it}, with a constant number of queries.

        :param what: 'report', 'confirm' or 'remove'
        """
        user = self.env.user
        is_deputy = user.has_group("school_methodical.group_deputy")
        # sudo: who is responsible, who heads a body and who keeps its minutes is public within the school
        resolutions = self.sudo()
        bodies = resolutions.body_id.heir_id
        today = fields.Date.context_today(self.env.company._in_school_time())
        takers = {body.id: users for body, users in bodies._get_minute_takers(today).items()}
        # sudo: as above
        heads = {body.id: head.sudo().user_id for body, head in bodies._get_heads(today).items()}
        problems = {}
        for row in resolutions:
            heir, meeting = row.body_id.heir_id.id, row.meeting_id
            own = user in (row.responsible_id | row.helper_ids).user_id
            keepers = (
                takers.get(heir, user.browse()) | meeting.chair_id.user_id | meeting.secretary_id.user_id
            )
            allowed = {
                "report": own or user in keepers,
                "confirm": not own and (is_deputy or user in keepers),
                "remove": not own and user in heads.get(heir, user.browse()),
            }
            if not allowed[what]:
                problems[row.id] = self._say_right(what, row, own)
        return problems

    def _say_right(self, what, resolution, own):
        """Return the sentence why somebody may not do something with one resolution.

        :param own: whether he is responsible himself
        """
        title = resolution._get_title()
        if what == "report":
            return self.env._(
                "“%(resolution)s” is reported by %(person)s, or by who keeps the minutes of %(body)s.",
                resolution=title,
                person=resolution.people or resolution.body_id.name,
                body=resolution.body_id.name,
            )
        if own:
            return self.env._(
                "You are responsible for “%(resolution)s”: somebody else decides whether it is done – the head, or a deputy when the head did it.",
                resolution=title,
            )
        if what == "remove":
            return self.env._(
                "“%(resolution)s” is taken off control by the head of %(body)s, or by a resolution of a later meeting.",
                resolution=title,
                body=resolution.body_id.heir_id.name,
            )
        return self.env._(
            "“%(resolution)s” is confirmed by who keeps the minutes of %(body)s, or by a deputy.",
            resolution=title,
            body=resolution.body_id.heir_id.name,
        )
