from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.guard import has_pass


class MethodicalMembership(models.Model):
    """Membership of a teacher in a body, with dates (N5). One teacher may sit in several bodies."""

    _name = "methodical.membership"
    _description = "Membership"
    _inherit = ["methodical.school.mixin"]
    _order = "body_id, date_from, id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "methodical.body", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, index=True, ondelete="restrict", check_company=True
    )
    teacher_name = fields.Char(related="teacher_id.name", string="Member")
    subject_names = fields.Char("Subjects", compute="_compute_subject_names", compute_sudo=True)
    kind_id = fields.Many2one(
        "methodical.choice", "Kind of member", domain=[("list", "=", "member")], help="C25."
    )
    role = fields.Selection(
        [("member", "Member"), ("secretary", "Secretary")], default="member", required=True
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today)
    date_to = fields.Date("Until")
    is_current = fields.Boolean(compute="_compute_is_current", search="_search_is_current")

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)",
        "A membership must end on a day that is not before its first one.",
    )

    @api.depends("teacher_id.subject_ids")
    @api.depends_context("lang")
    def _compute_subject_names(self):
        for membership in self:
            membership.subject_names = ", ".join(membership.teacher_id.subject_ids.mapped("name"))

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        today = fields.Date.context_today(self)
        for membership in self:
            membership.is_current = bool(
                membership.date_from
                and membership.date_from <= today
                and (not membership.date_to or membership.date_to >= today)
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_domain_on("today")

    @api.model
    def _get_domain_on(self, day):
        """Return the domain of memberships on a date (datetime.date or a relative date of the ORM)."""
        return Domain("date_from", "<=", day) & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    @api.model_create_multi
    def create(self, vals_list):
        """Add members.

        :raises UserError: when the body is reorganised or dissolved, or the user would make himself its secretary
        """
        with self._no_own_secretary():
            rows = super().create(vals_list)
        rows._check_living()
        return rows

    def write(self, vals):
        """Change memberships.

        :raises UserError: when a body of them is reorganised or dissolved: its members are history
        """
        self._check_living()
        with self._no_own_secretary():
            result = super().write(vals)
        if "body_id" in vals:
            self._check_living()
        return result

    @api.model
    @contextmanager
    def _no_own_secretary(self):
        """Refuse what the block did when the user keeps the minutes of more bodies after it: they decide documents.

        Who manages the accounts of the database is asked no such question: he may sign in as anybody.

        :raises UserError: naming the bodies
        """
        if self.env.su or has_pass(self.env) or self.env.user.has_group("base.group_erp_manager"):
            yield
            return
        before = self._get_own_minutes()
        yield
        if gained := self._get_own_minutes() - before:
            raise UserError(
                self.env._(
                    "%(person)s cannot make himself the secretary of %(bodies)s, who keeps its minutes. Somebody else enters it.",
                    person=self.env.user.name,
                    bodies=gained.mapped("name"),
                )
            )

    @api.model
    def _get_own_minutes(self):
        """Return the bodies whose minutes the user keeps as a secretary, today or later."""
        today = fields.Date.context_today(self)
        # sudo: everybody may know where he keeps the minutes himself
        rows = self.sudo().search(
            Domain("teacher_id.user_id", "=", self.env.uid)
            & Domain("role", "=", "secretary")
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )
        return rows.body_id.sudo(False)  # sudo: back to the rights of the user

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        """Keep memberships that have run: who left a body stays in its history."""
        self._check_living()
        today = fields.Date.context_today(self)
        run = self.filtered(lambda row: row.body_id.state != "proposed" and row.date_from < today)
        if run and not has_pass(self.env):
            raise UserError(
                self.env._(
                    "%(teachers)s: the membership has run and stays in the history. Enter its last day instead.",
                    teachers=run.sudo().mapped("teacher_id.name"),  # sudo: names of colleagues
                )
            )

    def _check_living(self):
        if has_pass(self.env):
            return
        if ended := self.body_id.filtered(lambda body: body.state in ("reorganised", "dissolved")):
            raise UserError(
                self.env._(
                    "%(bodies)s was closed by an order: its members are history and do not change.",
                    bodies=ended.mapped("name"),
                )
            )

    @api.constrains("body_id", "teacher_id", "date_from", "date_to")
    def _check_overlap(self):
        """Refuse two memberships of one teacher in one body at the same time."""
        for membership in self:
            # a difference of recordsets would read the rows of each body on their own
            others = (row for row in membership.body_id.membership_ids if row != membership)
            other = next((row for row in others if row._overlaps(membership)), None)
            if other:
                raise ValidationError(
                    self.env._(
                        "%(teacher)s is a member of %(body)s since %(date)s already. Correct the dates of that membership.",
                        teacher=membership.sudo().teacher_id.name,  # sudo: the name of a colleague
                        body=membership.body_id.name,
                        date=format_date(self.env, other.date_from),
                    )
                )

    def _overlaps(self, other):
        """Return whether two memberships are of one teacher and share a day."""
        return (
            self.teacher_id == other.teacher_id
            and (not other.date_to or self.date_from <= other.date_to)
            and (not self.date_to or self.date_to >= other.date_from)
        )
