from odoo import api, fields, models


class MethodicalCourseStanding(models.Model):
    """How one teacher stands to one norm: facts only, nothing of today (F4 3.4, R43, R44, C20, J18).

    Written by ``_refresh`` when a fact changes (a course is credited or corrected, a card, a norm, an exemption), never
    by people. Statuses of a day follow from ``date_due`` and are computed where they are asked for
    (methodical.course.balance, methodical.teacher).
    """

    _name = "methodical.course.standing"
    _description = "Standing to a Course Norm"
    _inherit = ["methodical.listed.mixin"]
    _order = "date_due, teacher_id, norm_id"

    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", "School", required=True, readonly=True, index=True)
    norm_id = fields.Many2one(
        "methodical.regulation.norm", required=True, readonly=True, index=True, ondelete="cascade"
    )
    date_due = fields.Date("Next course due on", readonly=True, help="Empty: nothing to count from.")
    ground = fields.Selection(
        [
            ("course", "Last course"),
            ("first", "First window of a beginner"),
            ("window", "Calendar window"),
            ("none", "No data"),
        ],
        required=True,
        readonly=True,
    )
    course_id = fields.Many2one("methodical.course", "Counted from", readonly=True, ondelete="cascade")
    hours = fields.Integer("Hours counted", readonly=True)

    _norm_uniq = models.Constraint("UNIQUE(teacher_id, norm_id)", "A teacher stands to a norm in one way.")
    _due_index = models.Index("(company_id, date_due)")

    @api.model
    def _refresh(self, teachers):
        """Write the standings of teachers anew from their courses, exemptions, posts and the norms of their schools.

        :param teachers: methodical.teacher
        """
