from odoo import api, models

from ..tools.school import check_form, check_schools


class MethodicalDialogMixin(models.AbstractModel):
    """Dialog that names records: it shows no name of another school, and none that says what the user may not read."""

    _name = "methodical.dialog.mixin"
    _description = "Dialog That Names Records"

    @api.model_create_multi
    def create(self, vals_list):
        """Open dialogs.

        :raises AccessError: when one names a record whose name says what the user may not read
        """
        dialogs = super().create(vals_list)
        dialogs._check_names()
        return dialogs

    def write(self, vals):
        """Change dialogs.

        :raises AccessError: as in ``create``
        """
        result = super().write(vals)
        self._check_names(vals)
        return result

    def _check_names(self, names=None):
        """Raise for links to records of other schools, and to those that the user may not read of models with ``_has_closed_name``.

        :param names: names of fields, all by default
        """
        for name in () if self.env.su else names or self._fields:
            field = self._fields.get(name)
            if field is not None and field.type == "many2one" and field.store and self[name].ids:
                check_schools(self.browse(), {name: self[name].ids})

    def onchange(self, values, field_names, fields_spec):
        """Fill a dialog.

        :raises AccessError: when it names records of other schools, or such as the user may not read
        """
        check_form(self, values)
        return super().onchange(values, field_names, fields_spec)
