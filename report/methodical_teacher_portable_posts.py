from odoo import models


class MethodicalTeacher(models.Model):
    """Posts with their days in the record that a teacher takes along: another school goes on from them (C20)."""

    _inherit = "methodical.teacher"

    def _get_portable_sections(self):
        facts, *others = super()._get_portable_sections()
        return [facts, self._get_portable_posts(), *others]

    def _get_portable_posts(self):
        columns = [
            (self.env._("Post"), 46),
            (self.env._("From"), 14),
            (self.env._("Until"), 14),
            (self.env._("Ground"), 40),
        ]
        held = self._find_portable("methodical.post.period", self._get_own_domain(), "date_from, date_to, id")
        rows = self._get_rows_by_card(
            held, lambda row: [row.post_id.name, row.date_from or "", row.date_to or "", row.note or ""]
        )
        return self.env._("Posts"), columns, rows
