from odoo import api, fields, models


class MethodicalOrderEffect(models.Model):
    """Effect of orders on the ledger of courses: a referral, taken back by cancelling (F4 1.1b, 3.1)."""

    _inherit = "methodical.order.effect"

    kind = fields.Selection(
        selection_add=[("refer_course", "Refers to a course")], ondelete={"refer_course": "cascade"}
    )
    course_id = fields.Many2one(
        "methodical.course", check_company=True, index="btree_not_null", ondelete="restrict"
    )

    @property
    def _sealed_when_set(self):
        return {**super()._sealed_when_set, "course_id": "course_id"}

    @api.depends("course_id.name", "course_id.date_start", "course_id.date_end")
    def _compute_sentence(self):
        return super()._compute_sentence()

    @api.model
    def _sealed_fields(self):
        return [*super()._sealed_fields(), "course_id"]

    def _is_strange(self):
        if self.kind == "refer_course":
            return self.order_id.kind_id.code != "course"
        return super()._is_strange()

    def _describe_refer_course(self):
        """Return what an order that refers to a course does."""
        return self.course_id.sudo()._say_referral()  # sudo: who reads the order reads whom it sends where

    def _problems_refer_course(self, day):
        """Return why somebody cannot be referred."""
        return self.course_id._get_referral_problems()

    def _run_refer_course(self, day):
        """Refer to the course."""
        self.course_id._refer(self.order_id)

    def _undo_refer_course(self, day):
        """Take the referral back, unless the document was handed in meanwhile."""
        self.course_id._undo_referral()
