from odoo import fields, models

from ...tools.clause import CLAUSE_HELP
from .methodical_regulation_rule import BODY_KINDS


class MethodicalRegulationDuty(models.Model):
    """Which post does a function of the methodical service (C7), for which associations and grades (C22)."""

    _name = "methodical.regulation.duty"
    _description = "Function and Post"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, function, id"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    function = fields.Selection(
        [
            ("supervise", "Supervises associations"),
            ("agree_plan", "Agrees plans"),
            ("approve_plan", "Approves plans"),
            ("notice", "Is told of meetings"),
            ("analyse", "Analyses the year"),
            ("report", "Receives the head's report"),
            ("countersign", "Countersigns orders"),
            ("control", "Controls lessons and registers"),
            ("consult", "Consults"),
            ("act", "Acts without an order"),
        ],
        required=True,
    )
    post_id = fields.Many2one("methodical.post", required=True)
    body_kind = fields.Selection(BODY_KINDS, "For associations of", help="Empty: for all.")
    subordinate_post_ids = fields.Many2many(
        "methodical.post",
        string="For people with the posts",
        help="C22, F2 1.5; whom he acts for without an order (R54). Empty: for everybody.",
    )
    grade_from = fields.Integer(help="First grade of the scope, 0: all grades.")
    grade_to = fields.Integer(help="Last grade of the scope, 0: all grades.")
    clause = fields.Char(help=CLAUSE_HELP)

    _grades_check = models.Constraint(
        "CHECK(grade_to = 0 OR grade_to >= grade_from)", "The last grade may not come before the first one."
    )
