from odoo import models

from ...tools.issue import Issue


class MethodicalMeeting(models.Model):
    """What stands against sending minutes for signature, all at once (R24-R27, R29, C10; F3 P2-P4)."""

    _inherit = "methodical.meeting"

    def _submission_errors(self):
        """Return what stands against signing the minutes of one meeting (list of ``tools.issue.Issue``)."""
        issues = super()._submission_errors()
        if self.stage != "held":
            return [
                *issues,
                Issue("block", self.env._("Hold the meeting first: its minutes get their number then.")),
            ]
        return (
            issues
            + self._check_signers()
            + self._check_attendance()
            + self._check_items()
            + self._check_votes()
            + self._check_resolutions()
            + self._check_resolution_count()
            + self._check_documents()
            + self._check_corrections()
            + self._check_analysis()
            + self._check_invites()
            + self._check_told()
        )

    def _check_signers(self):
        missing = []
        if not self.chair_id:
            missing.append(self.env._("Choose who chaired the meeting."))
        regulation = self.company_id._get_regulation(self.date)
        if regulation.minutes_signer == "chair_secretary" and not self.secretary_id:
            missing.append(self.env._("Choose who kept the minutes: the regulation wants two signatures."))
        return [Issue("block", text, "F3 P3") for text in missing]

    def _get_discussed_items(self):
        """Return the items of one meeting that were not put off."""
        return self.agenda_item_ids.filtered(lambda item: not item.is_postponed)

    def _check_items(self):
        if not self.agenda_item_ids:
            return [Issue("block", self.env._("The agenda is empty: put down what was discussed."))]
        silent = self._get_discussed_items().filtered(
            lambda item: not (item.heard or item.spoke or item.resolution_ids or item.document_decision)
        )
        if not silent:
            return []
        text = self.env._(
            "Nothing is written about %(items)s: what was heard, a resolution, or “to the next meeting”.",
            items=silent.mapped("name"),
        )
        return [Issue("block", text)]

    def _check_votes(self):
        voters = self._get_voters_count()
        return [
            Issue("block", item._say_votes(voters))
            for item in self.agenda_item_ids
            if item.is_voted and item._get_votes() > voters
        ]

    def _check_resolutions(self):
        tasks = self.resolution_ids.filtered(lambda row: row.follow_up != "none")
        issues = []
        if nobody := tasks.filtered(lambda row: not row.responsible_id):
            text = self.env._("Nobody is responsible for %(resolutions)s.", resolutions=nobody.mapped("text"))
            issues.append(Issue("block", text))
        if undated := tasks.filtered(lambda row: not row.date_due):
            text = self.env._("No day is set for %(resolutions)s.", resolutions=undated.mapped("text"))
            issues.append(Issue("block", text))
        if early := tasks.filtered(lambda row: row.date_due and row.date_due < self.date):
            text = self.env._(
                "%(resolutions)s would be due before the meeting. Correct the day.",
                resolutions=early.mapped("text"),
            )
            issues.append(Issue("block", text))
        return issues

    def _check_resolution_count(self):
        """Return whether the meeting adopted as much as the regulation wants: at each item, or altogether (C10)."""
        rule = self._get_rule("meeting_resolution")
        if not rule:
            return []
        wanted, texts = max(int(rule.value), 1), []
        if rule.regulation_id.resolution_scope == "item":
            bare = self._get_discussed_items().filtered(lambda item: len(item.resolution_ids) < wanted)
            if bare:
                texts.append(
                    self.env._(
                        "The regulation wants %(wanted)s resolutions at each item: %(items)s.",
                        wanted=wanted,
                        items=bare.mapped("name"),
                    )
                )
        elif len(self.resolution_ids) < wanted:
            texts.append(
                self.env._(
                    "The meeting adopted %(count)s resolutions, the regulation wants at least %(wanted)s.",
                    count=len(self.resolution_ids),
                    wanted=wanted,
                )
            )
        return [Issue(rule.severity, text, rule.clause or "") for text in texts]

    def _check_documents(self):
        """Return which documents of the agenda have no decision, or are returned without a word to their authors."""
        items = self._get_discussed_items().filtered(lambda item: item.kind == "document" and item.res_id)
        issues = []
        if twice := [rows for rows in items.grouped(_get_subject).values() if len(rows) > 1]:
            text = self.env._(
                "%(items)s are about the same document: leave one of them, so that it is decided once.",
                items=[name for rows in twice for name in rows.mapped("name")],
            )
            issues.append(Issue("block", text))
        if open_items := items.filtered(lambda item: not item.document_decision):
            text = self.env._(
                "Enter what was decided about %(items)s, or put it off to the next meeting.",
                items=open_items.mapped("name"),
            )
            issues.append(Issue("block", text))
        mute = items.filtered(
            lambda item: item.document_decision == "returned" and not (item.document_remark or "").strip()
        )
        if mute:
            text = self.env._(
                "Write what the authors of %(items)s have to change.", items=mute.mapped("name")
            )
            issues.append(Issue("block", text))
        return issues

    def _check_corrections(self):
        """Return which resolutions correct minutes that they cannot: of another body, later, or not signed."""
        # sudo: minutes of a body that went over into this one may be out of reach
        wrong = self.resolution_ids.sudo().filtered(
            lambda row: (
                row.corrects_id
                and (
                    row.corrects_id.stage != "signed"
                    or row.corrects_id.body_id.heir_id != row.body_id.heir_id
                    or row.corrects_id.date_start >= self.date_start
                )
            )
        )
        if not wrong:
            return []
        text = self.env._(
            "%(meetings)s cannot be corrected here: only signed minutes of an earlier meeting of the same body can.",
            meetings=wrong.corrects_id.mapped("name"),
        )
        return [Issue("block", text)]

    def _check_analysis(self):
        rule = self._get_rule("meeting_analysis") if self.is_last else None
        if not rule or "analysis" in self.agenda_item_ids.mapped("kind"):
            return []
        text = self.env._("The last meeting of the year hears the deputy's analysis: put it on the agenda.")
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_invites(self):
        """Return which heads of associations that the agenda touches were not called (R23)."""
        rule = self._get_rule("meeting_invites")
        if not rule or not (absent := self._get_heads_concerned() - self.attendance_ids.teacher_id):
            return []
        text = self.env._(
            "Heads of associations that the agenda touches were not invited: %(people)s.",
            people=absent.sudo().mapped("name"),  # sudo: who heads is public within the school
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_told(self):
        """Return that nobody was told before; that cannot be mended, so it never keeps minutes from being signed (R22, R24)."""
        rule = self._get_rule("meeting_notice")
        if not rule or self.announced_at:
            return []
        return [
            Issue(
                "warn", self.env._("The meeting was not announced: nobody was told of it."), rule.clause or ""
            )
        ]


def _get_subject(item):
    """Return what an item is about."""
    return item.res_model, item.res_id
