from datetime import timedelta
from typing import NamedTuple

from odoo import models

from ..tools.digest import short_digest
from ..tools.keep_lines import keep_lines
from ..tools.qr import qr_data_uri

_EVIDENCE = "methodical_evidence"


class Evidence(NamedTuple):
    """Rounds and decisions of the documents of one print, read once for all of them.

    :param model: name of the model of the documents
    :param rounds: {document id: its last round}
    :param signatures: {document id: its decided signatures}
    :param calendars: {(school, its regulation): working days of all terms of the signatures}
    """

    model: str
    rounds: dict
    signatures: dict
    calendars: dict


class MethodicalApprovalMixin(models.AbstractModel):
    """What prints of approvable documents have in common: header, stamps, state mark, foot lines, code for checking."""

    _inherit = "methodical.approval.mixin"

    def _with_evidence(self):
        """Return the documents in an environment that holds the evidence of their approval: two queries for all.

        A remote call cannot carry it: a context from outside holds no Python object.
        """
        domain = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        # sudo: a reader of the document may know its rounds; the chain is verified over all signatures, whoever asks
        Round, Signature = (
            self.env["methodical.approval.round"].sudo(),
            self.env["methodical.approval.signature"].sudo(),
        )
        rounds = Round.search_fetch(domain, order="id")
        signatures = Signature.search_fetch(domain, order="round_id.id, sequence, id")
        keep_lines(rounds, "signature_ids", signatures)
        decided = signatures.filtered("decision").grouped("res_id")
        last = {row.res_id: row for row in rounds}
        evidence = Evidence(self._name, last, decided, _read_calendars(signatures.filtered("decision")))
        return self.with_context(**{_EVIDENCE: evidence})

    def _get_evidence(self):
        """Return what ``_with_evidence`` has read, None in any other environment."""
        evidence = self.env.context.get(_EVIDENCE)
        return evidence if isinstance(evidence, Evidence) and evidence.model == self._name else None

    def _get_last_rounds(self):
        evidence = self._get_evidence()
        if evidence is None:
            return super()._get_last_rounds()
        env = self.env(su=True)
        return {key: row.with_env(env) for key, row in evidence.rounds.items() if key in self._ids}

    def _get_decided_signatures(self):
        evidence = self._get_evidence()
        if evidence is None:
            return super()._get_decided_signatures()
        signatures = evidence.signatures.get(self.id) or self.env["methodical.approval.signature"]
        return signatures.with_env(self.env(su=True))

    def _get_stamp_calendar(self, start, end):
        evidence = self._get_evidence()
        school = self.company_id
        if evidence is None:
            return super()._get_stamp_calendar(start, end)
        return evidence.calendars[school, school._get_regulation(start)]

    def _get_print_frame(self):
        """Return what every print of one document has around its content, in the language of the environment.

        :return: dict for ``print_document``: lang, header, mark, stamps, foot, qr
        """
        return {
            "lang": self.env.lang,
            "header": self.company_id._get_print_header(),
            "mark": self._get_state_mark(),
            "stamps": self._get_stamp_block(),
            "foot": self._get_foot_lines(),
            "qr": self._get_qr(),
        }

    def _get_qr(self):
        """Return the code by which anybody checks a print of one document: picture, address and mark of the content.

        :return: dict; None for a draft, which nobody has decided and nobody may rely on
        """
        approval_round = self._get_last_round()
        if not approval_round or self.state not in ("submitted", "approved", "cancelled"):
            return None
        if approval_round.state not in ("open", "approved"):
            return None
        url = approval_round._get_verify_url()
        digest = self._get_seal_line()["digest"] or short_digest(approval_round.content_digest)
        return {"picture": qr_data_uri(url), "url": url, "digest": digest}

    def _get_stamp_block(self):
        """Return the stamps of one document as they are printed, in the language of the environment.

        :return: list of dicts: verb, lines above the signature, label before the line, person, lines below it
        """
        return [self._prepare_stamp_block(stamp) for stamp in self._get_stamps()]

    def _prepare_stamp_block(self, stamp):
        above, below = [self._get_post_label(stamp)], []
        if stamp["is_meeting"]:
            above = [self._get_meeting_label(stamp["meeting_of"]), self._get_minutes_label(stamp)]
        elif stamp["is_decided"]:
            below = [self._get_moment_label(stamp)]
        return {
            "verb": self._get_verb_label(stamp["verb"]),
            "above": above,
            "signer": self.env._("Chair") if stamp["is_meeting"] else "",
            "person": stamp["person"],
            "below": below,
            "has_seal": stamp["verb"] == "approved",
        }

    def _get_post_label(self, stamp):
        """Return the post of a stamp, with the mark of somebody who acts in it."""
        if stamp.get("is_acting"):
            return self.env._("%(post)s (acting)", post=stamp["post"] or "")
        return stamp["post"] or ""

    def _get_verb_label(self, verb):
        """Return the heading of a stamp, as documents of schools write it."""
        return {
            "considered": self.env._("CONSIDERED"),
            "agreed": self.env._("AGREED"),
            "visa": self.env._("COUNTERSIGNED"),
            "approved": self.env._("APPROVED"),
            "signed": self.env._("SIGNED"),
        }[verb]

    def _get_meeting_label(self, meeting):
        """Return at whose meeting the document is considered (hook for the document's own body).

        :param meeting: an entry of ``meeting_of`` of the step
        """
        return {
            "methodical_council": self.env._("at the meeting of the methodical council"),
            "pedagogical_council": self.env._("at the meeting of the pedagogical council"),
            "director_meeting": self.env._("at the meeting with the director"),
        }.get(meeting, self.env._("at the meeting"))

    def _get_minutes_label(self, stamp):
        if not stamp["is_decided"]:
            return self.env._("minutes No. ______ of ____________")
        return self.env._(
            "minutes No. %(number)s of %(date)s",
            number=stamp["minutes_number"],
            date=stamp["minutes_date"].strftime("%d.%m.%Y"),
        )

    def _get_moment_label(self, stamp):
        if stamp["term_days"] and stamp["term_day"] > 0:
            return self.env._(
                "in the system: %(moment)s (day %(day)s of %(days)s)",
                moment=stamp["moment"],
                day=stamp["term_day"],
                days=stamp["term_days"],
            )
        return self.env._("in the system: %(moment)s", moment=stamp["moment"])

    def _get_state_mark(self):
        """Return the mark that an unapproved or outdated document carries on paper ('' for a valid one)."""
        self.ensure_one()
        if self.is_superseded:
            return self.env._("REPLACED BY A NEWER VERSION")
        return {
            "submitted": self.env._("UNDER APPROVAL"),
            "approved": "",
            "cancelled": self.env._("CANCELLED"),
        }.get(self.state, self.env._("DRAFT"))

    def _get_foot_lines(self):
        """Return the lines at the foot of one print: version, mark of the content, what the mark is worth."""
        seal = self._get_seal_line()
        if self.state not in ("submitted", "approved", "cancelled") or not seal["digest"]:
            return [self.env._("version %(version)s · not approved yet", version=seal["version"])]
        values = {"version": seal["version"], "digest": seal["digest"]}
        if not seal["is_unchanged"]:
            line = self.env._(
                "version %(version)s · content mark %(digest)s · CHANGED after the signature", **values
            )
        elif self.state != "submitted":
            line = self.env._(
                "version %(version)s · content mark %(digest)s · unchanged since approval", **values
            )
        else:
            line = self.env._(
                "version %(version)s · content mark %(digest)s · unchanged since the last decision", **values
            )
        return [
            line,
            self.env._(
                "The mark in the system is valid under the local act of the school; signature and seal stay on the paper copy."
            ),
        ]


def _read_calendars(signatures):
    """Return {(school, its regulation): working days} over the terms of decided signatures, one query a regulation."""
    terms = signatures.filtered(lambda row: row.date_from and row.decided_at).grouped(
        lambda row: (row.company_id, row.company_id._get_regulation(row.date_from))
    )
    return {
        (school, regulation): school._get_school_calendar(
            min(rows.mapped("date_from")), max(rows.mapped("decided_at")).date() + timedelta(days=1)
        )
        for (school, regulation), rows in terms.items()
    }
