from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.course_norm import find_periods
from ...tools.course_term import FIRST

STATUSES = [
    ("overdue", "Overdue"),
    ("no_data", "No data"),
    ("due_3", "Due within 3 months"),
    ("due_6", "Due within 6 months"),
    ("due_12", "Due within 12 months"),
    ("ok", "In order"),
    ("exempt", "Exempt"),
]
GROUNDS = [
    ("course", "Last course"),
    ("first", "First term of a beginner"),
    ("window", "Calendar window"),
    ("leave", "Leave"),
    ("none", "Nothing to count from"),
    ("free", "No norm"),
]
#: column: its type in the database; the first two say which row it is
_COLUMNS = {
    "teacher_id": "int",
    "date_from": "date",
    "date_to": "date",
    "company_id": "int",
    "norm_id": "int",
    "status": "varchar",
    "ground": "varchar",
    "date_due": "date",
    "date_counted": "date",
    "course_id": "int",
    "hours": "int",
    "is_past": "boolean",
}
#: cards whose standings are written in one statement
_PORTION = 1000


class MethodicalCourseStanding(models.Model):
    """How one teacher stands to the course norms in a period: facts only, nothing of today (F4 3.4, R43, R44, C20, J18).

    The periods of a teacher follow each other without a gap from the past into the future, as it will be if nothing else
    happens: in order, due within 12 months, within 6, within 3, overdue; certificates, leave, posts and changes of law cut
    them. Whatever day it is, one of them holds, so statuses age by themselves at midnight, and any day is searched and
    counted by the database alone (``methodical.course.balance``). Those of who left end with his last day at the school.

    Written by ``_refresh`` when a fact changes (a course, a card, a post, a service, an exemption, a norm), never by people.
    """

    _name = "methodical.course.standing"
    _description = "Standing to Course Norms"
    _inherit = ["methodical.listed.mixin"]
    _order = "teacher_id, date_from"

    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", "School", required=True, readonly=True)
    date_from = fields.Date("From", required=True, readonly=True)
    date_to = fields.Date("Until", required=True, readonly=True)
    norm_id = fields.Many2one(
        "methodical.regulation.norm",
        readonly=True,
        index=True,
        ondelete="cascade",
        help="The norm of which the teacher is furthest behind in this period.",
    )
    status = fields.Selection(STATUSES, required=True, readonly=True)
    ground = fields.Selection(GROUNDS, required=True, readonly=True)
    date_due = fields.Date("Next course due on", readonly=True, help="The last day in order.")
    date_counted = fields.Date("Counted from", readonly=True, help="Document of the course that counts.")
    course_id = fields.Many2one(
        "methodical.course", "Last course", readonly=True, index="btree_not_null", ondelete="set null"
    )
    hours = fields.Integer("Hours counted", readonly=True)
    is_past = fields.Boolean(
        readonly=True,
        help="Before the last certificate, which is never of a day to come, or of who left: not asked for today.",
    )

    _period_uniq = models.Constraint(
        "UNIQUE(teacher_id, date_from)", "A teacher stands to the norms in one way at a time."
    )
    _due_idx = models.Index("(company_id, date_due)")
    # lists of today in the order of the due date meet no old row
    _order_idx = models.Index("(date_due, teacher_id) WHERE NOT is_past")

    @api.model
    def _refresh(self, teachers):
        """Write the standings of teachers anew from their courses, exemptions, posts and the norms of their schools.

        What has not changed is not written. Terms of the register that a new course ended are marked as met.

        :param teachers: methodical.teacher, also archived ones
        """
        for start in range(0, len(teachers), _PORTION):
            self._refresh_portion(teachers[start : start + _PORTION])

    @api.model
    def _refresh_portion(self, teachers):
        # sudo: standings follow from facts, whoever wrote them
        teachers_sudo = teachers.sudo()
        norms, histories = teachers_sudo._get_course_norms(), teachers_sudo._get_course_histories()
        rows = [
            row
            for teacher in teachers_sudo
            for row in self._prepare_periods(teacher, find_periods(norms[teacher], histories[teacher]))
        ]
        self.flush_model()
        columns = [[row[name] for row in rows] for name in _COLUMNS]
        self._upsert_rows(columns)
        self._delete_others(teachers, *columns[:2])
        self.env["methodical.course.balance"].invalidate_model(flush=False)
        self.invalidate_model(flush=False)
        teachers.invalidate_recordset(["course_status", "course_date_due", "course_sentence"], flush=False)
        # sudo: the register is written by what happens
        self.env["methodical.deadline"].sudo()._meet_courses(
            {
                teacher: max(row.day for row in history.certificates)
                for teacher, history in histories.items()
                if history.certificates
            }
        )

    @api.model
    def _prepare_periods(self, teacher, periods):
        """Return the values of the periods of one teacher; after who left nothing is asked."""
        if not teacher.active:
            left = teacher.date_left
            periods = [
                row._replace(last=min(row.last, left)) for row in periods if left and row.first <= left
            ]
        known = [row.standing.certificate.day for row in periods if row.standing.certificate]
        newest = max(known, default=FIRST)
        return [
            self._prepare_period(teacher, period, not teacher.active or period.last < newest)
            for period in periods
        ]

    @api.model
    def _prepare_period(self, teacher, period, is_past):
        standing = period.standing
        certificate, norm = standing.certificate, standing.norm
        return {
            "teacher_id": teacher.id,
            "date_from": period.first,
            "date_to": period.last,
            "company_id": teacher.company_id.id,
            "norm_id": norm.key if norm else None,
            "status": standing.status,
            "ground": standing.ground,
            "date_due": standing.due,
            "date_counted": certificate.day if certificate else None,
            "course_id": certificate.key if certificate else None,
            "hours": standing.hours,
            "is_past": is_past,
        }

    @api.model
    def _upsert_rows(self, columns):
        """Insert the periods that are new, update those that changed: one statement, one array a column."""
        written = list(_COLUMNS)[2:]
        self.env.cr.execute(
            SQL(
                """INSERT INTO methodical_course_standing AS known (%s) SELECT * FROM UNNEST(%s)
                   ON CONFLICT (teacher_id, date_from) DO UPDATE SET %s WHERE (%s) IS DISTINCT FROM (%s)""",
                SQL(", ").join(map(SQL.identifier, _COLUMNS)),
                SQL(", ").join(
                    SQL(f"%s::{kind}[]", values)
                    for kind, values in zip(_COLUMNS.values(), columns, strict=True)
                ),
                SQL(", ").join(
                    SQL("%s = EXCLUDED.%s", SQL.identifier(name), SQL.identifier(name)) for name in written
                ),
                SQL(", ").join(SQL.identifier("known", name) for name in written),
                SQL(", ").join(SQL.identifier("excluded", name) for name in written),
            )
        )

    @api.model
    def _delete_others(self, teachers, cards, days):
        """Delete the periods of teachers that are not among those of some cards and first days."""
        self.env.cr.execute(
            SQL(
                """DELETE FROM methodical_course_standing standing
                   WHERE teacher_id = ANY(%s) AND NOT EXISTS (
                       SELECT FROM UNNEST(%s::int[], %s::date[]) AS kept (teacher_id, date_from)
                       WHERE kept.teacher_id = standing.teacher_id AND kept.date_from = standing.date_from)""",
                list(teachers.ids),
                cards,
                days,
            )
        )
