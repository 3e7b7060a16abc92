from odoo import api, fields, models


class MethodicalPlanItem(models.Model):
    """Meetings carry out activities: “Create” opens a new meeting of the body with the activity as its topic."""

    _inherit = "methodical.plan.item"

    @api.model
    def _get_creators(self):
        return {"meeting": self.env._("Meeting"), **super()._get_creators()}

    @api.model
    def _get_creator_forms(self):
        return {**super()._get_creator_forms(), "meeting": "meeting", "parents_meeting": "meeting"}

    def _may_create(self, code):
        if code != "meeting":
            return super()._may_create(code)
        # who keeps the minutes of the body enters its meetings
        return bool(self.body_id) and bool(
            self.env["methodical.body"].search_count(
                [("id", "=", self.body_id.id), ("is_kept_by_me", "=", True)], limit=1
            )
        )

    def _create_meeting(self):
        """Open a new meeting of the body of one activity: day, topic and the way back are filled in."""
        start = self._get_event_start()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Meeting"),
            "res_model": "methodical.meeting",
            "views": [[False, "form"]],
            "context": {
                "default_body_id": self.body_id.id,
                "default_plan_item_id": self.id,
                "default_date_start": fields.Datetime.to_string(start),
                "default_agenda_item_ids": [
                    fields.Command.create({"name": self.name, "res_model": self._name, "res_id": self.id})
                ],
            },
        }
