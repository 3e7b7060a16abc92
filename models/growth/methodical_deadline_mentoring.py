from odoo import api, models
from odoo.tools import format_date


class MethodicalDeadline(models.Model):
    """The daily digest of a mentor names his silent diaries."""

    _inherit = "methodical.deadline"

    @api.model
    def _prepare_digests(self, companies):
        """Return {user: lines}; mentors whose diary is silent get a line for each pair."""
        texts = super()._prepare_digests(companies)
        # sudo: the job looks at the pairs of everybody
        pairs = (
            self.env["methodical.mentoring"]
            .sudo()
            .search([("state", "=", "active"), ("mentor_id.user_id.company_id", "in", companies.ids)])
            .filtered("is_silent")
        )
        for pair in pairs:
            user = pair.mentor_id.user_id
            if user.active:
                words = self.with_context(lang=user.lang)
                line = words.env._(
                    "Diary of mentoring: the last entry about %(teacher)s is of %(day)s",
                    teacher=pair.teacher_name,
                    day=format_date(words.env, pair.silent_since, date_format="dd.MM.yyyy"),
                )
                texts.setdefault(user.sudo(False), []).append(line)  # sudo: back to the caller's
        return texts
