from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass

#: what the exit note needs (print 11)
NOTE_FIELDS = (
    "mentor_achievements",
    "mentor_difficulties",
    "mentee_achievements",
    "mentee_difficulties",
    "conclusion",
)


class MethodicalMentoring(models.Model):
    """The way of a pair: drafted, active by a signed order, finished by the deputy (N41; F1 C.5, C.6)."""

    _inherit = "methodical.mentoring"

    _transitions = {
        "draft": {"active"},
        "active": {"finished", "cancelled"},
        "finished": set(),
        "cancelled": set(),
    }

    def action_draft_order(self):
        """Draft one order for these pairs, or open the one that waits for its signature.

        :return: action
        :raises UserError: for pairs that are active or over
        :raises AccessError: for who may not draft orders
        """
        self.check_access("write")
        if begun := self.filtered(lambda pair: pair.state != "draft"):
            raise UserError(
                self.env._(
                    "%(pairs)s: an order was signed already. Choose pairs that are drafts.",
                    pairs=begun.mapped("display_name"),
                )
            )
        return self.env["methodical.order"]._draft("mentoring", mentoring_ids=self)._open_form()

    def action_open_order(self):
        """Open the order by which one pair began."""
        self.ensure_one().check_access("read")
        return self.order_id._open_form()

    def action_finish(self):
        """Finish active pairs whose exit note is complete.

        :raises UserError: when a part of the note is missing, or a user finishes who does not manage pairs
        """
        self._check_manager()
        for pair in self:
            if missing := [name for name in NOTE_FIELDS if not (pair[name] or "").strip()]:
                labels = [self._fields[name]._description_string(self.env) for name in missing]
                raise UserError(
                    self.env._(
                        "The exit note of %(pair)s is not complete: %(fields)s. Both write their part, then the pair is finished.",
                        pair=pair.display_name,
                        fields=labels,
                    )
                )
        return self._move_to("finished", date_finished=fields.Date.context_today(self))

    def _check_manager(self):
        """Raise unless the user manages pairs: the deputy, the director or the officer."""
        if not self.browse().has_access("create"):
            raise UserError(
                self.env._("The deputy finishes the work of a pair. Tell him that your note is written.")
            )

    def _start_by_order(self, order, day):
        """Let drafts begin by a signed order; the people of the pair are told, the plan is filled from the template.

        :param day: date from which the order counts (datetime.date)
        """
        for pair in self:
            pair._move_to("active", order_id=order.id, date_from=pair.date_from or day)
            pair._fill_plan()
            # sudo: accounts of the two people
            people = (pair.sudo().mentor_id | pair.sudo().teacher_id).user_id.partner_id
            pair._tell_start(people)

    def _tell_start(self, people):
        """Tell both people once, in the language of the school, that the order is signed."""
        words = self.with_context(lang=self.company_id._get_print_lang())
        self.message_post(
            body=words.env._(
                "The order is signed: %(mentor)s helps %(teacher)s until %(day)s. The plan is ready, the diary is open.",
                mentor=self.mentor_name,
                teacher=self.teacher_name,
                day=self.date_to.strftime("%d.%m.%Y") if self.date_to else "…",
            ),
            partner_ids=people.ids,
        )

    def _stop_by_order(self, day):
        """Let pairs end that another order takes back; what stands in the diary stays.

        :param day: date of the order that cancels (datetime.date)
        """
        for pair in self.filtered(lambda pair: pair.state == "active"):
            pair._move_to("cancelled", date_to=max(day, pair.date_from))

    @api.model
    def _get_state_label(self, state):
        return dict(self._fields["state"]._description_selection(self.env))[state]

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a pair can not go there from its state
        """
        if blocked := self.filtered(lambda pair: state not in self._transitions[pair.state]):
            raise UserError(
                self.env._(
                    "%(pair)s is “%(present)s” and cannot become “%(state)s”.",
                    pair=blocked[0].display_name,
                    present=self._get_state_label(blocked[0].state),
                    state=self._get_state_label(state),
                )
            )
        return with_pass(self).write({"state": state, **values})
