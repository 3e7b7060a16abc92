from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class MethodicalSealedLineMixin(models.AbstractModel):
    """Line of an approvable document whose content is sealed with the document.

    A concrete model sets ``_sealed_parent`` (the Many2one to the document) and answers ``_sealed_fields()``.
    Fields that are not sealed (progress, results) stay editable after the approval.
    """

    _name = "methodical.sealed.line.mixin"
    _description = "Sealed Line of an Approvable Document"
    _inherit = ["methodical.school.mixin"]

    _sealed_parent = None
    #: as in ``methodical.approval.mixin``
    _sealed_when_set = {}

    @api.model
    def _sealed_fields(self):
        """Return the names of the fields that the approval seals."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        """Create lines.

        :raises UserError: when a document is under way or approved
        """
        lines = super().create(vals_list)
        lines._check_unsealed()
        return lines

    def write(self, vals):
        """Write lines.

        :raises UserError: when sealed fields of a document under way or approved would change
        """
        sealed = vals.keys() & {*self._sealed_fields(), self._sealed_parent}
        if sealed:
            self._check_unsealed(sealed)
        result = super().write(vals)
        if self._sealed_parent in vals:
            self._check_unsealed()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sealed(self):
        self._check_unsealed()

    def _check_unsealed(self, names=()):
        """Raise when the document of a line is sealed.

        :param names: the fields that would change, named in the message
        """
        if has_pass(self.env):
            return
        if sealed := self[self._sealed_parent]._filter_sealed():
            fields = [self._fields[name]._description_string(self.env) for name in sorted(names)]
            raise UserError(sealed[0]._say_lines_sealed(fields or self._description))
