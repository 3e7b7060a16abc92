from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.months import add_months

#: days for which a reminder stays in the digest: who was absent on the day itself still meets it
_REMINDED = timedelta(days=7)
#: names of teachers in the line of a digest about several
_NAMES = 3


class MethodicalDeadline(models.Model):
    """Term of the next course J18 (F4 3.4, F2 2.3d): a row a teacher, reminders at 12, 6 and 3 months and when it is over.

    The teacher, the heads of his associations, the posts of the rule and the officers are told in the week after each
    of these days. While a term is over the teacher reads it every day; the others get one line for all their teachers.
    """

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J18": "_collect_courses"}

    @api.model
    def _collect_courses(self, rules, only=None):
        """Return a row for each teacher whose next course is due until a year after the school year.

        :param only: methodical.teacher, to narrow them down
        """
        years = {company: year for company, year in self._get_course_years(rules).items() if year in rules}
        if not years:
            return []
        ends = {company: year.date_end + timedelta(days=366) for company, year in years.items()}
        domain = (
            Domain("company_id", "in", [company.id for company in years])
            & Domain("date_due", "<=", max(ends.values()))
            & Domain("ground", "!=", "leave")
        )
        if only is not None:
            domain &= Domain("teacher_id", "in", only.ids)
        balance = self.env["methodical.course.balance"].search_fetch(
            domain, ["teacher_id", "teacher_name", "company_id", "norm_id", "date_due", "date_counted"]
        )
        balance.sudo().teacher_id.fetch(["user_id"])  # sudo: the register tells the teacher
        return [
            self._prepare_course_term(row, years[row.company_id], rules)
            for row in balance
            if row.date_due <= ends[row.company_id]
        ]

    @api.model
    def _get_course_years(self, rules):
        """Return {school: year whose register holds the courses}: the current or next one, in summer maybe the last."""
        Year = self.env["methodical.school.year"]
        years = Year._map_current(rules.companies)
        without = [company.id for company, year in years.items() if not year]
        if not without:
            return years
        last = Year.search_fetch([("company_id", "in", without)], ["company_id"], order="date_start")
        return years | {year.company_id: year for year in last}

    @api.model
    def _prepare_course_term(self, row, year, rules):
        # sudo: the user of a teacher is told by the register
        teacher_sudo, norm = row.teacher_id.sudo(), rules.in_print_lang(year, row.norm_id)
        return {
            "school_year_id": year.id,
            "name": norm.env._("%(teacher)s · %(norm)s", teacher=row.teacher_name, norm=norm.name),
            "res_model": teacher_sudo._name,
            "res_id": teacher_sudo.id,
            "responsible_id": teacher_sudo.id,
            "user_id": teacher_sudo.user_id.id,
            "date_start": row.date_counted or add_months(row.date_due, -12 * norm.years),
            "date_due": row.date_due,
            "day_kind": rules[year].day_kind or "calendar",
        }

    @api.model
    def _meet_courses(self, taken):
        """Mark terms as met whose teachers took the course that was due, on the day of its document.

        :param taken: {teacher: day of his last course}
        """
        own = Domain("res_model", "=", "methodical.teacher") & Domain(
            "res_id", "in", [teacher.id for teacher in taken]
        )
        open_terms = self.search(own & Domain("code", "=", "J18") & Domain("date_met", "=", False))
        if not open_terms:
            return
        rows = self.env["methodical.course.balance"].search(
            [("teacher_id", "in", open_terms.mapped("res_id"))]
        )
        due, days = {row.id: row.date_due for row in rows}, {card.id: day for card, day in taken.items()}
        for term in open_terms.filtered(lambda term: term.res_id in due):
            is_later = not due[term.res_id] or due[term.res_id] > term.date_due
            if is_later and days[term.res_id] > term.date_start:
                term.date_met = days[term.res_id]

    # who is told, and when

    @api.model
    def _get_digest_domain(self):
        return super()._get_digest_domain() | Domain("code", "=", "J18")

    def _get_watchers(self, holders):
        """Return who reads of a course: in the week after its status turned everybody, afterwards the teacher alone."""
        if self.code != "J18":
            return super()._get_watchers(holders)
        today, turned = fields.Date.context_today(self), self._get_course_turns(holders).get(self.res_id)
        if not turned or today < self.date_due - timedelta(days=self.rule_id.lead_days):
            return self.env["res.users"]
        if today - turned < _REMINDED:
            return self.user_id | self._get_course_managers(holders)
        return self.user_id if today > self.date_due else self.env["res.users"]

    def _get_course_managers(self, holders):
        """Return who cares for the courses of one teacher: heads of his associations, posts of the rule, officers."""
        posts = self.rule_id.lead_post_ids | self.rule_id.escalate_post_id
        heads = self._get_head_users(holders).get(self.res_id, self.env["res.users"])
        return heads | self._get_post_users(posts, holders) | self._get_officers(holders)

    def _get_course_turns(self, holders):
        """Return {id of a card: day since which its course is due soon or overdue} in the schools of the terms.

        :param holders: see ``_find_holders``
        """
        key = "course turns"
        if key not in holders:
            rows = self.env["methodical.course.balance"].search_fetch(
                [
                    ("company_id", "in", holders["schools"].ids),
                    ("status", "in", ("overdue", "due_3", "due_6", "due_12")),
                ],
                ["status_since"],
            )
            holders[key] = {row.id: row.status_since for row in rows}
        return holders[key]

    def _get_head_users(self, holders):
        """Return {id of a card: users who head its associations today} in the schools of the terms.

        :param holders: see ``_find_holders``
        """
        key = "heads of teachers"
        if key not in holders:
            today, Membership = fields.Date.context_today(self), self.env["methodical.membership"]
            members = Membership.search(
                Domain("company_id", "in", holders["schools"].ids) & Membership._get_domain_on(today)
            )
            heads = members.body_id._get_heads(today)
            holders[key] = found = {}
            for member in members.filtered(lambda member: member.body_id in heads):
                users = found.get(member.teacher_id.id, self.env["res.users"])
                found[member.teacher_id.id] = users | heads[member.body_id].user_id
        return holders[key]

    @api.model
    def _get_summaries(self, terms, holders):
        """Return also one line for each person who cares for teachers whose courses are overdue for more than a week."""
        today, late = fields.Date.context_today(self), {}
        for term in terms.filtered(lambda term: term.code == "J18" and term.date_due < today):
            turned = term._get_course_turns(holders).get(term.res_id)
            if turned and today - turned >= _REMINDED:
                for user in term._get_course_managers(holders) - term.user_id:
                    late.setdefault((term.company_id, user), []).append(term.responsible_id.name)
        return [
            *super()._get_summaries(terms, holders),
            *((school, user, self._format_overdue(names, user)) for (school, user), names in late.items()),
        ]

    @api.model
    def _format_overdue(self, names, user):
        """Return one line about teachers whose courses are overdue, in the language of a user."""
        return self.with_context(lang=user.lang).env._(
            "Courses are overdue: %(count)s (%(people)s)",
            count=len(names),
            people=names[:_NAMES] + (["…"] if len(names) > _NAMES else []),
        )
