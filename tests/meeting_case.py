from datetime import date, datetime, timedelta

from odoo import Command

from .approval_case import ApprovalCase
from .common import SETUP_DAY

#: the day on which most stories of meetings begin: Monday, 10:00 in Bishkek
TODAY = datetime(2026, 10, 5, 4, 0)
#: when the meeting of the stories begins: Friday, 14:00 in Bishkek
BEGINNING = datetime(2026, 10, 9, 8, 0)
#: when it is over: 16:00 in Bishkek
AFTERWARDS = datetime(2026, 10, 9, 10, 0)


class MeetingCase(ApprovalCase):
    """Meetings of the association of science: ``user_head`` heads it, ``user_teacher`` is its secretary.

    A story freezes ``TODAY`` (or another day) and goes on with ``AFTERWARDS``: ``new_meeting``, ``announce``, ``hold``,
    ``sign``. ``signed_meeting`` goes the whole way. ``maths`` is another association, headed by ``user_teacher2``;
    ``council`` the methodical council, chaired by ``user_academic``, with ``user_methodologist`` as its secretary.
    """

    @classmethod
    def _build(cls):
        result = super()._build()
        cls.secretary = cls.science.membership_ids.filtered(lambda row: row.teacher_id == cls.card_teacher)
        cls.secretary.role = "secretary"
        cls.maths = cls._new_association(
            "Maths",
            cls.ref_id("area_humanities"),
            cls.card_teacher2,
            cls.card_teacher2 | cls.card_colleague | cls.card_deputy,
        )
        cls.council = cls.new_body("methodical_council", cls.card_academic, cls.card_methodologist)
        return result

    @classmethod
    def new_body(cls, kind, chair, secretary=None, **vals):
        """Return an active body of a kind with a chair and a secretary, members from the setup day on."""
        members = chair | (secretary or chair)
        body = cls.env["methodical.body"].create(
            {
                "name": f"Body {kind}",
                "kind": kind,
                "company_id": cls.company.id,
                "membership_ids": [
                    Command.create(
                        {
                            "teacher_id": card.id,
                            "date_from": SETUP_DAY,
                            "role": "secretary" if card == secretary else "member",
                        }
                    )
                    for card in members
                ],
                **vals,
            }
        )
        cls.open_body(body, SETUP_DAY)
        cls.seat_head(body, chair, SETUP_DAY, mode="appointed", votes_for=0)
        return body

    @classmethod
    def set_rule(cls, code, severity, value=0, **vals):
        """Let the regulation of the school have a rule."""
        rule = cls.regulation.rule_ids.filtered(lambda row: row.code == code)
        rule.write({"severity": severity, "value": value, **vals})
        return rule

    def new_meeting(self, user=None, items=("Results of the quarter",), **vals):
        """Return a planned meeting of the association, made by its head (or somebody else).

        :param items: names of the items, or values of them
        """
        return self.as_user(self.env["methodical.meeting"], user or self.user_head).create(
            {
                "body_id": self.science.id,
                "company_id": self.company.id,
                "date_start": BEGINNING,
                "place": "Room 12",
                "agenda_item_ids": [
                    Command.create({"name": item} if isinstance(item, str) else item) for item in items
                ],
                **vals,
            }
        )

    def new_item(self, meeting, name="Item", user=None, **vals):
        """Return an item that somebody (the head) puts on an agenda."""
        return self.as_user(self.env["methodical.agenda.item"], user or self.user_head).create(
            {"meeting_id": meeting.id, "name": name, **vals}
        )

    def announce(self, meeting, user=None):
        """Announce a meeting as its head (or somebody else)."""
        self.as_user(meeting, user or self.user_head).action_announce()
        self.env.invalidate_all()
        return meeting

    def hold(self, meeting, user=None):
        """Hold a meeting as its head (or somebody else); the day must have come."""
        self.as_user(meeting, user or self.user_head).action_hold()
        self.env.invalidate_all()
        return meeting

    def write_minutes(self, meeting, user=None, due=None, responsible=None, **vals):
        """Write what was heard, and one resolution at each item, as the secretary (or somebody else).

        :param due: datetime.date of the resolutions, a week after the meeting by default
        :param responsible: card, ``card_teacher2`` by default
        :param vals: of the resolutions
        """
        for item in self.as_user(meeting, user or self.user_teacher).agenda_item_ids:
            item.write(
                {
                    "heard": f"What was heard about {item.name}",
                    "resolution_ids": [
                        Command.create(
                            {
                                "text": f"Resolved on {item.name}",
                                "responsible_id": (responsible or self.card_teacher2).id,
                                "date_due": due or meeting.date + timedelta(days=7),
                                **vals,
                            }
                        )
                    ],
                }
            )
        self.env.invalidate_all()
        return meeting

    def sign(self, meeting, *users):
        """Send minutes for signature and sign them: by the secretary and the head, or by others in their order."""
        secretary, *others = users or (self.user_teacher, self.user_head)
        self.submit(meeting, secretary)
        return self.approve(meeting, *others)

    def held_meeting(self, **vals):
        """Return a meeting of yesterday that was held without an announcement; today must be frozen."""
        start = vals.pop("date_start", datetime.now().replace(microsecond=0) - timedelta(days=1))
        return self.hold(self.new_meeting(date_start=start, **vals))

    def signed_meeting(self, **vals):
        """Return a meeting of yesterday with signed minutes; today must be frozen.

        :param vals: of the meeting; ``due`` and ``responsible`` of its resolutions
        """
        words = {name: vals.pop(name) for name in ("due", "responsible") if name in vals}
        return self.sign(self.write_minutes(self.held_meeting(**vals), **words))

    def council_plan(self):
        """Return a submitted plan of the association that waits for a meeting of the methodical council."""
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[0].write(
            {"verb": "considered", "decider": "meeting", "meeting_of": "methodical_council"}
        )
        return self.submit(self.new_plan())

    def messages(self, meeting, user=None):
        """Return the messages about a meeting, those to a user only when he is given."""
        found = self.env["mail.message"].search(
            [("model", "=", meeting._name), ("res_id", "=", meeting.id)], order="id"
        )
        return found.filtered(lambda row: user.partner_id in row.notified_partner_ids) if user else found

    @staticmethod
    def day(year, month, day):
        return date(year, month, day)
