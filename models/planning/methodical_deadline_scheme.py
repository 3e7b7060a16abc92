from odoo import api, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Schemes of work: J30 (F2 2.1f, F1 VI.11, R50), a row for each scheme and one for each teacher who has none."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J30": "_collect_schemes"}

    @api.model
    def _collect_schemes(self, rules, only=None):
        """Return a row for each scheme of a school year, and for each teacher who owes one.

        :param only: methodical.scheme, to narrow them down; teachers are left out then
        """
        schemes = self._get_schemes(rules, only)
        met, by_year = rules.get_days_of_approval(schemes), schemes.grouped("school_year_id")
        rows = [
            {
                **rules.prepare_term(year, year.date_start),
                **self._prepare_scheme_row(scheme, scheme.teacher_id, scheme.name),
                "date_met": met.get(scheme) if scheme.state == "approved" else False,
            }
            for year, own in by_year.items()
            for scheme in own
        ]
        if only is not None:
            return rows
        teachers = self._get_teachers_with_subjects(rules.companies).grouped("company_id")
        for year in rules:
            label = rules.in_print_lang(year, self).env._("Scheme of work")
            term = rules.prepare_term(year, year.date_start)
            given = set(by_year[year].teacher_id.ids) if year in by_year else ()
            rows += [
                {**term, **self._prepare_scheme_row(teacher, teacher, f"{label} · {year.name}")}
                for teacher in teachers.get(year.company_id, ())
                if teacher.id not in given
            ]
        return rows

    @api.model
    def _get_schemes(self, rules, only=None):
        """Return the schemes that count for some school years: a new version when it is approved.

        :param only: methodical.scheme, to narrow them down
        """
        domain = (
            Domain("school_year_id", "in", rules.years.ids)
            & Domain("state", "!=", "cancelled")
            & Domain("is_superseded", "=", False)
            & (Domain("previous_version_id", "=", False) | Domain("state", "=", "approved"))
        )
        return self.env["methodical.scheme"].search_fetch(
            domain & Domain("id", "in", only.ids) if only is not None else domain,
            ["name", "teacher_id", "school_year_id", "company_id", "state"],
        )

    @api.model
    def _get_teachers_with_subjects(self, companies):
        """Return the cards of those who teach by their post: people of the management alone owe no scheme."""
        return self.env["methodical.teacher"].search_fetch(
            [
                ("company_id", "in", companies.ids),
                ("subject_ids", "!=", False),
                ("post_ids.is_management", "=", False),
            ],
            ["name", "company_id", "user_id"],
        )

    @api.model
    def _prepare_scheme_row(self, record, teacher, name):
        teacher_sudo = teacher.sudo()  # sudo: the register tells the teacher
        return {
            "name": f"{name} · {teacher_sudo.name}",
            "res_model": record._name,
            "res_id": record.id,
            "responsible_id": teacher_sudo.id,
            "user_id": teacher_sudo.user_id.id,
        }
