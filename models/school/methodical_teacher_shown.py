from itertools import chain

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.together import Lines, Links, Rows, ask_lines, ask_together

#: fields whose reader needs posts, subjects or services as well
_FACTS = {"category_id", "service_pedagogical", "service_total"}


class MethodicalTeacher(models.Model):
    """What a card shows of other tables, all of it with one query: a list of cards has it as columns (goal G5).

    A later area adds its questions to ``_get_fact_questions``, sets its fields in ``_set_facts`` and extends what
    ``_compute_facts`` depends on; numbers of records come by ``_get_count_questions`` and ``_compute_counts``.
    """

    _inherit = "methodical.teacher"

    @api.depends(
        *(
            "service_ids.kind",
            "service_ids.date_start",
            "service_ids.earlier_years",
            "service_ids.earlier_months",
        ),
        *(f"award_ids.{name}" for name in ("date_awarded", "date_until", "category_id", "replaced_by_ids")),
    )
    @api.depends_context("lang", "tz", "uid")
    def _compute_facts(self):
        questions = self._get_fact_questions()
        ask_together(self.env, *questions.values())
        self._set_facts({name: question.records for name, question in questions.items()})

    def _get_fact_questions(self):
        """Return {name: tools.together.Rows} of these cards; posts and subjects are shown wherever the facts are."""
        Award = self.env["methodical.category.award"]
        awards = Domain("teacher_id", "in", self.ids)
        awards &= Award._get_valid_domain(fields.Date.context_today(self))
        held = Award._search(awards).subselect("category_id")
        # what is not saved yet knows its lines
        cards = self.browse(card.id for card in self if card.id)
        return {
            "posts": Links(cards, "post_ids"),
            "subjects": Links(cards, "subject_ids"),
            "services": Lines(cards, "service_ids"),
            "awards": Rows(Award, awards, ["teacher_id", "category_id", "date_awarded"], "date_awarded, id"),
            "categories": Rows(self.env["methodical.category"], [("id", "in", held)]),
        }

    def _set_facts(self, found):
        """Set the computed fields.

        :param found: {name: records} of ``_get_fact_questions``, in their order
        """
        today, Service = fields.Date.context_today(self), self.env["methodical.service"]
        awards = {award.teacher_id: award for award in found["awards"]}
        for teacher in self:
            known = set(teacher.service_ids.mapped("kind"))
            months = {kind: teacher._get_service_months(kind, today) for kind in known}
            for kind in ("total", "pedagogical"):
                teacher[f"service_{kind}"] = kind in known and Service._format_months(months[kind])
            teacher.is_young_specialist = months.get("pedagogical", 36) < 36
            award = awards.get(teacher._origin, found["awards"].browse())
            teacher.category_id, teacher.category_date = award.category_id, award.date_awarded

    @api.depends_context("uid")
    def _compute_counts(self):
        questions = self._get_count_questions()
        ask_together(self.env, *chain(*questions.values()))
        for name, counted in questions.items():
            for teacher in self:
                teacher[name] = sum(part.numbers.get(teacher._origin.id, 0) for part in counted)

    def _get_count_questions(self):
        """Return {name of a field: [tools.together.Counts]} of the numbers beside the ways to other records (hook)."""
        return {}

    def web_read(self, specification):
        """Return what the web client asks for; names of posts and subjects come with the facts, lines with one query."""
        if _FACTS & specification.keys():
            self.mapped("is_young_specialist")
        ask_together(self.env, *ask_lines(self, specification))
        return super().web_read(specification)
