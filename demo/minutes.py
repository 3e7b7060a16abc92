"""How a meeting of the demo school ran: who came, what was decided, who signed the minutes, what became of it."""

from odoo import Command

from ..tools.guard import with_pass
from . import execution, story

#: why somebody did not come, in the order in which the meetings take them
REASONS = (
    "Оорусуна байланыштуу",
    "Курста",
    "Олимпиадада окуучулар менен",
    "Үй-бүлөлүк шартына байланыштуу",
    "Иш сапарында",
)
LATE = "Кошумча сабагы болгон"
GUESTS = {
    "science": ("Осмоналиева Г. Т.", "Шаардык усулдук борбордун адиси"),
    "kyrgyz": ("Кадырбекова Н. С.", "№ 27 мектептин кыргыз тили мугалими"),
}
OFF = "Мугалимдер шаардык семинарга чакырылды, отурум кийинки аптага жылдырылды."
DOCUMENT = {
    "ky": (
        "Долбоор тааныштырылды, сунушталган түзөтүүлөр эске алынды.",
        "Каралды деп эсептелсин, бекитүүгө жиберилсин.",
    ),
    "ru": (
        "Проект представлен, предложенные поправки учтены.",
        "Считать рассмотренным, направить на утверждение.",
    ),
}
CONTROL = {
    "ky": (
        "Мурунку чечимдердин аткарылышы жөнүндө жооптуулар маалымат беришти.",
        "Аткарылбаган чечимдер көзөмөлдө калсын.",
    ),
    "ru": (
        "Ответственные доложили о выполнении прежних решений.",
        "Невыполненные решения оставить на контроле.",
    ),
}
OTHER = {
    "ky": ("Маселе каралды, мүчөлөр пикирлерин айтышты.", "Маалымат эске алынсын."),
    "ru": ("Вопрос рассмотрен, члены объединения высказались.", "Информацию принять к сведению."),
}


def announce(clock, meeting):
    """Announce a coming meeting; people were told of it some days ago."""
    before = meeting.sudo().message_ids  # sudo: messages to others
    meeting.action_announce()
    told = clock.at(clock.after(clock.today, -2), 11, 5)
    with_pass(meeting).write({"announced_at": told})
    # sudo: the chatter must tell the same date
    (meeting.sudo().message_ids - before).write({"date": told})


def play(book, row, meeting):
    """Let a meeting of a day that is over run as far as the table says.

    :param book: meetings.MeetingBook
    :param row: of meetings.csv, with its day
    :param meeting: methodical.meeting of who keeps its minutes
    """
    clock, day, fate = book.clock, row["day"], row["fate"]
    told = {"announced_at": clock.at(clock.after(day, -4), 10, 15)}
    meeting._call_people()
    if fate == "cancelled":
        with_pass(meeting).write(told)
        meeting.action_cancel(OFF)
        return
    lang = "ru" if row["body"] in execution.RUSSIAN else "ky"
    if row["about"]:
        _add_documents(meeting, lang)
    if fate == "voted":
        meeting._add_agenda_items(meeting._propose_election())
    _write_attendance(meeting, row)
    meeting._allot_number(
        school_year_id=meeting._get_working_year().id, held_at=clock.at(day, 14, 35), **told
    )
    if fate in ("held", "voted"):
        return
    _write_rest(meeting, lang, day)
    _write_votes(meeting)
    _sign(book, row, meeting)


def _add_documents(meeting, lang):
    """Put the documents that wait for a meeting at the beginning of its agenda, with its decision."""
    heard, resolved = DOCUMENT[lang]
    meeting.env["methodical.agenda.item"].create(
        [
            {
                **values,
                "meeting_id": meeting.id,
                "sequence": place,
                "document_decision": "approved",
                "heard": heard,
                "is_voted": True,
                "resolution_ids": [Command.create({"text": resolved, "follow_up": "none"})],
            }
            for place, values in enumerate(_get_documents(meeting), 1)
        ]
    )


def _get_documents(meeting):
    """Return the values of the documents that waited for a meeting when it began."""
    return [
        values
        for values in meeting._propose_documents()
        # sudo: when a colleague submitted it
        if meeting.env[values["res_model"]].browse(values["res_id"]).sudo()._get_last_round().submitted_at
        <= meeting.date_start
    ]


def _write_attendance(meeting, row):
    """Let some people be absent or late, each with a reason; a guest comes to some meetings."""
    rows = meeting.attendance_ids
    # sudo: who has an account
    with_pass(rows.filtered(lambda line: line.teacher_id.sudo().user_id)).write({"is_told": True})
    # who is on the agenda came
    present = meeting.chair_id | meeting.secretary_id | meeting.agenda_item_ids.speaker_id
    others = rows.filtered(lambda line: line.teacher_id not in present)
    if len(others) < 2:
        return
    number = row["day"].toordinal()
    absent = others[number % len(others)]
    absent.write({"state": "absent", "reason": REASONS[number % len(REASONS)]})
    if number % 3 == 0:
        (others - absent)[number % (len(others) - 1)].write({"state": "late", "reason": LATE})
    if row["body"] in GUESTS and row["slot"] in ("2", "4"):
        name, post = GUESTS[row["body"]]
        rows.create({"meeting_id": meeting.id, "name": name, "post": post, "role": "guest"})


def _write_rest(meeting, lang, day):
    """Write what was heard and resolved at the items that the table does not tell: they came by themselves."""
    for item in meeting.agenda_item_ids.filtered(lambda item: not item.heard):
        heard, resolved = (CONTROL if item.kind == "resolutions" else OTHER)[lang]
        item.write(
            {
                "heard": heard,
                "resolution_ids": [Command.create(_prepare_control(item, resolved, day))],
            }
        )


def _prepare_control(item, text, day):
    """Return the values of a resolution on earlier ones: the last of them is taken off control when there are several."""
    earlier = item.control_resolution_ids.sudo()  # sudo: whose task they are
    values = {"text": text, "follow_up": "none"}
    if len(earlier) < 2:
        return values
    return {
        **values,
        "text": f"{text} № {earlier[-1].number} чечим көзөмөлдөн алынсын.",
        "takes_off_ids": [Command.set(earlier[-1].ids)],
    }


def _write_votes(meeting):
    items = meeting.agenda_item_ids.filtered("is_voted")
    voters = meeting._get_voters_count()
    abstained = int(voters > 6 and meeting.number % 2 == 0)
    items.write({"votes_for": voters - abstained, "votes_abstained": abstained})


def _sign(book, row, meeting):
    """Send the minutes for signature and sign them: at once when they decide a document, else on the next working day."""
    clock, day = book.clock, row["day"]
    people = book.get_people(row)
    # sudo: accounts of colleagues
    chair, secretary = (people[key].sudo().user_id for key in ("chair", "secretary"))
    signed = day if row["about"] else clock.after(day, 1)
    hour = 17 if row["about"] else 12
    steps = [("submit", secretary or chair, clock.at(signed, hour, 5))]
    if row["fate"] != "sent":
        steps.append(("approved", chair, clock.at(signed, hour, 40)))
    for step in steps:
        if step[0] == "submit" or meeting.state == "submitted":
            story.play(clock, meeting, step)
    if meeting.state == "approved":
        execution.tell(book, row, meeting)
