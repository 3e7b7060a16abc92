import re

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class MethodicalTeacher(models.Model):
    """Card of a teacher: what the methodical service may see of an employee, one per employee and school (N7).

    All other models point at the card, so plain users need no rights on ``hr.employee``.
    """

    _name = "methodical.teacher"
    _description = "Teacher Card"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "name, id"
    _check_company_auto = True
    _mail_post_access = "read"

    # the person
    employee_id = fields.Many2one(
        "hr.employee", required=True, index=True, ondelete="restrict", check_company=True, tracking=True
    )
    company_id = fields.Many2one(
        "res.company", "School", required=True, index=True, default=lambda self: self.env.company
    )
    name = fields.Char(related="employee_id.name", store=True, string="Full name", index="trigram")
    user_id = fields.Many2one(related="employee_id.user_id", store=True, index="btree_not_null")
    # who may read the card may read this: without groups of its own it would keep those of HR
    birthday = fields.Date(
        related="employee_id.birthday",
        store=True,
        readonly=False,
        string="Date of birth",
        groups="school_methodical.group_teacher",
    )
    age = fields.Integer(compute="_compute_age", help="Full years today.")
    avatar_128 = fields.Image(related="employee_id.avatar_128")
    active = fields.Boolean(default=True)
    date_joined = fields.Date("Joined the school on", tracking=True)
    post_ids = fields.Many2many("methodical.post", string="Posts", tracking=True)
    subject_ids = fields.Many2many("methodical.subject", string="Subjects taught")
    weekly_load = fields.Float("Weekly load (hours)")
    led_class_ids = fields.One2many("methodical.class", "class_teacher_id", "Class teacher of")
    # education (F0 1.2, F1 VI.9)
    education_level = fields.Selection(
        [
            ("higher", "Higher professional"),
            ("incomplete_higher", "Incomplete higher"),
            ("vocational", "Secondary vocational"),
            ("secondary", "General secondary"),
        ],
        tracking=True,
    )
    education_institution = fields.Char("Graduated from")
    education_year = fields.Integer("Graduated in")
    speciality = fields.Char("Speciality by diploma")
    # service and category (C4, C5)
    service_ids = fields.One2many("methodical.service", "teacher_id", "Services")
    service_total = fields.Char("Total service", compute="_compute_facts")
    service_pedagogical = fields.Char("Pedagogical service", compute="_compute_facts")
    is_young_specialist = fields.Boolean(
        "Young specialist",
        compute="_compute_facts",
        search="_search_is_young_specialist",
        help="Less than three years of pedagogical service (F1 C.5).",
    )
    award_ids = fields.One2many("methodical.category.award", "teacher_id", "Category history")
    category_id = fields.Many2one("methodical.category", compute="_compute_facts", search="_search_category")
    category_date = fields.Date("Awarded on", compute="_compute_facts")
    honours = fields.Text("Awards and honours")
    note = fields.Text()

    _employee_uniq = models.Constraint(
        "UNIQUE(employee_id, company_id)",
        lambda env, diagnostics: env["methodical.teacher"]._say_has_card(diagnostics),
    )

    @api.depends("birthday")
    def _compute_age(self):
        today = fields.Date.context_today(self)
        for teacher in self:
            teacher.age = relativedelta(today, teacher.birthday).years if teacher.birthday else 0

    def _search_is_young_specialist(self, operator, value):
        if operator != "in":
            return NotImplemented
        recent = Domain("date_start", "=", False) | Domain("date_start", ">", "today -3y")
        services = self.env["methodical.service"].search(
            Domain("kind", "=", "pedagogical") & Domain("earlier_years", "<", 3) & recent
        )
        return Domain("service_ids", "in", services.filtered(lambda service: service.months < 36).ids)

    def _search_category(self, operator, value):
        if operator != "in":
            return NotImplemented
        # the latest valid award decides, so an older one of another category must not match
        domain = self.env["methodical.category.award"]._get_valid_domain(fields.Date.context_today(self))
        latest = {}
        for award in self.env["methodical.category.award"].search(domain, order="date_awarded, id"):
            latest[award.teacher_id.id] = award.category_id.id
        wanted = [teacher for teacher, category in latest.items() if category in value]
        found = Domain("id", "in", wanted)
        return found | Domain("id", "not in", list(latest)) if False in value else found

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        if kept := self.filtered("award_ids"):
            raise UserError(
                self.env._(
                    "The cards of %(teachers)s hold history and cannot be deleted. Archive them instead.",
                    teachers=kept.mapped("name"),
                )
            )

    def _get_valid_awards(self, day):
        """Return {teacher: award} with the latest category award that holds on a date.

        :param day: datetime.date
        """
        Award = self.env["methodical.category.award"]
        if not self.ids:
            return {}
        awards = Award.search_fetch(
            Domain("teacher_id", "in", self.ids) & Award._get_valid_domain(day),
            ["teacher_id", "category_id", "date_awarded"],
            order="date_awarded, id",
        )
        return {award.teacher_id: award for award in awards}

    def _get_service_months(self, kind, day):
        """Return the whole months of one kind of service on a date.

        :param kind: 'total', 'pedagogical', 'managerial' or 'education' (C5)
        :param day: datetime.date
        """
        self.ensure_one()
        return self.service_ids.filtered(lambda service: service.kind == kind)._months_on(day)

    @api.model
    def _say_has_card(self, diagnostics):
        """Return the sentence that an employee has a card already, and where it is.

        :param diagnostics: of the database, which tells employee and school, or None
        """
        told = re.search(r"=\((\d+), (\d+)\)", diagnostics and diagnostics.message_detail or "")
        employee, company = map(int, told.groups()) if told else (0, 0)
        # sudo: whoever makes cards is told of the one that is there, archived or not
        cards_sudo = self.sudo().with_context(active_test=False)
        card_sudo = cards_sudo.search([("employee_id", "=", employee), ("company_id", "=", company)], limit=1)
        return self.env._(
            "%(person)s has a card in this school already. Open that card; if it is in the archive, bring it back.",
            person=card_sudo.name or "…",
        )

    @api.model
    def _get_of_user(self, user, company):
        """Return the card of a user in a school (empty when he has none).

        :param user: res.users
        :param company: res.company
        """
        # sudo: everybody may know which card is his own
        card = self.sudo().search([("user_id", "=", user.id), ("company_id", "=", company.id)], limit=1)
        return card.sudo(False)
