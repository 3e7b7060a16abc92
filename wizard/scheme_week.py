from datetime import timedelta

from odoo import Command, api, fields, models

from ..models.planning.methodical_scheme_progress import monday


class MethodicalSchemeWeek(models.TransientModel):
    """The hours that a teacher taught in one week, all his schemes of work on one screen (F0 3.3b)."""

    _name = "methodical.scheme.week"
    _description = "Hours of a Week"

    date_week = fields.Date(
        "Week of", required=True, default=lambda self: monday(fields.Date.context_today(self))
    )
    period = fields.Char("Week", compute="_compute_period")
    line_ids = fields.One2many("methodical.scheme.week.line", "week_id", "Schemes of work")

    @api.depends("date_week")
    def _compute_period(self):
        for week in self:
            last = week.date_week and week.date_week + timedelta(days=6)
            week.period = f"{week.date_week:%d.%m} – {last:%d.%m.%Y}" if last else ""

    @api.depends("period")
    def _compute_display_name(self):
        for week in self:
            week.display_name = week.period

    @api.model
    def _prepare_lines(self, first):
        """Return the values of a line for each scheme of work of the user: planned for the week, entered already.

        :param first: Monday of the week (datetime.date)
        """
        Scheme = self.env["methodical.scheme"]
        schemes = Scheme.search(
            Scheme._get_counting_domain()
            & fields.Domain("teacher_id.user_id", "=", self.env.uid)
            & fields.Domain("school_year_id.date_start", "<=", first + timedelta(days=6))
            & fields.Domain("school_year_id.date_end", ">=", first),
            order="subject_id, class_id, id",
        )
        entered = self.env["methodical.scheme.progress"].search(
            [("scheme_id", "in", schemes.ids), ("date_week", "=", first)]
        )
        known = {row.scheme_id: row for row in entered}
        planned = schemes._get_hours_of_week(first)
        return [
            {
                "scheme_id": scheme.id,
                "hours_planned": planned[scheme],
                "is_entered": scheme in known,
                "hours": known[scheme].hours if scheme in known else 0,
                "note": known[scheme].note if scheme in known else False,
            }
            for scheme in schemes
        ]

    def action_as_planned(self):
        """Enter the planned hours for whatever is not entered yet, and store the week."""
        self.ensure_one()
        for line in self.line_ids.filtered(lambda line: not line.is_entered and not line.hours):
            line.hours = line.hours_planned
        return self.action_save()

    def action_save(self):
        """Store the hours of the week; a scheme of work without hours and without a note stays open."""
        self.ensure_one()
        Progress = self.env["methodical.scheme.progress"]
        first = monday(self.date_week)
        entered = Progress.search(
            [("scheme_id", "in", self.line_ids.scheme_id.ids), ("date_week", "=", first)]
        )
        known = {row.scheme_id: row for row in entered}
        told = self.line_ids.filtered(lambda line: line.scheme_id in known or line.hours or line.note)
        for line in told.filtered(lambda line: line.scheme_id in known):
            known[line.scheme_id].write({"hours": line.hours, "note": line.note})
        Progress.create(
            [
                {"scheme_id": line.scheme_id.id, "date_week": first, "hours": line.hours, "note": line.note}
                for line in told
                if line.scheme_id not in known
            ]
        )
        return self._open(first)

    def action_previous(self):
        """Open the week before."""
        return self._open(monday(self.date_week) - timedelta(days=7))

    def action_next(self):
        """Open the week after."""
        return self._open(monday(self.date_week) + timedelta(days=7))

    @api.model
    def _open(self, day):
        """Return the action that shows a week anew."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_scheme_week_action"
        )
        lines = [Command.create(values) for values in self._prepare_lines(day)]
        return {
            **action,
            "res_id": self.create({"date_week": day, "line_ids": lines}).id,
            "views": [(False, "form")],
        }

    @api.model
    def action_open(self):
        """Open the week under way."""
        return self._open(monday(fields.Date.context_today(self)))


class MethodicalSchemeWeekLine(models.TransientModel):
    """A scheme of work in the screen of a week."""

    _name = "methodical.scheme.week.line"
    _description = "Hours of a Scheme of Work in a Week"

    week_id = fields.Many2one("methodical.scheme.week", required=True, ondelete="cascade", index=True)
    scheme_id = fields.Many2one("methodical.scheme", readonly=True, ondelete="cascade")
    hours_planned = fields.Float("Planned", digits=(8, 1), readonly=True)
    hours = fields.Float("Taught", digits=(8, 1))
    note = fields.Char()
    is_entered = fields.Boolean("Entered", readonly=True)

    @api.constrains("scheme_id")
    def _check_scheme(self):
        """Refuse the scheme of work of somebody else."""
        # a constraint runs in sudo: back to the rights of the user
        self.sudo(False).scheme_id.check_access("write")
