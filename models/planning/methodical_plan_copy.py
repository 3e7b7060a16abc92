from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.plan_shift import SchoolYear, shift_period

#: what a copied activity takes over as it is; dates are shifted, people are looked at
COPIED = ("sequence", "name", "is_joint", "is_mandatory", "expected_result")


class MethodicalPlan(models.Model):
    """Filling a plan from the one of last year: dates of this year, people who are still here."""

    _inherit = "methodical.plan"

    def action_fill(self):
        """Open the dialog that fills one plan from last year's plan, a template or a workbook.

        :return: action
        :raises UserError: when the plan is under way or approved
        """
        self._check_fillable()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Fill the plan"),
            "res_model": "methodical.plan.fill",
            "views": [[False, "form"]],
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def _check_fillable(self):
        """Raise when activities cannot be added to one plan, or not by the user."""
        self.ensure_one()
        self.check_access("write")
        if not self.is_editable:
            raise UserError(
                self.env._(
                    "“%(plan)s” is submitted or approved. Withdraw it or make a new version, then fill it.",
                    plan=self.name,
                )
            )

    def _find_last_plan(self):
        """Return the plan of the same owner and kind of the school year before (empty without one)."""
        same = Domain("horizon", "=", self.horizon) & Domain("id", "!=", self.id)
        if self.body_id:
            same &= Domain("body_id.heir_id", "=", self.body_id.id) | Domain("body_id", "=", self.body_id.id)
        else:
            same &= Domain("body_id", "=", False) & Domain("owner_id", "=", self.owner_id.id)
        if self.horizon == "quarter":
            same &= Domain("term_id.number", "=", self.term_id.number)
        return self.search(
            same
            & Domain("owner_kind", "=", self.owner_kind)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("school_year_id.date_start", "<", self.school_year_id.date_start)
            & Domain("item_ids", "!=", False)
            & self._get_counting_domain(),
            order="date_from desc, id desc",
            limit=1,
        )

    def _fill_from_plan(self, source):
        """Add the activities of another plan to one plan, with the dates of its school year.

        Activities that were cancelled, and those that the plan has already, are left out. People who left are dropped;
        a note in the chatter names them.

        :param source: methodical.plan that the user reads
        :return: methodical.plan.item that were added
        """
        self._check_fillable()
        source.check_access("read")
        items = source.item_ids.filtered(lambda item: item.state != "cancelled")
        left = self._find_people_who_left(items)
        rows = self._without_known(
            [self._prepare_copy(item, *dates, left) for item, dates in self._shift(source, items)]
        )
        added = self._add_items(rows)
        self._note_filled(self.env._("from “%(plan)s”", plan=source.name), added, left)
        return added

    def _shift(self, source, items):
        """Return [(item, (first day, last day))] of activities in the school year of one plan."""
        old, new = source._get_shift_year(), self._get_shift_year()
        if source.term_id and self.term_id:
            # a quarter plan is copied into its own quarter, whatever its number
            old = SchoolYear(old.start, old.end, {0: (source.term_id.date_start, source.term_id.date_end)})
            new = SchoolYear(new.start, new.end, {0: (self.term_id.date_start, self.term_id.date_end)})
        calendar = self.company_id._get_school_calendar(new.start, new.end)
        if old == new:
            return [(item, (item.date_from, item.date_to)) for item in items]
        return [(item, shift_period(item.date_from, item.date_to, old, new, calendar)) for item in items]

    def _get_shift_year(self):
        year = self.school_year_id
        quarters = {term.number: (term.date_start, term.date_end) for term in year.term_ids}
        return SchoolYear(year.date_start, year.date_end, quarters)

    def _find_people_who_left(self, items):
        """Return the cards responsible for activities that are archived, or no longer members of the body of one plan."""
        # sudo: the head does not read the cards of people who left, he is told their names
        cards = items.sudo().responsible_ids.with_context(active_test=False)
        # sudo: as above
        archived = (
            self.env["methodical.teacher"].sudo().search([("id", "in", cards.ids), ("active", "=", False)])
        )
        if not self.body_id:
            return archived
        Membership = self.env["methodical.membership"]
        day = max(fields.Date.context_today(self), self.date_from or self.school_year_id.date_start)
        bodies = self.body_id | items.body_id
        # sudo: who was a member is public within the school
        rows = Membership.sudo().search(
            Domain("teacher_id", "in", cards.ids) & Domain("body_id", "in", bodies.ids)
        )
        staying = rows.filtered_domain(
            Domain("body_id", "=", self.body_id.id) & Membership._get_domain_on(day)
        ).teacher_id
        return archived | (rows.teacher_id - staying)

    def _prepare_copy(self, item, start, end, left):
        return {
            **{name: item[name] for name in COPIED},
            "direction_id": item.direction_id.id,
            "form_id": item.form_id.id,
            "date_from": start,
            "date_to": end,
            # sudo: people whose cards the head cannot read stay responsible
            "responsible_ids": [Command.set((item.sudo().responsible_ids - left).ids)],
        }

    def _without_known(self, rows):
        """Return rows of activities that one plan does not have yet (same text and first day)."""
        known = {(item.name, item.date_from) for item in self.item_ids}
        return [row for row in rows if (row["name"], row["date_from"]) not in known]

    def _add_items(self, rows):
        """Create activities of one plan.

        :param rows: list of values
        :return: methodical.plan.item
        """
        # sudo: who was responsible stays so, also where the head does not read the card; the right to write the plan
        # was asked for by _check_fillable
        Item = self.env["methodical.plan.item"].sudo().with_context(tracking_disable=True)
        items = Item.create([{**row, "plan_id": self.id} for row in rows])
        # what was written in sudo may not stay in the cache for the form
        items.flush_recordset()
        items.invalidate_recordset(["responsible_ids"])
        return items.with_env(self.env)

    def _note_filled(self, origin, items, left):
        """Tell in the chatter of one plan where activities came from and who is no longer responsible for them."""
        text = self.env._("%(count)s activities added %(origin)s.", count=len(items), origin=origin)
        if left:
            text = self.env._(
                "%(added)s No longer here, and taken out: %(people)s.",
                added=text,
                people=left.mapped("name"),
            )
        self._message_log(body=text)
