"""Meetings of the demo schools: their agendas and what was said, from tables, on days counted as years.Clock counts them."""

from datetime import timedelta

from odoo import Command

from . import minutes
from .plan_items import WORDS
from .tables import read, register

#: associations whose plans of this year were considered by their meetings before the orders of this year
EARLY = ("science", "kyrgyz", "foreign", "humanities", "primary")


class MeetingBook:
    """Meetings of meetings.csv, told in the order of their days.

    :param env: environment
    :param clock: years.Clock
    :param year: this school year
    :param teachers: {key: card}
    :param bodies: {key: body}
    """

    def __init__(self, env, clock, year, teachers, bodies):
        self.env, self.clock, self.teachers, self.bodies = env, clock, teachers, bodies
        self.first = year.date_start
        self.texts = {row["key"]: row for row in read("agenda.csv", ";")}
        self.decisions = {}
        for row in read("resolutions.csv", ";"):
            self.decisions.setdefault(row["item"], []).append(row)
        self.rows = [
            {**row, "day": day}
            for row in read("meetings.csv", ";")
            if row["body"] in bodies and (day := self._get_day(row))
        ]
        self.rows.sort(key=lambda row: row["day"])
        self.meetings, self.plans = {}, {}

    # which ones

    def load_last_year(self, plans):
        """Tell the meetings of last year, with signed minutes.

        :param plans: {key of a body: its plan of last year}
        """
        self.plans = plans
        self._tell([row for row in self.rows if row["years_ago"] != "0"])

    def load_plans(self, plans):
        """Tell the meetings of this year until today of the associations that considered their plans.

        :param plans: {key of a body: its plan of this year}
        """
        self.plans = plans
        self._tell([row for row in self._get_past(*EARLY) if row["fate"] != "voted"])

    def load_council(self, *keys):
        """Tell the meetings of this year until today of bodies with these keys."""
        self._tell(self._get_past(*keys))

    def load_election(self):
        """Tell the meeting that voted on a head; return it."""
        self._tell([row for row in self._get_past("foreign") if row["fate"] == "voted"])
        return self.meetings.get("foreign_vote", self.env["methodical.meeting"])

    def load_coming(self):
        """Plan what is to come, and announce what is near."""
        rows = [row for row in self.rows if row["day"] >= self.clock.today]
        meetings = self._plan(rows)
        for row in rows:
            meeting = meetings[row["key"]]
            if row["fate"] == "announced" and row["day"] > self.clock.today:
                self._fill_agenda(meeting)
                minutes.announce(self.clock, meeting)
        register(self.env, {f"meeting_{key}_demo": meeting for key, meeting in meetings.items()})

    def _get_past(self, *bodies):
        return [
            row
            for row in self.rows
            if row["years_ago"] == "0" and row["body"] in bodies and row["day"] < self.clock.today
        ]

    def _get_day(self, row):
        """Return the day of a meeting, or None when it would come between others that are counted from today."""
        text, clock = row["date"], self.clock
        if text.startswith("+plan:"):
            return clock.after(self.first, int(text[6:]))
        day = clock.parse(text, int(row["years_ago"]))
        if row["about"] == "plan" or row["fate"] == "voted":
            return max(self.first, day)
        if row["body"] == "foreign" and text[0] not in "+-" and row["years_ago"] == "0":
            last = clock.after(clock.today, -3)
            return None if last < day <= clock.today else day
        return day

    # creating

    def _tell(self, rows):
        """Create meetings of days that are over and let them run."""
        meetings = self._plan(rows)
        for row in rows:
            minutes.play(self, row, meetings[row["key"]])
        register(self.env, {f"meeting_{key}_demo": meeting for key, meeting in meetings.items()})

    def _plan(self, rows):
        """Create meetings, one ``create`` for who keeps the minutes; return {key: meeting}."""
        keepers, found = {}, {}
        for row in rows:
            keepers.setdefault(self._get_keeper(row), []).append(row)
        for user, own in keepers.items():
            meetings = (
                self.env["methodical.meeting"].with_user(user).create([self._prepare(row) for row in own])
            )
            found.update(zip((row["key"] for row in own), meetings, strict=True))
        self.meetings.update(found)
        return found

    def _get_keeper(self, row):
        """Return the user who enters a meeting: the head, or who keeps its minutes today."""
        body = self.bodies[row["body"]]
        head = body._get_heads(self.clock.today).get(body, self.env["methodical.teacher"])
        # sudo: accounts of colleagues
        takers = body._get_minute_takers(self.clock.today)[body]
        return (head.sudo().user_id or takers)[:1].sudo(False)

    def _prepare(self, row):
        """Return the values of a meeting with its agenda; of a day that is over with its minutes."""
        body, day = self.bodies[row["body"]], row["day"]
        people = self.get_people(row)
        is_over = day < self.clock.today
        item = self._get_plan_item(row) if is_over else None
        return {
            "company_id": self.clock.company.id,
            "body_id": body.id,
            "date_start": self.clock.at(day, 14, 30),
            "date_end": self.clock.at(day, 15, 45),
            "place": row["place"],
            "is_last": bool(row["last"]),
            "chair_id": people["chair"].id,
            "secretary_id": people["secretary"].id,
            "parents_count": 86 if body.kind == "parents" and is_over else 0,
            "plan_item_id": item.id if item else False,
            "agenda_item_ids": [
                Command.create(
                    self._prepare_item(self.texts[key], place, people, day, row if is_over else None)
                )
                for place, key in enumerate(row["items"].split(), 1)
            ],
        }

    def get_people(self, row):
        """Return {'chair', 'secretary', 'members', 'analyst'} of a meeting on its day."""
        body, day = self.bodies[row["body"]], row["day"]
        members = body._get_members(day).sudo()  # sudo: cards of colleagues
        chair = body._get_heads(day).get(body, members[:0]).sudo()
        if row["body"] == "parents":
            chair = self.teachers["director"]
        acting = self.env["methodical.meeting"].new({"body_id": body.id, "company_id": self.clock.company.id})
        chair = acting._get_substitute(chair, day) or chair
        kept = body.membership_ids.filtered(lambda member: member.role == "secretary").teacher_id
        secretary = (kept - chair).filtered(lambda card: card.user_id)[:1]
        others = (members - chair).filtered(lambda card: card.user_id)
        analyst = body._get_function_holder("analyse") or body.supervisor_id
        return {
            "chair": chair,
            "secretary": secretary or others[:1],
            "members": members,
            "analyst": analyst or self.teachers["deputy"],
        }

    def _get_plan_item(self, row):
        """Return the activity of the plan that a meeting carries out: the meeting of its number, at last the analysis."""
        plan = self.plans.get(row["body"])
        if not plan or not row["slot"]:
            return None
        number = int(row["slot"])
        # sudo: the plan of who keeps the minutes
        items = plan.sudo().item_ids.sorted("date_from")
        if number == 5:
            return items.filtered(lambda item: item.form_id.code == "monitoring")[-1:]
        return items.filtered(lambda item: item.form_id.code == "meeting")[number - 1 : number]

    def find_person(self, key, people):
        """Return the card that a table means.

        :param key: 'head' or 'chair', 'analyst', a number of a member, what somebody teaches, or the key of a card
        :param people: see ``get_people``
        """
        members = people["members"]
        if key in ("head", "chair"):
            return people["chair"]
        if key == "analyst":
            return people["analyst"]
        if key.isdigit():
            return (members - people["chair"])[int(key) % (len(members) - 1)]
        if key in WORDS:
            fitting = members.filtered(lambda card: WORDS[key] in card.subject_ids.mapped("code"))
            return fitting[:1] or people["chair"]
        return self.teachers[key]

    def _prepare_item(self, text, place, people, day, told):
        """Return the values of an item of an agenda; what was heard and resolved only of a meeting that is told."""
        values = {
            "sequence": 10 * place,
            "kind": text["kind"],
            "name": text["name"],
            "speaker_id": self.find_person(text["speaker"], people).id,
        }
        if not told or told["fate"] == "cancelled":
            return values
        return {
            **values,
            "heard": text["heard"],
            "spoke": text["spoke"] if told["fate"] != "held" else False,
            "is_voted": bool(text["voted"]) and told["fate"] != "held",
            "resolution_ids": [
                Command.create(self._prepare_resolution(row, people, day))
                for row in self.decisions.get(text["key"], [])
                if told["fate"] != "held"
            ],
        }

    def _prepare_resolution(self, row, people, day):
        is_known = row["follow"] == "none"
        helpers = [self.find_person(row["with"], people).id] if row["with"] else []
        return {
            "text": row["text"],
            "responsible_id": self.find_person(row["who"], people).id,
            "helper_ids": [Command.set(helpers)],
            "date_due": False if is_known else day + timedelta(days=int(row["due"])),
            "follow_up": row["follow"],
        }

    def _fill_agenda(self, meeting):
        """Put on the agenda of a coming meeting the first of what it should hear, as its head picks it."""
        proposals = [values for _source, values in meeting._get_agenda_proposals()]
        missing = 5 - len(meeting.agenda_item_ids)
        meeting._add_agenda_items(proposals[: max(missing, 0 if meeting.agenda_item_ids else 1)])
