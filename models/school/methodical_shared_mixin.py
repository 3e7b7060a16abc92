from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalCommonMixin(models.AbstractModel):
    """Entries that all schools of the database use: changed only by somebody who serves all of them."""

    _name = "methodical.common.mixin"
    _description = "Entry of All Schools"

    @api.model
    def _serves_all_schools(self):
        """Return whether the user works for every school of the database."""
        if self.env.su:
            return True
        # sudo: how many schools there are, no more
        count = self.env["res.company"].sudo().search_count([])
        return count <= len(self.env.user.company_ids)

    def _filter_common(self):
        """Return the records that all schools use."""
        return self

    def _check_common(self):
        """Raise when the records hold an entry of all schools and the user serves some of them only."""
        common = self._filter_common()
        if common and not self._serves_all_schools():
            raise UserError(common[0]._say_common())

    def _say_common(self):
        return self.env._(
            "“%(entry)s” is used by all schools. Somebody who serves all of them changes it.",
            entry=self.display_name,
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Create entries.

        :raises UserError: for an entry of all schools, by somebody who serves some of them only
        """
        records = super().create(vals_list)
        records._check_common()
        return records

    def write(self, vals):
        """Change entries.

        :raises UserError: as in ``create``
        """
        self._check_common()
        result = super().write(vals)
        # also when the school comes from a parent: a line does not move under an entry of all schools
        copied = any(field.related and field.name == "company_id" for field in self._fields.values())
        if "company_id" in vals or copied:
            self._check_common()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_common(self):
        self._check_common()


class MethodicalSharedMixin(models.AbstractModel):
    """List entry that belongs to one school or, without a school, to all of them."""

    _name = "methodical.shared.mixin"
    _inherit = ["methodical.common.mixin", "methodical.school.mixin"]
    _description = "List Entry of One or All Schools"

    company_id = fields.Many2one(
        "res.company",
        "School",
        default=lambda self: self._default_company(),
        help="Empty: every school may use it.",
    )

    @api.model
    def _default_company(self):
        return False if self._serves_all_schools() else self.env.company

    def _filter_common(self):
        return self.filtered(lambda record: not record.company_id)

    def _say_common(self):
        return self.env._(
            "“%(entry)s” is used by all schools. Add an entry of your own school instead.",
            entry=self.display_name,
        )
