import hashlib
from base64 import b64decode

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass
from ...tools.issue import Issue
from ...tools.order_number import split_number


class MethodicalOrder(models.Model):
    """Orders that were signed on paper before: they keep their number, the director confirms them by the same way."""

    _inherit = "methodical.order"

    is_paper = fields.Boolean(
        "Signed on paper",
        help="The order exists on paper already. The director confirms the scan; it keeps its own number.",
    )
    paper_number = fields.Char("Number on the paper", copy=False, help="For example 12 or 12-а.")
    paper_date = fields.Date("Date on the paper", copy=False)
    paper_scan = fields.Binary("Scan", attachment=True, copy=False)
    paper_scan_name = fields.Char("Name of the scan", copy=False)
    paper_scan_digest = fields.Char("Digest of the scan", compute="_compute_paper_scan_digest", store=True)

    @api.depends("paper_scan")
    def _compute_paper_scan_digest(self):
        for order in self.with_context(bin_size=False):
            scan = order.paper_scan
            order.paper_scan_digest = hashlib.sha256(b64decode(scan)).hexdigest() if scan else False

    def write(self, vals):
        """Write an order.

        :raises UserError: when the scan of one that is submitted or signed would change, and as in the mixin
        """
        if "paper_scan" in vals and not has_pass(self.env) and (sealed := self._filter_sealed()):
            raise UserError(
                self.env._(
                    "The scan of “%(order)s” is submitted or signed and stays as it is. Withdraw the order first.",
                    order=sealed[0].display_name,
                )
            )
        return super().write(vals)

    def _filter_evidence(self):
        """Return the orders whose scan may not change."""
        return self._filter_sealed()

    def _split_paper_number(self):
        """Return (number, letter) of the number on the paper; number 0 when it has none."""
        return split_number(self.paper_number, self._get_series_mark())

    def _check_paper(self):
        """Return what an order signed on paper lacks."""
        issues = []
        if not self.paper_date or not self._split_paper_number()[0]:
            issues.append(
                Issue(
                    "block",
                    self.env._(
                        "Enter number and date of “%(order)s” as they stand on the paper.", order=self.title
                    ),
                )
            )
        elif self.paper_date > fields.Date.context_today(self):
            issues.append(
                Issue("block", self.env._("“%(order)s” on paper is dated in the future.", order=self.title))
            )
        elif other := self._find_same_number():
            issues.append(
                Issue(
                    "block",
                    self.env._(
                        "The number is taken: “%(other)s” is in the book of this year already.",
                        other=other.display_name,
                    ),
                )
            )
        if not self.paper_scan_digest:
            issues.append(Issue("block", self.env._("Add the scan of “%(order)s”.", order=self.title)))
        return issues

    def _find_same_number(self):
        """Return the order that has the number of one order on paper already (empty: none)."""
        number, suffix = self._split_paper_number()
        # sudo: the book counts, whoever may read the orders
        return self.sudo().search(
            [
                ("company_id", "=", self.company_id.id),
                ("series", "=", self.series),
                ("year", "=", self.paper_date.year),
                ("number", "=", number),
                ("number_suffix", "in", [suffix] if suffix else [False, ""]),
                ("id", "not in", self.ids),
            ],
            limit=1,
        )

    def _keep_paper_number(self):
        """Give one confirmed order the number and date of its paper.

        :raises UserError: when another one took the number meanwhile
        """
        self._lock_book()
        if other := self._find_same_number():
            raise UserError(
                self.env._(
                    "The number is taken: “%(other)s” is in the book of this year already.",
                    other=other.display_name,
                )
            )
        number, suffix = self._split_paper_number()
        with_pass(self).write(
            {
                "number": number,
                "number_suffix": suffix or False,
                "year": self.paper_date.year,
                "date": self.paper_date,
            }
        )
