from odoo import api, fields, models


class MethodicalOrderEffect(models.Model):
    """Effect of orders on mentoring: a pair begins with the signature, and ends when the order is cancelled."""

    _inherit = "methodical.order.effect"

    kind = fields.Selection(
        selection_add=[("start_mentoring", "Lets mentoring begin")], ondelete={"start_mentoring": "cascade"}
    )
    mentoring_id = fields.Many2one(
        "methodical.mentoring", "Pair", check_company=True, index="btree_not_null", ondelete="restrict"
    )

    @property
    def _sealed_when_set(self):
        return {**super()._sealed_when_set, "mentoring_id": "mentoring_id"}

    @api.model
    def _sealed_fields(self):
        return [*super()._sealed_fields(), "mentoring_id"]

    @api.depends("mentoring_id")
    def _compute_sentence(self):
        return super()._compute_sentence()

    def _describe_start_mentoring(self):
        """Return what an order on mentoring does."""
        pair_sudo = self.mentoring_id.sudo()  # sudo: the order names the pair
        if not pair_sudo:
            return self.env._("Lets mentoring begin: name the pair.")
        return self.env._(
            "%(mentor)s becomes the mentor of %(teacher)s.",
            mentor=pair_sudo.mentor_name,
            teacher=pair_sudo.teacher_name,
        )

    def _problems_start_mentoring(self, day):
        """Return why a pair cannot begin."""
        pair = self.mentoring_id
        if not pair:
            return [
                self.env._("Name the pair that the order “%(order)s” lets begin.", order=self.order_id.title)
            ]
        if pair.state != "draft":
            return [
                self.env._(
                    "%(pair)s has begun already or is over. Make a new pair and a new order.",
                    pair=pair.display_name,
                )
            ]
        if pair.date_to and pair.date_to < (pair.date_from or day):
            return [
                self.env._(
                    "%(pair)s is over on the date of the order. Change the last day of the pair.",
                    pair=pair.display_name,
                )
            ]
        if left := (pair.mentor_id | pair.teacher_id).filtered(lambda card: not card.active):
            return [
                self.env._(
                    "%(people)s has left the school. Make a pair of people who work here.",
                    people=left.mapped("name"),
                )
            ]
        return []

    def _run_start_mentoring(self, day):
        """Let the pair begin."""
        self.mentoring_id._start_by_order(self.order_id, day)

    def _undo_start_mentoring(self, day):
        """Let the pair end on the day of the order that cancels; its diary stays."""
        self.mentoring_id._stop_by_order(day)
