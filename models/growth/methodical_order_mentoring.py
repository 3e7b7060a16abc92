from odoo import api, fields, models


class MethodicalOrderKind(models.Model):
    """Kinds of orders by which mentoring begins."""

    _inherit = "methodical.order.kind"

    effect = fields.Selection(
        selection_add=[("start_mentoring", "Lets mentoring begin")], ondelete={"start_mentoring": "set null"}
    )


class MethodicalOrder(models.Model):
    """Orders on mentoring: the pairs are the subject and stand in the text (N41, F1 C.5, C.6; print 11)."""

    _inherit = "methodical.order"

    mentoring_ids = fields.Many2many(
        "methodical.mentoring",
        string="Pairs",
        check_company=True,
        copy=False,
    )

    @property
    def _sealed_when_set(self):
        return {**super()._sealed_when_set, "mentoring_ids": "mentoring_ids"}

    @api.model
    def _sealed_fields(self):
        return [*super()._sealed_fields(), "mentoring_ids"]

    @api.model
    def _get_subjects(self):
        return super()._get_subjects() | {"mentoring_ids"}

    @api.depends("mentoring_ids")
    def _compute_effect_ids(self):
        return super()._compute_effect_ids()

    def _prepare_effects(self):
        effects = super()._prepare_effects()
        if self.kind_id.effect != "start_mentoring":
            return effects
        return [
            {"kind": "start_mentoring", "date": self.date_from, "mentoring_id": pair}
            for pair in self.mentoring_ids.ids
        ]

    def _get_place_values(self):
        """Return {place: text}; the pairs are the topic of an order on mentoring, unless a person wrote one."""
        values = super()._get_place_values()
        if self.mentoring_ids:
            values.setdefault("topic", "; ".join(self.mentoring_ids.mapped("display_name")))
        return values


class MethodicalOrderPoint(models.Model):
    """Points that name pairs."""

    _inherit = "methodical.order.point"

    @api.depends("order_id.mentoring_ids")
    def _compute_text(self):
        return super()._compute_text()
