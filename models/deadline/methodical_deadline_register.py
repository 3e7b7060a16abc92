from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .year_rules import Ground, YearRules

#: what makes a row the same one tomorrow
KEY = ("rule_id", "res_model", "res_id", "date_start", "term_id")
#: what the nightly job takes from the areas, and what may change on a row
UPSERTED = ("name", "responsible_id", "user_id", "date_due", "day_kind", "date_met", "school_year_id")
COLUMNS = (*KEY, "code", "company_id", *UPSERTED)


class MethodicalDeadline(models.Model):
    """How the register is written: rows are collected for all schools at once and go in with one statement."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        """Return {code of a rule: name of the method that collects its rows}: each area adds its own.

        A method gets the ``YearRules`` of its code, {school year: rule} for many schools, and asks the database as often for
        one school as for all of them. It returns values of this model with ``school_year_id``, without rule and school.
        """
        return {}

    @api.model
    def _refresh(self, companies):
        """Bring the registers of some schools up to date: new rows, changed rows, rows whose ground is gone.

        :param companies: res.company
        """
        years = self.env["methodical.school.year"].search(
            [("company_id", "in", companies.ids), ("is_closed", "=", False)]
        )
        self._preload(companies, years)
        rules = self._get_rules(years, self._get_collectors())
        self._upsert(self._collect(rules), Domain("school_year_id", "in", years.ids))

    @api.model
    def _preload(self, companies, years):
        """Read what the collectors and the digests ask of each school for all of them at once."""
        today, starts = fields.Date.context_today(self), {company: set() for company in companies}
        for year in years:
            starts[year.company_id].add(year.date_start)
        companies._preload_regulations({company: {today, *days} for company, days in starts.items()})
        regulations = self.env["methodical.regulation"].union(*map(self._get_regulation, years))
        regulations.fetch()
        for lines in regulations.deadline_rule_ids, regulations.duty_ids, regulations.rule_ids:
            lines.fetch()
        regulations.deadline_rule_ids.mapped("lead_post_ids")

    @api.model
    def _recollect(self, codes, year, only):
        """Bring the rows of some rules and records up to date at once, after a change of state.

        :param codes: codes of rules whose collectors take a second argument, the records to which they are narrowed
        :param year: one school year; nothing is done without one, for a closed one, and where the rules are off
        :param only: records of one model, not empty
        """
        if not year or year.is_closed or not (rules := self._get_rules(year, codes)):
            return
        ids = [rule.id for by_year in rules.values() for rule in by_year.values()]
        known = Domain("rule_id", "in", ids) & Domain("school_year_id", "=", year.id)
        scope = known & Domain("res_model", "=", only._name) & Domain("res_id", "in", only.ids)
        self._upsert(self._collect(rules, only), scope)

    @api.model
    def _get_regulation(self, year):
        """Return the regulation by whose rules a school year is judged: that of its first day, else that of today."""
        return year.company_id._get_regulation(year.date_start) or year.company_id._get_regulation()

    @api.model
    def _get_rules(self, years, codes):
        """Return {code: {school year: its rule}} of the rules that are on, of the codes that are asked for."""
        found = {}
        for year in years:
            for rule in self._get_regulation(year).deadline_rule_ids:
                if rule.is_on and rule.code in codes:
                    found.setdefault(rule.code, {})[year] = rule
        return found

    @api.model
    def _collect(self, rules, *only):
        """Return the values of rows, complete as the register holds them.

        :param rules: see ``_get_rules``
        """
        if not rules:
            return []
        years, used = self.env["methodical.school.year"], self.env["methodical.deadline.rule"]
        years = years.union(*(year for by_year in rules.values() for year in by_year))
        used = used.union(*(rule for by_year in rules.values() for rule in by_year.values()))
        ground, collectors, rows = Ground(years, used.regulation_id), self._get_collectors(), []
        for code, by_year in rules.items():
            common = {
                year.id: {"rule_id": rule.id, "code": code, "company_id": year.company_id.id}
                for year, rule in by_year.items()
            }
            found = getattr(self, collectors[code])(YearRules(by_year, ground), *only)
            rows += [{**common[row["school_year_id"]], **row} for row in found]
        return rows

    @api.model
    def _upsert(self, rows, scope):
        """Write collected rows in one statement and drop open ones whose ground is gone.

        :param scope: domain of the rows of the register that were collected anew
        """
        self.flush_model()
        if rows:
            self._upsert_rows(rows)
        keys = {tuple(row.get(column) or None for column in KEY) for row in rows}
        # a country of rows: read as they are, not as records
        query = self._search(scope & Domain("date_met", "=", False))
        columns = (SQL.identifier(query.table, column) for column in ("id", *KEY))
        known = self.env.execute_query(query.select(*columns))
        self.browse(row for row, *key in known if tuple(key) not in keys).unlink()

    @api.model
    def _upsert_rows(self, rows):
        """Insert rows, update those that changed; a row without a change is only read."""
        self.env.cr.execute(
            SQL(
                """INSERT INTO methodical_deadline (%(names)s)
                   SELECT %(all_found)s FROM unnest(%(values)s) AS found (%(names)s)
                   LEFT JOIN methodical_deadline known ON (%(known_key)s) = (%(found_key)s)
                   WHERE known.id IS NULL OR (%(known)s) IS DISTINCT FROM (%(found)s)
                   ON CONFLICT (rule_id, res_model, res_id, date_start, COALESCE(term_id, 0)) DO UPDATE SET %(updates)s""",
                names=SQL(", ").join(map(SQL.identifier, COLUMNS)),
                all_found=self._as_list("found", COLUMNS),
                known=self._as_list("known", UPSERTED),
                found=self._as_list("found", UPSERTED),
                values=SQL(", ").join(self._as_array(rows, column) for column in COLUMNS),
                known_key=self._as_key("known"),
                found_key=self._as_key("found"),
                updates=SQL(", ").join(
                    SQL("%s = EXCLUDED.%s", SQL.identifier(column), SQL.identifier(column))
                    for column in UPSERTED
                ),
            )
        )
        if self.env.cr.rowcount:
            self.invalidate_model()

    @api.model
    def _as_array(self, rows, column):
        """Return the values of one column of rows as an array of SQL."""
        kind = SQL(self._fields[column].column_type[1])
        return SQL("%s::%s[]", [row.get(column) or None for row in rows], kind)

    @api.model
    def _as_key(self, table):
        """Return what makes a row the same one, as the index has it."""
        quarter = SQL("COALESCE(%s, 0)", SQL.identifier(table, KEY[-1]))
        return SQL(", ").join([*(SQL.identifier(table, column) for column in KEY[:-1]), quarter])

    @api.model
    def _as_list(self, table, columns):
        return SQL(", ").join(SQL.identifier(table, column) for column in columns)
