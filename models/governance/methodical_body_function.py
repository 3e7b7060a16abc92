from functools import cache

from markupsafe import Markup

from odoo import api, models


class MethodicalBody(models.Model):
    """Who of the administration does what for a body: named for it, or by the post of the regulation (C7, R5)."""

    _inherit = "methodical.body"

    @api.depends(
        "duty_ids.function", "duty_ids.teacher_id", "supervisor_id", "association_kind", "company_id"
    )
    @api.depends_context("lang")
    def _compute_duty_table(self):
        Duty = self.env["methodical.regulation.duty"]
        labels = dict(Duty._fields["function"]._description_selection(self.env))
        row = Markup("<tr><td>%s</td><td>%s</td><td class='text-muted'>%s</td></tr>")
        for body in self:
            regulation = body.company_id._get_regulation()
            rows = []
            for function, label in labels.items():
                holders = body._get_function_holders(function)
                post = regulation._get_duty_post(function, body.association_kind)
                own = body._get_named_holder(function)
                source = self.env._("named for this association") if own else post.name
                if holders or post:
                    # sudo: who of the administration does what is public within the school
                    names = ", ".join(holders.sudo().mapped("name"))
                    rows.append(row % (label, names or self.env._("nobody"), source or ""))
            body.duty_table = Markup("<table class='table table-sm'>%s</table>") % Markup("").join(rows)

    def _get_named_holder(self, function):
        """Return the card named for a function of one body, whatever the regulation says (empty when nobody is)."""
        # the field of the body: asked for many documents it is one query
        named = self.duty_ids.filtered(lambda duty: duty.function == function).teacher_id
        return named or (self.supervisor_id if function == "supervise" else named)

    def _get_function_holders(self, function):
        """Return the cards that do a function for one body: the named one, else the holders of the regulation's post.

        :param function: a function of ``methodical.regulation.duty``
        """
        return self._map_function_holders(function)[self]

    def _map_function_holders(self, function):
        """Return {body: cards that do a function for it}; who holds a post of a school is asked once for all its bodies.

        :param function: a function of ``methodical.regulation.duty``
        """
        find_holders = cache(lambda post, company: post._get_holders(company))
        found = {body: body._get_named_holder(function) for body in self}
        for body in self.filtered(lambda body: not found[body]):
            if post := body.company_id._get_regulation()._get_duty_post(function, body.association_kind):
                holders = find_holders(post, body.company_id)
                found[body] = holders & body.supervisor_id or holders
        return found

    def _get_function_holder(self, function):
        """Return the one card that does a function for one body; empty when nobody or several people could.

        :param function: a function of ``methodical.regulation.duty``
        """
        holders = self._get_function_holders(function)
        return holders if len(holders) == 1 else holders.browse()
