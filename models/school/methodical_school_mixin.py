from odoo import api, models, tools
from odoo.exceptions import UserError

from ...tools.guard import without_keys
from ...tools.owner import owner_of
from ...tools.school import check_form, without_names


class MethodicalSchoolMixin(models.AbstractModel):
    """Keeps a record in its school, whatever entrance a caller takes (R60: one database, many schools).

    - Stored copies of fields of the parent (``related``, among them the school that the record rules ask) always follow
      the parent: what a caller sends for them, also by a default in the context, is dropped.
    - The ORM asks the record rules before a change only. A change of the school, or of the parent it comes from, is
      asked once more afterwards: nobody gives a record away into a school that is not his.
    - What another record stands on is not deleted: the sentence says which one it is.
    """

    _name = "methodical.school.mixin"
    _description = "Record of a School"
    _inherit = ["methodical.listed.mixin"]

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
    def _without(self, vals, names):
        return {name: value for name, value in vals.items() if name not in names}

    @api.model_create_multi
    def create(self, vals_list):
        """Create records in the school of their parents."""
        copies = self._get_copied_fields()
        plain = without_keys(self, {f"default_{name}" for name in copies})
        records = super(MethodicalSchoolMixin, plain).create(
            [self._without(vals, copies) for vals in vals_list]
        )
        return records.with_env(self.env)

    def _add_precomputed_values(self, vals_list):
        """Read the copies of all rows at once: the ORM by itself makes a new record of each row to read its parent."""
        for name, link, source in self._get_copied_paths():
            field, Parent = self._fields[name], self.env[self._fields[link].comodel_name]
            parent_ids = {id_ for vals in vals_list if type(id_ := vals.get(link)) is int}
            # sudo: a copy follows its parent, whoever may read that
            parents_sudo = Parent.sudo().browse(parent_ids)
            values = {parent.id: field.convert_to_write(parent[source], self) for parent in parents_sudo}
            values[False] = field.convert_to_write(parents_sudo.browse()[source], self)
            for vals in vals_list:
                link_id = vals.get(link) or False
                if link_id is False or type(link_id) is int:  # else the ORM finds out what it is
                    vals[name] = values[link_id]
        return super()._add_precomputed_values(vals_list)

    @api.model
    def _get_copied_paths(self):
        """Return [(copy, link, field of the parent)] of the copies that can be read before a record is made."""
        paths = [
            (name, *field.related.split("."))
            for name, field in self._fields.items()
            if field.related and field.precompute and field.readonly and field.compute_sudo
        ]
        return [path for path in paths if len(path) == 3 and not self._fields[path[1]].compute]

    def write(self, vals):
        """Change records.

        :raises AccessError: when they would leave the schools of the user
        """
        result = super().write(self._without(vals, self._get_copied_fields()))
        if self._get_school_fields() & vals.keys():
            self.check_access("write")
        return result

    def _check_company(self, fnames=None):
        """Refuse records of other schools, without naming them.

        :raises UserError: for the first of them
        """
        # the ORM by itself asks row by row
        rows = self.browse() if self._has_links_of_one_school(fnames) else self
        with without_names(self.env):
            return super(MethodicalSchoolMixin, rows)._check_company(fnames)

    def _has_links_of_one_school(self, fnames):
        """Return whether all records and what they link to are of one school, asked for all of them at once.

        :param fnames: names of fields, or None for all of them
        """
        if "company_id" not in self._fields or len(companies := self.grouped("company_id")) != 1:
            return False
        [company] = companies
        names = self._fields if fnames is None or "company_id" in fnames else fnames
        for field in map(self._fields.get, names):
            if field.relational and field.check_company:
                # sudo: links may name what the user does not read
                linked_sudo = self.sudo().mapped(field.name)
                domain = linked_sudo._check_company_domain(company)
                kept_sudo = linked_sudo.with_context(active_test=False).filtered_domain(domain)
                if field.company_dependent or kept_sudo != linked_sudo:
                    return False
        return True

    def onchange(self, values, field_names, fields_spec):
        """Fill a form.

        :raises AccessError: when it names records of other schools
        """
        check_form(self, values)
        return super().onchange(values, field_names, fields_spec)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for model, name in self._get_restricting_fields():
            # sudo: the database refuses it, whoever may read the record that stands in the way
            rows_sudo = self.env[model].sudo().with_context(active_test=False)
            domain = [(name, "in", self.ids)] + ([("id", "not in", self.ids)] if model == self._name else [])
            if found_sudo := rows_sudo.search(domain, limit=1):
                found = owner_of(found_sudo).with_env(self.env)
                raise UserError(
                    self.env._(
                        "“%(record)s” cannot be deleted: it stands in %(kind)s (%(other)s). Take it out there, or end or archive it instead.",
                        record=found_sudo[name].display_name,
                        kind=self.env["ir.model"]._get(found._name).name,
                        other=found.display_name if found.has_access("read") else "…",
                    )
                )

    @api.model
    @tools.ormcache()
    def _get_restricting_fields(self):
        """Return (model, field) of the links to this model that the database does not let go."""
        return tuple(
            (model, field.name)
            for model, records in self.env.items()
            if model.startswith("methodical.") and not records._abstract
            for field in records._fields.values()
            if field.type == "many2one"
            and field.store
            and field.comodel_name == self._name
            and field.ondelete == "restrict"
        )
