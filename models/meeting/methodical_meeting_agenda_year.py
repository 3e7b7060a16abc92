from odoo import fields, models
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Sources of the agenda that the year brings: activities of the month, an election, the deputy's analysis (R29)."""

    _inherit = "methodical.meeting"

    def _propose_plan(self):
        """Return the activities of the month of one meeting in the approved plans of its body that are not done."""
        first, last = fields.Date.start_of(self.date, "month"), fields.Date.end_of(self.date, "month")
        items = self.env["methodical.plan.item"].search(
            Domain("body_id", "=", self.body_id.id)
            & Domain("plan_id.state", "=", "approved")
            & Domain("plan_id.is_superseded", "=", False)
            & Domain("state", "in", ("planned", "in_progress", "postponed"))
            & Domain("date_from", "<=", last)
            & Domain("date_to", ">=", first)
            & Domain("id", "!=", self.plan_item_id.id),
            order="date_from, direction_sequence, sequence, id",
        )
        return [
            {
                "name": item.name,
                "kind": "report",
                "res_model": item._name,
                "res_id": item.id,
                "speaker_id": item.responsible_ids.id if len(item.responsible_ids) == 1 else False,
            }
            for item in items
        ]

    def _propose_election(self):
        """Return the election of a head when candidates stand."""
        # sudo: who stands for election is public within the school
        terms = (
            self.env["methodical.head.term"]
            .sudo()
            .search([("body_id", "=", self.body_id.id), ("state", "=", "candidate")], order="id")
        )
        if not terms or self.agenda_item_ids.filtered(lambda item: item.kind == "election"):
            return []
        name = self._in_print_lang().env._(
            "Election of the head: %(candidates)s", candidates=terms.mapped("teacher_id.name")
        )
        return [{"name": name, "kind": "election", "res_model": terms._name, "res_id": terms[0].id}]

    def _propose_analysis(self):
        """Return the deputy's analysis and recommendations at the last meeting of a school year (R29, F1 V.5)."""
        if not self.is_last or self.agenda_item_ids.filtered(lambda item: item.kind == "analysis"):
            return []
        name = self._in_print_lang().env._(
            "Analysis of the work of the year and recommendations for the next one"
        )
        # sudo: who of the administration does what is public within the school
        deputy = self.sudo().body_id._get_function_holder("analyse")
        return [{"name": name, "kind": "analysis", "speaker_id": deputy.id}]
