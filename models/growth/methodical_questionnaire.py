from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass


class MethodicalQuestionnaire(models.Model):
    """Short questionnaire on the difficulties of teachers in a school year: needs of courses follow from it (F4 3.1, F2 2.2e).

    Each teacher answers “none, some, strong” to a list of difficulties that the school may lengthen, in a minute on a
    phone. It needs no other addon.
    """

    _name = "methodical.questionnaire"
    _description = "Questionnaire on Difficulties"
    _inherit = ["methodical.school.mixin", "mail.thread"]
    _order = "school_year_id desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    date_until = fields.Date("Answers until", tracking=True)
    difficulty_ids = fields.Many2many(
        "methodical.choice",
        string="Difficulties",
        domain="[('list', '=', 'difficulty')]",
        default=lambda self: self.env["methodical.choice"].search([("list", "=", "difficulty")]),
    )
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Open for answers"), ("closed", "Closed for answers")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    answer_ids = fields.One2many("methodical.questionnaire.answer", "questionnaire_id", "Answers")
    asked_count = fields.Integer("Teachers asked", compute="_compute_counts", compute_sudo=True)
    answered_count = fields.Integer("Answered", compute="_compute_counts", compute_sudo=True)
    is_answered_by_me = fields.Boolean(compute="_compute_is_answered_by_me")

    _year_uniq = models.Constraint(
        "UNIQUE(school_year_id)", "This school year has a questionnaire already. Open it in the list."
    )

    @api.depends("school_year_id.name")
    def _compute_name(self):
        for questionnaire in self:
            questionnaire.name = questionnaire.school_year_id.name

    @api.depends("answer_ids.level")
    def _compute_counts(self):
        counts = {
            questionnaire: (teachers, answered)
            for questionnaire, teachers, answered in self.env["methodical.questionnaire.answer"]._read_group(
                [("questionnaire_id", "in", self.ids)],
                ["questionnaire_id"],
                ["teacher_id:count_distinct", "answered_by_id:count_distinct"],
            )
        }
        for questionnaire in self:
            questionnaire.asked_count, questionnaire.answered_count = counts.get(questionnaire, (0, 0))

    @api.depends("answer_ids.level")
    @api.depends_context("uid")
    def _compute_is_answered_by_me(self):
        open_rows = self.env["methodical.questionnaire.answer"].search(
            Domain("questionnaire_id", "in", self.ids)
            & Domain("is_mine", "=", True)
            & Domain("level", "=", False)
        )
        for questionnaire in self:
            questionnaire.is_answered_by_me = questionnaire not in open_rows.questionnaire_id

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: for one that is said to be open already
        """
        records = super().create(vals_list)
        if not has_pass(self.env) and any(record.state != "draft" for record in records):
            self._refuse_state()
        return records

    def write(self, vals):
        """Change questionnaires.

        :raises UserError: for the state, which the buttons change
        """
        if "state" in vals and not has_pass(self.env):
            self._refuse_state()
        return super().write(vals)

    def _refuse_state(self):
        raise UserError(self.env._("A questionnaire is opened and closed by its buttons."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        if asked := self.filtered("answer_ids"):
            raise UserError(
                self.env._(
                    "The questionnaire of %(year)s was answered and stays. Close it instead.",
                    year=asked[0].name,
                )
            )

    def action_ask(self):
        """Ask the teachers: each gets a row for each difficulty; who came later gets his by asking again.

        :raises UserError: when there is nothing to ask
        """
        self.check_access("write")
        for questionnaire in self:
            if not questionnaire.difficulty_ids:
                raise UserError(self.env._("Add at least one difficulty to ask about."))
            questionnaire._add_rows()
        return with_pass(self).write({"state": "open"})

    def _add_rows(self):
        """Add the rows that are missing, in one statement."""
        teachers = self.env["methodical.teacher"].search(
            Domain("company_id", "=", self.company_id.id) & Domain("subject_ids", "!=", False)
        )
        known = {(row.teacher_id, row.difficulty_id) for row in self.answer_ids}
        bodies = teachers._get_association_of()
        # sudo: answers are given by the teachers, their rows by the questionnaire
        self.env["methodical.questionnaire.answer"].sudo().create(
            [
                {
                    "questionnaire_id": self.id,
                    "teacher_id": teacher.id,
                    "difficulty_id": difficulty.id,
                    "body_id": bodies.get(teacher.id),
                }
                for teacher in teachers
                for difficulty in self.difficulty_ids
                if (teacher, difficulty) not in known
            ]
        )

    def action_close(self):
        """Close questionnaires: answers stay as they are."""
        self.check_access("write")
        return with_pass(self).write({"state": "closed"})

    def action_answer(self):
        """Open the own rows of the user, as cards with three buttons."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_questionnaire_answer_action_mine"
        )
        return {**action, "domain": [("questionnaire_id", "=", self.id), ("is_mine", "=", True)]}

    def action_summary(self):
        """Open the answers, counted by difficulty and association."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_questionnaire_answer_action"
        )
        return {**action, "domain": [("questionnaire_id", "=", self.id)]}

    def action_make_needs(self):
        """Make a need for each teacher with strong difficulties, or who asks for help, and has no open course.

        :return: action that opens the needs
        """
        self.ensure_one()
        self.check_access("write")
        Course = self.env["methodical.course"]
        rows = self.answer_ids.filtered(lambda row: row.level == "strong" or row.wants_help)
        by_teacher = rows.grouped("teacher_id")
        Course.create(
            [
                by_teacher[teacher]._prepare_need(teacher)
                for teacher in Course._filter_without_course(rows.teacher_id)
            ]
        )
        return self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_course_action_needs"
        )
