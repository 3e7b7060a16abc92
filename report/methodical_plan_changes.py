from odoo import models

from ..tools.paging import Block, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT


class MethodicalPlan(models.Model):
    """What the print of a plan shows beside the plan: changes of a new version, answers to recommendations (F2 2.2g, R29)."""

    _inherit = "methodical.plan"

    def _get_print_blocks(self):
        blocks = super()._get_print_blocks()
        return [*blocks, *self._get_change_blocks()]

    def _get_print_paragraphs(self):
        """Return [(label, text)] of part I, with the recommendations of last year and what the plan makes of them."""
        paragraphs = super()._get_print_paragraphs()
        rows = [
            f"{number}. {row._get_print_line()}"
            for number, row in enumerate(self.recommendation_ids.sorted("sequence, id"), start=1)
        ]
        if not rows:
            return paragraphs
        return [*paragraphs, (self.env._("Recommendations of last year"), "\n" + "\n".join(rows))]

    def _get_change_blocks(self):
        """Return the blocks that name the reason of a new version and each change, old and new (none of a first one)."""
        if self.version == 1 or not self.previous_version_id:
            return []
        # sudo: which version it replaces
        before = self.sudo().previous_version_id.version
        heading = self.env._("Changes against version %(version)s", version=before)
        reason = (self.amendment_reason or "").strip() or "–"
        paragraphs = [(self.env._("Reason"), reason)]
        paragraphs += [self._get_change_line(row) for row in self._get_amendments()]
        return [
            Block("heading", heading, TITLE_HEIGHT, keeps_next=True),
            *(
                block
                for label, text in paragraphs
                for block in text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
            ),
        ]

    def _get_change_line(self, row):
        """Return (label, text) of one change.

        :param row: a row of ``_get_amendments``
        """
        label = self._get_amendment_kinds()[row["kind"]]
        if row["kind"] in ("added", "dropped"):
            return label, row["new"] or row["old"]
        change = self.env._(
            "%(field)s: was “%(old)s”, is “%(new)s”",
            field=row["field"],
            old=row["old"] or "–",
            new=row["new"] or "–",
        )
        return label, " · ".join(filter(None, [row["name"], change]))


class MethodicalPlanRecommendation(models.Model):
    _inherit = "methodical.plan.recommendation"

    def _get_print_line(self):
        """Return one recommendation with what the plan makes of it: its activities, or why it is not planned."""
        outcome = ", ".join(self.item_ids.mapped("name")) or " ".join((self.answer or "").split())
        source = f" ({self.source})" if self.source else ""
        outcome = outcome or self.env._("not answered yet")
        return f"{self.text}{source} – {outcome}"
