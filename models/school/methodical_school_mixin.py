from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalSchoolMixin(models.AbstractModel):
    """Keeps a record in its school, whatever entrance a caller takes (R60: one database, many schools).

    - Stored copies of fields of the parent (``related``, among them the school that the record rules ask) always follow
      the parent: what a caller sends for them, also by a default in the context, is dropped.
    - The ORM asks the record rules before a change only. A change of the school, or of the parent it comes from, is
      asked once more afterwards: nobody gives a record away into a school that is not his.
    """

    _name = "methodical.school.mixin"
    _description = "Record of a School"

    @api.model
    def _get_copied_fields(self):
        """Return the names of the stored fields that only follow the parent."""
        return {
            name for name, field in self._fields.items() if field.related and field.store and field.readonly
        }

    @api.model
    def _get_school_fields(self):
        """Return the names of the fields that say to which school a record belongs: its own, or the parent's."""
        company = self._fields.get("company_id")
        path = company.related if company is not None else None
        return {path.split(".", maxsplit=1)[0] if path else "company_id"}

    @api.model
    def _without_copies(self, vals):
        copies = self._get_copied_fields()
        return {name: value for name, value in vals.items() if name not in copies}

    @api.model_create_multi
    def create(self, vals_list):
        """Create records in the school of their parents."""
        defaults = {f"default_{name}" for name in self._get_copied_fields()} & self.env.context.keys()
        if not defaults:
            return super().create([self._without_copies(vals) for vals in vals_list])
        plain = self.with_context(
            {key: value for key, value in self.env.context.items() if key not in defaults}
        )
        records = super(MethodicalSchoolMixin, plain).create(
            [self._without_copies(vals) for vals in vals_list]
        )
        return records.with_env(self.env)

    def write(self, vals):
        """Change records.

        :raises AccessError: when they would leave the schools of the user
        """
        result = super().write(self._without_copies(vals))
        if self._get_school_fields() & vals.keys():
            self.check_access("write")
        return result


class MethodicalSharedMixin(models.AbstractModel):
    """List entry that belongs to one school or, without a school, to all: shared ones are not one school's to change."""

    _name = "methodical.shared.mixin"
    _inherit = ["methodical.school.mixin"]
    _description = "List Entry of One or All Schools"

    company_id = fields.Many2one(
        "res.company",
        "School",
        default=lambda self: self._default_company(),
        help="Empty: every school may use it.",
    )

    @api.model
    def _serves_all_schools(self):
        """Return whether the user works for every school of the database."""
        # sudo: how many schools there are, no more
        return self.env.su or self.env["res.company"].sudo().search_count([]) <= len(
            self.env.user.company_ids
        )

    @api.model
    def _default_company(self):
        return False if self._serves_all_schools() else self.env.company

    def _check_shared(self):
        """Raise when the records hold an entry of all schools and the user serves some of them only."""
        shared = self.filtered(lambda record: not record.company_id)
        if shared and not self._serves_all_schools():
            raise UserError(
                self.env._(
                    "“%(entry)s” is used by all schools. Add an entry of your own school instead.",
                    entry=shared[0].display_name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Create entries.

        :raises UserError: for an entry of all schools, by somebody who serves some of them only
        """
        records = super().create(vals_list)
        records._check_shared()
        return records

    def write(self, vals):
        """Change entries.

        :raises UserError: as in ``create``
        """
        self._check_shared()
        result = super().write(vals)
        if "company_id" in vals:
            self._check_shared()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_shared(self):
        self._check_shared()
