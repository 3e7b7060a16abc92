from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalActing(models.Model):
    """Who acts for an absent director or deputy, from which day until which (N42, F2 5.9, 6.0).

    The rights of decision of the post pass for exactly those days; nothing has to be taken back afterwards.
    """

    _name = "methodical.acting"
    _description = "Acting Person"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    absent_id = fields.Many2one(
        "methodical.teacher", "Absent", required=True, check_company=True, index=True, ondelete="restrict"
    )
    post_id = fields.Many2one("methodical.post", "Post", required=True, ondelete="restrict")
    substitute_id = fields.Many2one(
        "methodical.teacher", "Acts", required=True, check_company=True, index=True, ondelete="restrict"
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", required=True)
    reason = fields.Char()
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("cancelled", "Cancelled")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )

    _dates_check = models.Constraint(
        "CHECK(date_to >= date_from)", "Acting must end on a day that is not before its first one."
    )

    @api.model
    def _get_domain_on(self, day):
        """Return the domain of the acting periods that hold on a date (datetime.date or a relative date of the ORM)."""
        return (
            Domain("state", "=", "in_force") & Domain("date_from", "<=", day) & Domain("date_to", ">=", day)
        )

    @api.model
    def _get_on(self, day, absent, post):
        """Return the period in which somebody acts for an absent person in a post on a date (empty when nobody does).

        :param day: datetime.date
        :param absent: card of the person who is absent
        :param post: methodical.post
        """
        # sudo: who acts for whom is public within the school
        return self.sudo().search(
            self._get_domain_on(day) & Domain("absent_id", "=", absent.id) & Domain("post_id", "=", post.id),
            limit=1,
        )
