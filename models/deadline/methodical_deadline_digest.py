from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """What the daily digest of a person lists: legal terms he watches (J1-J3), and decisions of his that are late.

    On the days of an acting period the acting person gets what belongs to the post.
    """

    _inherit = "methodical.deadline"

    @api.model
    def _prepare_digests(self, companies):
        """Return {user: lines} of what the people of these main companies have to watch, in all their schools."""
        homes = self._get_schools_of_people(companies)
        schools = companies.union(*homes.values())
        self.env["methodical.acting"]._preload_ids_on(schools)
        open_terms = self.search(
            Domain("company_id", "in", schools.ids)
            & Domain("date_met", "=", False)
            & self._get_digest_domain()
        )
        texts, holders = {}, self._find_holders(open_terms)
        for school, deadlines in open_terms.grouped("company_id").items():
            for deadline in deadlines:
                for user in deadline._get_watchers(holders):
                    texts.setdefault(user, []).append((school, deadline._format_line(user)))
        for school, user, line in self._get_summaries(open_terms, holders):
            texts.setdefault(user, []).append((school, line))
        for signature, user in self._get_late_decisions(schools):
            texts.setdefault(user, []).append((signature.company_id, self._format_decision(signature, user)))
        return {
            user: own
            for user, lines in texts.items()
            if user.active
            and (
                own := [
                    line if school == user.company_id else f"{school.name}: {line}"
                    for school, line in lines
                    if school in homes.get(user.company_id, ())
                ]
            )
        }

    @api.model
    def _get_schools_of_people(self, companies):
        """Return {main company: the schools of its people, itself among them}: people may work in several schools."""
        cards = self.env["methodical.teacher"].search_fetch(
            [("user_id.company_id", "in", companies.ids)], ["company_id", "user_id"]
        )
        own = cards.grouped(lambda card: card.user_id.company_id)
        return {home: home | own[home].company_id if home in own else home for home in companies}

    @api.model
    def _find_holders(self, terms):
        """Return who stands behind the posts of some terms today: what ``_get_watchers`` asks, of all schools at once.

        :return: {"terms": the terms, "schools": their schools, (school, "acting"): acting periods in sudo, (school, post): users};
            whoever asks for more adds it
        """
        # sudo: who acts for whom is public within the school
        Acting, schools = self.env["methodical.acting"].sudo(), terms.company_id
        posts = terms.rule_id.lead_post_ids | terms.rule_id.escalate_post_id
        # sudo: the job tells the post
        cards_sudo = posts._get_holders(schools).sudo().with_context(active_test=False)
        (terms.user_id | cards_sudo.user_id).mapped("lang")  # of all of them at once
        found, nobody = {"schools": schools, "terms": terms}, cards_sudo.browse()
        by_school = cards_sudo.grouped("company_id")
        for school in schools:
            periods = Acting.browse(Acting._get_ids_on(school.id, Acting._get_day(school)))
            found[school, "acting"] = periods
            for post in posts:
                absent = periods.filtered(lambda period: period.post_id == post)  # noqa: B023  (evaluated at once)
                cards = by_school.get(school, nobody).filtered(lambda card: post in card.post_ids)  # noqa: B023
                found[school, post] = (cards - absent.absent_id | absent.substitute_id).user_id
        return found

    @api.model
    def _get_digest_domain(self):
        """Return the domain of the open terms that may concern somebody today (widened by areas)."""
        return Domain("date_due", "<=", fields.Date.context_today(self) + timedelta(days=60))

    @api.model
    def _get_summaries(self, terms, holders):
        """Return [(school, user, line)] about several open terms at once, in the language of the user (added by areas).

        :param terms: the open terms that may concern somebody
        :param holders: see ``_find_holders``
        """
        return []

    def _get_watchers(self, holders):
        """Return the users who watch one open term today: its own from the lead time on, others after the term.

        :param holders: see ``_find_holders``
        """
        today, rule = fields.Date.context_today(self), self.rule_id
        users = self.env["res.users"]
        if today >= self.date_due - timedelta(days=rule.lead_days):
            users |= self.user_id | self._get_post_users(rule.lead_post_ids, holders)
            users |= (
                holders[self.company_id, "acting"]
                .filtered(lambda period: period.absent_id == self.responsible_id)
                .substitute_id.user_id
            )
        if rule.escalate_post_id and today >= self.date_due + timedelta(days=rule.escalate_days):
            users |= self._get_post_users(rule.escalate_post_id, holders)
        return users

    def _get_post_users(self, posts, holders):
        """Return the users who hold posts in the school of one term today, acting persons instead of the absent ones.

        :param holders: see ``_find_holders``
        """
        return self.env["res.users"].union(*(holders[self.company_id, post] for post in posts))

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
