from odoo import fields, models


class MethodicalAttestation(models.Model):
    """Attestation of one teacher: follows the procedure outside the school, gathers the dossier (N36, C18, R49, J21).

    The category is decided outside; here it is followed. ``state`` is what happened last.
    """

    _name = "methodical.attestation"
    _description = "Attestation of a Teacher"
    _inherit = ["methodical.teacher.record.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_wish desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    state = fields.Selection(
        [
            ("wish", "Wish"),
            ("dossier", "Dossier"),
            ("submitted", "Submitted"),
            ("portfolio", "Portfolio accepted"),
            ("test", "Test passed"),
            ("awarded", "Category awarded"),
            ("failed", "Not passed"),
            ("cancelled", "Withdrawn"),
        ],
        required=True,
        default="wish",
        index=True,
        copy=False,
        tracking=True,
    )
    category_id = fields.Many2one(
        "methodical.category", "Category sought", required=True, ondelete="restrict", tracking=True
    )
    date_wish = fields.Date("Wish stated on", default=fields.Date.context_today, tracking=True)
    date_submitted = fields.Date("Application sent on", tracking=True)
    date_portfolio = fields.Date("Portfolio judged on", tracking=True)
    date_test = fields.Date("Test on", tracking=True)
    award_id = fields.Many2one(
        "methodical.category.award", "Category awarded", readonly=True, copy=False, ondelete="restrict"
    )
