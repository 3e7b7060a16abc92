from odoo import models
from odoo.fields import Domain

from ...tools.dossier import Entry, Section
from ...tools.together import Rows


class MethodicalAttestation(models.Model):
    """Sections of the dossier on the work at school: meetings, schemes, plans, proposals, and what others say.

    All of them run for one case, in sudo: see ``_assemble``.
    """

    _inherit = "methodical.attestation"

    def _get_dossier_questions(self):
        """Add what the teacher did at school, and where the case was discussed."""
        card, day = self.teacher_id, self._get_day()
        signed = Domain("meeting_id.state", "=", "approved")
        spoken = signed & Domain("speaker_id", "=", card.id) & self._get_period_domain("meeting_id.date")
        discussed = signed & Domain("res_model", "=", self._name) & Domain("res_id", "=", self.id)
        taught = Domain("teacher_id", "=", card.id) & Domain("state", "=", "approved")
        taught &= Domain("school_year_id.date_start", "<=", day)
        if self.date_since:
            taught &= Domain("school_year_id.date_end", ">=", self.date_since)
        done = Domain("responsible_ids", "in", card.ids) & Domain("state", "=", "done")
        own = Domain("author_id", "=", card.id) & Domain("kind", "!=", "nomination")
        named = Domain("teacher_ids", "in", card.ids) & Domain("kind", "=", "nomination")
        accepted = Domain("state", "=", "accepted") & (own | named) & self._get_period_domain("answered_at")
        Item = self.env["methodical.agenda.item"]
        return {
            **super()._get_dossier_questions(),
            "reports": Rows(Item, spoken, order="id"),
            "schemes": Rows(self.env["methodical.scheme"], taught, order="school_year_id, id"),
            "activities": Rows(
                self.env["methodical.plan.item"],
                done & self._get_period_domain("date_done"),
                order="date_done, id",
            ),
            "proposals": Rows(self.env["methodical.proposal"], accepted, order="answered_at, id"),
            "discussions": Rows(Item, discussed, order="id"),
        }

    def _dossier_meetings(self, name, found):
        """Return what the teacher reported at meetings whose minutes are signed."""
        entries = [
            Entry(
                item.meeting_id.date,
                item.name,
                self._join(item.meeting_id.body_id.name, item.meeting_id._get_reference()),
            )
            for item in found["reports"]
        ]
        gap = "" if entries else self.env._("The teacher spoke at no meeting in this time.")
        return Section(
            name,
            sorted(entries, key=lambda entry: entry.day),
            gap=gap,
            remedy=gap and self.env._("Ask the head for an item on the agenda of the next meeting."),
        )

    def _dossier_schemes(self, name, found):
        """Return the approved schemes of work of the school years of the time (F1 VI.11, R50)."""
        schemes = found["schemes"]
        day = self._get_day()
        gap = ""
        if not schemes.filtered(
            lambda row: row.school_year_id.date_start <= day <= row.school_year_id.date_end
        ):
            gap = self.env._("No scheme of work of this school year is approved.")
        return Section(
            name,
            [Entry(False, row.name, self.env._("%(hours)s h", hours=f"{row.hours:g}")) for row in schemes],
            gap=gap,
            remedy=gap and self.env._("Submit the scheme of work and let it be approved."),
            target=(schemes._name, [("teacher_id", "=", self.teacher_id.id)]),
        )

    def _dossier_plan(self, name, found):
        """Return the activities of plans that were done and for which the teacher was responsible."""
        items = found["activities"]
        gap = (
            "" if items else self.env._("No activity of a plan was carried out by the teacher in this time.")
        )
        return Section(
            name,
            [
                Entry(item.date_done, item.name, self._join_sentences(item.form_id.name, item.actual_result))
                for item in items
            ],
            gap=gap,
            remedy=gap and self.env._("Mark what was done in the plan as done."),
            target=(items._name, [("responsible_ids", "in", self.teacher_id.ids)]),
        )

    def _dossier_proposals(self, name, found):
        """Return what the teacher proposed and was nominated for, as far as it was accepted (F0 4.3, F1 VII.4)."""
        proposals = found["proposals"]
        kinds = dict(proposals._fields["kind"]._description_selection(self.env))
        return Section(
            name,
            [
                Entry(row.answered_at.date(), row.name, self._join(kinds[row.kind], row.contest))
                for row in proposals
            ],
        )

    def _dossier_files(self, name, _found):
        """Return the files that the teacher adds himself."""
        return Section(name, [Entry(False, file.name) for file in self.file_ids])

    def _dossier_opinions(self, name, found):
        """Return where the materials were discussed and what head and deputy say (C18, F3 MF2, F2 3.4)."""
        roles = dict(
            self.env["methodical.attestation.opinion"]._fields["role"]._description_selection(self.env)
        )
        facts = [
            (
                self.env._(
                    "%(role)s %(name)s, %(date)s",
                    role=roles[row.role],
                    name=row.author_name,
                    date=row.date.strftime("%d.%m.%Y"),
                ),
                row.text,
            )
            for row in self.opinion_ids
        ]
        missing = [roles[role] for role in self._get_missing_roles()]
        gap = remedy = ""
        if missing:
            gap = self.env._("The opinion is missing: %(roles)s.", roles=", ".join(missing))
            remedy = self.env._("They give it here by “Give my opinion”.")
        return Section(name, self._say_discussions(found["discussions"]), facts, gap, remedy)

    def _get_missing_roles(self):
        """Return who still owes one case an opinion by the regulation: 'head', 'deputy'."""
        head_role, deputy_role = self._get_roles()
        wanted = {"head": head_role != "none", "deputy": deputy_role == "evaluator"}
        given = set(self.opinion_ids.mapped("role"))
        return [role for role, is_wanted in wanted.items() if is_wanted and role not in given]

    def _say_discussions(self, items):
        """Return the meetings with signed minutes that discussed one case, as entries (F3 MF2).

        :param items: methodical.agenda.item
        """
        return [
            Entry(
                item.meeting_id.date,
                self.env._("Discussed: %(body)s", body=item.meeting_id.body_id.name),
                item.meeting_id._get_reference(),
            )
            for item in items
        ]
