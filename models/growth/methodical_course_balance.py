from odoo import api, fields, models
from odoo.tools import SQL

from .methodical_course_standing import GROUNDS, STATUSES


class MethodicalCourseBalance(models.Model):
    """How each teacher stands to the course norms today: one row a teacher (F4 3.4, F2 2.3d, R43, R44).

    Read straight from the standings that hold today in the time of the reader; nothing of today is stored. ``id`` is
    that of the card. The worst of the norms counts.
    """

    _name = "methodical.course.balance"
    _description = "Courses by Norm"
    _inherit = ["methodical.listed.mixin"]
    _auto = False
    _order = "date_due, teacher_id"
    _rec_name = "teacher_name"
    _depends = {
        "methodical.course.standing": ["teacher_id", "date_from", "date_to", "company_id"],
        "methodical.teacher": ["name", "subject_ids"],
        "methodical.membership": ["teacher_id", "body_id", "date_from", "date_to"],
    }

    teacher_id = fields.Many2one("methodical.teacher", readonly=True)
    teacher_name = fields.Char("Name of the teacher", readonly=True)
    company_id = fields.Many2one("res.company", "School", readonly=True)
    body_id = fields.Many2one("methodical.body", "Association", readonly=True, help="The first of his own.")
    subject_ids = fields.Many2many(
        "methodical.subject",
        "methodical_subject_methodical_teacher_rel",
        "methodical_teacher_id",
        "methodical_subject_id",
        "Subjects taught",
        readonly=True,
    )
    norm_id = fields.Many2one("methodical.regulation.norm", readonly=True)
    status = fields.Selection(STATUSES, readonly=True)
    status_since = fields.Date("So since", readonly=True)
    ground = fields.Selection(GROUNDS, readonly=True)
    date_due = fields.Date("Due on", readonly=True, help="The last day in order.")
    date_counted = fields.Date("Last course", readonly=True, help="Document of the course that counts.")
    course_id = fields.Many2one("methodical.course", "Course that counts", readonly=True)
    hours = fields.Integer("Hours counted", readonly=True, aggregator=None)
    status_in_year = fields.Selection(
        STATUSES,
        "In a year",
        readonly=True,
        help="If nothing else happens, by the norms that are asked then.",
    )
    sentence = fields.Char("Why", compute="_compute_sentence")

    @api.depends("norm_id", "status", "ground", "date_due", "date_counted", "hours")
    @api.depends_context("lang")
    def _compute_sentence(self):
        for row in self:
            row.sentence = row.norm_id._explain_standing(
                row.status, row.ground, row.date_due, row.date_counted, row.hours
            )

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        return SQL(
            """SELECT standing.teacher_id AS id, standing.teacher_id, teacher.name AS teacher_name,
                      standing.company_id, standing.norm_id, standing.status,
                      standing.date_from AS status_since, standing.ground, standing.date_due,
                      standing.date_counted, standing.course_id, standing.hours,
                      (SELECT membership.body_id
                       FROM methodical_membership membership
                       JOIN methodical_body body ON body.id = membership.body_id
                       WHERE membership.teacher_id = standing.teacher_id AND body.kind = 'association'
                         AND membership.date_from <= %(today)s
                         AND (membership.date_to IS NULL OR membership.date_to >= %(today)s)
                       ORDER BY membership.date_from, membership.id LIMIT 1) AS body_id,
                      (SELECT later.status FROM methodical_course_standing later
                       WHERE later.teacher_id = standing.teacher_id AND later.date_from <= %(in_year)s
                       ORDER BY later.date_from DESC LIMIT 1) AS status_in_year
               FROM methodical_course_standing standing
               LEFT JOIN methodical_teacher teacher ON teacher.id = standing.teacher_id
               WHERE standing.date_from <= %(today)s AND standing.date_to >= %(today)s""",
            today=today,
            in_year=fields.Date.add(today, years=1),
        )

    def action_open_teacher(self):
        """Open the card of a teacher."""
        self.ensure_one()
        return self.teacher_id.get_formview_action()

    def action_open_courses(self):
        """Open the courses of a teacher."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Courses of %(teacher)s", teacher=self.teacher_name),
            "res_model": "methodical.course",
            "views": [(False, "list"), (False, "form")],
            "domain": [("teacher_id", "=", self.teacher_id.id)],
            "context": {"default_teacher_id": self.teacher_id.id},
        }
