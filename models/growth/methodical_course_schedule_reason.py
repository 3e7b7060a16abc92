from odoo import models
from odoo.tools import format_date


class MethodicalCourseSchedule(models.Model):
    """Why somebody goes when the proposal sends him, in sentences that are true of the whole schedule (F4 3.1, 3.4)."""

    _inherit = "methodical.course.schedule"

    def _explain(self, placement, status, following, labels):
        """Return why somebody goes then, and what is asked of him afterwards within these years.

        :param placement: tools.course_placement.Placement
        :param status: CourseStatus today
        :param following: CourseStatus after the course, or None
        :param labels: {key of a group: its name}
        """
        if placement.reason == "unknown":
            return status.sentence
        due = format_date(self.env, self._get_due(status) or False)
        sentences = [
            self._explain_placement(placement, due, labels),
            self._explain_order(placement.behind, labels),
            self._explain_wish(placement.wish, due, [labels[key] for key in placement.wish_groups]),
        ]
        if following:
            sentences.append(
                self.env._(
                    "Afterwards one more is due by %(due)s: %(norm)s. Plan it apart.",
                    due=format_date(self.env, following.date_due),
                    norm=following.norm.name,
                )
            )
        return " ".join(filter(None, sentences))

    def _explain_placement(self, placement, due, labels):
        """Return why somebody goes then, in one sentence.

        :param placement: tools.course_placement.Placement
        :param due: his due date in words, may be empty
        :param labels: {key of a group: its name}
        """
        groups = [labels[key] for key in placement.groups]
        reason = placement.reason
        if reason == "overdue" and placement.behind:
            return self.env._("Overdue since %(due)s: such people are spread over a year.", due=due)
        sentences = {
            "wish": self.env._("The teacher wished this term."),
            "in_time": self.env._("In time: due on %(due)s.", due=due),
            "no_date": self.env._("Nothing says when it is due: placed where the load is even."),
            "overdue": self.env._(
                "Overdue since %(due)s: such people are spread over a year, who is overdue longest goes first.",
                due=due,
            ),
            "overdue_wish": self.env._("Overdue since %(due)s: the teacher wished this quarter.", due=due),
            "overdue_full": self.env._(
                "Overdue since %(due)s: in every earlier quarter the limit is reached: %(groups)s.",
                due=due,
                groups=groups,
            ),
            "soon": self.env._("Due on %(due)s, before a quarter ends: as early as possible.", due=due),
            "soon_full": self.env._(
                "Due on %(due)s, before a quarter ends; in every earlier one the limit is reached: %(groups)s.",
                due=due,
                groups=groups,
            ),
            "late_full": self.env._(
                "Late: due on %(due)s, until then the limit is reached in every term: %(groups)s.",
                due=due,
                groups=groups,
            ),
            "full": self.env._("Not placed: the limit is reached in every term: %(groups)s.", groups=groups),
        }
        return sentences.get(reason) or self._explain_wish(reason, due, groups)

    def _explain_wish(self, reason, due, groups):
        """Return why a wish is not honoured, or None.

        :param reason: 'wish_late', 'wish_full', 'wish_outside' or None
        :param groups: names of those whose limit was reached in the wished terms
        """
        sentences = {
            "wish_late": self.env._("The wished term lies after the due date, %(due)s.", due=due),
            "wish_full": self.env._("In the wished term the limit is reached: %(groups)s.", groups=groups),
            "wish_outside": self.env._("The wished term is over or lies outside these years."),
        }
        return sentences.get(reason)

    def _explain_order(self, behind, labels):
        """Return why others who have been overdue for a shorter time go earlier, or None.

        :param behind: tools.course_placement.Behind or None
        """
        if not behind:
            return None
        reasons = []
        if behind.by_hand:
            reasons.append(self.env._("moved there by hand"))
        if behind.wished:
            reasons.append(self.env._("wished that quarter"))
        if behind.groups:
            groups = [labels[key] for key in behind.groups]
            reasons.append(
                self.env._("the limit does not let them change places (%(groups)s)", groups=groups)
            )
        return reasons and self.env._(
            "Somebody who is overdue for a shorter time goes earlier: %(reasons)s.", reasons=reasons
        )
