from odoo import fields, models

from ..tools.paging import Block
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, lay_out, signature_height
from .methodical_local_act import NO_TABLE

#: lines for ink where nobody has written an opinion yet
EMPTY_LINES = "\n".join(["_" * 72] * 8)


class MethodicalAttestation(models.Model):
    """The presentation of a teacher: what head and deputy say, with room for their signatures (C18, F2 3.4)."""

    _inherit = "methodical.attestation"

    def action_print_presentation(self):
        """Print the presentations."""
        return self.env.ref(
            "school_methodical.methodical_attestation_action_report_presentation"
        ).report_action(self, config=False)

    def _get_presentation_print_values(self):
        """Return what the presentation of one case shows, in the language of the environment."""
        self.ensure_one()
        today = fields.Date.context_today(self.company_id._in_school_time())
        document = {
            "lang": self.env.lang,
            "header": self.company_id.with_env(self.env)._get_print_header(),
            "title": self.env._("PRESENTATION FOR ATTESTATION\n%(teacher)s", teacher=self.teacher_name),
            "foot": [self.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, self._get_presentation_blocks())
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_presentation_blocks(self):
        sections = self._assemble()
        facts = [
            *sections["person"].facts,
            (self.env._("Category sought"), self.category_id.name),
            (self.env._("Category held"), self._get_held_label()),
            *sections["courses"].facts,
        ]
        blocks = self._get_fact_blocks(facts)
        # sudo: as in _assemble
        given = {row.role: row for row in self.sudo().opinion_ids}
        roles = dict(
            self.env["methodical.attestation.opinion"]._fields["role"]._description_selection(self.env)
        )
        for role in [*given, *self._get_missing_roles()]:
            opinion = given.get(role)
            blocks.append(Block("gap", None, 12))
            blocks += self._get_fact_blocks([(roles[role], opinion.text if opinion else EMPTY_LINES)])
            signature = {
                "verb": "",
                "post": roles[role],
                "person": short_name(opinion.author_name) if opinion else "",
                "below": [self._format_day(opinion.date)] if opinion else [],
                "has_seal": False,
            }
            blocks.append(Block("signature", signature, signature_height(PORTRAIT, signature)))
        return blocks
