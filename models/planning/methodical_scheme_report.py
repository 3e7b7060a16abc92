from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL


class MethodicalSchemeReport(models.Model):
    """Programme progress (F0 3.3b): hours of a scheme of work in one quarter, planned, planned until now and taught.

    Nothing is stored: what was planned until the end of last week is asked of the database each time. Lessons without
    a date fall evenly on the days of their quarter, those without a quarter on the days of the school year.
    """

    _name = "methodical.scheme.report"
    _description = "Programme Progress"
    _inherit = ["methodical.listed.mixin"]
    _auto = False
    _order = "scheme_id, term_id"
    _depends = {
        "methodical.scheme": ["teacher_id", "body_id", "class_id", "subject_id", "state", "is_superseded"],
        "methodical.scheme.line": ["scheme_id", "term_id", "hours", "date_planned"],
        "methodical.scheme.progress": ["scheme_id", "date_week", "hours"],
        "methodical.term": ["date_start", "date_end", "school_year_id"],
    }

    scheme_id = fields.Many2one("methodical.scheme", readonly=True)
    company_id = fields.Many2one("res.company", "School", readonly=True)
    school_year_id = fields.Many2one("methodical.school.year", readonly=True)
    term_id = fields.Many2one("methodical.term", "Quarter", readonly=True)
    teacher_id = fields.Many2one("methodical.teacher", readonly=True)
    body_id = fields.Many2one("methodical.body", "Association", readonly=True)
    subject_id = fields.Many2one("methodical.subject", readonly=True)
    class_id = fields.Many2one("methodical.class", readonly=True)
    kind = fields.Selection(
        selection=lambda self: self.env["methodical.scheme"]._fields["kind"]._description_selection(self.env),
        readonly=True,
    )
    state = fields.Selection(
        selection=lambda self: (
            self.env["methodical.scheme"]._fields["state"]._description_selection(self.env)
        ),
        readonly=True,
    )
    hours_planned = fields.Float("Hours planned", digits=(8, 1), readonly=True)
    hours_due = fields.Float("Planned until now", digits=(8, 1), readonly=True)
    hours_taught = fields.Float("Hours taught", digits=(8, 1), readonly=True)
    hours_balance = fields.Float("Ahead or behind", digits=(8, 1), readonly=True)

    @api.depends("scheme_id", "term_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = " · ".join(filter(None, (row.scheme_id.name, row.term_id.name)))

    def action_open_scheme(self):
        """Open the scheme of work of one row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "methodical.scheme",
            "res_id": self.scheme_id.id,
            "views": [(False, "form")],
        }

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        # the week under way is entered at its end
        until = today - timedelta(days=today.weekday() + 1)
        return SQL(
            """
            WITH scheme AS (
                SELECT s.*, y.date_start, y.date_end FROM methodical_scheme s
                JOIN methodical_school_year y ON y.id = s.school_year_id
                WHERE s.company_id IN %(companies)s AND s.state <> 'cancelled' AND s.is_superseded IS NOT TRUE
                  AND (s.previous_version_id IS NULL OR s.state = 'approved')
            ), hours AS (
                SELECT l.scheme_id, COALESCE(l.term_id, dated.id) AS term_id, l.hours AS planned, 0 AS taught,
                       CASE WHEN l.date_planned IS NOT NULL THEN CASE WHEN l.date_planned <= %(until)s THEN l.hours ELSE 0 END
                            ELSE l.hours * LEAST(1, GREATEST(0,
                                (%(until)s - COALESCE(t.date_start, s.date_start) + 1)::numeric
                                / (COALESCE(t.date_end, s.date_end) - COALESCE(t.date_start, s.date_start) + 1)))
                       END AS due, 0 AS until_now
                FROM methodical_scheme_line l JOIN scheme s ON s.id = l.scheme_id
                LEFT JOIN methodical_term t ON t.id = l.term_id
                LEFT JOIN methodical_term dated ON l.term_id IS NULL AND dated.school_year_id = s.school_year_id
                      AND l.date_planned BETWEEN dated.date_start AND dated.date_end
                UNION ALL
                SELECT p.scheme_id, touched.id, 0, p.hours, 0, CASE WHEN p.date_week <= %(until)s THEN p.hours ELSE 0 END
                FROM methodical_scheme_progress p JOIN scheme s ON s.id = p.scheme_id
                LEFT JOIN LATERAL (
                    SELECT t.id FROM methodical_term t
                    WHERE t.school_year_id = s.school_year_id AND t.date_start <= p.date_week + 6 AND t.date_end >= p.date_week
                    ORDER BY t.date_start LIMIT 1
                ) touched ON TRUE
            )
            SELECT s.id::bigint * 10 + COALESCE(MIN(t.number), 0) AS id, s.id AS scheme_id, s.company_id, s.school_year_id,
                   h.term_id, s.teacher_id, s.body_id, s.subject_id, s.class_id, s.kind, s.state,
                   SUM(h.planned) AS hours_planned, ROUND(SUM(h.due), 1) AS hours_due, SUM(h.taught) AS hours_taught,
                   SUM(h.until_now) - ROUND(SUM(h.due), 1) AS hours_balance
            FROM hours h JOIN scheme s ON s.id = h.scheme_id LEFT JOIN methodical_term t ON t.id = h.term_id
            GROUP BY s.id, s.company_id, s.school_year_id, h.term_id, s.teacher_id, s.body_id, s.subject_id,
                     s.class_id, s.kind, s.state
            """,
            companies=tuple(self.env.companies.ids),
            until=until,
        )
