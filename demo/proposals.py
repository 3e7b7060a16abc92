"""Proposals of the members of the demo school, on their way: written, sent, accepted, rejected, answered, carried out."""

from odoo import Command

from ..tools.guard import with_pass
from .tables import find_user, read, register

ORGANISER = {"ky": "Шаардык усулдук борбор", "ru": "Городской методический центр"}


def load(env, clock, teachers, bodies, diary):
    """Write the proposals of proposals.csv and let each come as far as the table says.

    :param diary: meetings.MeetingBook of the resolution on which a nomination stands
    """
    proposals = {}
    for row in read("proposals.csv", ";"):
        user = find_user(env, row["author"])
        proposal = proposals[row["key"]] = (
            env["methodical.proposal"]
            .with_user(user)
            .create(_prepare(clock, row, user, teachers, bodies, diary))
        )
        if row["fate"] == "draft":
            continue
        day = clock.after(clock.today, int(row["days"]))
        before = proposal.sudo().message_ids  # sudo: messages to others
        proposal.action_send()
        _date(clock, proposal, before, sent_at=clock.at(day, 15, 25))
        _answer(clock, proposal, row, day)
    register(env, {f"proposal_{key}_demo": proposal for key, proposal in proposals.items()})


def _prepare(clock, row, user, teachers, bodies, diary):
    is_told = row["kind"] == "information"
    # sudo: the head reads it
    meeting = diary.meetings["science_last4"].sudo()
    resolution = meeting.resolution_ids.filtered(lambda one: one.item_id.kind == "nomination")
    return {
        "company_id": clock.company.id,
        "kind": row["kind"],
        "name": row["name"],
        "text": row["text"],
        "body_id": bodies[row["body"]].id,
        "teacher_ids": [Command.set([teachers[key].id for key in row["teachers"].split()])],
        "project": row["project"],
        "contest": row["contest"],
        "contest_level": row["level"] or False,
        "resolution_id": resolution.id if row["kind"] == "nomination" else False,
        "date_event": clock.after(clock.today, int(row["days"])) if is_told else False,
        "organiser": ORGANISER["ru" if user.lang == "ru_RU" else "ky"] if is_told else False,
    }


def _answer(clock, proposal, row, day):
    """Let who has to answer a proposal do so two days later, and carry out what was accepted."""
    fate = row["fate"]
    if fate == "sent":
        return
    # sudo: who answers today, himself or who acts for him
    reader = proposal.sudo()._get_recipient()
    own = proposal.with_user(reader)
    before = proposal.sudo().message_ids
    if fate in ("accepted", "order"):
        own._decide("accepted", row["answer"])
    elif fate == "rejected":
        own.action_reject(row["answer"])
    elif fate == "answered":
        own.action_answer(row["answer"])
    else:
        own.action_read()
    answered = day if fate == "read" else clock.after(day, 2)
    _date(clock, proposal, before, answered_at=min(clock.at(answered, 16, 40), clock.now))
    if fate == "order":
        deputy = proposal.env["methodical.proposal"].with_user(find_user(proposal.env, "deputy"))
        deputy.browse(proposal.id).action_draft_order()


def _date(clock, proposal, before, **moments):
    """Let what happened to a proposal have happened on its day: the buttons know only today."""
    with_pass(proposal.sudo()).write(moments)  # sudo: the story is told from above
    # sudo: the chatter must tell the same dates
    messages, moment = proposal.sudo().message_ids - before, next(iter(moments.values()))
    for message in messages:
        body = message.body.replace(f"{clock.today:%d.%m.%Y}", f"{moment:%d.%m.%Y}")
        message.write({"date": moment, "body": body})
