from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass
from ...tools.issue import blocking


class MethodicalApprovalMixin(models.AbstractModel):
    """Submission: checks, the round with its snapshot, and new versions."""

    _inherit = "methodical.approval.mixin"

    def action_submit(self):
        """Submit documents along the route of the regulation in force (R13).

        :raises UserError: when the regulation blocks it, a step has no one to decide it, or remarks are unanswered
        """
        for document in self:
            document._submit(fields.Datetime.now())
        return True

    def action_cancel(self):
        """Cancel documents that are not under approval."""
        self.check_access("write")
        self._move_to("cancelled")
        self._close_approval_activity()
        return True

    def action_new_version(self):
        """Copy an approved document into a draft of its next version; the old one stays valid until that is approved.

        :return: action that opens the new version
        :raises UserError: when the document is not approved or has a newer version
        """
        self.ensure_one()
        self.check_access("write")
        newer = self.search([("previous_version_id", "=", self.id), ("state", "!=", "cancelled")], limit=1)
        if self.state != "approved" or newer:
            raise UserError(
                self.env._(
                    "A new version is made of an approved document that has none yet. Look at “%(document)s”.",
                    document=(newer or self).display_name,
                )
            )
        version = with_pass(self).copy(
            {
                # all of the engine's fields: nothing is left to a default in the caller's context
                "state": "draft",
                "is_superseded": False,
                "version": self.version + 1,
                "previous_version_id": self.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": version.id,
            "views": [(False, "form")],
        }

    def _submit(self, moment):
        """Submit one document.

        :param moment: datetime of the submission (UTC)
        """
        self.ensure_one()
        self.check_access("write")
        if "submitted" not in self._transitions[self.state]:
            self._move_to("submitted")  # says why not
        day = fields.Datetime.context_timestamp(self.company_id._in_school_time(), moment).date()
        regulation = self.company_id._require_regulation(day)
        steps = self._prepare_steps(regulation, day)
        self._raise_issues()
        # sudo: nobody may write rounds, the engine does
        approval_round = with_pass(self.env["methodical.approval.round"].sudo()).create(
            self._prepare_round(regulation, steps, moment)
        )
        self._move_to("submitted")
        self._close_approval_activity()
        self._open_approval_activity(approval_round.signature_ids[:1])

    def _raise_issues(self):
        """Raise everything that blocks the submission of one document, in one message."""
        texts = [issue.sentence for issue in blocking(self._submission_errors())]
        approval_round = self._get_last_round()
        if unanswered := approval_round.remark_ids.filtered(lambda remark: not remark.answer):
            texts.append(
                self.env._(
                    "Answer the remarks of the last round first: %(remarks)s.",
                    remarks=unanswered.mapped("text"),
                )
            )
        if texts:
            raise UserError(
                self.env._(
                    "“%(document)s” cannot be submitted:\n%(reasons)s",
                    document=self.display_name,
                    reasons="\n".join(f"– {text}" for text in texts),
                )
            )

    def _prepare_round(self, regulation, steps, moment):
        previous = self._get_last_round()
        return {
            "res_model": self._name,
            "res_id": self.id,
            "company_id": self.company_id.id,
            "name": self.with_context(lang=self.company_id._get_print_lang()).display_name,
            "number": previous.number + 1,
            "regulation_id": regulation.id,
            "submitted_by_id": self.env.uid,
            "submitted_at": moment,
            "content_digest": self._get_content_digest(),
            "signature_ids": [
                fields.Command.create({**step, "is_current": not index}) for index, step in enumerate(steps)
            ],
        }

    def _prepare_steps(self, regulation, day):
        """Return the values of the signatures of a new round: approver, term and label of each step.

        :param day: datetime.date of the submission
        :raises UserError: when nobody can decide a step, all such steps in one message
        """
        document, body_kind = self._get_route_key()
        prepared, errors = [], []
        for step in regulation._get_route(document, body_kind).step_ids:
            post = step._get_post(body_kind)
            teacher, error = self._find_decider(step, post)
            if error:
                errors.append(error)
            elif teacher:
                prepared.append(self._prepare_step(step, post, teacher, day))
        errors += self._find_conflicts(prepared, regulation)
        if not prepared and not errors:
            errors.append(
                self.env._(
                    "Nobody holds any of the posts that decide this document. HR sets them on the cards."
                )
            )
        if errors:
            raise UserError("\n".join(dict.fromkeys(errors)))
        return prepared

    def _find_decider(self, step, post):
        """Return (card, None) of the person who decides a step, or (None, sentence why there is none).

        The card is empty for a step that is not required and whose post nobody holds: it is left out.
        """
        label = step.display_name
        if step.decider in ("head", "meeting"):
            holders = self._get_body_head()
            missing = self.env._(
                "The step “%(step)s” needs a head: the association has none today.", step=label
            )
        else:
            holders = post._get_holders(self.company_id) if post else post.teacher_ids
            holders = holders & self._get_supervisor() or holders
            missing = self.env._(
                "Nobody holds the post “%(post)s” of the step “%(step)s”. HR sets it on the person's card.",
                post=post.name or "–",
                step=label,
            )
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
                step=label,
            )
        return holders_sudo, None

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

    def _prepare_step(self, step, post, teacher, day):
        """Return the snapshot of a step as values of a signature."""
        period_start, year_end = self._get_period_dates()
        start = {"submission": day, "period_start": period_start, "year_end": year_end}.get(
            step.counted_from
        ) or False
        day_kind = step.day_kind or step.route_id.regulation_id.day_kind
        regulation = step.route_id.regulation_id.with_context(lang=self.company_id._get_print_lang())
        return {
            "sequence": len(step.route_id.step_ids.filtered(lambda other: other.sequence < step.sequence))
            + 1,
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
            "date_due": self.company_id._get_due_date(start, step.days, day_kind) if start else False,
        }
