from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """What the daily digest of a person lists: legal terms he watches (J1-J3), and decisions of his that are late.

    On the days of an acting period the acting person gets what belongs to the post.
    """

    _inherit = "methodical.deadline"

    @api.model
    def _prepare_digests(self, company):
        """Return {user: lines} of what the people whose main company this is have to watch, in all their schools."""
        # people of this company may also work in other schools
        cards = self.env["methodical.teacher"].search([("user_id.company_id", "=", company.id)])
        schools = company | cards.company_id
        open_terms = self.search(
            Domain("company_id", "in", schools.ids)
            & Domain("date_met", "=", False)
            & self._get_digest_domain()
        )
        texts, holders = {}, {}
        for school, deadlines in open_terms.grouped("company_id").items():
            for deadline in deadlines:
                for user in deadline._get_watchers(holders):
                    texts.setdefault(user, []).append((school, deadline._format_line(user)))
        for school, user, line in self._get_summaries(open_terms, holders):
            texts.setdefault(user, []).append((school, line))
        for signature, user in self._get_late_decisions(schools):
            texts.setdefault(user, []).append((signature.company_id, self._format_decision(signature, user)))
        return {
            user: [line if school == company else f"{school.name}: {line}" for school, line in lines]
            for user, lines in texts.items()
            if user.active and user.company_id == company
        }

    @api.model
    def _get_digest_domain(self):
        """Return the domain of the open terms that may concern somebody today (widened by areas)."""
        return Domain("date_due", "<=", fields.Date.context_today(self) + timedelta(days=60))

    @api.model
    def _get_summaries(self, terms, holders):
        """Return [(school, user, line)] about several open terms at once, in the language of the user (added by areas).

        :param terms: the open terms that may concern somebody
        :param holders: see ``_get_watchers``
        """
        return []

    def _get_watchers(self, holders):
        """Return the users who watch one open term today: its own from the lead time on, others after the term.

        :param holders: {(school, post): users}, filled as it is needed
        """
        today, rule = fields.Date.context_today(self), self.rule_id
        users = self.env["res.users"]
        if today >= self.date_due - timedelta(days=rule.lead_days):
            users |= self.user_id | self._get_post_users(rule.lead_post_ids, holders)
            users |= (
                self._get_periods_today(self.company_id, holders)
                .filtered(lambda period: period.absent_id == self.responsible_id)
                .substitute_id.user_id
            )
        if rule.escalate_post_id and today >= self.date_due + timedelta(days=rule.escalate_days):
            users |= self._get_post_users(rule.escalate_post_id, holders)
        return users

    def _get_post_users(self, posts, holders):
        """Return the users who hold posts in the school of one term today, acting persons instead of the absent ones.

        :param holders: what is known already, see ``_get_watchers``
        """
        users = self.env["res.users"]
        for post in posts:
            key = self.company_id, post
            if key not in holders:
                periods = self._get_periods_today(self.company_id, holders).filtered(
                    lambda period: period.post_id == post  # noqa: B023  (evaluated at once)
                )
                # sudo: the job tells the post
                cards = post._get_holders(self.company_id).sudo() - periods.absent_id | periods.substitute_id
                holders[key] = cards.user_id
            users |= holders[key]
        return users

    @api.model
    def _get_periods_today(self, company, holders):
        """Return the acting periods of a school that hold today, in sudo.

        :param holders: what is known already, see ``_get_watchers``
        """
        key = company, "acting"
        if key not in holders:
            # sudo: who acts for whom is public within the school
            Acting = self.env["methodical.acting"].sudo()
            holders[key] = Acting.browse(Acting._get_ids_on(company.id, Acting._get_day(company)))
        return holders[key]

    @api.model
    def _get_late_decisions(self, schools):
        """Return [(current step whose term ends today or is over, user who decides it today)] of some schools."""
        # sudo: the job looks at the steps of everybody
        signatures = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search(
                Domain("is_current", "=", True)
                & Domain("company_id", "in", schools.ids)
                & Domain("date_due", "<=", fields.Date.context_today(self)),
                order="date_due, id",
            )
        )
        periods = signatures._get_periods_today()
        return [
            (
                signature,
                periods[signature].substitute_id.user_id if signature in periods else signature.user_id,
            )
            for signature in signatures
        ]

    @api.model
    def _format_decision(self, signature, user):
        """Return a late decision as one line in the language of a user."""
        signature = signature.with_context(lang=user.lang)
        verbs = dict(signature._fields["verb"]._description_selection(signature.env))
        return signature.env._(
            "%(document)s – waits for your decision (%(verb)s), due on %(date)s",
            document=signature.document_name,
            verb=verbs[signature.verb],
            date=signature.date_due.strftime("%d.%m.%Y"),
        )

    def _format_line(self, user):
        """Return the term as one line in the language of a user."""
        deadline = self.with_context(lang=user.lang)
        status = dict(deadline._fields["status"]._description_selection(deadline.env))[deadline.status]
        return deadline.env._(
            "%(name)s – due on %(date)s (%(status)s)",
            name=deadline.name,
            date=deadline.date_due.strftime("%d.%m.%Y"),
            status=status,
        )
