from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain


class MethodicalActing(models.Model):
    """On what ground a period comes in force: an order, or the clause that lets a deputy act without one (R53, R54)."""

    _inherit = "methodical.acting"

    can_act_without_order = fields.Boolean(
        "No order needed", compute="_compute_can_act_without_order", help="The regulation lets him act (R54)."
    )

    @api.depends("company_id", "post_id", "substitute_id", "date_from")
    @api.depends_context("uid")
    def _compute_can_act_without_order(self):
        for period in self:
            named = period.post_id and period.substitute_id and period.date_from
            duties = named and period.company_id._get_regulation(period.date_from) and period._get_grounds()
            period.can_act_without_order = bool(duties) and not period._get_ground_problem(duties)

    @api.constrains("company_id", "absent_id", "post_id", "substitute_id", "date_from", "date_to")
    def _check_problems(self):
        """Refuse drafts that could never come in force, all reasons at once."""
        drafts = self.filtered(lambda period: period.state == "draft")
        if problems := drafts._get_problems():
            raise ValidationError("\n".join(problems))

    def action_put_in_force(self):
        """Put drafts in force without an order, where the regulation allows it for the post (R54, F2 5.9).

        :raises AccessError: for everybody but the director and the officer
        :raises UserError: for the acting person himself, and when the regulation or something else stands against it
        """
        self.check_access("write")
        self._check_keeper()
        for period in self:
            duties = period._get_grounds()
            if problem := period._get_ground_problem(duties):
                raise UserError(problem)
            clauses = dict.fromkeys(duty.clause for duty in duties if duty.clause)
            period._put_in_force(clause=", ".join(clauses))
        return True

    def _put_in_force(self, **values):
        """Put drafts in force.

        :param values: the ground, as fields of the period
        :raises UserError: when something stands against it, all reasons at once
        """
        problems = self._get_problems()
        problems += [
            self.env._(
                "%(period)s is over: nobody acts in the past. Change the dates.", period=period.display_name
            )
            for period in self
            if period.date_to < period._get_day(period.company_id)
        ]
        if problems:
            raise UserError("\n".join(problems))
        self._move_to("in_force", **values)

    def _get_grounds(self):
        """Return the rows of the regulation by which the acting person of one period needs no order."""
        regulation = self.company_id._require_regulation(self.date_from)
        return regulation.duty_ids.filtered(
            lambda duty: (
                duty.function == "act"
                and (not duty.subordinate_post_ids or self.post_id in duty.subordinate_post_ids)
            )
        )

    def _get_ground_problem(self, duties):
        """Return the sentence why one period needs an order, or None.

        :param duties: the rows of the regulation that let somebody act in its post without one
        """
        # sudo: who holds which post is public within the school
        substitute_sudo = self.sudo().substitute_id
        if substitute_sudo.user_id == self.env.user:
            return self.env._(
                "%(person)s cannot make himself the acting person: the director or the qualification officer does it.",
                person=substitute_sudo.name,
            )
        if not duties:
            return self.env._(
                "The regulation lets nobody act for “%(post)s” without an order. Draft the order.",
                post=self.post_id.name,
            )
        if not duties.post_id & substitute_sudo.post_ids:
            return self.env._(
                "Without an order only these posts act for “%(post)s”: %(posts)s. %(person)s holds none of them: draft the order.",
                post=self.post_id.name,
                posts=duties.post_id.mapped("name"),
                person=substitute_sudo.name,
            )
        return None

    def _get_problems(self):
        """Return the sentences what stands against these periods, whoever wants them (one query for the others)."""
        if not self:
            return []
        # sudo: who acts for whom is public within the school
        periods_sudo = self.sudo()
        rivals_sudo = periods_sudo.search(
            Domain("company_id", "in", self.company_id.ids)
            & Domain("state", "=", "in_force")
            & Domain("date_from", "<=", max(self.mapped("date_to")))
            & Domain("date_to", ">=", min(self.mapped("date_from")))
        )
        return [
            problem
            for period in periods_sudo
            for problem in (
                *period._get_person_problems(),
                *period._get_rival_problems(
                    (rivals_sudo - period).filtered(
                        lambda other: (
                            other.date_from <= period.date_to and other.date_to >= period.date_from  # noqa: B023
                        )
                    )
                ),
            )
        ]

    def _get_person_problems(self):
        """Return what the people and the post of one period, in sudo, say against it."""
        absent, substitute, post = self.absent_id, self.substitute_id, self.post_id
        problems = []
        if not post.is_management:
            problems.append(
                self.env._(
                    "Somebody acts for a director or a deputy only: “%(post)s” is no post of the management.",
                    post=post.name,
                )
            )
        elif post not in absent.post_ids:
            problems.append(
                self.env._(
                    "%(person)s does not hold the post “%(post)s”. Choose another post, or HR gives it on the card.",
                    person=absent.name,
                    post=post.name,
                )
            )
        if absent == substitute:
            problems.append(
                self.env._("%(person)s cannot act for himself. Choose somebody else.", person=absent.name)
            )
        elif not substitute.user_id.active:
            problems.append(
                self.env._(
                    "%(person)s has no user account and could decide nothing. HR links one to the employee.",
                    person=substitute.name,
                )
            )
        return problems

    def _get_rival_problems(self, others):
        """Return what other periods in force on some of the same days say against one period, in sudo."""
        absent, substitute, post = self.absent_id, self.substitute_id, self.post_id
        problems = []
        for other in others:
            same_post = other.post_id == post
            if same_post and other.absent_id == absent:
                problems.append(
                    self.env._(
                        "Somebody acts for %(person)s in the post “%(post)s” on some of these days already: %(other)s. Change the dates, or end that period early.",
                        person=absent.name,
                        post=post.name,
                        other=other.display_name,
                    )
                )
            elif other.absent_id == substitute and (same_post or other.substitute_id == absent):
                problems.append(
                    self.env._(
                        "%(person)s is absent on some of these days himself: %(other)s. Choose somebody else.",
                        person=substitute.name,
                        other=other.display_name,
                    )
                )
            elif same_post and other.substitute_id == absent:
                problems.append(
                    self.env._(
                        "%(person)s acts in the post “%(post)s” on some of these days himself: %(other)s. End that period early first.",
                        person=absent.name,
                        post=post.name,
                        other=other.display_name,
                    )
                )
        return problems
