from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

LEVELS = [("none", "None"), ("some", "Some"), ("strong", "Strong")]
#: what a teacher says
_SAID = frozenset({"level", "wants_help", "note"})


class MethodicalQuestionnaireAnswer(models.Model):
    """How much one difficulty is one of a teacher's own, in his own words if he likes (F4 3.1)."""

    _name = "methodical.questionnaire.answer"
    _description = "Answer on a Difficulty"
    _inherit = ["methodical.teacher.record.mixin"]
    _order = "questionnaire_id desc, teacher_name, sequence, id"
    _rec_name = "difficulty_id"

    questionnaire_id = fields.Many2one(
        "methodical.questionnaire", required=True, readonly=True, index=True, ondelete="cascade"
    )
    state = fields.Selection(related="questionnaire_id.state")
    difficulty_id = fields.Many2one("methodical.choice", required=True, readonly=True, ondelete="restrict")
    sequence = fields.Integer(related="difficulty_id.sequence", store=True)
    body_id = fields.Many2one(
        "methodical.body", "Association", readonly=True, index="btree_not_null", ondelete="set null"
    )
    level = fields.Selection(LEVELS, "How strong")
    wants_help = fields.Boolean("I want help")
    note = fields.Char("In my own words")
    answered_by_id = fields.Many2one(
        "methodical.teacher",
        "Answered by",
        compute="_compute_answered_by_id",
        store=True,
        index="btree_not_null",
    )

    _row_uniq = models.Constraint(
        "UNIQUE(questionnaire_id, teacher_id, difficulty_id)",
        "This difficulty is asked of the teacher already.",
    )

    @api.depends("level", "teacher_id")
    def _compute_answered_by_id(self):
        for row in self:
            row.answered_by_id = row.level and row.teacher_id

    def write(self, vals):
        """Answer, as long as the questionnaire is open: the teacher himself; deputy and officer from paper.

        :raises UserError: when it is closed, for rows of others, for anything else than an answer
        """
        if not self.env.su:
            self._check_answer(vals.keys())
        return super().write(vals)

    def _check_answer(self, names):
        if names - _SAID:
            raise UserError(
                self.env._("Only the answer itself can change: how strong, help, your own words.")
            )
        if closed := self.filtered(lambda row: row.state != "open"):
            raise UserError(
                self.env._(
                    "The questionnaire of %(year)s is closed. Ask the deputy to open it again.",
                    year=closed[0].questionnaire_id.name,
                )
            )
        if not self._is_staff() and any(not row.is_mine for row in self):
            raise UserError(self.env._("Everybody answers for himself. Open your own questionnaire."))

    def action_answer(self):
        """Answer with the level of the button (``level`` in the context)."""
        return self.write({"level": self.env.context.get("level")})

    def action_toggle_help(self):
        """Ask for help with a difficulty, or not any more."""
        for row in self:
            row.wants_help = not row.wants_help
        return True

    def _prepare_need(self, teacher):
        """Return the values of a need of one teacher from his strong difficulties.

        :param teacher: methodical.teacher whose rows these are
        """
        names = self.difficulty_id.mapped("name")
        notes = [note for note in self.mapped("note") if note]
        return {
            "teacher_id": teacher.id,
            "name": names[0],
            "need_source": "questionnaire",
            "difficulty": "\n".join([", ".join(names), *notes]),
            "priority": "1" if any(row.wants_help for row in self) else "0",
        }


class MethodicalTeacher(models.Model):
    _inherit = "methodical.teacher"

    def _get_association_of(self):
        """Return {id of a card: id of its association today}, the first one of several; one query for all."""
        Membership = self.env["methodical.membership"]
        # sudo: who is in which association is public within the school
        rows = Membership.sudo().search_fetch(
            Domain("teacher_id", "in", self.ids)
            & Domain("body_id.kind", "=", "association")
            & Membership._get_domain_on("today"),
            ["teacher_id", "body_id"],
            order="id desc",
        )
        return {row.teacher_id.id: row.body_id.id for row in rows}
