from odoo import api, fields, models

#: states in which a case is under way; a teacher has one such case at most
OPEN_STATES = ("wish", "dossier", "submitted", "portfolio", "test")


class MethodicalAttestation(models.Model):
    """Attestation of one teacher: follows the procedure outside the school, gathers the dossier (N36, C18, R49, J21).

    The category is decided outside; here it is followed. ``state`` is what happened last. One class in files by
    responsibility: fields (here), ``_rights`` (who may do what, C18), ``_guard`` (every entrance), ``_flow`` (the steps),
    ``_award`` (success), ``_held`` (category held, course norm, warnings), ``_opinion`` (head and deputy), ``_dossier``
    (what is gathered, what a commission will miss) with ``_sections`` and ``_work``, ``_files`` (files, what was sent).
    """

    _name = "methodical.attestation"
    _description = "Attestation of a Teacher"
    _inherit = [
        "methodical.teacher.record.mixin",
        "methodical.plan.carrier.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_wish desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"
    _has_closed_name = True

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
        group_expand="_expand_states",
    )
    category_id = fields.Many2one(
        "methodical.category",
        "Category sought",
        required=True,
        ondelete="restrict",
        domain="[('rank', '>', 0)]",
        tracking=True,
    )
    date_wish = fields.Date(
        "Wish stated on", required=True, default=fields.Date.context_today, copy=False, tracking=True
    )
    # what happened outside, written by the steps
    date_submitted = fields.Date("Application sent on", readonly=True, copy=False, tracking=True)
    date_portfolio = fields.Date("Portfolio judged on", readonly=True, copy=False, tracking=True)
    portfolio_result = fields.Char("Result of the portfolio", readonly=True, copy=False, tracking=True)
    date_test = fields.Date("Test on", readonly=True, copy=False, tracking=True)
    test_result = fields.Char("Result of the test", readonly=True, copy=False, tracking=True)
    award_id = fields.Many2one(
        "methodical.category.award", "Category awarded", readonly=True, copy=False, ondelete="restrict"
    )
    awarded_category_id = fields.Many2one(related="award_id.category_id", string="Awarded")
    date_awarded = fields.Date(related="award_id.date_awarded")
    date_until = fields.Date(related="award_id.date_until")
    award_reference = fields.Char(related="award_id.reference")
    date_retake = fields.Date(
        "Retake not before",
        readonly=True,
        copy=False,
        tracking=True,
        help="Counted from the result by the rule of the regulation.",
    )
    reason = fields.Char("Why withdrawn or given back", readonly=True, copy=False, tracking=True)
    # what the teacher says himself
    own_words = fields.Text(
        "The teacher's own words",
        copy=False,
        help="What I am proud of, what changed in my lessons, what I plan.",
    )

    _open_uniq = models.UniqueIndex(
        "(teacher_id) WHERE state IN ('wish', 'dossier', 'submitted', 'portfolio', 'test')",
        "This teacher has an attestation under way. Finish or withdraw it before another one begins.",
    )

    @api.depends("teacher_name", "category_id.name")
    def _compute_display_name(self):
        for case in self:
            case.display_name = " – ".join(filter(None, (case.teacher_name, case.category_id.name)))

    @api.model
    def _expand_states(self, states, domain):
        """Return the columns of the kanban: the way of a case, and how it ended."""
        return [state for state, _label in self._fields["state"].selection if state != "cancelled"]
