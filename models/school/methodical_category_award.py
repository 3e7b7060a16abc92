from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain


class MethodicalCategoryAward(models.Model):
    """A category given to a teacher on a date. Awards are only added: a mistake is corrected by a replacing row."""

    _name = "methodical.category.award"
    _description = "Category Award"
    _inherit = ["methodical.school.mixin"]
    _order = "date_awarded desc, id desc"
    _check_company_auto = True

    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="teacher_id.company_id", store=True, index=True, precompute=True)
    category_id = fields.Many2one("methodical.category", required=True, ondelete="restrict")
    date_awarded = fields.Date("Awarded on", required=True)
    date_until = fields.Date(
        "Valid until", compute="_compute_date_until", store=True, readonly=False, precompute=True
    )
    reference = fields.Char("Order No.")
    replaces_id = fields.Many2one(
        "methodical.category.award",
        "Corrects",
        check_company=True,
        help="The mistaken row that this one replaces.",
    )
    replaced_by_ids = fields.One2many("methodical.category.award", "replaces_id", "Corrected by")
    reason = fields.Char("Reason of the correction")

    @api.depends("date_awarded", "category_id")
    def _compute_date_until(self):
        for award in self:
            years = award.category_id.validity_years
            award.date_until = (
                award.date_awarded + relativedelta(years=years) if award.date_awarded and years else False
            )

    _until_check = models.Constraint(
        "CHECK(date_until IS NULL OR date_until >= date_awarded)",
        "A category is valid until its first day or a later one.",
    )

    @api.constrains("replaces_id", "reason", "teacher_id")
    def _check_correction(self):
        for award in self.filtered("replaces_id"):
            if not award.reason or award.replaces_id.teacher_id != award.teacher_id:
                raise ValidationError(
                    self.env._(
                        "The correction of a category of %(teacher)s needs a reason and a row of the same teacher.",
                        teacher=award.teacher_id.name,
                    )
                )

    @api.model
    def _get_valid_domain(self, day):
        """Return the domain of awards that hold on a date (datetime.date) and were not corrected."""
        return (
            Domain("date_awarded", "<=", day)
            & (Domain("date_until", "=", False) | Domain("date_until", ">=", day))
            & Domain("replaced_by_ids", "=", False)
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Add awards.

        :raises UserError: for the user's own card: what was decided outside is recorded by somebody else
        """
        awards = super().create(vals_list)
        awards.teacher_id._check_not_own()
        return awards

    def write(self, vals):
        """Awards are history: only a new row may correct them (F1 VI.9, idea 5 of the design).

        :raises UserError: when anything is written on an existing award
        """
        if not self.env.registry.ready:  # an upgrade may recompute stored fields
            return super().write(vals)
        raise UserError(
            self.env._(
                "A category that was awarded is history. Add a row that corrects it and give the reason there."
            )
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        raise UserError(
            self.env._(
                "The categories of %(teachers)s cannot be deleted. Add a row that corrects the mistake.",
                teachers=self.teacher_id.mapped("name"),
            )
        )
