from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: tag: field that tells whether a contact has it
TAGS = {
    "school_methodical.partner_category_provider": "is_course_provider",
    "school_methodical.partner_category_partner": "is_methodical_partner",
}


class ResPartner(models.Model):
    """Providers of courses and partners of the methodical service: contacts with a tag (F2 2.4a, F4 1.4c).

    Officers and deputies are no managers of contacts: they keep these by a dialog (``methodical.provider``).
    """

    _inherit = "res.partner"

    is_course_provider = fields.Boolean(
        "Provider of courses", compute="_compute_methodical_tags", search="_search_is_course_provider"
    )
    is_methodical_partner = fields.Boolean(
        "Partner of the methodical service",
        compute="_compute_methodical_tags",
        search="_search_is_methodical_partner",
    )
    methodical_course_count = fields.Integer("Courses", compute="_compute_methodical_course_count")
    methodical_agreement = fields.Char("Contract", help="No. and date, what it is about.")
    methodical_agreement_until = fields.Date("Agreement until")
    methodical_agreement_ids = fields.Many2many(
        "ir.attachment",
        "methodical_agreement_rel",
        "partner_id",
        "attachment_id",
        string="Files of agreements",
        bypass_search_access=True,
    )

    @api.depends("category_id")
    def _compute_methodical_tags(self):
        for tag, name in TAGS.items():
            category = self.env.ref(tag, raise_if_not_found=False)
            for partner in self:
                partner[name] = bool(category and category in partner.category_id)

    @api.model
    def _search_is_course_provider(self, operator, value):
        return self._search_tag("school_methodical.partner_category_provider", operator)

    @api.model
    def _search_is_methodical_partner(self, operator, value):
        return self._search_tag("school_methodical.partner_category_partner", operator)

    @api.model
    def _search_tag(self, tag, operator):
        if operator != "in":
            return NotImplemented
        category = self.env.ref(tag, raise_if_not_found=False)
        return Domain("category_id", "in", category.ids) if category else Domain.FALSE

    @api.depends_context("uid")
    def _compute_methodical_course_count(self):
        """Count the courses that the user may read."""
        Course, counts = self.env["methodical.course"], {}
        if Course.has_access("read"):
            counts = dict(Course._read_group([("provider_id", "in", self.ids)], ["provider_id"], ["__count"]))
        for partner in self:
            partner.methodical_course_count = counts.get(partner._origin, 0)

    def action_open_methodical_courses(self):
        """Open the courses of one provider that the user may read."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_course_action")
        return {**action, "domain": [("provider_id", "=", self.id)], "context": {}}

    def action_change_provider(self):
        """Open the dialog that changes one provider or partner."""
        self.ensure_one()
        return self.env["methodical.provider"]._open(self)

    def _check_methodical_keeper(self):
        """Raise unless contacts are providers or partners of the user's schools, without an account.

        :raises UserError: for others, which the managers of contacts keep
        """
        self.check_access("read")
        for partner in self:
            own = partner.company_id and partner.company_id in self.env.companies
            tagged = partner.is_course_provider or partner.is_methodical_partner
            # sudo: whether the contact is a person with an account
            if not (own and tagged) or partner.sudo().with_context(active_test=False).user_ids:
                raise UserError(
                    self.env._(
                        "“%(partner)s” is not kept by your school alone. Ask who manages the contacts to change it.",
                        partner=partner.name,
                    )
                )
