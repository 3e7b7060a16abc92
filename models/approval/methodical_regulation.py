from odoo import fields, models
from odoo.exceptions import UserError


class MethodicalRegulation(models.Model):
    _inherit = "methodical.regulation"

    route_ids = fields.One2many("methodical.approval.route", "regulation_id", "Approval routes", copy=True)

    def _get_route(self, document, body_kind=False):
        """Return the approval route of a kind of document, the one for this kind of association first.

        :raises UserError: when the regulation has no route with steps for it
        """
        routes = self.route_ids.filtered(lambda route: route.document == document and route.step_ids)
        route = (
            routes.filtered(lambda route: body_kind and route.body_kind == body_kind)[:1]
            or routes.filtered(lambda route: not route.body_kind)[:1]
        )
        if not route:
            label = dict(
                self.env["methodical.approval.route"]._fields["document"]._description_selection(self.env)
            )
            raise UserError(
                self.env._(
                    "The regulation %(regulation)s has no approval route with steps for “%(document)s”. The administrator adds it there.",
                    regulation=self.name,
                    document=label[document],
                )
            )
        return route
