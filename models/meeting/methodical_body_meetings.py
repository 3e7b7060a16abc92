from odoo import fields, models
from odoo.fields import Domain


class MethodicalBody(models.Model):
    """Meetings and resolutions of a body, and those of them that a head leaves open."""

    _inherit = "methodical.body"

    meeting_count = fields.Integer("Meetings", compute="_compute_meeting_counts")
    open_resolution_count = fields.Integer("Resolutions to be done", compute="_compute_meeting_counts")

    def _compute_meeting_counts(self):
        Meeting, Resolution = self.env["methodical.meeting"], self.env["methodical.resolution"]
        held = dict(
            Meeting._read_group(
                [("body_id", "in", self.ids), ("state", "!=", "cancelled")], ["body_id"], ["__count"]
            )
        )
        to_do = dict(
            Resolution._read_group(
                Resolution._get_open_domain() & Domain("body_id", "in", self.ids), ["body_id"], ["__count"]
            )
        )
        for body in self:
            body.meeting_count = held.get(body, 0)
            body.open_resolution_count = to_do.get(body, 0)

    def action_open_meetings(self):
        """Open the meetings of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_meeting_action")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}

    def action_open_resolutions(self):
        """Open what one body resolved and has to do, with what it took over from the bodies it carries on."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_resolution_action"
        )
        return {
            **action,
            "domain": [("body_id.heir_id", "=", self.id)],
            "context": {"create": False, "search_default_open": 1},
        }

    def _get_open_documents(self, head):
        """Add meetings whose minutes are not signed, and resolutions that are not confirmed."""
        Meeting, Resolution = self.env["methodical.meeting"], self.env["methodical.resolution"]
        stages = dict(Meeting._fields["stage"]._description_selection(self.env))
        states = dict(Resolution._fields["state"]._description_selection(self.env))
        unsigned = Meeting.search(
            [("body_id", "=", self.id), ("stage", "in", ("announced", "held"))], order="date_start, id"
        )
        waiting = Resolution.search(
            [
                ("body_id.heir_id", "=", self.id),
                ("meeting_stage", "=", "signed"),
                ("state", "in", ("open", "done")),
            ],
            order="date_due, id",
        )
        return [
            *super()._get_open_documents(head),
            *(
                {
                    "res_model": meeting._name,
                    "res_id": meeting.id,
                    "name": meeting.display_name,
                    "detail": stages[meeting.stage],
                }
                for meeting in unsigned
            ),
            *(
                {
                    "res_model": row._name,
                    "res_id": row.id,
                    "name": row._get_title(),
                    "detail": states[row.state],
                    "date_due": row.date_due,
                }
                for row in waiting
            ),
        ]
