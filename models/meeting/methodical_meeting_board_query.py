from odoo import models
from odoo.tools import SQL


class MethodicalMeetingBoard(models.Model):
    """The statement behind the control board, read from inside out: year and body, its rules, its meetings, what they lack."""

    _inherit = "methodical.meeting.board"

    def _select_board(self):
        return SQL(
            """year.id::bigint * 100000000 + body.id AS id, body.company_id, body.id AS body_id,
               year.id AS school_year_id, meetings.planned AS planned_count,
               meetings.announced AS announced_count, meetings.held AS held_count,
               meetings.signed AS signed_count, meetings.held - meetings.signed AS unsigned_count,
               meetings.held_1 AS quarter_1_count, meetings.held_2 AS quarter_2_count,
               meetings.held_3 AS quarter_3_count, meetings.held_4 AS quarter_4_count,
               wanted.in_year AS minimum_year, wanted.in_quarter AS minimum_quarter,
               GREATEST(wanted.in_year - meetings.held, 0) AS missing_count, wanted.severity,
               lack.since AS behind_since, resolutions.open AS open_resolution_count"""
        )

    def _from_board(self):
        return SQL(
            """methodical_school_year year
               JOIN methodical_body body ON body.company_id = year.company_id
               LEFT JOIN LATERAL (%s) regulation ON TRUE
               CROSS JOIN LATERAL (%s) wanted
               CROSS JOIN LATERAL (%s) meetings
               CROSS JOIN LATERAL (%s) lack
               CROSS JOIN LATERAL (%s) resolutions""",
            self._query_regulation(),
            self._query_wanted(),
            self._query_meetings(),
            self._query_lack(),
            SQL(
                """SELECT COUNT(*) AS open FROM methodical_resolution resolution
                   WHERE resolution.body_id = body.id AND resolution.school_year_id = year.id
                     AND resolution.meeting_stage = 'signed' AND resolution.state = 'open'"""
            ),
        )

    def _query_regulation(self):
        """Return the regulation in force on the first day of the school year, else the latest."""
        return SQL(
            """SELECT regulation.id, regulation.quarter_kind FROM methodical_regulation regulation
               WHERE regulation.company_id = year.company_id AND regulation.state <> 'draft'
               ORDER BY (regulation.date_from <= year.date_start
                         AND (regulation.date_to IS NULL OR regulation.date_to >= year.date_start)) DESC,
                        regulation.date_from DESC
               LIMIT 1"""
        )

    def _query_wanted(self):
        """Return how many meetings the regulation wants of an association (0: it is silent) and how strictly."""
        rule = SQL(
            """SELECT DISTINCT ON (rule.code) rule.code, rule.value::int AS value, rule.severity
               FROM methodical_regulation_rule rule
               WHERE rule.regulation_id = regulation.id AND body.kind = 'association'
                 AND rule.code IN ('meetings_year', 'meetings_quarter') AND rule.severity <> 'off'
                 AND (rule.date_from IS NULL OR rule.date_from <= year.date_start)
                 AND (rule.date_to IS NULL OR rule.date_to >= year.date_start)
                 AND (rule.body_kind IS NULL OR rule.body_kind = body.association_kind)
               ORDER BY rule.code, rule.body_kind IS NULL, rule.sequence, rule.id"""
        )
        return SQL(
            """SELECT COALESCE(MAX(value) FILTER (WHERE code = 'meetings_year'), 0) AS in_year,
                      COALESCE(MAX(value) FILTER (WHERE code = 'meetings_quarter'), 0) AS in_quarter,
                      MIN(severity) AS severity
               FROM (%s) rules""",
            rule,
        )

    def _query_quarters(self):
        """Return (number, last day) of the quarters of a school year, holidays with the quarter before them (C9).

        The same as ``tools.quarters``; a year has four, more are counted with the fourth.
        """
        return SQL(
            """SELECT LEAST(number, 4) AS number, MAX(until) AS until FROM (
                   SELECT ROW_NUMBER() OVER (ORDER BY term.date_start) AS number,
                          COALESCE(LEAD(term.date_start) OVER (ORDER BY term.date_start) - 1, year.date_end) AS until
                   FROM methodical_term term
                   WHERE term.school_year_id = year.id
                     AND COALESCE(regulation.quarter_kind, 'school') = 'school'
                   UNION ALL
                   SELECT ROW_NUMBER() OVER (ORDER BY first), LEAST((first + INTERVAL '3 months')::date - 1, year.date_end)
                   FROM GENERATE_SERIES(DATE_TRUNC('quarter', year.date_start::timestamp), year.date_end::timestamp, INTERVAL '3 months') first
                   WHERE regulation.quarter_kind = 'calendar'
               ) parts GROUP BY LEAST(number, 4)"""
        )

    def _query_meetings(self):
        """Return the numbers of meetings by stage and of those held by quarter."""
        quarter = SQL(
            "1 + (SELECT COUNT(*) FROM (%s) quarter WHERE quarter.until < meeting.date AND quarter.number < ends.last)",
            self._query_quarters(),
        )
        return SQL(
            """SELECT COUNT(*) AS total,
                      COUNT(*) FILTER (WHERE stage = 'planned') AS planned,
                      COUNT(*) FILTER (WHERE stage = 'announced') AS announced,
                      COUNT(*) FILTER (WHERE stage IN ('held', 'signed')) AS held,
                      COUNT(*) FILTER (WHERE stage = 'signed') AS signed,
                      COUNT(*) FILTER (WHERE stage IN ('held', 'signed') AND quarter = 1) AS held_1,
                      COUNT(*) FILTER (WHERE stage IN ('held', 'signed') AND quarter = 2) AS held_2,
                      COUNT(*) FILTER (WHERE stage IN ('held', 'signed') AND quarter = 3) AS held_3,
                      COUNT(*) FILTER (WHERE stage IN ('held', 'signed') AND quarter = 4) AS held_4
               FROM (SELECT meeting.stage, %s AS quarter
                     FROM methodical_meeting meeting
                     CROSS JOIN (SELECT COALESCE(MAX(number), 1) AS last FROM (%s) numbers) ends
                     WHERE meeting.body_id = body.id AND meeting.school_year_id = year.id
                       AND meeting.stage <> 'cancelled') counted""",
            quarter,
            self._query_quarters(),
        )

    def _query_lack(self):
        """Return the first day on which what is held until now is too little, for the quarter or for the pace of the year."""
        return SQL(
            """SELECT MIN(quarter.until + 1) AS since
               FROM (SELECT number, until, COUNT(*) OVER () AS quarters FROM (%s) four) quarter
               WHERE quarter.until >= COALESCE(body.opening_date, year.date_start)
                 AND ((CASE quarter.number WHEN 1 THEN meetings.held_1 WHEN 2 THEN meetings.held_2
                       WHEN 3 THEN meetings.held_3 ELSE meetings.held_4 END) < wanted.in_quarter
                      OR meetings.held < wanted.in_year * quarter.number / quarter.quarters)""",
            self._query_quarters(),
        )
