from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.issue import Issue
from .methodical_order_kind import PLACES


class MethodicalOrder(models.Model):
    """What the regulation and ordinary practice hold against submitting an order (R3, R4, C14)."""

    _inherit = "methodical.order"

    issue_text = fields.Text("To be put right", compute="_compute_issue_text")
    date_warning = fields.Char("Out of date order", compute="_compute_date_warning")

    @api.depends(
        "state",
        "kind_id",
        "title",
        "reason",
        "point_ids.text",
        "point_ids.is_control",
        "effect_ids",
        "is_paper",
    )
    @api.depends_context("lang", "uid")
    def _compute_issue_text(self):
        for order in self:
            issues = order._submission_errors() if order.is_editable and order.kind_id else []
            order.issue_text = "\n".join(issue.sentence for issue in issues)

    @api.depends("date", "date_planned", "paper_date", "is_paper", "number", "series", "company_id")
    @api.depends_context("lang")
    def _compute_date_warning(self):
        for order in self:
            other = order._find_out_of_date_order()
            order.date_warning = (
                self.env._(
                    "The dates do not follow the numbers: “%(order)s” is in the book already.",
                    order=other._get_reference(),
                )
                if other
                else False
            )

    def _find_out_of_date_order(self):
        """Return an order of the series whose number and date run against those of one order (empty: none).

        F2's own dates disagree, so this only warns.
        """
        day = self.date or (self.paper_date if self.is_paper else self.date_planned)
        if not day or not self.company_id or (self.date and not self.number):
            return self.browse()
        later, earlier = Domain("date", ">", day), Domain("date", "<", day)
        number = self.number or (self.is_paper and self._split_paper_number()[0])
        if number:
            against = (Domain("number", "<", number) & later) | (Domain("number", ">", number) & earlier)
        else:
            against = later
        # sudo: the book counts, whoever may read the orders
        return self.sudo().search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("series", "=", self.series)
            & Domain("year", "=", day.year)
            & Domain("number", ">", 0)
            & Domain("id", "not in", self.ids)
            & against,
            order="date desc",
            limit=1,
        )

    def _submission_errors(self):
        """Return what is held against submitting one order, all at once."""
        issues = super()._submission_errors()
        issues += self._check_paper() if self.is_paper else self._check_text()
        issues += [Issue("block", problem) for problem in dict.fromkeys(self.effect_ids._get_problems())]
        issues += self._check_effects()
        if self.kind_id.changes_bodies:
            issues += self._check_council() + self._check_proposal()
        if self.date_warning:
            issues.append(Issue("warn", self.date_warning))
        return issues

    def _check_effects(self):
        """Return the issues of effects that are not what kind and text of one order say."""
        if self.kind_id.effect and not self.effect_ids:
            text = self.env._("Choose what the order “%(order)s” is about.", order=self.title)
            return [Issue("block", text)]
        if strange := self.effect_ids.filtered(lambda effect: effect._is_strange()):
            text = self.env._(
                "An order of the kind “%(kind)s” (%(order)s) does not do this: %(effects)s Give an order of its own for it.",
                kind=self.kind_id.name,
                order=self.title,
                effects=strange.mapped("sentence"),
            )
            return [Issue("block", text)]
        if self._find_missing_effects():
            text = self.env._(
                "“%(order)s” names something else than what it does: %(effects)s Choose its subject and date again.",
                order=self.title,
                effects=self.effect_ids.mapped("sentence"),
            )
            return [Issue("block", text)]
        return []

    def _check_text(self):
        issues = []
        if not self.point_ids:
            issues.append(
                Issue(
                    "block",
                    self.env._("The order has no points. Write what is to be done, by whom and by when."),
                )
            )
        elif self.kind_id.needs_control and not any(self.point_ids.mapped("is_control")):
            issues.append(
                Issue(
                    "block",
                    self.env._("No point says who controls the execution. Mark one as the control point."),
                )
            )
        for place in self._get_open_places():
            issues.append(Issue("block", self._say_open_place(place)))
        return issues

    def _say_open_place(self, place):
        field = self._fields.get(PLACES.get(place, ""))
        if field is None:
            return self.env._(
                "“{%(place)s}” in the text fills from nothing. Write the words there.", place=place
            )
        return self.env._(
            "“{%(place)s}” in the text is still open. Fill in “%(field)s” or write the words there.",
            place=place,
            field=field._description_string(self.env),
        )

    def _check_council(self):
        """Return the issue that the decision of the council on the number of associations is missing (R3, C14)."""
        day = fields.Date.context_today(self)
        regulation = self.company_id._get_regulation(day)
        rule = regulation._get_rule("council_number", day, self.body_id.association_kind)
        if self.council_number and self.council_date or not (rule or regulation.order_needs_council):
            return []
        text = self.env._(
            "The council decides the number of associations: enter number and date of its minutes in “%(order)s”.",
            order=self.title,
        )
        return [Issue(rule.severity or "block", text, rule.clause or "F1 A-I.3′")]

    def _check_proposal(self):
        """Return the issue that no deputy proposes the order (R4, C14)."""
        if not self.company_id._get_regulation().order_needs_proposal or self._is_deputy(self.proposed_by_id):
            return []
        text = self.env._(
            "Associations are opened, reorganised and dissolved on the proposal of a deputy: name him in “%(order)s”.",
            order=self.title,
        )
        return [Issue("block", text, "F1 A-I.5′")]
