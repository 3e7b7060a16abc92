from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.course_placement import Placement
from ...tools.course_schedule import Person, propose
from ...tools.course_term import Certificate
from .methodical_course import NORM_KINDS


class MethodicalCourseSchedule(models.Model):
    """The proposal: who goes when, so that nobody is overdue (F4 3.1, 3.4)."""

    _inherit = "methodical.course.schedule"

    def action_propose(self):
        """Place everybody whose course is due in these years, or who has a need; who was moved by hand, or went already, stays.

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
        cards = self._find_cards().with_context(lang=self.company_id._get_print_lang())
        self._find_lines_to_place(cards).unlink()
        statuses, courses = cards._get_course_status(today), self._find_open_courses(cards)
        cards = self._filter_to_plan(cards, statuses, courses, terms[-1].last_day)
        limits, fixed = self._get_limits(cards), self.line_ids.grouped("teacher_id")
        # without a need or a hand that places him nobody knows when to send who has nothing on file
        unknown = cards.filtered(lambda card: statuses[card].status == "no_data") - self._get_anchored(
            courses
        )
        people = [
            self._prepare_person(
                card, statuses[card], courses.get(card), fixed.get(card), limits.groups[card.id]
            )
            for card in cards - unknown
        ]
        found = propose(people, terms, limits.sizes, today)
        placements = found.placements + [Placement(card.id, None, "unknown") for card in unknown]
        self._keep((cards - unknown) + unknown, statuses, courses, placements, limits.labels, terms)

    def _get_anchored(self, courses):
        """Return the cards that get a place whatever their status: they have a need, or somebody placed them by hand.

        :param courses: {card: its need or planned course}
        """
        return self.line_ids.teacher_id.union(*courses)

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
        anchored = self._get_anchored(courses)
        return cards.filtered(
            lambda card: (
                card in anchored
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
            self._get_due(status) or None,
            tuple(groups),
            self._get_wished_terms(course) if course else (),
            int(course.priority or 0) if course else 0,
            (line.year, int(line.term or 1)) if line else None,
        )

    def _get_due(self, status):
        """Return until when somebody (CourseStatus) goes, or False; on leave after that day nothing is asked of him."""
        today = fields.Date.context_today(self.company_id._in_school_time())
        is_away = status.status == "exempt" and status.date_due and status.date_due < today
        return not is_away and status.date_due

    def _get_wished_terms(self, course):
        """Return the keys of the terms that a course is wished in: a quarter, a whole year, a quarter of any year."""
        if not course.wished_year and not course.wished_term:
            return ()
        years = [course.wished_year] if course.wished_year else self._get_years()
        numbers = [int(course.wished_term)] if course.wished_term else range(1, 5)
        return tuple((year, number) for year in years for number in numbers)

    def _keep(self, cards, statuses, courses, placements, labels, terms):
        """Make the rows of the proposal, each with its reason in the language of the school's prints."""
        words = self.with_context(lang=self.company_id._get_print_lang())
        following = self._find_following(cards, statuses, placements, terms)
        self.env["methodical.course.schedule.line"].create(
            [
                {
                    "schedule_id": self.id,
                    "teacher_id": card.id,
                    "norm_id": statuses[card].norm.id,
                    "date_due": self._get_due(statuses[card]),
                    "course_id": courses[card].id if card in courses else False,
                    "year": placement.term[0] if placement.term else 0,
                    "term": str(placement.term[1]) if placement.term else False,
                    "is_fixed": False,
                    "is_unknown": placement.reason == "unknown",
                    "reason": words._explain(placement, statuses[card], following.get(card), labels),
                }
                for card, placement in zip(cards, placements, strict=True)
                if placement.reason != "fixed"
            ]
        )

    def _find_following(self, cards, statuses, placements, terms):
        """Return {card: CourseStatus} of those who are asked for one more course within these terms after the one placed.

        That is so with norms of few years, and when another norm asks for more hours than the one that is due first.
        """
        last_days = {term.key: term.last_day for term in terms}
        taken = {
            card: Certificate(last_days[placement.term], statuses[card].norm.hours)
            for card, placement in zip(cards, placements, strict=True)
            if placement.term in last_days and statuses[card].norm
        }
        after = cards.filtered(lambda card: card in taken)._get_course_status(terms[0].last_day, taken)
        return {
            card: status
            for card, status in after.items()
            if status.date_due and taken[card].day < status.date_due <= terms[-1].last_day
        }
