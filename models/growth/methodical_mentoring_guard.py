from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass

#: given by the order and by finishing
ENGINE = frozenset({"state", "order_id", "date_finished"})
#: each writes his own part of the exit note; who manages pairs may write for somebody who has left
MENTOR_NOTE = frozenset({"mentor_achievements", "mentor_difficulties", "conclusion"})
MENTEE_NOTE = frozenset({"mentee_achievements", "mentee_difficulties"})
#: who, and from when: fixed by the order
PAIR = frozenset({"teacher_id", "mentor_id", "date_from", "ground"})
#: plan and diary guard themselves; anybody may be told of what happens
OPEN = frozenset({"line_ids", "entry_ids"})


class MethodicalMentoring(models.Model):
    """The guard: the pair is made by the deputy, each of the two writes his own part, what is over stays as it is."""

    _inherit = "methodical.mentoring"

    @api.model_create_multi
    def create(self, vals_list):
        """Draft pairs.

        :raises UserError: when a caller sets what only orders set
        """
        pairs = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not self._is_free() and pairs.filtered(
            lambda pair: pair.state != "draft" or pair.order_id or pair.date_finished
        ):
            self._refuse_engine()
        return pairs

    def write(self, vals):
        """Change pairs.

        :raises UserError: for what the user may not write in this state
        """
        if not self._is_free():
            self._check_writer(vals.keys() & {*self._get_guarded_fields()})
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if begun := self.filtered(lambda pair: pair.state != "draft"):
            raise UserError(
                self.env._(
                    "%(pair)s began by an order and is not deleted. Finish the pair, or cancel the order.",
                    pair=begun[0].display_name,
                )
            )

    def _is_free(self):
        return self.env.su or has_pass(self.env)

    @api.model
    def _get_guarded_fields(self):
        """Return the names of the fields that people fill in; those of the chatter are left alone."""
        return ENGINE | MENTOR_NOTE | MENTEE_NOTE | PAIR | OPEN | {"date_to"}

    def _check_writer(self, names):
        """Raise unless the user may write fields of these pairs in their state.

        :param names: set of names of fields
        """
        if names & ENGINE:
            self._refuse_engine()
        can_manage = self.browse().has_access("create")
        for pair in self if names else ():
            if pair.state in ("finished", "cancelled"):
                pair._refuse_over()
            if names & PAIR and pair.state != "draft":
                pair._refuse_fixed()
            own = OPEN | (MENTOR_NOTE if pair.is_mentor else set()) | (MENTEE_NOTE if pair.is_mine else set())
            # who manages pairs writes for somebody else, unless he is one of the two
            closed = MENTOR_NOTE | MENTEE_NOTE if pair.is_mentor or pair.is_mine else frozenset()
            if names - own and (not can_manage or (names - own) & closed):
                raise UserError(
                    self.env._(
                        "%(pair)s: this is written by the other one or by the deputy. Write in your own part.",
                        pair=pair.display_name,
                    )
                )

    def _refuse_engine(self):
        raise UserError(
            self.env._(
                "A pair begins by a signed order and is finished by its button, not by writing its state."
            )
        )

    def _refuse_over(self):
        raise UserError(
            self.env._(
                "%(pair)s is over: its plan, diary and exit note stay as they are.", pair=self.display_name
            )
        )

    def _refuse_fixed(self):
        raise UserError(
            self.env._(
                "%(pair)s: people and first day are fixed by the order. Cancel the order and make a new pair.",
                pair=self.display_name,
            )
        )
