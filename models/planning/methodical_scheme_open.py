from odoo import models


class MethodicalScheme(models.Model):
    """What opens from a scheme of work: import, copies, weeks."""

    _inherit = "methodical.scheme"

    def action_open_import(self):
        """Open the import of lessons from Excel into one scheme of work."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import lessons"),
            "res_model": "methodical.scheme.import",
            "views": [(False, "form")],
            "context": {"default_scheme_id": self.id},
        }

    def action_open_copy(self):
        """Open the dialog that copies one scheme of work for other classes or another school year."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Copy for other classes"),
            "res_model": "methodical.scheme.copy",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_scheme_id": self.id},
        }

    def action_open_weeks(self):
        """Open the weeks of one scheme of work."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_scheme_progress_action"
        )
        return {**action, "domain": [("scheme_id", "=", self.id)], "context": {"default_scheme_id": self.id}}
