from odoo import api, fields, models


class MethodicalClass(models.Model):
    """A class of one school year. Both programmes live side by side during the move to twelve years (domain 1)."""

    _name = "methodical.class"
    _description = "School Class"
    _inherit = ["methodical.school.mixin"]
    _order = "school_year_id desc, grade, letter"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True, precompute=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    grade = fields.Integer(required=True, default=1)
    letter = fields.Char(required=True, default="А", size=3)
    programme = fields.Selection([("11", "11-year"), ("12", "12-year")], required=True, default="11")
    class_teacher_id = fields.Many2one("methodical.teacher", check_company=True, index="btree_not_null")
    active = fields.Boolean(default=True)

    _grade_check = models.Constraint(
        "CHECK(grade >= 0 AND grade <= programme::int)", "The grade must exist in the programme of the class."
    )
    _name_uniq = models.Constraint(
        "UNIQUE(school_year_id, grade, letter)", "This class exists already in that school year."
    )

    @api.depends("grade", "letter")
    def _compute_name(self):
        for school_class in self:
            school_class.name = f"{school_class.grade}-{school_class.letter or ''}"
