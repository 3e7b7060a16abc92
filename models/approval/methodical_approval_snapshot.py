from typing import NamedTuple

from odoo import models


class Snapshot(NamedTuple):
    """What a submission keeps of a route.

    :param steps: values of the signatures, the first step first
    :param visa: values of the step that the author countersigns by submitting ({} when there is none)
    :param errors: sentences why nobody, or the wrong person, would decide
    """

    steps: list
    visa: dict
    errors: list


class MethodicalApprovalMixin(models.AbstractModel):
    """The snapshot of a route at submission: approver, term and label of each step."""

    _inherit = "methodical.approval.mixin"

    def _prepare_steps(self, regulation, day, get_due_date):
        """Return the ``Snapshot`` of the route of one document.

        A step that is not required and whose post nobody holds is left out; so is the visa of the author himself, who
        countersigns by submitting (F2 2.7, 5.5). Somebody who acts for an absent approver decides later, on the day
        of the decision: the snapshot names the holder of the post.

        :param day: datetime.date of the submission
        :param get_due_date: function (school, start, number of days, kind of days) that knows what it was asked before
        """
        document, body_kind = self._get_route_key()
        steps, errors = [], []
        for step in regulation._get_route(document, body_kind).step_ids.sorted("sequence"):
            post = step._get_post(body_kind)
            teacher, error = self._find_decider(step, post)
            if error:
                errors.append(error)
            elif teacher:
                steps.append(self._prepare_step(step, post, teacher, day, get_due_date))
        own = [step for step in steps if step["verb"] == "visa" and step["user_id"] == self.env.uid]
        steps = [step for step in steps if step not in own]
        errors += self._find_conflicts(steps, regulation)
        if not steps and not errors:
            errors.append(self._say_no_step(own))
        return Snapshot(steps, own[0] if own else {}, errors)

    def _find_decider(self, step, post):
        """Return (card, None) of the person who decides a step, or (None, sentence why there is none).

        The card is empty for a step that is not required and whose post nobody holds: it is left out.
        """
        holders, missing = self._find_holders(step, post)
        if not holders:
            is_left_out = not step.is_required and step.decider in ("post", "duty")
            return (holders, None) if is_left_out else (None, missing)
        # sudo: names of the people who decide are no secret of the card
        holders_sudo = holders.sudo()
        if len(holders) > 1:
            return None, self.env._(
                "The post “%(post)s” is held by %(people)s. Name the supervising deputy of the association.",
                post=post.name,
                people=holders_sudo.mapped("name"),
            )
        if not holders_sudo.user_id.active:
            return None, self.env._(
                "%(person)s decides the step “%(step)s” but has no user account.",
                person=holders_sudo.name,
                step=step.display_name,
            )
        return holders_sudo, None

    def _find_holders(self, step, post):
        """Return (cards of who may decide a step, sentence for the case that there are none)."""
        if step.decider == "meeting":
            return self._get_meeting_chair(step.meeting_of), self._say_no_chair(step)
        if step.decider == "head":
            return self._get_body_head(), self._say_no_head(step)
        holders = post._get_holders(self.company_id) if post else post.teacher_ids
        missing = self.env._(
            "Nobody holds the post “%(post)s” of the step “%(step)s”. HR sets it on the person's card.",
            post=post.name or "–",
            step=step.display_name,
        )
        return holders & self._get_supervisor() or holders, missing

    def _say_no_step(self, own):
        """Return the sentence that nobody is left to decide one document.

        :param own: the steps that the author countersigns by submitting
        """
        if own:
            return self.env._(
                "%(person)s countersigns by submitting, and the route names nobody to approve. The administrator adds a step in the regulation.",
                person=own[0]["person"],
            )
        return self.env._(
            "Nobody holds any of the posts that decide this document. HR sets them on the cards."
        )

    def _say_no_head(self, step):
        return self.env._(
            "The step “%(step)s” needs a head: the association has none today.", step=step.display_name
        )

    def _say_no_chair(self, step):
        """Return the sentence that nobody chairs the meeting of a step."""
        return {
            "methodical_council": self.env._(
                "The school has no active methodical council with a chair. Open the council and seat its head."
            ),
            "pedagogical_council": self.env._(
                "The school has no active pedagogical council with a chair. Open the council and seat its head."
            ),
            "director_meeting": self.env._(
                "The school has no active meeting with the director with a chair. Open it as a body and seat its head."
            ),
        }.get(step.meeting_of) or self._say_no_head(step)

    def _find_conflicts(self, steps, regulation):
        """Return the sentences why the prepared steps may not be decided by these people (author, twice the same)."""
        errors, seen = [], set()
        for step in steps:
            if step["is_meeting"]:
                continue
            if step["user_id"] == self.env.uid:
                errors.append(
                    self.env._(
                        "%(person)s submits the document and cannot decide it too.", person=step["person"]
                    )
                )
            if step["user_id"] in seen and not regulation.allow_same_signer:
                errors.append(
                    self.env._(
                        "%(person)s would decide two steps: the regulation does not allow it.",
                        person=step["person"],
                    )
                )
            seen.add(step["user_id"])
        return errors

    def _prepare_step(self, step, post, teacher, day, get_due_date):
        """Return the snapshot of a step as values of a signature."""
        period_start, year_end = self._get_period_dates()
        starts = {"submission": day, "period_start": period_start, "year_end": year_end}
        start = starts.get(step.counted_from) or False
        day_kind = step.day_kind or step.route_id.regulation_id.day_kind
        regulation = step.route_id.regulation_id.with_context(lang=self.company_id._get_print_lang())
        return {
            "verb": step.verb,
            "is_meeting": step.decider == "meeting",
            "meeting_of": step.decider == "meeting" and step.meeting_of,
            "teacher_id": teacher.id,
            "user_id": teacher.user_id.id,
            "person": teacher.name,
            "post_id": post.id,
            "post_label": post.with_context(lang=regulation.env.lang).name or regulation._get_label("head"),
            "date_from": start,
            "term_days": step.days,
            "day_kind": day_kind,
            "date_due": get_due_date(self.company_id, start, step.days, day_kind) if start else False,
        }
