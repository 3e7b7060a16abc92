from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class MethodicalDeadline(models.Model):
    """Register of legal terms: one row a rule, document or body, and period; nothing in it depends on today.

    Areas contribute through ``_get_collectors`` (``methodical_deadline_register.py``); one nightly job (``methodical_deadline_job.py``)
    upserts the register and sends each person one digest a day; a change of state marks its own rows at once (``_meet``).
    """

    _name = "methodical.deadline"
    _description = "Deadline"
    _order = "date_due, id"

    rule_id = fields.Many2one(
        "methodical.deadline.rule", required=True, index=True, ondelete="cascade", readonly=True
    )
    code = fields.Selection(related="rule_id.code", store=True, precompute=True)
    clause = fields.Char(related="rule_id.clause")
    company_id = fields.Many2one("res.company", "School", required=True, readonly=True)
    school_year_id = fields.Many2one("methodical.school.year", readonly=True, index=True, ondelete="cascade")
    term_id = fields.Many2one("methodical.term", "Quarter", readonly=True, ondelete="cascade")
    name = fields.Char("What", required=True, readonly=True, translate=False)
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    responsible_id = fields.Many2one("methodical.teacher", readonly=True, index="btree_not_null")
    user_id = fields.Many2one("res.users", "Responsible user", readonly=True, index="btree_not_null")
    date_start = fields.Date("Term counts from", required=True, readonly=True)
    date_due = fields.Date("Due on", required=True, readonly=True)
    day_kind = fields.Selection(
        [("working", "Working days"), ("calendar", "Calendar days")], required=True, readonly=True
    )
    date_met = fields.Date("Met on", readonly=True)
    status = fields.Selection(
        [("met", "Met"), ("met_late", "Met late"), ("open", "Running"), ("overdue", "Overdue")],
        compute="_compute_status",
        search="_search_status",
    )
    days_left = fields.Integer(
        compute="_compute_days_left", help="Days of the term that are left; negative when it is over."
    )

    _key_uniq = models.UniqueIndex(
        "(rule_id, res_model, res_id, date_start, COALESCE(term_id, 0))", "This term is registered already."
    )
    _due_idx = models.Index("(company_id, date_due)")
    _record_idx = models.Index("(res_model, res_id)")

    @api.depends("date_due", "date_met")
    def _compute_status(self):
        today = fields.Date.context_today(self)
        for deadline in self:
            late = (deadline.date_met or today) > deadline.date_due
            if deadline.date_met:
                deadline.status = "met_late" if late else "met"
            else:
                deadline.status = "overdue" if late else "open"

    @api.depends("date_due", "date_met", "day_kind", "company_id")
    def _compute_days_left(self):
        today = fields.Date.context_today(self)
        days = [today, *self.mapped("date_due")]
        calendars = self.company_id._get_school_calendars(min(days), max(days), today)
        for deadline in self:
            calendar = calendars[deadline.company_id]
            deadline.days_left = (
                0 if deadline.date_met else calendar.days_left(today, deadline.date_due, deadline.day_kind)
            )

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        met, over = Domain("date_met", "!=", False), Domain("date_due", "<", "today")
        late = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s > %s", SQL.identifier(alias, "date_met"), SQL.identifier(alias, "date_due")
            )
        )
        domains = {"met": met & ~late, "met_late": met & late, "open": ~met & ~over, "overdue": ~met & over}
        return Domain.OR(domains[status] for status in value if status in domains)

    def action_open_record(self):
        """Open the record to which the term belongs."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    @api.model
    def _meet(self, records, day):
        """Mark the open terms of records as met.

        :param records: the records to which the terms belong
        :param day: datetime.date on which they were met
        """
        # sudo: the register is written by what happens, not by people
        self.sudo().search(
            [("res_model", "=", records._name), ("res_id", "in", records.ids), ("date_met", "=", False)]
        ).write({"date_met": day})
