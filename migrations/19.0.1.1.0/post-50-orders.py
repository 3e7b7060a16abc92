"""Orders that were typed as number and date into associations and terms of heads become orders of the order book (N12, R4, R10)."""

from collections import defaultdict
from datetime import date, datetime, time
from typing import NamedTuple

from markupsafe import Markup

from odoo import SUPERUSER_ID, Command, api
from odoo.tools import format_date, split_every
from odoo.tools.sql import column_exists
from odoo.tools.translate import LazyTranslate

from odoo.addons.school_methodical.tools.guard import with_pass
from odoo.addons.school_methodical.tools.order_number import split_number
from odoo.addons.school_methodical.tools.place_text import fill

_lt = LazyTranslate("school_methodical")
#: orders made at once
BATCH = 1000
#: effect: field of the record that it changed, which holds the order from now on
LINKS = {"open_body": "opening_order_id", "dissolve_body": "closing_order_id", "seat_head": "order_id"}
QUIET = {"tracking_disable": True, "mail_create_nolog": True, "mail_create_nosubscribe": True}
#: texts of states in which an order had been followed; in the others it was only typed
TYPED = """
    SELECT 'open_body', company_id, id, id, btrim(opening_order), opening_date, state <> 'proposed'
      FROM methodical_body WHERE btrim(COALESCE(opening_order, '')) <> '' OR state = 'proposed' AND opening_date IS NOT NULL
     UNION ALL
    SELECT 'dissolve_body', company_id, id, id, btrim(closing_order), closing_date, state IN ('reorganised', 'dissolved')
      FROM methodical_body WHERE btrim(COALESCE(closing_order, '')) <> '' OR state IN ('proposed', 'active') AND closing_date IS NOT NULL
     UNION ALL
    SELECT 'seat_head', company_id, body_id, id, btrim(order_number), order_date, state IN ('confirmed', 'ended')
      FROM methodical_head_term WHERE btrim(COALESCE(order_number, '')) <> ''
"""


class Typed(NamedTuple):
    """One typed order: what it did, where it stands, its words, and whether something had followed from it."""

    effect: str
    company_id: int
    body_id: int
    record_id: int
    words: str
    day: date | None
    is_followed: bool


class Paper(NamedTuple):
    """One order on paper: what tells it from the others of all schools."""

    company_id: int
    series: str
    number: int
    letter: str
    words: str
    day: date | None


def migrate(cr, version):
    """Make one order of each number and date of a school, and leave a message where nothing had followed from it."""
    if not column_exists(cr, "methodical_body", "opening_order"):
        return  # installed from a working copy between the versions
    env = with_pass(api.Environment(cr, SUPERUSER_ID, QUIET)["methodical.order"]).env
    cr.execute(TYPED)
    typed = [Typed(*row) for row in cr.fetchall()]
    papers = {}
    marks = {}
    for row in sorted(
        (row for row in typed if row.is_followed), key=lambda row: (row.day or date.max, *row[:4])
    ):
        if row.company_id not in marks:
            marks[row.company_id] = _get_mark(env["res.company"].browse(row.company_id))
        papers.setdefault(_read_paper(row, marks[row.company_id]), []).append(row)
    _make_orders(env, papers)
    _tell_unfollowed(env, [row for row in typed if not row.is_followed])


def _get_mark(company):
    """Return what a school adds to the numbers of personnel orders ('' for nothing)."""
    regulation = company._get_regulation().with_context(lang=company._get_print_lang())
    return regulation.label_ids.filtered(lambda label: label.term == "personnel_mark")[:1].name or ""


def _read_paper(row, mark):
    """Return the ``Paper`` on which a typed order stands: its words count only where they hold no number."""
    is_personnel = bool(mark) and row.words.lower().endswith(mark.lower())
    number, letter = split_number(row.words, mark if is_personnel else "")
    words = "" if number else row.words.lower()
    return Paper(row.company_id, "personnel" if is_personnel else "general", number, letter, words, row.day)


def _make_orders(env, papers):
    """Make the orders and point at them from what they opened, closed and seated.

    :param papers: {Paper: typed orders that stand on it}
    """
    taken = set()
    for part in split_every(BATCH, papers.items()):
        orders = env["methodical.order"].create(
            [_prepare_order(env, paper, rows, _take_number(paper, taken)) for paper, rows in part]
        )
        for order, (_paper, rows) in zip(orders, part, strict=True):
            for row in rows:
                model = "methodical.head.term" if row.effect == "seat_head" else "methodical.body"
                env[model].browse(row.record_id).write({LINKS[row.effect]: order.id})


def _take_number(paper, taken):
    """Return whether a paper has a number that no other one of its book and year has already."""
    if not paper.number or not paper.day:
        return False
    place = (*paper[:2], paper.day.year, paper.number, paper.letter)
    is_free = place not in taken
    taken.add(place)
    return is_free


def _prepare_order(env, paper, rows, has_number):
    """Return the values of one order; what stood on the paper besides number and date is not known."""
    company = env["res.company"].browse(paper.company_id)
    env = env(context={**env.context, "lang": company._get_print_lang()})
    effects = sorted(dict.fromkeys(row.effect for row in rows), key=list(LINKS).index)
    bodies = dict.fromkeys(row.body_id for row in rows)
    return {
        "company_id": company.id,
        "kind_id": _get_kind(env, company, effects[0], rows).id,
        "series": paper.series,
        "state": "approved",
        "number": paper.number if has_number else 0,
        "number_suffix": (has_number and paper.letter) or False,
        "year": paper.day.year if paper.day else 0,
        "date": paper.day,
        "is_paper": True,
        "paper_number": rows[0].words,
        "paper_date": paper.day,
        "title": "; ".join(_prepare_title(env, company, effect, rows) for effect in effects),
        "point_ids": [],
        "note": _prepare_note(env, paper, rows, has_number),
        "body_id": next(iter(bodies)) if len(bodies) == 1 else False,
        "head_term_ids": [Command.set([row.record_id for row in rows if row.effect == "seat_head"])],
        "effect_ids": [Command.create(_prepare_effect(row)) for row in rows],
        # nobody is made responsible, and nobody is asked to read what he was told years ago
        "proposed_by_id": False,
        "control_id": False,
        "needs_acknowledgement": False,
    }


def _prepare_effect(row):
    """Return the values of the effect of one typed order: it was done on its day."""
    subject = "head_term_id" if row.effect == "seat_head" else "body_id"
    return {
        "kind": row.effect,
        subject: row.record_id,
        "done_at": datetime.combine(row.day, time()) if row.day else datetime.now().replace(microsecond=0),
    }


def _get_kind(env, company, effect, rows):
    """Return the kind of an order that did something to the records of typed orders."""
    if effect != "seat_head":
        return env["methodical.order.kind"]._get_by_code(effect, company)
    terms = env["methodical.head.term"].browse(row.record_id for row in rows if row.effect == effect)
    is_elected = all(term.mode == "elected" for term in terms)
    return env["methodical.order.kind"]._get_by_code("seat_head" if is_elected else "appoint_head", company)


def _prepare_title(env, company, effect, rows):
    """Return the title that the kind of order gives, in the language of the school's prints."""
    own = [row for row in rows if row.effect == effect]
    names = env["methodical.body"].browse(dict.fromkeys(row.body_id for row in own)).mapped("name")
    return fill(_get_kind(env, company, effect, own).title, {"body": "; ".join(names)})


def _prepare_note(env, paper, rows, has_number):
    """Return the remark that says where an order comes from and what of it is not in the book."""
    values = {"number": _say_number(rows[0].words), "date": _format_day(env, paper.day)}
    if has_number:
        note = _lt(
            "Carried over from number and date that were typed (%(number)s of %(date)s). No scan.", **values
        )
    else:
        note = _lt(
            "Carried over from number and date that were typed (%(number)s of %(date)s). It has no number of the book: "
            "none was typed, or another order has it. No scan.",
            **values,
        )
    return note._translate(env.lang)


def _say_number(words):
    """Return the words of a number for a sentence that has the sign of a number itself."""
    return words.lstrip("№# ") or "–"


def _format_day(env, day):
    return format_date(env, day, date_format="dd.MM.yyyy") if day else "–"


def _tell_unfollowed(env, rows):
    """Write into the chatter which orders were typed where nothing followed from them, and clear the dates of bodies."""
    messages = defaultdict(lambda: defaultdict(list))
    for row in rows:
        model = "methodical.head.term" if row.effect == "seat_head" else "methodical.body"
        messages[model][row.record_id].append(_prepare_message(env, row))
    for model, texts in messages.items():
        bodies = {record: Markup("<br/>").join(lines) for record, lines in texts.items()}
        env[model].browse(bodies)._message_log_batch(bodies=bodies)
    for effect, field in (("open_body", "opening_date"), ("dissolve_body", "closing_date")):
        env["methodical.body"].browse(row.record_id for row in rows if row.effect == effect).write(
            {field: False}
        )


def _prepare_message(env, row):
    """Return the message about one typed order, in the language of the school's prints."""
    message = _lt(
        "The order %(number)s of %(date)s was typed here before there was an order book, and nothing had followed from it. "
        "Draft the order by the button; if it exists on paper, mark it as signed on paper.",
        number=_say_number(row.words),
        date=_format_day(env, row.day),
    )
    return message._translate(env["res.company"].browse(row.company_id)._get_print_lang())
