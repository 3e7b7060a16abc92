from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.issue import Issue


class MethodicalPlan(models.Model):
    """The header of a plan: directions approved by the council, and the analysis of last year from facts (F1 VI.5-VI.6)."""

    _inherit = "methodical.plan"

    theme = fields.Char(
        "Methodical theme", compute="_compute_header", store=True, readonly=False, precompute=True
    )
    aim = fields.Text(compute="_compute_header", store=True, readonly=False, precompute=True)
    direction_ids = fields.Many2many(
        "methodical.direction",
        string="Priority directions",
        compute="_compute_header",
        store=True,
        readonly=False,
        precompute=True,
        help="C16, F1 A-I.1′: the directions that matter most in this period.",
    )
    direction_count = fields.Integer(compute="_compute_direction_count", store=True, precompute=True)

    @api.depends("direction_ids")
    def _compute_direction_count(self):
        for plan in self:
            plan.direction_count = len(plan.direction_ids)

    @api.depends("body_id", "school_year_id")
    def _compute_header(self):
        """Take over what the council approved for the association and the year; what is written stays."""
        approved = self._get_approved_directions()
        for plan in self:
            directions = approved.get((plan.body_id.id, plan.school_year_id.id))
            plan.theme = plan.theme or (directions and directions.theme) or plan.body_id.theme
            plan.aim = plan.aim or (directions and directions.aim)
            plan.direction_ids = plan.direction_ids or (directions and directions.direction_ids)

    def _get_approved_directions(self):
        """Return {(body id, school year id): its approved directions, in sudo}, one query for all plans."""
        bodies, years = self.body_id.ids, self.school_year_id.ids
        if not bodies or not years:
            return {}
        # sudo: who drafts the plan may know what the council approved
        rows = (
            self.env["methodical.directions"]
            .sudo()
            .search(
                Domain("body_id", "in", bodies)
                & Domain("school_year_id", "in", years)
                & Domain("state", "=", "approved")
                & Domain("is_superseded", "=", False)
            )
        )
        return {(row.body_id.id, row.school_year_id.id): row for row in rows}

    def _check_directions(self):
        """Return the issue of one plan of an association whose directions the council has not approved (C16)."""
        rule = self._get_rule_today("plan_directions") if self.body_id.kind == "association" else None
        if not rule or self.horizon != "year" or self._get_approved_directions():
            return []
        text = self.env._(
            "The methodical council has not approved the directions of %(body)s for %(year)s.",
            body=self.body_id.name,
            year=self.school_year_id.name,
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _take_directions(self, approved):
        """Fill the header of drafts from directions where it is empty.

        :param approved: methodical.directions
        """
        rows = {(row.body_id, row.school_year_id): row for row in approved}
        for plan in self:
            row = rows.get((plan.body_id, plan.school_year_id))
            if not row:
                continue
            vals = {
                "theme": plan.theme or row.theme,
                "aim": plan.aim or row.aim,
                "direction_ids": (plan.direction_ids or row.direction_ids).ids,
            }
            plan.write(vals)

    def action_fill_analysis(self):
        """Write what happened last year into the analysis of one draft, below what stands there already.

        :return: True, or a notification that there are no facts
        """
        self.ensure_one()
        self.check_access("write")
        lines = self._get_year_facts()
        if not lines:
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {
                    "type": "info",
                    "message": self.env._(
                        "There is no plan of last year in the system. Write the analysis by hand."
                    ),
                },
            }
        self.analysis = "\n".join(filter(None, [self.analysis, *lines]))
        return True

    def _get_last_year(self):
        """Return the school year before that of one plan (empty when there is none)."""
        return self.env["methodical.school.year"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("date_end", "<", self.school_year_id.date_start),
            order="date_end desc",
            limit=1,
        )

    def _get_year_facts(self):
        """Return the sentences about last year for the analysis of one plan, in the language of the school's prints.

        Later areas add theirs (meetings held, lessons visited).
        """
        last = self._find_last_plan() if self.horizon == "year" else None
        if not last:
            return []
        last = last.with_context(lang=self.company_id._get_print_lang())
        # sudo: counts only, the plan itself was read as the user
        rows = (
            last.env["methodical.plan.item"]
            .sudo()
            ._read_group(
                [("plan_id", "=", last.id), ("state", "!=", "cancelled")],
                ["direction_id", "state"],
                ["__count"],
            )
        )
        total = sum(count for _direction, _state, count in rows)
        done = sum(count for _direction, state, count in rows if state == "done")
        lines = [
            last.env._(
                "School year %(year)s: %(done)s of %(total)s planned activities were carried out (%(share)s %%).",
                year=last.school_year_id.name,
                done=done,
                total=total,
                share=round(done / total * 100) if total else 0,
            )
        ]
        by_direction = {}
        for direction, state, count in rows:
            all_of, done_of = by_direction.get(direction, (0, 0))
            by_direction[direction] = all_of + count, done_of + (state == "done" and count)
        lines += [
            last.env._(
                "%(direction)s: %(done)s of %(total)s.", direction=direction.name, done=done_of, total=all_of
            )
            for direction, (all_of, done_of) in sorted(by_direction.items(), key=lambda row: row[0].sequence)
        ]
        return lines + last._get_undone_facts()

    def _get_undone_facts(self):
        """Return the sentence that names what was not carried out of one plan of last year."""
        undone = self.item_ids.filtered(lambda item: item.state not in ("done", "cancelled"))
        if not undone:
            return []
        names = [f"{item.name} ({format_date(self.env, item.date_to)})" for item in undone.sorted("date_to")]
        return [self.env._("Not carried out: %(activities)s.", activities="; ".join(names))]
