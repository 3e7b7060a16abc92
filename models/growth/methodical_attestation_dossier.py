from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.together import ask_together
from .methodical_attestation_rights import PREPARED


class MethodicalAttestation(models.Model):
    """The dossier assembles itself from the records of the teacher; a checklist says what a commission will miss.

    A section is a key with its name in ``_get_dossier_sections`` and a method ``_dossier_<key>(name, found)`` that returns
    a ``tools.dossier.Section`` of one case. What it needs of other tables it names in ``_get_dossier_questions``: the records
    of all sections are found with one query. A later area adds its own key, questions and method.
    """

    _inherit = "methodical.attestation"

    checklist = fields.Json(compute="_compute_checklist", export_string_translation=False)
    gap_count = fields.Integer("Gaps", compute="_compute_checklist")

    @api.model
    def _get_dossier_sections(self):
        """Return {key: name} of the sections, in the order of the dossier (hook of later areas)."""
        return {
            "person": self.env._("Information about the teacher"),
            "words": self.env._("The teacher's own words"),
            "categories": self.env._("Category history"),
            "courses": self.env._("Courses"),
            "topics": self.env._("Self-development"),
            "mentoring": self.env._("Mentoring and consultations"),
            "meetings": self.env._("Reports at meetings"),
            "schemes": self.env._("Schemes of work"),
            "plan": self.env._("Work done by the plan"),
            "proposals": self.env._("Proposals and nominations"),
            "files": self.env._("Files"),
            "opinions": self.env._("Discussion and opinions"),
        }

    def _assemble(self):
        """Return {key: tools.dossier.Section} of one case, in the language of the environment.

        :raises AccessError: for a case that the user may not read
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: a dossier is the same for all who may read the case
        case_sudo = self.sudo()
        questions = case_sudo._get_dossier_questions()
        ask_together(self.env, *questions.values())
        found = {name: question.records for name, question in questions.items()}
        return {
            key: getattr(case_sudo, f"_dossier_{key}")(name, found)
            for key, name in self._get_dossier_sections().items()
        }

    def _get_dossier_questions(self):
        """Return {name: tools.together.Rows} of what the sections of one case show (hook of later areas)."""
        return {}

    def _get_gaps(self):
        """Return the sentences of what a commission will miss in one case."""
        return [section.gap for section in self._assemble().values() if section.gap]

    def _get_period_domain(self, name):
        """Return the domain of what falls into the time of one dossier.

        :param name: of a field with a day or a moment
        """
        domain = fields.Domain(name, "<=", self._get_day())
        return domain & fields.Domain(name, ">=", self.date_since) if self.date_since else domain

    @api.depends_context("lang", "uid")
    @api.depends(
        "teacher_id",
        "category_id",
        "date_since",
        "own_words",
        "file_ids",
        "opinion_ids",
        "state",
        "date_submitted",
    )
    def _compute_checklist(self):
        for case in self:
            # a case that is not saved yet has nothing gathered
            sections = case._assemble() if case._origin and case._origin == case else {}
            rows = [
                {
                    "key": key,
                    "title": section.title,
                    "count": len(section.entries),
                    "is_filled": not section.is_empty,
                    # once it is sent, nothing can be added
                    "gap": section.gap if case.state in PREPARED else "",
                    "remedy": section.remedy,
                    "has_target": bool(section.target),
                }
                for key, section in sections.items()
            ]
            case.checklist = rows
            case.gap_count = sum(bool(row["gap"]) for row in rows)

    def action_open_section(self, key):
        """Open what a section of one dossier shows, to look at it or to fill the gap.

        :param key: of ``_get_dossier_sections``
        :return: action
        :raises UserError: for a section without records of its own
        """
        self.ensure_one()
        sections = self._assemble()
        section = sections.get(key)
        if not section or not section.target:
            raise UserError(
                self.env._("“%(case)s”: this section is written on the form itself.", case=self.display_name)
            )
        model, domain = section.target
        return {
            "type": "ir.actions.act_window",
            "name": section.title,
            "res_model": model,
            "views": [[False, "list"], [False, "form"]],
            "domain": domain,
            "context": {"default_teacher_id": self.teacher_id.id},
        }
