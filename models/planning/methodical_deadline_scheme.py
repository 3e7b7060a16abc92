from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Schemes of work: J30 (F2 2.1f, F1 VI.11, R50), a row for each scheme and one for each teacher who has none."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J30": "_collect_schemes"}

    @api.model
    def _collect_schemes(self, rule, year, only=None):
        """Return a row for each scheme of a school year, and for each teacher who owes one.

        :param only: methodical.scheme, to narrow them down; teachers are left out then
        """
        domain = (
            Domain("school_year_id", "=", year.id)
            & Domain("state", "!=", "cancelled")
            & Domain("is_superseded", "=", False)
            & (Domain("previous_version_id", "=", False) | Domain("state", "=", "approved"))
        )
        schemes = self.env["methodical.scheme"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        met = self._get_scheme_days(year, schemes)
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        period = {
            "school_year_id": year.id,
            "date_start": year.date_start,
            "date_due": year.company_id._get_due_date(year.date_start, rule.days, day_kind),
            "day_kind": day_kind,
        }
        rows = [
            {
                **period,
                **self._prepare_scheme_row(scheme, scheme.teacher_id, scheme.name),
                "date_met": met.get(scheme),
            }
            for scheme in schemes
        ]
        if only is None:
            words = self.with_context(lang=year.company_id._get_print_lang())
            label = words.env._("Scheme of work")
            rows += [
                {**period, **self._prepare_scheme_row(teacher, teacher, f"{label} · {year.name}")}
                for teacher in self._get_teachers_with_subjects(year) - schemes.teacher_id
            ]
        return rows

    @api.model
    def _get_teachers_with_subjects(self, year):
        """Return the cards of those who teach by their post: people of the management alone owe no scheme."""
        return self.env["methodical.teacher"].search(
            [
                ("company_id", "=", year.company_id.id),
                ("subject_ids", "!=", False),
                ("post_ids.is_management", "=", False),
            ]
        )

    @api.model
    def _get_scheme_days(self, year, schemes):
        """Return {scheme: day in the school of its approval}, one query for all."""
        known = {scheme.id: scheme for scheme in schemes if scheme.state == "approved"}
        signatures = self.env["methodical.approval.signature"].search(
            [
                ("res_model", "=", "methodical.scheme"),
                ("res_id", "in", list(known)),
                ("decision", "=", "approved"),
            ],
            order="decided_at",
        )
        school = year.company_id._in_school_time()
        return {
            known[row.res_id]: fields.Datetime.context_timestamp(school, row.decided_at).date()
            for row in signatures
        }

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
