from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.course_schedule import Person, propose
from .methodical_course import NORM_KINDS


class MethodicalCourseSchedule(models.Model):
    """The proposal: who goes when, so that nobody is overdue (F4 3.1, 3.4)."""

    _inherit = "methodical.course.schedule"

    def action_propose(self):
        """Place everybody whose course is due in these years, or who has a need; who was moved by hand stays.

        :raises UserError: when no quarter of these years is still to come
        """
        self.check_access("write")
        for schedule in self:
            schedule._propose()
        return True

    def _propose(self):
        today = fields.Date.context_today(self.company_id._in_school_time())
        terms = [term for term in self._get_terms() if term.last_day >= today]
        if not terms:
            raise UserError(
                self.env._(
                    "No quarter of %(years)s is still to come. Change the years, or create the school year under Configuration first.",
                    years=self.name,
                )
            )
        self.line_ids.filtered(lambda line: not line.is_fixed).unlink()
        cards = self._find_cards()
        statuses, courses = cards._get_course_status(today), self._find_open_courses(cards)
        cards = self._filter_to_plan(cards, statuses, courses, terms[-1].last_day)
        limits, fixed = self._get_limits(cards), self.line_ids.grouped("teacher_id")
        people = [
            self._prepare_person(
                card, statuses[card], courses.get(card), fixed.get(card), limits.groups[card.id]
            )
            for card in cards
        ]
        found = propose(people, terms, limits.sizes)
        self._keep(cards, statuses, courses, found.placements, limits.labels)

    def _find_cards(self):
        """Return the cards of the school, in a fixed order."""
        return self.env["methodical.teacher"].search([("company_id", "=", self.company_id.id)], order="id")

    def _find_open_courses(self, cards):
        """Return {card: its need or planned course}, the most urgent one, one query for all."""
        courses = self.env["methodical.course"].search(
            Domain("teacher_id", "in", cards.ids)
            & Domain("kind", "in", NORM_KINDS)
            & Domain("state", "in", ("need", "planned")),
            order="priority, id desc",
        )
        return {course.teacher_id: course for course in courses}

    def _filter_to_plan(self, cards, statuses, courses, last_day):
        """Return the cards that need a place: a course is due until the last day, or needed, and none is under way."""
        under_way = (
            self.env["methodical.course"]
            .search(
                Domain("teacher_id", "in", cards.ids)
                & Domain("kind", "in", NORM_KINDS)
                & Domain("state", "in", ("referred", "handed_in"))
            )
            .teacher_id
        )
        fixed = self.line_ids.teacher_id
        return cards.filtered(
            lambda card: (
                card in fixed
                or card in courses
                or (
                    card not in under_way
                    and (
                        statuses[card].status == "no_data"
                        or (statuses[card].date_due and statuses[card].date_due <= last_day)
                    )
                )
            )
        )

    def _prepare_person(self, card, status, course, line, groups):
        """Return somebody as the proposal sees him (tools.course_schedule.Person).

        :param course: his open course, or None
        :param line: where he was moved by hand, or None
        """
        return Person(
            card.id,
            status.date_due or None,
            tuple(groups),
            self._get_wished_terms(course) if course else (),
            int(course.priority or 0) if course else 0,
            (line.year, int(line.term or 1)) if line else None,
        )

    def _get_wished_terms(self, course):
        """Return the keys of the terms that a course is wished in: a quarter, a whole year, a quarter of any year."""
        if not course.wished_year and not course.wished_term:
            return ()
        years = [course.wished_year] if course.wished_year else self._get_years()
        numbers = [int(course.wished_term)] if course.wished_term else range(1, 5)
        return tuple((year, number) for year in years for number in numbers)

    def _keep(self, cards, statuses, courses, placements, labels):
        """Make the rows of the proposal, each with its reason in the language of the school's prints."""
        words = self.with_context(lang=self.company_id._get_print_lang())
        self.env["methodical.course.schedule.line"].create(
            [
                {
                    "schedule_id": self.id,
                    "teacher_id": card.id,
                    "norm_id": statuses[card].norm.id,
                    "date_due": statuses[card].date_due,
                    "course_id": courses[card].id if card in courses else False,
                    "year": placement.term[0] if placement.term else 0,
                    "term": str(placement.term[1]) if placement.term else False,
                    "is_fixed": False,
                    "reason": words._explain(placement, statuses[card].date_due, labels),
                }
                for card, placement in zip(cards, placements, strict=True)
                if placement.reason != "fixed"
            ]
        )

    def _explain(self, placement, due, labels):
        """Return the reason of a placement in one sentence.

        :param placement: tools.course_schedule.Placement
        :param due: datetime.date or False
        :param labels: {key of a group: its name}
        """
        values = {
            "due": format_date(self.env, due) if due else "–",
            "groups": [labels[key] for key in placement.groups]
            or [self.env._("places of people who are due earlier")],
        }
        sentences = {
            "wish": self.env._("The teacher wished this term."),
            "in_time": self.env._("In time: due on %(due)s.", **values),
            "no_date": self.env._("Nothing says when it is due: placed where the load is even."),
            "wish_late": self.env._("The wished term lies after the due date, %(due)s.", **values),
            "wish_full": self.env._("In the wished term the limit is reached: %(groups)s.", **values),
            "wish_outside": self.env._("The wished term is over or lies outside these years."),
            "overdue": self.env._("Overdue since %(due)s: as early as possible.", **values),
            "late_full": self.env._(
                "Late: due on %(due)s, until then the limit is reached in every term: %(groups)s.", **values
            ),
            "full": self.env._("Not placed: the limit is reached in every term: %(groups)s.", **values),
        }
        return sentences[placement.reason]
