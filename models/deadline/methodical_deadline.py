from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: what makes a row the same one tomorrow
KEY = ("rule_id", "res_model", "res_id", "date_start", "term_id")
#: what the nightly job takes from the areas, and what may change on a row
UPSERTED = ("name", "responsible_id", "user_id", "date_due", "day_kind", "date_met", "school_year_id")


class MethodicalDeadline(models.Model):
    """Register of legal terms: one row a rule, document or body, and period; nothing in it depends on today.

    Areas contribute through ``_get_collectors``; one nightly job (``methodical_deadline_job.py``) upserts the register and sends each person one
    digest a day; a change of state marks its own rows at once (``_meet``).
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
        compute="_compute_status", help="Days of the term that are left; negative when it is over."
    )

    _key_uniq = models.UniqueIndex(
        "(rule_id, res_model, res_id, date_start, COALESCE(term_id, 0))", "This term is registered already."
    )
    _due_idx = models.Index("(company_id, date_due)")
    _record_idx = models.Index("(res_model, res_id)")

    @api.depends("date_due", "date_met")
    def _compute_status(self):
        today = fields.Date.context_today(self)
        for company, deadlines in self.grouped("company_id").items():
            calendar = company._get_school_calendar(
                min([today, *deadlines.mapped("date_due")]), max([today, *deadlines.mapped("date_due")])
            )
            for deadline in deadlines:
                late = (deadline.date_met or today) > deadline.date_due
                if deadline.date_met:
                    deadline.status = "met_late" if late else "met"
                else:
                    deadline.status = "overdue" if late else "open"
                deadline.days_left = (
                    0
                    if deadline.date_met
                    else calendar.days_left(today, deadline.date_due, deadline.day_kind)
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

    @api.model
    def _get_collectors(self):
        """Return {code of a rule: name of the method that collects its rows}: each area adds its own.

        A method gets (rule, school year) and returns a list of values of this model without ``rule_id``.
        """
        return {}

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

    @api.model
    def _refresh(self, companies):
        """Bring the registers of some schools up to date: new rows, changed rows, rows whose ground is gone.

        :param companies: res.company
        """
        years = self.env["methodical.school.year"].search(
            [("company_id", "in", companies.ids), ("is_closed", "=", False)]
        )
        self._preload(years)
        collectors, rows = self._get_collectors(), []
        for year in years:
            school = self.with_company(year.company_id)
            own = year.with_env(school.env)
            rows += school._collect(school._get_rules(own, collectors), own)
        self._upsert(rows, Domain("school_year_id", "in", years.ids))

    @api.model
    def _preload(self, years):
        """Read what the collectors ask of each school for all of them at once."""
        companies = years.company_id
        for day in {fields.Date.context_today(self), *years.mapped("date_start")}:
            companies._preload_regulations(day)
        regulations = self.env["methodical.regulation"].union(
            *(year.company_id._get_regulation(year.date_start) for year in years),
            *(company._get_regulation() for company in companies),
        )
        for lines in regulations.deadline_rule_ids, regulations.duty_ids, regulations.rule_ids:
            lines.fetch()
        regulations.deadline_rule_ids.mapped("lead_post_ids")

    @api.model
    def _recollect(self, codes, year, only):
        """Bring the rows of some rules and records up to date at once, after a change of state.

        :param codes: codes of rules whose collectors take a third argument, the records to which they are narrowed
        :param year: one school year; nothing is done without one, for a closed one, and where the rules are off
        :param only: records of one model, not empty
        """
        if not year or year.is_closed or not (rules := self._get_rules(year, codes)):
            return
        rows = self._collect(rules, year, only)
        known = Domain("rule_id", "in", rules.ids) & Domain("school_year_id", "=", year.id)
        self._upsert(rows, known & Domain("res_model", "=", only._name) & Domain("res_id", "in", only.ids))

    @api.model
    def _get_rules(self, year, codes):
        """Return the rules that are on for a school year, of the codes that are asked for."""
        regulation = year.company_id._get_regulation(year.date_start) or year.company_id._get_regulation()
        return regulation.deadline_rule_ids.filtered(lambda rule: rule.is_on and rule.code in codes)

    @api.model
    def _collect(self, rules, year, *only):
        """Return the values of the rows of rules and a school year, complete as the register holds them."""
        collectors = self._get_collectors()
        return [
            {"rule_id": rule.id, "code": rule.code, "company_id": year.company_id.id, **row}
            for rule in rules
            for row in getattr(self, collectors[rule.code])(rule, year, *only)
        ]

    @api.model
    def _upsert(self, rows, scope):
        """Write collected rows in one statement and drop open ones whose ground is gone.

        :param scope: domain of the rows of the register that were collected anew
        """
        self.flush_model()
        if rows:
            self._upsert_rows(rows)
            self.invalidate_model()
        keys = {tuple(row.get(column) or False for column in KEY) for row in rows}
        self.search_fetch(scope & Domain("date_met", "=", False), KEY).filtered(
            lambda row: (
                (row.rule_id.id, row.res_model, row.res_id, row.date_start, row.term_id.id) not in keys
            )
        ).unlink()

    @api.model
    def _upsert_rows(self, rows):
        """Insert rows, update those that changed; rows without a change are not written anew."""
        columns = (*KEY, "code", "company_id", *UPSERTED)
        values = SQL(", ").join(
            SQL("(%s)", SQL(", ").join(SQL("%s", row.get(column) or None) for column in columns))
            for row in rows
        )
        names = SQL(", ").join(map(SQL.identifier, columns))
        updates = SQL(", ").join(
            SQL("%s = EXCLUDED.%s", SQL.identifier(column), SQL.identifier(column)) for column in UPSERTED
        )
        before, after = (
            SQL(", ").join(SQL.identifier(table, column) for column in UPSERTED)
            for table in ("methodical_deadline", "excluded")
        )
        self.env.cr.execute(
            SQL(
                """INSERT INTO methodical_deadline (%s) VALUES %s
                   ON CONFLICT (rule_id, res_model, res_id, date_start, COALESCE(term_id, 0)) DO UPDATE SET %s
                   WHERE (%s) IS DISTINCT FROM (%s)""",
                names,
                values,
                updates,
                before,
                after,
            )
        )
