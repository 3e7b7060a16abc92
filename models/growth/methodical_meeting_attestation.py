from odoo import api, models
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Materials of attestation are discussed by the association of the teacher (F3 MF2, CO7)."""

    _inherit = "methodical.meeting"

    @api.model
    def _get_agenda_sources(self):
        return {**super()._get_agenda_sources(), "attestation": self.env._("Attestation")}

    def _propose_attestation(self):
        """Return the dossiers of the members that are in preparation, as far as the user may read them."""
        members = self.body_id._get_members(self.date)
        cases = self.env["methodical.attestation"].search(
            Domain("teacher_id", "in", members.ids) & Domain("state", "=", "dossier"), order="date_wish, id"
        )
        words = self._in_print_lang()
        return [
            {
                "name": words.env._(
                    "Materials of the attestation of %(teacher)s: %(category)s",
                    teacher=case.teacher_name,
                    category=case.with_env(words.env).category_id.name,
                ),
                "kind": "discussion",
                "speaker_id": case.teacher_id.id,
                "res_model": case._name,
                "res_id": case.id,
            }
            for case in cases
        ]
