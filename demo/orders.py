"""The order book of the demo schools: drafted by deputies and the officer, countersigned, signed by the director.

What an order does happens by signing it: associations open, heads take their posts, somebody acts.
"""

from datetime import timedelta

from odoo import Command

from . import mentoring, scans
from .acting import let_past_run
from .story import agree, carry, play
from .tables import find, find_user, read, register

#: minutes of the council that decided the number of associations, in each August
COUNCIL = {"number": "1", "date": "08-26"}
REMARKS = (
    "Ачык сабактардын графиги тиркелген эмес: күнүн, классын жана предметин көрсөткүлө.",
    "Тарых мугалими ошол жумада курста болот — башка мугалимди дайындагыла.",
)


class OrderBook:
    """Orders of orders.csv, phase by phase of the story.

    :param env: environment
    :param clock: years.Clock
    :param teachers: {key: card}
    :param bodies: {key: body}
    """

    def __init__(self, env, clock, teachers, bodies):
        self.env, self.clock, self.teachers, self.bodies = env, clock, teachers, bodies
        self.rows, self.terms = read("orders.csv", ";"), read("head_terms.csv", ";")
        self.orders, self.periods, self.candidates = {}, {}, {}

    def load(self, phase):
        """Draft the orders of a phase and let each come as far as the table says; those of later days are left out."""
        rows = [row for row in self.rows if row["phase"] == phase]
        days = {row["key"]: self._get_date(row) for row in rows}
        rows = sorted(
            (row for row in rows if days[row["key"]] < self.clock.today), key=lambda row: days[row["key"]]
        )
        self._seek_heads({row["key"] for row in rows})
        drafted = [row for row in rows if row["kind"] != "cancel"]
        self._draft(drafted, days)
        if phase in ("open", "heads"):
            self._confirm_paper(drafted)
        else:
            self._sign(rows, days)
        register(self.env, {f"order_{row['key']}_demo": self.orders[row["key"]] for row in rows})

    def _get_day(self, row, text):
        return self.clock.parse(text, int(row["years_ago"])) if text else False

    def _get_date(self, row):
        """Return the date of an order; in the first days of a school year those of this year follow those of the summer."""
        day = self._get_day(row, row["date"])
        is_recent = row["date"].startswith("-") and row["kind"] != "acting" and not row["state"]
        return max(day, self.clock.september() - timedelta(days=1)) if is_recent else day

    def _seek_heads(self, keys):
        """Enter the candidates whom the orders with these keys seat, and announce what their meetings decided."""
        rows = [row for row in self.terms if row["order"] in keys]
        Term = self.env["methodical.head.term"].with_user(find_user(self.env, "deputy"))
        terms = Term.create([self._prepare_term(row) for row in rows])
        terms.filtered(lambda term: term.mode != "appointed").action_announce()
        self.candidates = dict.fromkeys(keys, Term)
        for row, term in zip(rows, terms, strict=True):
            self.candidates[row["order"]] |= term

    def _prepare_term(self, row):
        return {
            "body_id": self.bodies[row["body"]].id,
            "teacher_id": self.teachers[row["teacher"]].id,
            "mode": row["mode"],
            "date_from": self._get_day(row, row["from"]),
            **{name: int(row[name] or 0) for name in ("votes_for", "votes_against", "votes_abstained")},
            "meeting_reference": row["meeting"],
            "meeting_date": self._get_day(row, row["met"]),
            "override_reason": row["reason"] or False,
        }

    def _draft(self, rows, days):
        """Draft orders, one ``create`` for each author."""
        for login in dict.fromkeys(row["author"] for row in rows):
            own = [row for row in rows if row["author"] == login]
            orders = (
                self.env["methodical.order"]
                .with_user(find_user(self.env, login))
                .create([self._prepare(row, days[row["key"]]) for row in own])
            )
            for row, order in zip(own, orders, strict=True):
                self.orders[row["key"]] = order
                if row["teachers"] and not row["paper"]:
                    first = self.teachers[row["teachers"].split()[0]]
                    order.point_ids[:1].write({"responsible_id": first.id, "date_due": order.date_to})

    def _prepare(self, row, day):
        kind = self.env.ref(f"school_methodical.order_kind_{row['kind']}")
        values = {
            "company_id": self.clock.company.id,
            "kind_id": kind.id,
            # what is not signed yet shall get the date of its signing
            "date_planned": False if row["state"] else day,
            "teacher_ids": [Command.set([self.teachers[key].id for key in row["teachers"].split()])],
            "topic": row["topic"],
            "date_from": self._get_day(row, row["from"]),
            "date_to": self._get_day(row, row["to"]),
            "needs_acknowledgement": bool(row["ack"]),
            "control_id": self._get_controller(row).id,
            "head_term_ids": [Command.set(self.candidates[row["key"]].ids)],
            "acting_id": self.periods[row["key"]].id if row["kind"] == "acting" else False,
            **{name: row[name] for name in ("title", "reason") if row[name]},
            **self._prepare_bodies(row, kind),
        }
        if row["kind"] == "mentoring":
            pairs = mentoring.draft(self.env, self.clock, self.teachers, row["key"], int(row["years_ago"]))
            values["mentoring_ids"] = [Command.set(pairs.ids)]
        if row["points"]:
            values["point_ids"] = _prepare_points(row["points"].split("|"))
        if row["paper"]:
            values.update(_prepare_paper(row["paper"], day))
        return values

    def _get_controller(self, row):
        """Return who controls that an order is carried out: the deputy, but nobody who is absent by it."""
        if row["kind"] != "acting":
            return self.teachers["deputy"]
        director = self.teachers["director"]
        return self.teachers["scientific"] if self.periods[row["key"]].absent_id == director else director

    def _prepare_bodies(self, row, kind):
        """Return the bodies that an order opens or changes, with the council's decision and the deputy's proposal."""
        names = ("body_id", "successor_id")
        values = {name: self.bodies[key].id for name, key in zip(names, row["about"].split(), strict=False)}
        if kind.changes_bodies:
            values["council_number"] = COUNCIL["number"]
            values["council_date"] = self._get_day(row, COUNCIL["date"])
            proposer = row["author"] if row["author"] in self.teachers else "deputy"
            values["proposed_by_id"] = self.teachers[proposer].id
        return values

    def _confirm_paper(self, rows):
        """Let the director confirm the scans of what was signed on paper, when the school begins to use the system."""
        orders = self.env["methodical.order"].union(*(self.orders[row["key"]] for row in rows))
        carry(self.clock, orders, find_user(self.env, "deputy"), self.clock.september(1))

    def _sign(self, rows, days):
        """Lead orders to their signature in the order of their dates, those of one day and author together."""
        batches = {}
        for row in rows:
            batches.setdefault(
                (days[row["key"]], row["author"], row["state"], row["kind"] == "cancel"), []
            ).append(row)
        for (day, login, state, is_cancel), batch in batches.items():
            author = find_user(self.env, login)
            if is_cancel:
                self._draft_cancelling(batch, author, day)
            orders = self.env["methodical.order"].union(*(self.orders[row["key"]] for row in batch))
            if state == "draft":
                continue
            if state:
                play(self.clock, orders, ("submit", author, self.clock.at(day, 10, 20)))
            else:
                play(self.clock, orders, ("submit", author, self.clock.at(day, 9, 30)))
                let_past_run(self.clock, orders)
                agree(self.clock, orders, day)
            if state == "returned":
                returned = self.clock.at(self.clock.after(day, 2), 12, 30)
                play(
                    self.clock,
                    orders,
                    ("returned", find_user(self.env, "director"), returned, {"remarks": REMARKS}),
                )

    def _draft_cancelling(self, rows, author, day):
        Order = self.env["methodical.order"].with_user(author)
        for row in rows:
            target = self.orders[row["about"]].with_user(author)
            self.orders[row["key"]] = Order._draft(
                "cancel",
                target_order_id=target,
                topic=row["topic"],
                date_planned=day,
                needs_acknowledgement=False,
            )


def _prepare_points(lines):
    """Return the points of an order whose kind has no fitting ones; the last is the control point."""
    return [
        Command.create({"sequence": 10 * place, "text": line, "is_control": place == len(lines)})
        for place, line in enumerate(lines, start=1)
    ]


def load_second(env, clock, teachers, body):
    """Give the second school its two orders on paper: the association and its head."""
    officer, opened = find_user(env, "hr2"), clock.september(1)
    term = _elect_second(env, opened, body, teachers["second_head"])
    subjects = {"open_body": {"body_id": body.id}, "seat_head": {"head_term_ids": [Command.set(term.ids)]}}
    common = {
        "company_id": clock.company.id,
        "date_from": opened,
        "council_number": "1",
        "council_date": opened,
        "control_id": teachers["second_director"].id,
        "needs_acknowledgement": False,
    }
    for number, (kind, subject) in enumerate(subjects.items(), start=11):
        values = {**common, **subject, **_prepare_paper(str(number), opened)}
        values["kind_id"] = find(env, "order_kind_", kind).id
        order = env["methodical.order"].with_user(officer).create(values)
        carry(clock, order, officer, opened)
        register(env, {f"order_second_{kind}_demo": order})


def _elect_second(env, day, body, card):
    """Return the head of the second school's association, elected on a day."""
    term = (
        env["methodical.head.term"]
        .with_user(find_user(env, "director2"))
        .create(
            {
                "body_id": body.id,
                "teacher_id": card.id,
                "mode": "elected",
                "date_from": day,
                "votes_for": 3,
                "meeting_reference": "№ 1",
                "meeting_date": day,
            }
        )
    )
    term.action_announce()
    return term


def _prepare_paper(number, day):
    """Return the values of an order that was signed on paper."""
    return {
        "is_paper": True,
        "paper_number": number,
        "paper_date": day,
        "date_planned": False,
        "paper_scan": scans.make(f"{number}   {day:%d.%m.%Y}", lines=10 + int(number) % 9),
        "paper_scan_name": f"{number}.pdf",
    }
