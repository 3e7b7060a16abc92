"""What became of the resolutions of the demo school: reported with a proof, confirmed, late, or carried on."""

from datetime import timedelta

from ..tools.guard import with_pass
from .tables import find_user

#: associations that keep their minutes in Russian
RUSSIAN = ("foreign", "second")
#: what the table does not say of last year's resolutions
DONE = {"ky": "Аткарылды, жыйынтыгы отурумда угулду.", "ru": "Выполнено, заслушано на заседании."}
#: items whose resolutions of last year stay open, so that they come back on the first agenda of the new year
STAYING = "analysis"


def tell(book, row, meeting):
    """Let the people of a meeting carry out its resolutions as far as the table says, none of them after today.

    :param book: meetings.MeetingBook
    :param row: of meetings.csv, with its day
    :param meeting: methodical.meeting with signed minutes
    """
    told = [line for key in row["items"].split() for line in book.decisions.get(key, [])]
    # sudo: the story is told from above
    resolutions = meeting.sudo().resolution_ids
    confirmed = reported = resolutions.browse()
    for line in told:
        own = resolutions.filtered(lambda one, line=line: one.text == line["text"] and one.state == "open")
        fate, proof = _get_fate(row, line)
        if fate in ("done", "confirmed") and own and _get_day(own) < book.clock.today:
            with_pass(own).write({"proof": proof})
            reported |= own
            if fate == "confirmed":
                confirmed |= own
        elif fate in ("order", "nomination", "open") and line["follow"] in ("order", "nomination"):
            _follow_up(book, own)
    _report(reported)
    _confirm(book.clock, confirmed, meeting)


def _get_fate(row, line):
    """Return (fate, proof) of a resolution: those of last year are done, but for what was recommended for this one."""
    if row["years_ago"] == "0" or STAYING in line["item"]:
        return line["fate"], line["proof"]
    return "confirmed", line["proof"] or DONE["ru" if row["body"] in RUSSIAN else "ky"]


def _get_day(resolution):
    """Return the day on which a resolution was reported: a little before its term."""
    return max(resolution.date, resolution.date_due - timedelta(days=2))


def _report(resolutions):
    """Let the person responsible, or who keeps the minutes, have reported resolutions with their proofs."""
    groups = resolutions.grouped(lambda one: (_get_day(one), one.responsible_id))
    for (day, card), own in groups.items():
        own._set_state("done", date_done=day, reported_by=card.name)


def _confirm(clock, resolutions, meeting):
    """Let the chair confirm what others did, and the supervising deputy what the chair did himself."""
    # sudo: what a meeting names is read by the loader, not by the person
    chair, deputy = meeting.sudo().chair_id, meeting.sudo().body_id.supervisor_id
    groups = resolutions.grouped(
        lambda one: (min(one.date_done + timedelta(days=1), clock.today), chair in one.responsible_id)
    )
    for (day, is_own), own in groups.items():
        person = (is_own and deputy) or chair
        own._set_state("confirmed", confirmed_by=person.name, date_confirmed=day)


def _follow_up(book, resolutions):
    """Let the deputy draft the order, or the head the nomination, that follows from resolutions."""
    for resolution in resolutions:
        login = "deputy" if resolution.follow_up == "order" else None
        user = find_user(book.env, login) if login else resolution.body_id.head_id.user_id
        resolution.with_user(user).action_follow_up()
