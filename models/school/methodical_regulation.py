from odoo import fields, models, tools


class MethodicalRegulation(models.Model):
    """Regulation of a school: every setting in which schools contradict each other (N1, C1-C29).

    One regulation is in force per school and date. A preset belongs to no school; loading it makes a copy
    that the school edits. Rules with a number or a severity are rows (``rule_ids``), modes are fields.
    """

    _name = "methodical.regulation"
    _description = "Regulation of the Methodical Service"
    _inherit = ["methodical.school.mixin", "mail.thread"]
    _order = "company_id, date_from desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", index=True, help="Empty: a preset that schools may load."
    )
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("replaced", "Replaced")],
        default="draft",
        required=True,
        copy=False,
        tracking=True,
        readonly=True,
    )
    date_from = fields.Date("In force from", tracking=True, copy=False)
    date_to = fields.Date("In force until", tracking=True, copy=False)
    basis = fields.Char("Local act", help="Title, number and date of the local act.", tracking=True)
    description = fields.Text(translate=True)
    print_lang = fields.Selection(
        [("ky_KG", "Kyrgyz"), ("ru_RU", "Russian")], "Language of prints", default="ky_KG", required=True
    )
    rule_ids = fields.One2many("methodical.regulation.rule", "regulation_id", "Rules", copy=True)
    duty_ids = fields.One2many("methodical.regulation.duty", "regulation_id", "Who does what", copy=True)
    norm_ids = fields.One2many("methodical.regulation.norm", "regulation_id", "Course norms", copy=True)
    retention_ids = fields.One2many("methodical.regulation.retention", "regulation_id", "Storage", copy=True)
    label_ids = fields.One2many("methodical.regulation.label", "regulation_id", "Words", copy=True)
    # working time
    study_week = fields.Selection([("5", "5 days"), ("6", "6 days")], default="5", required=True)
    day_kind = fields.Selection(
        [("working", "Working days"), ("calendar", "Calendar days")],
        "Terms are counted in",
        default="working",
        required=True,
    )
    # association and head
    plan_drafter = fields.Selection(
        [
            ("head", "Head"),
            ("head_members", "Head together with the teachers"),
            ("council_chair", "Chair of the council"),
        ],
        "Plan is drafted by",
        default="head_members",
        required=True,
        help="C2: F0 5.1, F1 IV.1, F3 P1b.",
    )
    head_mode = fields.Selection(
        [
            ("elected", "Elected"),
            ("consent", "Appointed with the members' consent"),
            ("appointed", "Appointed"),
        ],
        "Head gets the post",
        default="elected",
        required=True,
        help="C3: F1 V.1, VI.2; F3 DR12.",
    )
    methodologist_mode = fields.Selection(
        [("none", "No such post"), ("separate", "A person of his own"), ("deputy", "The deputy director")],
        "Methodologist",
        default="none",
        required=True,
        help="C8: F0 5.1, 1.3.",
    )
    order_needs_council = fields.Boolean("Council decides the number of associations", help="C14: F1 A-I.3′.")
    order_needs_proposal = fields.Boolean("Deputy proposes opening and closing", help="C14: F1 A-I.5′.")
    allow_same_signer = fields.Boolean("One person may sign two steps of a document")
    # meetings (C9, C10)
    quarter_kind = fields.Selection(
        [("school", "School quarter"), ("calendar", "Calendar quarter")],
        "A quarter means",
        default="school",
        required=True,
    )
    resolution_scope = fields.Selection(
        [("meeting", "At least one per meeting"), ("item", "At least one per agenda item")],
        "Resolutions",
        default="meeting",
        required=True,
        help="C10: F1 V.4; F3 P2.",
    )
    minutes_signer = fields.Selection(
        [("chair", "Chair"), ("chair_secretary", "Chair and secretary")],
        "Minutes are signed by",
        default="chair_secretary",
        required=True,
        help="C10: F3 P3.",
    )
    # reports (C13, C27)
    has_head_report = fields.Boolean("Head writes a year report", default=True, help="C13: F0 5.3.")
    head_report_to = fields.Selection(
        [("deputy", "Deputy director"), ("director", "Director"), ("council", "Pedagogical council")],
        "Head reports to",
        default="deputy",
        required=True,
        help="C13: F0 5.3; F3 G6.",
    )
    has_deputy_analysis = fields.Boolean(
        "Deputy analyses each association", default=True, help="C13: F1 V.5, F3 P7."
    )
    deputy_analysis_at = fields.Selection(
        [("last_meeting", "Last meeting of the year"), ("year_end", "End of the school year")],
        "Analysis is given at",
        default="last_meeting",
        required=True,
        help="C13: F1 V.5; F3 P7.",
    )
    has_self_analysis = fields.Boolean(
        "Association analyses its last year", default=True, help="C13: F1 VI.5."
    )
    deputy_report_period = fields.Selection(
        [
            ("none", "No report"),
            ("quarter", "Every quarter"),
            ("half", "Every half-year"),
            ("year", "Every year"),
        ],
        "Deputy reports to the director",
        default="year",
        required=True,
        help="C27: F2 5.3.",
    )
    # storage (C12)
    archive_count_from = fields.Selection(
        [("transfer", "Transfer to the archive"), ("creation", "End of the school year")],
        "Archive years count from",
        default="transfer",
        required=True,
        help="C12: F1 V.6.",
    )
    # lessons (C17)
    observation_limits = fields.Selection(
        [("head", "Heads of associations"), ("all", "Every visitor"), ("none", "Nobody")],
        "May not enter after the start without need",
        default="head",
        required=True,
        help="C17: F0 4.1; F2 3.1.",
    )
    # courses and attestation (C18, C19)
    course_choice = fields.Selection(
        [("teacher", "Teacher"), ("school", "School")],
        "Course is chosen by",
        default="teacher",
        required=True,
        help="C19: F4 3.3, 3.1.",
    )
    attestation_head_role = fields.Selection(
        [("none", "No part"), ("participant", "Takes part"), ("preparer", "Prepares and conducts")],
        "Head in attestation",
        default="participant",
        required=True,
        help="C18: F0 4.2b; F3 CO7.",
    )
    attestation_deputy_role = fields.Selection(
        [("none", "No part"), ("preparer", "Prepares materials"), ("evaluator", "Prepares and evaluates")],
        "Deputy in attestation",
        default="evaluator",
        required=True,
        help="C18: F2 3.4.",
    )
    # orders and local acts (C21, C28)
    order_book_post_id = fields.Many2one(
        "methodical.post", "Order book is kept by", help="C21: F2 2.7. Signs the register of orders."
    )
    acknowledgement_required = fields.Boolean(
        "Local acts are acknowledged", default=True, help="C28: F0, F2 sign."
    )
    # labour participation coefficient (C29)
    ktu_enabled = fields.Boolean(
        "KTU is used", help="C29: F1 IV.5. The school's own regulation sets every number."
    )
    ktu_period = fields.Selection(
        [("month", "Month"), ("quarter", "Quarter"), ("half", "Half-year"), ("year", "School year")],
        "KTU period",
        default="quarter",
        required=True,
    )
    ktu_max_points = fields.Float("KTU points at most", default=100)
    ktu_approver_post_id = fields.Many2one("methodical.post", "KTU is approved by")

    def _is_valid_on(self, day):
        """Return whether one regulation that is no draft holds on a date."""
        return self.date_from <= day and (not self.date_to or self.date_to >= day)

    def _get_rule(self, code, day, body_kind=False):
        """Return the rule row of a code that is on and valid on a date; the row for this kind of association wins.

        :param code: a code of ``methodical.regulation.rule``
        :param day: datetime.date
        :param body_kind: kind of association, or False
        """
        rules = self.rule_ids.filtered(
            lambda rule: (
                rule.code == code
                and rule.severity != "off"
                and (not rule.date_from or rule.date_from <= day)
                and (not rule.date_to or rule.date_to >= day)
            )
        )
        return (
            rules.filtered(lambda rule: body_kind and rule.body_kind == body_kind)[:1]
            or rules.filtered(lambda rule: not rule.body_kind)[:1]
        )

    def _get_duty_post(self, function, body_kind=False):
        """Return the post that does a function (C7), the row for this kind of association first.

        :param function: a function of ``methodical.regulation.duty``
        """
        duties = self.duty_ids.filtered(lambda duty: duty.function == function)
        return (
            duties.filtered(lambda duty: duty.body_kind == body_kind)
            or duties.filtered(lambda duty: not duty.body_kind)
        )[:1].post_id

    def _get_label(self, term):
        """Return the school's own word for a term (C6, C10, C11, C24) in the language of the environment.

        :param term: a term of ``methodical.regulation.label``
        """
        label = self.env["methodical.regulation.label"]
        return (
            self._get_labels().get(term) or dict(label._fields["term"]._description_selection(self.env))[term]
        )

    @tools.ormcache("self.id", "self.env.lang")
    def _get_labels(self):
        """Return {term: the school's own word}, kept until a word changes; prints and screens ask for it again and again."""
        # sudo: how the school calls things stands on every print
        return tools.frozendict((row.term, row.name) for row in self.sudo().label_ids)
