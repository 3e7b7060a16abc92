from odoo import fields, models

from ...tools.digest import short_digest
from ...tools.person_name import short_name


class MethodicalApprovalMixin(models.AbstractModel):
    """What prints and screens show of the approval: the stamp block (design: one block for every document)."""

    _inherit = "methodical.approval.mixin"

    def _get_stamps(self):
        """Return the stamps of one document, in the language of the environment, first step first.

        Before the first submission the stamps of the route are empty forms to sign by hand.

        :return: list of dicts: verb, is_meeting, meeting_of, post, person, is_decided; of steps under way or decided
            also is_acting, minutes_number, minutes_date, moment, term_day, term_days
        """
        self.ensure_one()
        approval_round = self._get_last_round()
        if approval_round and approval_round.state in ("open", "approved"):
            stamps = [self._prepare_stamp(signature) for signature in approval_round.signature_ids]
            return self._prepare_author_visa(approval_round) + stamps
        regulation = self.company_id._get_regulation()
        document, body_kind = self._get_route_key()
        route = regulation.route_ids.filtered(lambda route: route.document == document)
        route = (
            route.filtered(lambda row: row.body_kind == body_kind)[:1]
            or route.filtered(lambda row: not row.body_kind)[:1]
        )
        return [
            {
                "verb": step.verb,
                "is_meeting": step.decider == "meeting",
                "meeting_of": step.meeting_of,
                "post": step._get_post(body_kind).name or regulation._get_label("head"),
                "person": self._get_expected_signer(step, step._get_post(body_kind)),
                "is_decided": False,
            }
            for step in route.step_ids
        ]

    def _get_expected_signer(self, step, post):
        """Return the short name of the person who would decide a step today ('' when nobody or not one alone)."""
        # sudo: names of the people who decide are no secret of the card
        holder, _error = self._find_decider(step, post)
        return short_name(holder.sudo().name) if holder else ""

    def _prepare_author_visa(self, approval_round):
        """Return the stamp of an author who countersigned by submitting, as a list (empty when he did not)."""
        if not approval_round.visa_person:
            return []
        moment = fields.Datetime.context_timestamp(
            self.company_id._in_school_time(), approval_round.submitted_at
        )
        return [
            {
                "verb": "visa",
                "is_meeting": False,
                "meeting_of": False,
                "post": approval_round.visa_post,
                "person": short_name(approval_round.visa_person),
                "is_acting": False,
                "is_decided": True,
                "minutes_number": False,
                "minutes_date": False,
                "moment": moment.strftime("%d.%m.%Y, %H:%M"),
                "term_day": 0,
                "term_days": 0,
            }
        ]

    def _get_stamp_calendar(self, start, end):
        """Return the working days of the school of one document between two dates (datetime.date) of a signature."""
        return self.company_id._get_school_calendar(start, end)

    def _prepare_stamp(self, signature):
        decided = signature.decision == "approved"
        moment = (
            fields.Datetime.context_timestamp(self.company_id._in_school_time(), signature.decided_at)
            if decided
            else None
        )
        term_day = 0
        if decided and signature.term_days and signature.date_from and moment.date() >= signature.date_from:
            calendar = self._get_stamp_calendar(signature.date_from, moment.date())
            term_day = -calendar.days_left(moment.date(), signature.date_from, signature.day_kind)
        return {
            "verb": signature.verb,
            "is_meeting": signature.is_meeting,
            "meeting_of": signature.meeting_of,
            "post": signature.post_label,
            # who signed stands on the paper, be it the person of the step or who acted for him on that day;
            # of a meeting it is its chair, whoever wrote down what it decided
            "person": short_name(signature.signer if signature.acting_id else signature.person),
            "is_acting": bool(signature.acting_id),
            "is_decided": decided,
            "minutes_number": signature.minutes_number,
            "minutes_date": signature.minutes_date,
            "moment": moment.strftime("%d.%m.%Y, %H:%M") if moment else "",
            "term_day": term_day,
            "term_days": signature.term_days,
        }

    def _get_seal_line(self):
        """Return {version, digest, is_unchanged} for the foot of a print (digest '' before any decision)."""
        self.ensure_one()
        signature = self._get_decided_signatures()[-1:]
        return {
            "version": self.version,
            "digest": short_digest(signature.content_digest),
            "is_unchanged": self._is_unchanged(),
        }
