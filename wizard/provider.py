from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..models.growth.res_partner import TAGS

#: field of the dialog: field of the contact
_COPIED = {
    "name": "name",
    "email": "email",
    "phone": "phone",
    "website": "website",
    "street": "street",
    "city": "city",
    "agreement": "methodical_agreement",
    "agreement_until": "methodical_agreement_until",
}


class MethodicalProvider(models.TransientModel):
    """Enters or changes a provider of courses or a partner, for who does not manage contacts (F2 2.4a).

    It writes only these fields, and only contacts of the own school that have one of the tags and no account.
    """

    _name = "methodical.provider"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Provider or Partner"

    partner_id = fields.Many2one("res.partner", readonly=True)
    name = fields.Char(required=True)
    is_course_provider = fields.Boolean("Provider of courses", default=True)
    is_methodical_partner = fields.Boolean("Partner of the methodical service")
    email = fields.Char("E-mail")
    phone = fields.Char()
    website = fields.Char()
    street = fields.Char("Address")
    city = fields.Char("Town")
    agreement = fields.Char("Contract", help="No. and date, what it is about.")
    agreement_until = fields.Date()
    file_ids = fields.Many2many("ir.attachment", string="Files of agreements", help="They are added.")

    @api.model
    def _open(self, partner):
        """Return the action that opens the dialog on a contact, an empty one for a new contact."""
        partner._check_methodical_keeper()
        values = {field: partner[name] for field, name in _COPIED.items()}
        tags = {name: partner[name] for name in TAGS.values()}
        dialog = self.create({**values, **tags, "partner_id": partner.id})
        return {
            "type": "ir.actions.act_window",
            "name": partner.name,
            "res_model": self._name,
            "res_id": dialog.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_save(self):
        """Write the contact.

        :raises UserError: without a tag, for a name that is there, for a contact that is not the school's
        """
        self.ensure_one()
        self.check_access("write")
        self._check_values()
        values = self._prepare_partner()
        if self.partner_id:
            self.partner_id._check_methodical_keeper()
            partner = self.partner_id
            partner.sudo().write(values)  # sudo: who keeps the providers manages no contacts
        else:
            # sudo: as above
            partner = self.env["res.partner"].sudo().create(values).sudo(False)
        self._keep_files(partner)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_values(self):
        if not (self.is_course_provider or self.is_methodical_partner):
            raise UserError(
                self.env._("Say what “%(name)s” is: provider of courses, partner, or both.", name=self.name)
            )
        tagged = Domain("is_course_provider", "=", True) | Domain("is_methodical_partner", "=", True)
        same = (
            Domain("name", "=ilike", self.name.strip().replace("%", r"\%").replace("_", r"\_"))
            & Domain("company_id", "in", (False, self.env.company.id))
            & Domain("id", "!=", self.partner_id.id)
        )
        if self.env["res.partner"].search_count(tagged & same, limit=1):
            raise UserError(self.env._("“%(name)s” is in the list already. Open it there.", name=self.name))

    def _prepare_partner(self):
        """Return the values of the contact: its other tags stay."""
        tags = [
            Command.link(self.env.ref(tag).id) if self[name] else Command.unlink(self.env.ref(tag).id)
            for tag, name in TAGS.items()
        ]
        values = {name: self[field] for field, name in _COPIED.items()}
        new = {} if self.partner_id else {"is_company": True, "company_id": self.env.company.id}
        return {**values, "name": self.name.strip(), "category_id": tags, **new}

    def _keep_files(self, partner):
        """Keep copies of the files with the contact, so that whoever reads it reads them."""
        if not self.file_ids:
            return
        copies_sudo = self.file_ids._copy_upload(partner)
        # sudo: who keeps the providers manages no contacts
        partner.sudo().methodical_agreement_ids = [Command.link(copy.id) for copy in copies_sudo]
