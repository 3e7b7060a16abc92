from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.issue import Issue


class MethodicalBody(models.Model):
    """Legality of a body under the regulation: enough members, of the right subjects, with an eligible head."""

    _inherit = "methodical.body"

    @api.constrains("supervisor_id")
    def _check_supervisor(self):
        """Refuse supervisors without a post of the management: who supervises decides documents (R5)."""
        for body in self:
            # sudo: who holds which post is public within the school
            teacher_sudo = body.sudo().supervisor_id
            if teacher_sudo and not any(teacher_sudo.post_ids.mapped("is_management")):
                raise ValidationError(
                    self.env._(
                        "%(person)s holds no post of the management and cannot supervise %(body)s. Choose a deputy.",
                        person=teacher_sudo.name,
                        body=body.name,
                    )
                )

    def _get_issues(self, day, only=("members", "areas", "head")):
        """Return {body: [Issue]} of what the regulation holds against bodies on a date, in a constant number of queries.

        :param day: datetime.date
        :param only: which checks: 'members' (R1), 'areas' (R2), 'head' (R5, R7-R9)
        """
        bodies = self.filtered(
            lambda body: body.kind == "association" and body.state in ("proposed", "active")
        )
        members = bodies._get_members_by_body(day)
        heads = bodies._get_heads(day) if "head" in only else {}
        # sudo: rules look at cards that the reader may not open
        awards = self.env["methodical.teacher"].union(*heads.values()).sudo()._get_valid_awards(day)
        found = {}
        for company, own in bodies.grouped("company_id").items():
            regulation = company._get_regulation(day)
            for body in own:
                found[body] = issues = []
                if "members" in only:
                    issues += body._check_member_count(regulation, day, members.get(body, ()))
                if "areas" in only:
                    issues += body._check_member_areas(regulation, day, members.get(body, ()))
                if "head" in only and body.state == "active":
                    issues += body._check_head(
                        regulation, day, heads.get(body), awards, members.get(body, ())
                    )
        return found

    def _get_losses(self, day):
        """Return {body: [Issue]} of what went wrong after the orders: too few members, a head who lost his eligibility.

        What the order that seated a head knew of (an exception with its reason) is no loss.

        :param day: datetime.date
        """
        Term = self.env["methodical.head.term"]
        found = self._get_issues(day, ("members",))
        terms = Term.search(Domain("body_id", "in", self.ids) & Term._get_domain_on(day))
        awards = terms.teacher_id._get_valid_awards(day)
        lost = {}
        for term in terms:
            kind, regulation = term.body_id.association_kind, term.company_id._get_regulation(day)
            if now := term._get_eligibility_issues(term.teacher_id, regulation, day, kind, awards):
                lost[term] = now
        awards_then = Term.union(*lost)._get_awards_at_start() if lost else {}
        for term, now in lost.items():
            if len(now) > len(term._get_issues(awards_then[term])):
                found.setdefault(term.body_id, []).extend(now)
        return {body: issues for body, issues in found.items() if issues}

    def _get_opening_issues(self, day, joining):
        """Return what the regulation holds against opening one body on a date (R1, R5).

        :param day: datetime.date
        :param joining: cards of those whom the same order brings into the body
        :return: list of tools.issue.Issue
        """
        self.ensure_one()
        if self.kind != "association":
            return []
        members = self._get_members(day) | joining
        issues = self._check_member_count(self.company_id._get_regulation(day), day, members)
        if not self.supervisor_id:
            text = self.env._(
                "%(body)s has no supervising deputy. Name one on the association.", body=self.name
            )
            issues.append(Issue("block", text, "F1 A-I.6′"))
        return issues

    def _get_members_by_body(self, day):
        """Return {body: cards of its members in sudo} on a date, one query for all bodies."""
        Membership = self.env["methodical.membership"]
        # sudo: who is a member is public within the school
        rows = Membership.sudo().search(Domain("body_id", "in", self.ids) & Membership._get_domain_on(day))
        return {body.sudo(False): own.teacher_id for body, own in rows.grouped("body_id").items()}

    def _check_member_count(self, regulation, day, members):
        rule = regulation._get_rule("members_min", day, self.association_kind)
        if not rule or len(members) >= rule.value:
            return []
        text = self.env._(
            "%(body)s has %(count)s members, the regulation wants at least %(minimum)s.",
            body=self.name,
            count=len(members),
            minimum=int(rule.value),
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_member_areas(self, regulation, day, members):
        rule = regulation._get_rule("members_area", day, self.association_kind)
        if not rule or not self.area_ids or not members:
            return []
        areas = self.area_ids.sudo()  # sudo: compared with areas of cards
        strangers = members.filtered(
            lambda teacher: teacher.subject_ids and not teacher.subject_ids.area_id & areas
        )
        if not strangers:
            return []
        text = self.env._(
            "%(teachers)s teach no subject of the areas of %(body)s.",
            teachers=strangers.mapped("name"),
            body=self.name,
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_head(self, regulation, day, head, awards, members):
        if not head:
            return [Issue("warn", self.env._("%(body)s has no head today.", body=self.name))]
        issues = self.env["methodical.head.term"]._get_eligibility_issues(
            head, regulation, day, self.association_kind, awards
        )
        if head not in members:
            # sudo: the name of a head is public within the school
            text = self.env._(
                "%(head)s heads %(body)s and is not a member of it any more.",
                head=head.sudo().name,
                body=self.name,
            )
            issues.append(Issue("warn", text))
        return issues
