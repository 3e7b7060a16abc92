from ast import literal_eval
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.together import Total, ask_together
from .methodical_teacher_record_mixin import STAFF

#: statuses of the balance that are filters of its list
_STATUSES = ("overdue", "due_3", "due_6", "due_12", "no_data")


class Figure(NamedTuple):
    """A number of the officer's home: what it counts, the list that shows it, what is written to its teachers.

    ``context`` holds the filters of the list, ``reminder`` a kind of ``methodical.reminder`` or nothing.
    """

    title: str
    model: str
    domain: Domain
    action: str
    context: dict
    reminder: str = ""
    level: str = "secondary"


class MethodicalDesk(models.AbstractModel):
    """Home of the officer and the deputies: who is in order with courses and what waits (F4 3.4, F2 2.3d, issue R43-R49).

    Each number is one click away from its list, its workbook and its letters. The number of queries depends on nothing.
    """

    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "officer": self._get_officer_home()}

    @api.model
    def _get_officer_home(self):
        """Return the numbers of the school for officer and deputies, False for anybody else.

        :return: {'count': teachers who are overdue, 'rows': [{'title', 'key', 'count', 'level', 'can_export',
            'can_remind'}]}; a number that is nought is left out
        """
        if not self.env.user.has_groups(STAFF):
            return False
        figures, statuses = self._get_figures(), self._count_statuses()
        totals = {
            key: Total(self.env[figure.model], figure.domain)
            for key, figure in figures.items()
            if key not in statuses
        }
        ask_together(self.env, *totals.values())
        rows = []
        for key, figure in figures.items():
            count = totals[key].number if key in totals else statuses[key]
            if count:
                rows.append(
                    {
                        "title": figure.title,
                        "key": key,
                        "count": count,
                        "level": figure.level,
                        "can_export": hasattr(self.env[figure.model], "_get_print_table"),
                        "can_remind": bool(figure.reminder),
                    }
                )
        return {"count": statuses["overdue"], "rows": rows}

    @api.model
    def _count_statuses(self):
        """Return {status: teachers of the school} as the filters of the balance count them, in one query."""
        school = [("company_id", "=", self.env.company.id)]
        counts = dict(self.env["methodical.course.balance"]._read_group(school, ["status"], ["__count"]))
        return {status: sum(counts.get(one, 0) for one in _widen(status)) for status in _STATUSES}

    @api.model
    def _get_figures(self):
        """Return {key: Figure} in the order in which a person works through them (added by areas)."""
        school = Domain("company_id", "=", self.env.company.id)
        figures = {
            **self._get_balance_figures(),
            **self._get_course_figures(),
            **self._get_schedule_figures(),
        }
        return {key: figure._replace(domain=school & figure.domain) for key, figure in figures.items()}

    @api.model
    def _get_balance_figures(self):
        titles = {
            "overdue": self.env._("Courses overdue"),
            "due_3": self.env._("Due within 3 months"),
            "due_6": self.env._("Due within 6 months"),
            "due_12": self.env._("Due within 12 months"),
            "no_data": self.env._("Without data"),
        }
        levels = {"overdue": "danger", "due_3": "warning", "no_data": "warning"}
        return {
            status: Figure(
                titles[status],
                "methodical.course.balance",
                Domain("status", "in", _widen(status)),
                "methodical_course_balance_action",
                {f"search_default_{one}": one == status for one in _STATUSES},
                "norm",
                levels.get(status, "secondary"),
            )
            for status in _STATUSES
        }

    @api.model
    def _get_course_figures(self):
        course, action = "methodical.course", "methodical_course_action"

        def only(name):
            return {"search_default_open": 0, f"search_default_{name}": 1}

        ending = Domain("is_held", "=", True) & Domain("date_until", "<", "today +1y")
        return {
            "to_hand_in": Figure(
                self.env._("Documents not handed in"),
                course,
                Domain("stage", "=", "finished"),
                action,
                only("to_hand_in"),
                "document",
                "warning",
            ),
            "to_check": Figure(
                self.env._("Documents to be checked"),
                course,
                Domain("state", "=", "handed_in"),
                "methodical_course_action_check",
                {},
            ),
            "not_shared": Figure(
                self.env._("Courses not shared in time"),
                course,
                Domain("share_status", "=", "late"),
                action,
                only("not_shared"),
                "sharing",
            ),
            "corrections": Figure(
                self.env._("Corrections of cards"),
                "methodical.card.change",
                Domain("state", "=", "proposed"),
                "methodical_card_change_action",
                {"search_default_proposed": 1},
            ),
            "categories": Figure(
                self.env._("Categories that end within a year"),
                "methodical.category.award",
                ending & Domain("date_until", ">=", "today"),
                "methodical_category_award_action_ending",
                {},
                "category",
            ),
        }

    @api.model
    def _get_schedule_figures(self):
        """Return the figures of the approved schedule: placements of this school year, those done, those late."""
        year = self.env["methodical.school.year"]._get_current(self.env.company)
        if not year:
            return {}
        today = fields.Date.context_today(self)
        ended = [str(term.number) for term in year.term_ids if term.date_end < today]
        planned = (
            Domain("year", "=", year.date_start.year)
            & Domain("schedule_id.state", "=", "approved")
            & Domain("schedule_id.is_superseded", "=", False)
        )
        done = Domain("course_id.state", "in", ("handed_in", "credited"))
        model, action = "methodical.course.schedule.line", "methodical_course_schedule_line_action_board"
        late = planned & Domain("term", "in", ended) & ~done
        return {
            "planned": Figure(self.env._("Schedule of this year: planned"), model, planned, action, {}),
            "done": Figure(
                self.env._("Schedule of this year: done"), model, planned & done, action, {}, level="success"
            ),
            "late": Figure(
                self.env._("Schedule of this year: late"), model, late, action, {}, "schedule", "danger"
            ),
        }

    @api.model
    def open_figure(self, key, way="list"):
        """Return the action of a number of the home.

        :param key: a key of the rows
        :param way: 'list', 'xlsx' (a workbook) or 'letters' (reminders to its teachers)
        :raises AccessError: for anybody else than officer and deputies
        :raises UserError: for an unknown number
        """
        if not self.env.user.has_groups(STAFF):
            raise AccessError(self.env._("The home of the officer is for officers and deputies."))
        figure = self._get_figures().get(key)
        if not figure:
            raise UserError(self.env._("This number is not there any more. Open the desk again."))
        if way == "list":
            return self._open_list(figure)
        records = self.env[figure.model].search(figure.domain)
        if way == "xlsx" and hasattr(records, "_get_print_table"):
            return self.env["methodical.print.table"]._export(records)
        return self.env["methodical.reminder"]._open(figure.reminder or "norm", records.teacher_id)

    @api.model
    def _open_list(self, figure):
        """Return the action that lists what a number counts; several schools at once are narrowed down to this one."""
        action = self.env["ir.actions.act_window"]._for_xml_id(f"school_methodical.{figure.action}")
        domain = Domain(literal_eval(action["domain"] or "[]")) & Domain(
            "company_id", "=", self.env.company.id
        )
        if figure.model == "methodical.course.schedule.line":
            domain, action["views"] = figure.domain, [(False, "list"), (False, "form")]
            action["name"] = figure.title
        context = {**literal_eval(action["context"] or "{}"), **figure.context}
        return {**action, "domain": list(domain), "context": context}


def _widen(status):
    """Return the statuses that a filter of the balance shows: within 6 months is also within 3."""
    due = ("due_3", "due_6", "due_12")
    return due[: due.index(status) + 1] if status in due else (status,)
