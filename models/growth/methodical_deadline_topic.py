from odoo import api, fields, models
from odoo.fields import Domain

from ..deadline.year_rules import YearRules


class MethodicalDeadline(models.Model):
    """J29: each member of an association for which the regulation wants it has a topic (F3 M1, F1 VI.10, VIII.7; R40)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J29": "_collect_topics"}

    @api.model
    def _collect_topics(self, rules, only=None):
        """Return a row for each member who has to have a topic in a school year.

        :param only: methodical.teacher, to narrow them down
        """
        members = self._get_topic_members(rules)
        if only is not None:
            members = {year: cards & only.with_env(cards.env) for year, cards in members.items()}
        begun, rows = self._get_topic_starts(members), []
        for year, cards in members.items():
            words, term = rules.in_print_lang(year, self).env, rules.prepare_term(year, year.date_start)
            for card in cards:
                name = words._(
                    "%(teacher)s · topic of self-development, %(year)s", teacher=card.name, year=year.name
                )
                first = begun[year].get(card)
                rows.append(
                    {
                        **term,
                        "name": name,
                        "res_model": card._name,
                        "res_id": card.id,
                        "responsible_id": card.id,
                        "user_id": card.user_id.id,
                        "date_met": max(first, year.date_start) if first else False,
                    }
                )
        return rows

    @api.model
    def _get_topic_starts(self, members):
        """Return {school year: {card: first day of its topics on which somebody works in it}}, one query a period.

        :param members: {school year: cards}
        """
        Topic, found = self.env["methodical.development.topic"], {}
        years = self.env["methodical.school.year"].union(*members)
        for (start, end), same in years.grouped(lambda year: (year.date_start, year.date_end)).items():
            cards = self.env["methodical.teacher"].union(*(members[year] for year in same))
            own = Domain("teacher_id", "in", cards.ids) & Topic._get_period_domain(start, end)
            starts = dict(Topic._read_group(own, ["teacher_id"], ["date_from:min"]))
            found.update(dict.fromkeys(same, starts))
        return found

    @api.model
    def _get_topic_bodies(self, rules):
        """Return {school year: associations whose members have to have a topic by the regulation of its rule}."""
        return {
            year: bodies.filtered(
                lambda body: rules[year].regulation_id._get_rule(  # noqa: B023  (evaluated at once)
                    "self_education",
                    year.date_start,  # noqa: B023
                    body.association_kind,
                )
            )
            for year, bodies in self._get_associations(rules).items()
        }

    @api.model
    def _get_topic_members(self, rules):
        """Return {school year: cards, in sudo, of who has to have a topic in it}, one query a day."""
        bodies, found = self._get_topic_bodies(rules), {}
        for day, years in rules.years.grouped(rules.get_day_within).items():
            wanted = self.env["methodical.body"].union(*(bodies[year] for year in years))
            members = wanted._get_members_by_body(day)
            cards = self.env["methodical.teacher"].union(*members.values())
            cards.sudo().fetch(["name", "active", "user_id"])  # sudo: the register names everybody
            for year in years:
                own = cards.browse().union(*(members[body] for body in bodies[year] if body in members))
                found[year] = own.sudo().filtered("active")  # sudo: as above
        return found

    def _get_watchers(self, holders):
        """Return also the heads of the associations of who has no topic, from the lead time on."""
        users = super()._get_watchers(holders)
        if self.code == "J29" and users:
            users |= self._get_topic_heads(holders).get(self.res_id, users.browse())
        return users

    def _get_topic_heads(self, holders):
        """Return {id of a card: users of the heads of its associations that want a topic} in the schools of the terms.

        :param holders: see ``_find_holders``
        """
        key = "topic heads"
        if key not in holders:
            today, terms = fields.Date.context_today(self), holders["terms"]
            own = terms.filtered(lambda term: term.code == "J29")
            rules = YearRules({term.school_year_id: term.rule_id for term in own})
            bodies = self.env["methodical.body"].union(*self._get_topic_bodies(rules).values())
            heads, found = bodies._get_heads(today), {}
            for body, members in bodies._get_members_by_body(today).items():
                # sudo: the register tells the head
                user = heads[body].sudo().user_id if body in heads else self.env["res.users"]
                for card in members:
                    found[card.id] = found.get(card.id, user) | user
            holders[key] = found
        return holders[key]
