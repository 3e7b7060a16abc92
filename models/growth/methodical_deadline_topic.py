from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """J29: each member of an association for which the regulation wants it has a topic (F3 M1, F1 VI.10, VIII.7; R40)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J29": "_collect_topics"}

    @api.model
    def _collect_topics(self, rule, year, only=None):
        """Return a row for each member who has to have a topic in a school year.

        :param only: methodical.teacher, to narrow them down
        """
        members = self._get_topic_members(rule, year)
        if only is not None:
            members &= only.with_env(members.env)
        topics = self.env["methodical.development.topic"]
        first = dict(
            topics._read_group(
                Domain("teacher_id", "in", members.ids)
                & topics._get_period_domain(year.date_start, year.date_end),
                ["teacher_id"],
                ["date_from:min"],
            )
        )
        words, term = self._in_print_lang(year), self._prepare_start(rule, year)
        return [
            {
                **term,
                "name": words.env._(
                    "%(teacher)s · topic of self-development, %(year)s", teacher=card.name, year=year.name
                ),
                "res_model": card._name,
                "res_id": card.id,
                "responsible_id": card.id,
                "user_id": card.user_id.id,
                "date_met": max(first[card], year.date_start) if card in first else False,
            }
            for card in members
        ]

    @api.model
    def _prepare_start(self, rule, year):
        """Return the values of a term that begins with a school year."""
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return {
            "school_year_id": year.id,
            "date_start": year.date_start,
            "date_due": year.company_id._get_due_date(year.date_start, rule.days, day_kind),
            "day_kind": day_kind,
        }

    @api.model
    def _get_topic_bodies(self, rule, year):
        """Return the associations whose members have to have a topic by the regulation of a deadline rule."""
        bodies = self.env["methodical.body"].search(
            Domain("company_id", "=", year.company_id.id)
            & Domain("kind", "=", "association")
            & Domain("state", "=", "active")
        )
        regulation = rule.regulation_id
        return bodies.filtered(
            lambda body: regulation._get_rule("self_education", year.date_start, body.association_kind)
        )

    @api.model
    def _get_topic_members(self, rule, year):
        """Return the cards, in sudo, of who has to have a topic in a school year."""
        members = self._get_topic_bodies(rule, year)._get_members(self._clamp(year))
        return members.sudo().filtered("active")  # sudo: the register names everybody

    def _get_watchers(self, holders):
        """Return also the heads of the associations of who has no topic, from the lead time on."""
        users = super()._get_watchers(holders)
        if self.code == "J29" and users:
            users |= self._get_topic_heads(holders).get(self.res_id, users.browse())
        return users

    def _get_topic_heads(self, holders):
        """Return {id of a card: users of the heads of its associations} of the school of one term.

        :param holders: what is known already, see ``_get_watchers``
        """
        key = self.company_id, "topic heads"
        if key not in holders:
            today = fields.Date.context_today(self)
            bodies = self._get_topic_bodies(self.rule_id, self.school_year_id)
            heads, found = bodies._get_heads(today), {}
            for body, members in bodies._get_members_by_body(today).items():
                # sudo: the register tells the head
                user = heads[body].sudo().user_id if body in heads else self.env["res.users"]
                for card in members:
                    found[card.id] = found.get(card.id, user) | user
            holders[key] = found
        return holders[key]
