from odoo import api, fields, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {
            **super()._get_parts(),
            "resolutions": self._get_resolutions(),
            "meetings": self._get_meetings(),
        }

    @api.model
    def _get_duty_domain(self):
        # my own resolutions have a list of their own
        mine = self.env["methodical.resolution"]._search([("is_mine", "=", True)])
        own = Domain("res_model", "=", "methodical.resolution") & Domain("res_id", "in", mine)
        return super()._get_duty_domain() & ~own

    @api.model
    def _get_resolutions(self):
        """Return the resolutions that the user has to carry out, the nearest first."""
        Resolution = self.env["methodical.resolution"]
        domain = Resolution._get_open_domain() & Domain("is_mine", "=", True)
        today = fields.Date.context_today(self)
        rows = [
            {
                "id": row.id,
                "model": row._name,
                "title": row._get_title(),
                "subtitle": row.sudo().body_id.name,  # sudo: of which body it is
                "days_left": (row.date_due - today).days if row.date_due else None,
                "is_late": row.is_late,
            }
            for row in Resolution.search(domain, order="date_due, id", limit=ROWS)
        ]
        return {"count": Resolution.search_count(domain) if len(rows) == ROWS else len(rows), "rows": rows}

    @api.model
    def _get_meetings(self):
        """Return the meetings of the user: those of the next weeks, and minutes that he still has to finish."""
        Meeting = self.env["methodical.meeting"]
        mine = (
            Domain("body_id.is_mine", "=", True)
            | Domain("attendance_ids.teacher_id.user_id", "=", self.env.uid)
            | Domain("secretary_id.user_id", "=", self.env.uid)
        )
        coming = Domain("stage", "in", ("planned", "announced")) & Domain("date", "<=", "today +30d")
        open_minutes = Domain("stage", "=", "held") & Domain("body_id.is_kept_by_me", "=", True)
        domain = mine & (coming | open_minutes)
        stages = dict(Meeting._fields["stage"]._description_selection(self.env))
        rows = [
            {
                "id": meeting.id,
                "model": meeting._name,
                "title": meeting.body_id.name,
                "subtitle": " · ".join(
                    filter(None, (meeting._format_moment(), meeting.place, stages[meeting.stage]))
                ),
                "days_left": None,
                "is_late": False,
            }
            for meeting in Meeting.search(domain, order="date_start, id", limit=ROWS)
        ]
        return {"count": Meeting.search_count(domain) if len(rows) == ROWS else len(rows), "rows": rows}
