from odoo import models

from ...tools.issue import Issue


class MethodicalBody(models.Model):
    """Legality of a body under the regulation: enough members, of the right subjects, with an eligible head."""

    _inherit = "methodical.body"

    def _get_issues(self, day, only=("members", "areas", "head")):
        """Return {body: [Issue]} of what the regulation holds against bodies on a date.

        :param day: datetime.date
        :param only: which checks: 'members' (R1), 'areas' (R2), 'head' (R5, R7-R9)
        """
        found = {}
        for company, bodies in self.grouped("company_id").items():
            regulation = company._get_regulation(day)
            for body in bodies.filtered(lambda body: body.kind == "association" and body.state in ("proposed", "active")):
                # sudo: rules look at cards that the reader may not open
                members = body._get_members(day).sudo()
                issues = []
                if "members" in only:
                    issues += body._check_member_count(regulation, day, members)
                if "areas" in only:
                    issues += body._check_member_areas(regulation, day, members)
                if "head" in only and body.state == "active":
                    issues += body._check_head(regulation, day)
                found[body] = issues
        return found

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
        if not rule or not self.area_ids:
            return []
        strangers = members.filtered(
            lambda teacher: teacher.subject_ids and not teacher.subject_ids.area_id & self.area_ids
        )
        if not strangers:
            return []
        text = self.env._(
            "%(teachers)s teach no subject of the areas of %(body)s.", teachers=strangers.mapped("name"), body=self.name
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_head(self, regulation, day):
        head = self._get_heads(day).get(self)
        if not head:
            return [Issue("warn", self.env._("%(body)s has no head today.", body=self.name))]
        return self.env["methodical.head.term"]._get_eligibility_issues(head, regulation, day, self.association_kind)
