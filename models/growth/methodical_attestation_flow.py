from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import with_pass
from ...tools.issue import blocking


class MethodicalAttestation(models.Model):
    """The steps of a case, each with its day (issue: wish, dossier, submitted, portfolio, test, category, or not passed).

    A step without a day opens the dialog that asks for it.
    """

    _inherit = "methodical.attestation"

    #: from which state a case may go where
    _transitions = {
        "wish": {"dossier", "cancelled"},
        "dossier": {"submitted", "cancelled"},
        "submitted": {"portfolio", "failed", "cancelled"},
        "portfolio": {"test", "failed", "cancelled"},
        "test": {"awarded", "cancelled"},
        "awarded": set(),
        "failed": set(),
        "cancelled": set(),
    }
    #: where a step that was recorded by mistake is taken back to, with a reason
    _ways_back = {
        "submitted": {"dossier"},
        "portfolio": {"submitted"},
        "test": {"portfolio"},
        "failed": {"submitted", "portfolio"},
    }
    #: what taking back the last step empties
    _taken_back = {
        "dossier": ("date_submitted",),
        "submitted": ("date_portfolio", "portfolio_result", "date_retake"),
        "portfolio": ("date_test", "test_result", "date_retake"),
    }

    def action_begin_dossier(self):
        """Begin the dossiers.

        :raises UserError: for who does not prepare them
        """
        self._check_right("prepare")
        return self._move_to("dossier")

    def action_submit(self, day=None):
        """Note that the applications were sent; what was sent is kept (R49, J21).

        :param day: datetime.date of the application
        :return: True, or the dialog
        :raises UserError: for who may not, for an impossible day, and when the regulation forbids it
        """
        self._check_right("submit")
        if day is None:
            return self._open_step("submit")
        for case in self:
            case._check_day(day, case.date_wish)
        if blocked := blocking(issue for issues in self._get_issues().values() for issue in issues):
            raise UserError("\n".join(issue.sentence for issue in blocked))
        self._move_to("submitted", date_submitted=day)
        self._freeze()
        self.env["methodical.plan.evidence"]._settle(self, fields.Date.to_date(day))
        return True

    def action_accept_portfolio(self, day=None, result=None):
        """Note that the portfolio was accepted.

        :param day: datetime.date of the decision
        :param result: text, for example points
        :return: True, or the dialog
        """
        return self._record("portfolio", day, "date_submitted", date_portfolio=day, portfolio_result=result)

    def action_pass_test(self, day=None, result=None):
        """Note that the test was passed.

        :param day: datetime.date of the test
        :param result: text, for example points
        :return: True, or the dialog
        """
        return self._record("test", day, "date_portfolio", date_test=day, test_result=result)

    def action_fail(self, day=None, result=None):
        """Note that the portfolio or the test was not passed; when it may be retaken follows from the regulation.

        :param day: datetime.date of the result
        :param result: text, for example points or the reason
        :return: True, or the dialog
        """
        self._check_right("record")
        if day is None:
            return self._open_step("fail")
        for state, cases in self.grouped("state").items():
            before, kind = (
                ("date_portfolio", "test") if state == "portfolio" else ("date_submitted", "portfolio")
            )
            cases._record("failed", day, before, **{f"date_{kind}": day, f"{kind}_result": result})
        return True

    def action_withdraw(self, reason=None):
        """Withdraw cases, with a reason; without one a dialog asks for it.

        :raises UserError: without a reason, or for who may not
        """
        self._check_right("withdraw")
        if reason is None:
            return self._open_step("withdraw")
        return self._move_to("cancelled", reason=self._need_reason(reason))

    def action_take_back(self, reason=None):
        """Take back the last step of one case that was recorded by mistake, with a reason.

        :raises UserError: without a reason, or for who may not
        """
        self.ensure_one()
        self._check_right("record")
        if reason is None:
            return self._open_step("back")
        before = {"submitted": "dossier", "portfolio": "submitted", "test": "portfolio"}
        failed = "portfolio" if self.date_test else "submitted"
        state = before.get(self.state, failed)
        if self.state == "failed":
            self._check_single(self.teacher_id.ids)
        emptied = dict.fromkeys(self._taken_back[state], False)
        return self._move_to(state, self._ways_back, reason=self._need_reason(reason), **emptied)

    def _record(self, state, day, before, **values):
        """Record a result from outside.

        :param before: name of the field with the day of the step before
        """
        self._check_right("record")
        if day is None:
            return self._open_step(state)
        for case in self:
            case._check_day(day, case[before])
        if state != "failed":
            return self._move_to(state, **values)
        for case in self:
            case._move_to(state, date_retake=case._get_retake_day(day), **values)
        return True

    def _move_to(self, state, ways=None, **values):
        """Change the state along the ways: the only path.

        :param ways: ``_ways_back``, or by default ``_transitions``
        :raises UserError: when a case cannot go there from its state
        """
        self._lock()
        labels = dict(self._fields["state"]._description_selection(self.env))
        ways = ways or self._transitions
        if blocked := self.filtered(lambda case: state not in ways.get(case.state, ())):
            raise UserError(
                self.env._(
                    "“%(case)s” cannot become “%(state)s”: it is “%(now)s” now.",
                    case=blocked[0].display_name,
                    state=labels[state],
                    now=labels[blocked[0].state],
                )
            )
        # sudo: who takes the step may not write the other fields of the case
        with_pass(self.sudo()).write({"state": state, **values})
        return True

    def _lock(self):
        """Hold the cases against a second step at the same moment."""
        try:
            self.sudo().lock_for_update()  # sudo: as in _move_to
        except LockError:
            raise UserError(
                self.env._(
                    "“%(case)s” is being changed at this moment. Look at it again in a minute.",
                    case=self[:1].display_name,
                )
            ) from None

    def _check_day(self, day, before):
        """Raise unless a day is not in the future and not before the step before.

        :param day: datetime.date, or its text
        :param before: datetime.date of the step before, or False
        """
        day, today = fields.Date.to_date(day), fields.Date.context_today(self.company_id._in_school_time())
        if day > today:
            raise UserError(
                self.env._(
                    "“%(case)s”: %(day)s is in the future. Give the day on which it happened.",
                    case=self.display_name,
                    day=day.strftime("%d.%m.%Y"),
                )
            )
        if before and day < before:
            raise UserError(
                self.env._(
                    "“%(case)s”: %(day)s is before the step before it (%(before)s). Correct the day.",
                    case=self.display_name,
                    day=day.strftime("%d.%m.%Y"),
                    before=before.strftime("%d.%m.%Y"),
                )
            )

    def _need_reason(self, reason):
        if not str(reason).strip():
            raise UserError(self.env._("“%(case)s” needs a reason in words.", case=self[:1].display_name))
        return str(reason).strip()

    def _open_step(self, step):
        """Return the dialog that asks one case for the day and the result of a step."""
        self.ensure_one()
        steps = dict(self.env["methodical.attestation.step"]._fields["step"]._description_selection(self.env))
        return {
            "type": "ir.actions.act_window",
            "name": steps[step],
            "res_model": "methodical.attestation.step",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_attestation_id": self.id, "default_step": step},
        }
