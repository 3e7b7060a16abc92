from collections import Counter

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.issue import Issue
from ...tools.quarters import quarter_of


class MethodicalPlan(models.Model):
    """The meetings that the regulation wants to see in the plan of an association (R20, R21, C9)."""

    _inherit = "methodical.plan"

    missing_meeting_count = fields.Integer("Missing meetings", compute="_compute_missing_meeting_count")

    @api.depends("item_ids.form_id", "item_ids.date_from", "item_ids.state", "state", "body_id")
    def _compute_missing_meeting_count(self):
        for plan in self:
            missing, besides = plan._get_missing_meetings() if plan.is_editable else ({}, 0)
            plan.missing_meeting_count = sum(missing.values()) + besides

    def _get_planned_meetings(self):
        """Return the activities of one plan that are meetings."""
        return self.item_ids.filtered(
            lambda item: item.form_id.code == "meeting" and item.state != "cancelled" and item.date_from
        )

    def _get_meeting_rules(self):
        """Return (rule of the year, rule of the quarter) that one plan has to fit; empty rules where there is none."""
        none = self.env["methodical.regulation.rule"]
        if self.body_id.kind != "association" or self.horizon not in ("year", "quarter"):
            return none, none
        year = self._get_rule_today("meetings_year") if self.horizon == "year" else none
        return year, self._get_rule_today("meetings_quarter")

    def _get_meeting_quarters(self):
        """Return the quarters (tools.quarters.Quarter) that lie in one plan, as the regulation means a quarter."""
        quarters = self.school_year_id._get_meeting_quarters(self.company_id._get_regulation())
        if self.horizon == "year":
            return quarters
        return [
            quarter for quarter in quarters if quarter.start <= self.date_to and self.date_from <= quarter.end
        ]

    def _count_meetings(self, quarters):
        """Return {quarter: number of planned meetings} of one plan."""
        found = Counter(
            quarter_of(quarters, item.date_from) for item in self._get_planned_meetings() if quarters
        )
        return {quarter: found[quarter] for quarter in quarters}

    def _get_missing_meetings(self):
        """Return what one plan lacks of the meetings that the regulation wants.

        :return: ({quarter: number}, number of the year besides)
        """
        of_year, of_quarter = self._get_meeting_rules()
        if not (of_year or of_quarter):
            return {}, 0
        counts = self._count_meetings(self._get_meeting_quarters())
        missing = {
            quarter: int(of_quarter.value) - planned
            for quarter, planned in counts.items()
            if of_quarter and planned < of_quarter.value
        }
        planned = len(self._get_planned_meetings())
        besides = int(of_year.value) - planned - sum(missing.values()) if of_year else 0
        return missing, max(besides, 0)

    def _check_meetings(self):
        """Return the issues of one plan with fewer meetings than the regulation wants."""
        of_year, of_quarter = self._get_meeting_rules()
        missing, _besides = self._get_missing_meetings()
        issues = []
        planned = len(self._get_planned_meetings()) if of_year else 0
        if of_year and planned < of_year.value:
            text = self.env._(
                "The plan has %(planned)s meetings, the regulation wants at least %(wanted)s in a school year.",
                planned=planned,
                wanted=int(of_year.value),
            )
            issues.append(Issue(of_year.severity, text, of_year.clause or ""))
        if missing:
            text = self.env._(
                "Meetings are missing: %(quarters)s. The regulation wants at least %(wanted)s in a quarter.",
                quarters=[
                    self.env._("quarter %(quarter)s – %(number)s", quarter=quarter.name, number=number)
                    for quarter, number in missing.items()
                ],
                wanted=int(of_quarter.value),
            )
            issues.append(Issue(of_quarter.severity, text, of_quarter.clause or ""))
        return issues

    def action_add_meetings(self):
        """Add the meetings that one draft lacks, each in the quarter that needs it.

        :raises UserError: when nothing is missing, or the plan is no draft
        """
        self.ensure_one()
        self.check_access("write")
        missing, besides = self._get_missing_meetings()
        if not self.is_editable or not (missing or besides and self._get_meeting_quarters()):
            raise UserError(
                self.env._("“%(plan)s” lacks no meeting that could be added now.", plan=self.display_name)
            )
        counts = self._count_meetings(self._get_meeting_quarters())
        places = [quarter for quarter, number in missing.items() for _place in range(number)]
        for _place in range(besides):
            # the year wants more: the quarter with the fewest meetings gets one
            places.append(min(counts, key=lambda quarter: counts[quarter] + places.count(quarter)))
        places.sort()
        numbers = len(self._get_planned_meetings())
        self.env["methodical.plan.item"].create(
            [
                self._prepare_meeting(numbers + place, quarter, places[: place - 1].count(quarter))
                for place, quarter in enumerate(places, start=1)
            ]
        )
        return True

    def _prepare_meeting(self, number, quarter, earlier):
        """Return the values of the activity that is a meeting, on a working day in the middle of its quarter.

        :param number: which meeting of the plan it is
        :param quarter: tools.quarters.Quarter
        :param earlier: how many meetings the quarter gets before it
        """
        start, end = quarter.start, quarter.end
        weeks = (end - start).days // 7
        day = min(start + relativedelta(weeks=max(weeks // 2, 1) + 2 * earlier), end)
        calendar = self.company_id._get_school_calendar(day, end + relativedelta(days=14))
        while not calendar.is_working(day) and day < end:
            day += relativedelta(days=1)
        own = self.env.ref("school_methodical.direction_8", raise_if_not_found=False)
        direction = own or self.direction_ids[:1] or self.env["methodical.direction"].search([], limit=1)
        return {
            "plan_id": self.id,
            "name": self.env._("Meeting No. %(number)s", number=number),
            "form_id": self.env.ref("school_methodical.choice_form_meeting").id,
            "direction_id": direction.id,
            "date_from": day,
            "date_to": day,
            "is_joint": True,
            "expected_result": self.env._("Minutes"),
        }
