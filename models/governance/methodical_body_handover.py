from odoo import fields, models


class MethodicalBody(models.Model):
    """What is open in a body when its head changes."""

    _inherit = "methodical.body"

    handover_count = fields.Integer(compute="_compute_handover_count")

    def _compute_handover_count(self):
        Handover = self.env["methodical.handover"]
        counts = dict(Handover._read_group([("body_id", "in", self.ids)], ["body_id"], ["__count"]))
        for body in self:
            body.handover_count = counts.get(body, 0)

    def _get_open_documents(self, head):
        """Return what a head leaves open in one body, as values of ``methodical.handover.line`` (hook of later areas).

        :param head: card of the head who leaves
        """
        self.ensure_one()
        return []

    def action_open_handovers(self):
        """Open the lists of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_handover_action")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {}}

    def action_open_election(self):
        """Open the dialog in which the deputy enters the meeting that elects a head of one body."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Election: %(body)s", body=self.name),
            "res_model": "methodical.body.election",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_body_id": self.id},
        }
