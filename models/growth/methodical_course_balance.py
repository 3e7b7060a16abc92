from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.course_term import FIRST
from ...tools.guard import without_keys
from .methodical_course_standing import GROUNDS, STATUSES

#: key of the context: the day that is asked for; without it today is
DAY_KEY = "methodical_courses_day"
#: values of different days do not share the cache
_ON_DAY = {"readonly": True, "depends_context": (DAY_KEY,)}


class MethodicalCourseBalance(models.Model):
    """How each teacher stands to the course norms today, or on the day in the context: one row a teacher (F4 3.4, F2 2.3d, R43, R44).

    Read straight from the standings that hold on that day; nothing of today is stored. ``id`` is that of the card. The
    worst of the norms counts. A past day knows who was at the school then, its posts, its norms and the courses dated
    until then, whenever they were entered; a day to come is told as it will be if nothing else happens.
    """

    _name = "methodical.course.balance"
    _description = "Courses by Norm"
    _inherit = ["methodical.listed.mixin"]
    _auto = False
    _order = "date_due, teacher_id"
    _rec_name = "teacher_name"
    _depends = {
        "methodical.course.standing": ["teacher_id", "date_from", "date_to", "company_id"],
        "methodical.teacher": ["name", "subject_ids", "active", "date_joined", "date_left"],
        "methodical.membership": ["teacher_id", "body_id", "date_from", "date_to"],
    }

    teacher_id = fields.Many2one("methodical.teacher", readonly=True)
    teacher_name = fields.Char("Name of the teacher", readonly=True)
    company_id = fields.Many2one("res.company", "School", readonly=True)
    body_id = fields.Many2one("methodical.body", "Association", help="The first of his own.", **_ON_DAY)
    subject_ids = fields.Many2many(
        "methodical.subject",
        "methodical_subject_methodical_teacher_rel",
        "methodical_teacher_id",
        "methodical_subject_id",
        "Subjects taught",
        readonly=True,
    )
    norm_id = fields.Many2one("methodical.regulation.norm", **_ON_DAY)
    status = fields.Selection(STATUSES, **_ON_DAY)
    status_since = fields.Date("So since", **_ON_DAY)
    ground = fields.Selection(GROUNDS, **_ON_DAY)
    date_due = fields.Date("Due on", help="The last day in order.", **_ON_DAY)
    date_counted = fields.Date("Last course", help="Document of the course that counts.", **_ON_DAY)
    course_id = fields.Many2one("methodical.course", "Course that counts", **_ON_DAY)
    hours = fields.Integer("Hours counted", aggregator=None, **_ON_DAY)
    status_in_year = fields.Selection(
        STATUSES, "In a year", help="If nothing else happens, by the norms that are asked then.", **_ON_DAY
    )
    sentence = fields.Char("Why", compute="_compute_sentence")

    @api.depends("norm_id", "status", "ground", "date_due", "date_counted", "hours")
    @api.depends_context("lang", DAY_KEY)
    def _compute_sentence(self):
        for row in self:
            row.sentence = row.norm_id._explain_standing(
                row.status, row.ground, row.date_due, row.date_counted, row.hours
            )

    @api.model
    def _get_chosen_day(self):
        """Return the day that is asked for (datetime.date), None for today."""
        return fields.Date.to_date(self.env.context.get(DAY_KEY) or None)

    @api.model
    def _today(self):
        """Return the balance of today, whatever day the context asks for."""
        return without_keys(self, {DAY_KEY})

    @property
    def _table_query(self):
        chosen, today = self._get_chosen_day(), fields.Date.context_today(self)
        day = chosen or today
        return SQL(
            """SELECT standing.teacher_id AS id, standing.teacher_id, teacher.name AS teacher_name,
                      standing.company_id, standing.norm_id, standing.status,
                      NULLIF(standing.date_from, %(first)s) AS status_since, standing.ground, standing.date_due,
                      standing.date_counted, standing.course_id, standing.hours,
                      (SELECT membership.body_id
                       FROM methodical_membership membership
                       JOIN methodical_body body ON body.id = membership.body_id
                       WHERE membership.teacher_id = standing.teacher_id AND body.kind = 'association'
                         AND membership.date_from <= %(day)s
                         AND (membership.date_to IS NULL OR membership.date_to >= %(day)s)
                       ORDER BY membership.date_from, membership.id LIMIT 1) AS body_id,
                      (SELECT later.status FROM methodical_course_standing later
                       WHERE later.teacher_id = standing.teacher_id AND later.date_from <= %(in_year)s
                       ORDER BY later.date_from DESC LIMIT 1) AS status_in_year
               FROM methodical_course_standing standing
               LEFT JOIN methodical_teacher teacher ON teacher.id = standing.teacher_id
               WHERE standing.date_from <= %(day)s AND standing.date_to >= %(day)s AND %(there)s""",
            day=day,
            first=FIRST,  # so it always was
            in_year=fields.Date.add(day, years=1),
            there=self._query_who_is_there(chosen, today),
        )

    @api.model
    def _query_who_is_there(self, chosen, today):
        """Return the condition (SQL) that keeps who belongs to the school on a day.

        :param chosen: day that is asked for, None for today
        """
        if not chosen:
            return SQL("NOT standing.is_past")
        # of a day to come: whoever is there today or is known to come, unless his last day is known
        joined = SQL("(teacher.date_joined IS NULL OR teacher.date_joined <= %s)", chosen)
        left = SQL("teacher.date_left >= %s", chosen)
        if chosen >= today:
            return SQL("%s AND teacher.active AND (teacher.date_left IS NULL OR %s)", joined, left)
        return SQL("%s AND (%s OR teacher.active AND teacher.date_left IS NULL)", joined, left)

    def action_open_teacher(self):
        """Open the card of a teacher."""
        self.ensure_one()
        return self._today().teacher_id.get_formview_action()

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
