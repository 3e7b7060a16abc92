from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalTeacher(models.Model):
    """In which associations a teacher is, and whether the present user heads one of them.

    Record rules ask ``is_led_by_me``: one query answers for all cards of a list, and the answer is kept until the end of the
    transaction, or until a membership or a term changes in it.
    """

    _inherit = "methodical.teacher"

    membership_ids = fields.One2many("methodical.membership", "teacher_id", "Memberships")
    body_ids = fields.Many2many(
        "methodical.body", string="Associations", compute="_compute_body_ids", search="_search_body_ids"
    )
    is_led_by_me = fields.Boolean(
        compute="_compute_is_led_by_me", search="_search_is_led_by_me", export_string_translation=False
    )

    @api.depends("membership_ids.date_from", "membership_ids.date_to", "membership_ids.body_id")
    def _compute_body_ids(self):
        for teacher in self:
            teacher.body_ids = teacher.membership_ids.filtered("is_current").body_id

    def _search_body_ids(self, operator, value):
        memberships = self.env["methodical.membership"]._search(
            self.env["methodical.membership"]._get_domain_on("today") & Domain("body_id", operator, value)
        )
        return [("membership_ids", "in", memberships)]

    @api.depends(
        *(f"membership_ids.{name}" for name in ("date_from", "date_to", "body_id.is_headed_by_me")),
    )
    @api.depends_context("uid")
    def _compute_is_led_by_me(self):
        rows = self.env.execute_query(self._query_led_memberships().select("teacher_id"))
        led = {teacher for (teacher,) in rows}
        for teacher in self:
            teacher.is_led_by_me = teacher._origin.id in led

    def _search_is_led_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("id", "in", self._query_led_memberships().subselect("teacher_id"))

    @api.model
    def _query_led_memberships(self):
        """Return the query of the memberships that hold today in the bodies that the user heads today."""
        # sudo: everybody may ask whom he heads himself
        Membership = self.env["methodical.membership"].sudo()
        Membership.flush_model(["teacher_id"])
        return Membership._search(
            Membership._get_domain_on("today") & Domain("body_id.is_headed_by_me", "=", True)
        )
