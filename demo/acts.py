"""Local acts of the demo schools and who has read them: in the system, on paper, late, or not yet."""

from markupsafe import Markup

from odoo import Command

from ..tools.guard import with_pass
from . import scans
from .story import agree, carry, play
from .tables import find, find_user, read, register

#: the act that is still on its way: the council has considered it, the deputy has not agreed yet
ON_THE_WAY = "contest"
#: the acts of this year that a meeting of this system considers
CONSIDERED = ("service", ON_THE_WAY)
#: who has not read the newest regulation yet; the people without an account are missing on the sheet
UNREAD = ("math2", "history1", "german1", "pe2", "military1", "primary8")
#: who read a document with remarks
REMARKS = {
    "head2": "Предлагаю указать срок хранения протоколов заседаний объединения.",
    "head5": "Башталгыч класстар үчүн отурумдардын санын өзүнчө көрсөтүү керек.",
}
VERSION_TITLE = "Электрондук документтер"
VERSION_TEXT = (
    "Усулдук кызматтын документтери маалыматтык системада макулдашылат, кагаз нускасы басылып, мөөр коюлат."
)
LETTER = {
    "name": "2-жарым жылдыкта мугалимдердин квалификациясын жогорулатуу жөнүндө",
    "index": "4.7",
    "number": "03-5/1842",
    "source": "Шаардык билим берүү башкармалыгы",
    "is_external": True,
}
LETTER_TEXT = "Мектептин жетекчилиги квалификацияны жогорулатуу курстарынын графигин тактап, муктаж мугалимдердин тизмесин берсин."


def load(env, clock, teachers, bodies, diary):
    """Create the acts and lead them to where they are; what the school approved asks its readers on its own day.

    :param diary: meetings.MeetingBook of the council that considers them
    """
    heads = [body.head_id for key, body in bodies.items() if body.kind == "association" and body.head_id]
    acts, days = {}, {}
    for row in read("acts.csv", ";"):
        days[row["key"]] = day = clock.parse(row["date"], int(row["years_ago"]))
        if day >= clock.today:
            continue
        author = find_user(env, row["author"])
        act = acts[row["key"]] = (
            env["methodical.local.act"].with_user(author).create(_prepare(env, clock, row, heads))
        )
        if row["key"] in CONSIDERED:
            play(clock, act, ("submit", author, clock.at(day, 9, 30)))
            continue
        carry(clock, act, author, day, pace=1, minutes="2")
        _ask_on(clock, act, clock.after(day, 3))
    _lead_through_council(clock, acts, days, diary)
    if (letter := _put_letter_in_force(env, clock)) is not None:
        acts["letter"] = letter
    if acts["service"].state == "approved":
        acts["version"] = _draft_version(env, acts["service"])
    register(env, {f"act_{key}_demo": act for key, act in acts.items()})
    _let_read(env, clock, acts, teachers)
    return acts


def _lead_through_council(clock, acts, days, diary):
    """Let the pedagogical council consider the acts of this year on the day after their submission; lead one further."""
    diary.load_council("ped")
    if "service" in acts:
        considered = clock.after(days["service"], 1)
        agree(clock, acts["service"], considered, pace=1)
        _ask_on(clock, acts["service"], clock.after(considered, 2))


def read_orders(env, clock, book):
    """Let the people whom signed orders name have read those of more than a week ago."""
    # sudo: rows of many people
    asking = [order for order in book.orders.values() if order.sudo().acknowledgement_ids]
    for order in asking:
        _ask_on(clock, order, order.date)
    rows = env["methodical.acknowledgement"].search(
        [("res_model", "=", "methodical.order"), ("requested_on", "<", clock.after(clock.today, -5))]
    )
    _confirm(env, clock, rows)


def load_second(env, clock, teachers):
    """Give the second school the draft of a regulation."""
    act = (
        env["methodical.local.act"]
        .with_user(find_user(env, "hr2"))
        .create(
            {
                "company_id": clock.company.id,
                "kind_id": find(env, "choice_act_", "regulation").id,
                "name": "Усулдук бирикме жөнүндө жобо",
                "is_for_all": True,
                "text": _to_html("Жалпы бөлүк#Бирикме башталгыч класстардын мугалимдерин бириктирет."),
            }
        )
    )
    register(env, {"act_second_demo": act})


def _prepare(env, clock, row, heads):
    posts = find(env, "post_", row["posts"]) if row["posts"] else None
    return {
        "company_id": clock.company.id,
        "kind_id": find(env, "choice_act_", row["kind"]).id,
        "index": row["index"],
        "name": row["title"],
        "legal_basis": row["basis"],
        "text": _to_html(row["text"]),
        "needs_acknowledgement": True,
        "is_for_all": bool(row["all"]),
        "post_ids": [Command.set(posts.ids if posts else [])],
        "teacher_ids": [Command.set([card.id for card in heads] if row["heads"] else [])],
    }


def _to_html(text):
    """Return the text of an act: sections 'title#point|point', separated by '||', numbered."""
    html = Markup()
    for number, section in enumerate(text.split("||"), start=1):
        title, _sign, points = section.partition("#")
        html += Markup("<h3>%s. %s</h3>") % (number, title)
        for place, point in enumerate(points.split("|"), start=1):
            html += Markup("<p>%s.%s. %s</p>") % (number, place, point)
    return html


def _put_letter_in_force(env, clock):
    """Return the letter from outside which the officer put in force and which its readers have not all read."""
    day = clock.after(clock.today, -3)
    letter = (
        env["methodical.local.act"]
        .with_user(find_user(env, "hr"))
        .create(
            {
                **LETTER,
                "company_id": clock.company.id,
                "kind_id": find(env, "choice_act_", "normative").id,
                "date": clock.after(day, -2),
                "text": Markup("<p>%s</p>") % LETTER_TEXT,
                "document": scans.make(LETTER["number"], lines=12),
                "document_name": "03-5-1842.pdf",
                "needs_acknowledgement": True,
                "post_ids": [
                    Command.set(
                        find(env, "post_", "director deputy_teaching deputy_scientific methodologist").ids
                    )
                ],
            }
        )
    )
    letter.action_put_in_force()
    _ask_on(clock, letter, day)
    return letter


def _draft_version(env, act):
    """Return the second version of a regulation, which the methodologist has begun to write."""
    action = act.with_user(find_user(env, "methodologist")).action_new_version()
    version = act.with_user(find_user(env, "methodologist")).browse(action["res_id"])
    version.text = version.text + Markup("<h3>5. %s</h3><p>5.1. %s</p>") % (VERSION_TITLE, VERSION_TEXT)
    return version


def _ask_on(clock, document, day):
    """Let people have been asked to read a document on its own day: the engine knows only today."""
    document = document.sudo()  # sudo: what the engine asked
    if "date_approved" in document._fields:
        with_pass(document).write({"date_approved": day})
    rows = document.acknowledgement_ids.filtered(lambda row: row.state == "requested")
    term = document._get_acknowledgement_term(clock.company, day)
    with_pass(rows).write({"requested_on": day, "date_due": term})


def _let_read(env, clock, acts, teachers):
    """Let the staff read what is in force: most in the system or on the sheet, some with remarks, some not yet."""
    unread = env["methodical.teacher"].union(*(teachers[key] for key in UNREAD))
    for key in ("e_approval", "job_scientific", "service", "duties"):
        if key in acts:
            # sudo: rows of many people
            rows = acts[key].sudo().acknowledgement_ids
            if key == "service":
                rows = _remark(env, clock, rows.filtered(lambda row: row.teacher_id not in unread))
            _confirm(env, clock, rows)
    if "letter" in acts:
        # sudo: rows of many people
        mine = acts["letter"].sudo().acknowledgement_ids
        _confirm(env, clock, mine.filtered(lambda row: row.user_id == find_user(env, "deputy")))


def _remark(env, clock, rows):
    """Let some people read a document with remarks; return the rows of the others."""
    for login, text in REMARKS.items():
        user = find_user(env, login)
        own = rows.filtered(lambda row, user=user: row.user_id == user and row.state == "requested")
        for row in own.with_user(user):
            row._confirm("remarks", clock.at(clock.after(row.requested_on, 2), 17), remark=text)
    return rows.filtered(lambda row: row.state == "requested")


def _confirm(env, clock, rows):
    """Let who has an account confirm in the system, two days after being asked; the others signed the sheet."""
    officer = find_user(env, "hr")
    for (day, user), own in rows.grouped(lambda row: (row.requested_on, row.user_id)).items():
        moment = min(clock.at(clock.after(day, 1 + user.id % 4), 12, user.id % 60), clock.now)
        if user:
            own.with_user(user)._confirm("seen", moment)
            continue
        sheet = clock.after(day, 4)
        if sheet > clock.today:
            continue
        scan = (
            env["methodical.acknowledgement.scan"]
            .with_user(officer)
            .create(
                {
                    "name": f"{sheet:%Y-%m-%d}.pdf",
                    "company_id": clock.company.id,
                    "file": scans.make(f"{sheet:%d.%m.%Y}", lines=20),
                }
            )
        )
        own.with_user(officer)._mark("paper", sheet, scan=scan)
