from odoo import api, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "duties": self._get_duties()}

    @api.model
    def _get_duty_domain(self):
        """Return the domain of the terms that the desk lists as the user's own (narrowed by areas with a list of their own)."""
        return Domain("user_id", "=", self.env.uid) & Domain("date_met", "=", False)

    @api.model
    def _get_duties(self):
        """Return the open legal terms of the user, the nearest first; a deputy without one sees what is late at school."""
        Deadline = self.env["methodical.deadline"]
        domain = self._get_duty_domain()
        count = Deadline.search_count(domain)
        of_school = not count and self.env.user.has_group("school_methodical.group_deputy")
        if of_school:
            domain = [("company_id", "=", self.env.company.id), ("status", "=", "overdue")]
            count = Deadline.search_count(domain)
        labels = dict(Deadline._fields["code"]._description_selection(self.env))
        rows = [
            {
                "id": deadline.res_id,
                "model": deadline.res_model,
                "title": deadline.name,
                "subtitle": f"{labels[deadline.code]} · {deadline.responsible_id.name}"
                if of_school
                else labels[deadline.code],
                "days_left": deadline.days_left,
                "is_late": deadline.status == "overdue",
            }
            for deadline in Deadline.search(domain, limit=ROWS)
        ]
        return {"count": count, "rows": rows, "of_school": of_school}
