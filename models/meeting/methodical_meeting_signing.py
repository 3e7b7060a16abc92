from odoo import api, models

from ...tools.person_name import short_name
from ..approval.methodical_approval_decision import Decision
from ..approval.methodical_approval_snapshot import Snapshot


class MethodicalMeeting(models.Model):
    """Signing the minutes: by who kept them and who chaired, whatever posts they hold (R27, C10; F3 P2, P3).

    Minutes are no document that others approve: the writer signs. They are signed by the persons who were there, so
    nobody acts for them; when one has left the school, the minutes are withdrawn and name somebody else.
    """

    _inherit = "methodical.meeting"

    @api.model
    def _sealed_fields(self):
        return [
            "body_id",
            "class_id",
            "school_year_id",
            "number",
            "date_start",
            "date_end",
            "place",
            "chair_id",
            "secretary_id",
            "is_last",
            "parents_count",
            "agenda_item_ids",
            "attendance_ids",
            "resolution_ids",
            "note",
        ]

    def _get_signers(self):
        """Return [(card in sudo, what he is at the meeting)] of who signs the minutes of one meeting, in their order.

        The regulation of the day of the meeting says who does.
        """
        regulation = self.company_id._get_regulation(self.date)
        # sudo: names and accounts of who signs are no secret of the card
        meeting_sudo = self.sudo()
        keeper = [(meeting_sudo.secretary_id, self.env._("Secretary"))]
        signers = keeper if regulation.minutes_signer == "chair_secretary" else []
        return [*signers, (meeting_sudo.chair_id, self.env._("Chair"))]

    def _prepare_steps(self, regulation, day, get_due_date):
        """Return the ``Snapshot`` of one meeting: its secretary, where the regulation wants him, then its chair."""
        steps, errors = [], []
        meeting = self.with_context(lang=self.company_id._get_print_lang())
        for card, label in meeting._get_signers():
            if card and not card.user_id.active:
                errors.append(
                    self.env._(
                        "%(person)s signs the minutes but has no user account. HR sets it on the card.",
                        person=card.name,
                    )
                )
            elif card:
                steps.append(
                    {
                        "verb": "signed",
                        "teacher_id": card.id,
                        "user_id": card.user_id.id,
                        "person": card.name,
                        "post_label": label,
                    }
                )
        return Snapshot(steps, {}, errors)

    def _describe_submission(self):
        return self.env._("Sent for signature: %(person)s.", person=self.env.user.name)

    def _say_sealed(self, names):
        return self.env._(
            "“%(meeting)s” is sent for signature, signed or cancelled: %(fields)s cannot change. A resolution of a later meeting corrects signed minutes.",
            meeting=self.name,
            fields=names,
        )

    def _say_lines_sealed(self, names):
        return self._say_sealed(names)

    def _prepare_round(self, regulation, snapshot, moment):
        return {**super()._prepare_round(regulation, snapshot, moment), "body_id": self.body_id.id}

    def _submit(self, moment):
        """Send minutes for signature; who sends them and signs first signs in the same click."""
        result = super()._submit(moment)
        turns = self._get_turns()
        own = self.filtered(lambda meeting: turns[meeting.id].signature.user_id == self.env.user)
        if own:
            own._record({meeting.id: turns[meeting.id] for meeting in own}, Decision("approved", moment))
        return result

    def _get_bar(self, turn, user):
        """Return None: the writer of minutes signs them; whose turn it is, is asked before."""
        return

    def _get_authors(self):
        """Return {document id: user who answers for the minutes}: who sent them, else their secretary or chair."""
        rounds = self._get_last_rounds()
        found = {}
        for meeting in self:
            # sudo: accounts of colleagues
            meeting_sudo = meeting.sudo()
            sender = rounds[meeting.id].submitted_by_id if meeting.id in rounds else self.env["res.users"]
            people = [sender, meeting_sudo.secretary_id.user_id, meeting_sudo.chair_id.user_id]
            active = [user for user in people if user.active]
            found[meeting.id] = (active[0] if active else sender).sudo(False)  # sudo: back to the caller's
        return found

    def _acts_as_author(self):
        """Return whether the user may withdraw minutes and answer remarks: who keeps the minutes of the body or of this meeting."""
        return self.has_access("write")

    def _has_left(self, signature):
        """Return whether who has to sign has no account or card any more."""
        return not signature.user_id.active or not signature.teacher_id.active

    def _get_decision_reference(self, signature):
        """Return the number of the minutes with the last signature, so that the public page can say it."""
        # sudo: the signer may be no keeper any more
        return str(self.sudo().number) if signature._is_last() else ""

    def _get_stamps(self):
        """Return the signatures of one meeting; before the minutes are sent, empty lines for who signs."""
        approval_round = self._get_last_round()
        if approval_round and approval_round.state in ("open", "approved"):
            return super()._get_stamps()
        return [
            {
                "verb": "signed",
                "is_meeting": False,
                "meeting_of": False,
                "post": label,
                "person": short_name(card.name) if card else "",
                "is_decided": False,
            }
            for card, label in self._get_signers()
        ]

    def _on_approved(self):
        """Let the signed minutes decide the documents of the agenda, bring the resolutions into force, settle the plan."""
        result = super()._on_approved()
        self._decide_documents()
        # sudo: the last signer may read less than the minutes decide
        meetings_sudo = self.sudo()
        meetings_sudo.resolution_ids._on_adopted()
        for day, meetings in meetings_sudo.grouped("date").items():
            self.env["methodical.plan.evidence"]._settle(meetings, day)
        return result

    def _attach_plan_items(self):
        """Note with the activities of plans which meetings carry them out.

        :raises UserError: for an activity of another body's plan
        """
        Evidence = self.env["methodical.plan.evidence"].sudo()  # sudo: progress is written by what happens
        rows = Evidence.search([("res_model", "=", self._name), ("res_id", "in", self.ids)])
        pairs = {meeting.id: meeting.plan_item_id.id for meeting in self}
        rows.filtered(lambda row: row.item_id.id != pairs[row.res_id] and not row.date_done).unlink()
        known = {(row.res_id, row.item_id.id) for row in rows.exists()}
        for meeting in self:
            item = meeting.plan_item_id
            if item and (meeting.id, item.id) not in known:
                meeting._check_plan_item()
                Evidence._attach(item, meeting)
