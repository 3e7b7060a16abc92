from contextlib import contextmanager
from datetime import datetime

from odoo.tests import freeze_time

from .common import SETUP_DAY
from .meeting_case import MeetingCase
from .year_facts import facts_of

#: the terms that a year of an association is about
CODES = ("J1", "J2", "J4", "J5", "J6", "J7", "J8", "J9", "J10")


class YearCase(MeetingCase):
    """Steps of a school year of the association of science, each by the person whose turn it is.

    Besides the people of ``MeetingCase``: ``user_scientific`` and ``user_upbringing`` are deputies; the latter chairs the
    methodical council, with ``user_methodologist`` as its secretary; ``user_neighbour`` heads the association of
    languages. ``facts`` are what the regulation of the class expects.
    """

    @classmethod
    def setUpClass(cls):
        cls.facts = facts_of(cls.preset.removeprefix("preset_"))
        super().setUpClass()

    @classmethod
    def _build(cls):
        result = super()._build()
        with freeze_time(SETUP_DAY):
            for key, name, group, post in (
                ("scientific", "Байтемирова Чынара", "group_deputy", "post_deputy_scientific"),
                ("upbringing", "Эсенгулов Бакыт", "group_deputy", "post_deputy_upbringing"),
                ("neighbour", "Ысакова Бермет", "group_teacher", "post_teacher"),
            ):
                user, card = cls._new_person(key, name, group, post, cls.company)
                setattr(cls, f"user_{key}", user)
                setattr(cls, f"card_{key}", card)
            cls.languages = cls._new_association(
                "Languages", cls.ref_id("area_languages"), cls.card_neighbour, cls.card_neighbour
            )
            # the deputy for upbringing chairs the council, so that who drafts in F3 agrees to nothing (C2)
            cls.end_head(cls.council.head_term_ids, SETUP_DAY)
            cls.seat_head(
                cls.council, cls.card_upbringing, SETUP_DAY.replace(day=25), mode="appointed", votes_for=0
            )
            post = cls.regulation._get_duty_post("supervise", cls.science.association_kind)
            cls.science.supervisor_id = post._get_holders(cls.company)
            cls.user_chair = cls.user_upbringing
        return result

    @property
    def considers_plan(self):
        """Whether a meeting of the association considers its plan (R16)."""
        return ("considered", "meeting") in self.facts.route

    def user(self, key):
        """Return the user of a key of the facts."""
        return getattr(self, f"user_{key}")

    @contextmanager
    def on(self, day, hour=10):
        """Go on with the story on a day, at an hour of Bishkek.

        :param day: 'YYYY-MM-DD'
        """
        self.env.flush_all()
        with freeze_time(self.moment(day, hour)):
            self.env.invalidate_all()
            yield
            self.env.flush_all()

    @staticmethod
    def moment(day, hour=14):
        """Return an hour of Bishkek on a day, as UTC."""
        return datetime.fromisoformat(day).replace(hour=hour - 6)

    def night(self):
        """Let the nightly job bring the register of terms up to date and send the digests."""
        Deadline = self.env["methodical.deadline"]
        Deadline._refresh(self.company)
        Deadline._send_digests(self.company)
        self.env.invalidate_all()

    def digest(self, user):
        """Return the text of the digest that a person has."""
        kind = self.ref_id("mail_activity_type_deadlines")
        found = self.env["mail.activity"].search(
            [("activity_type_id", "=", kind.id), ("user_id", "=", user.id)]
        )
        return found.note or ""

    def terms_of(self, code):
        """Return the rows of the register of a code that belong to the association, the earliest first."""
        own = {
            "methodical.body": self.science.ids,
            "methodical.meeting": self.meetings().ids,
            "methodical.resolution": self.resolutions().ids,
        }
        rows = self.env["methodical.deadline"].search([("code", "=", code)], order="date_due, id")
        return rows.filtered(lambda row: row.res_id in own.get(row.res_model, ()))

    def assert_terms(self, expected):
        """Compare the register of the association with {code: statuses}; what is not named has no row."""
        found = {code: sorted(rows.mapped("status")) for code in CODES if (rows := self.terms_of(code))}
        self.assertEqual(found, expected)

    def meetings(self):
        """Return the meetings of the association, the earliest first."""
        return self.env["methodical.meeting"].search(
            [("body_id", "=", self.science.id)], order="date_start, id"
        )

    def resolutions(self):
        """Return the resolutions of the association in the order in which they were adopted."""
        return self.env["methodical.resolution"].search([("body_id", "=", self.science.id)], order="date, id")

    def board(self):
        """Return the row of the association on the control board, as the director reads it."""
        Board = self.as_user(self.env["methodical.meeting.board"], self.user_director)
        return Board.search([("body_id", "=", self.science.id), ("school_year_id", "=", self.year.id)])

    def planned_meetings(self, plan):
        """Return the activities of a plan that are meetings, the earliest first."""
        return plan.item_ids.filtered(lambda item: item.form_id.code == "meeting").sorted("date_from")

    # what a meeting needs

    def plan_meeting(self, item, day, user=None):
        """Return a meeting that its head makes of an activity of the plan, by its button “Create”."""
        user = user or self.user_head
        action = self.as_user(item, user).action_create_evidence()
        self.assertEqual(action["res_model"], "methodical.meeting")
        vals = {"date_start": self.moment(day), "place": "Room 12", "company_id": self.company.id}
        Meeting = self.as_user(self.env["methodical.meeting"], user).with_context(**action["context"])
        return self.env["methodical.meeting"].browse(Meeting.create(vals).id)

    def propose_agenda(self, meeting, user=None):
        """Open the dialog of what a meeting should hear, as its head; return it."""
        user = user or self.user_head
        action = self.as_user(meeting, user).action_propose_agenda()
        return self.as_user(self.env[action["res_model"]], user).with_context(**action["context"]).create({})

    def take_agenda(self, meeting, user=None, without=()):
        """Put on the agenda what is proposed, but some kinds; return {kind: names} of what was proposed."""
        dialog = self.propose_agenda(meeting, user)
        dialog.line_ids.filtered(lambda line: line.kind in without).is_selected = False
        proposed = {kind: lines.mapped("name") for kind, lines in dialog.line_ids.grouped("kind").items()}
        dialog.action_apply()
        self.env.invalidate_all()
        return proposed

    def note_attendance(self, meeting):
        """Let the secretary note that one was absent and one late, each with the reason."""
        rows = self.as_user(meeting, self.user_teacher).attendance_ids
        for card, state, reason in (
            (self.card_teacher2, "absent", "Ill, certificate of 3 days"),
            (self.card_colleague, "late", "Substituted a lesson"),
        ):
            rows.filtered(lambda row: row.teacher_id == card).write({"state": state, "reason": reason})  # noqa: B023

    def write_heard(self, meeting, user=None):
        """Let the secretary write what was heard of every item."""
        for item in self.as_user(meeting, user or self.user_teacher).agenda_item_ids:
            item.heard = f"Heard: {item.name}"

    def resolve(self, item, text, responsible, due, user=None, **vals):
        """Let the secretary write a resolution; return it.

        :param due: 'YYYY-MM-DD', False for none
        """
        return self.as_user(self.env["methodical.resolution"], user or self.user_teacher).create(
            {"item_id": item.id, "text": text, "responsible_id": responsible.id, "date_due": due, **vals}
        )

    def resolve_rest(self, meeting):
        """Let the secretary write what is only to be known of the other items, where the regulation wants it of each."""
        if self.facts.resolution == "item":
            for item in meeting.agenda_item_ids.filtered(
                lambda item: not item.resolution_ids and not item.is_postponed
            ):
                self.resolve(item, f"To be known: {item.name}", self.card_head, False, follow_up="none")

    def sign_minutes(self, meeting):
        """Let those sign whom the regulation wants: the first of them sends the minutes for signature."""
        self.sign(meeting, *map(self.user, self.facts.signers))
        self.assertEqual((meeting.state, meeting.stage), ("approved", "signed"))
        stamps = meeting._get_last_round().signature_ids.sorted("sequence").mapped("user_id")
        self.assertEqual([user.login for user in stamps], [f"m_{key}" for key in self.facts.signers])
        self.assertTrue(meeting._is_unchanged())

    def approve_rest(self, plan, day):
        """Let the persons of the route decide a plan on a day; the step of the meeting is behind it."""
        with self.on(day):
            self.approve(plan, *(self.user(key) for _verb, key in self.facts.route if key != "meeting"))
        self.assertEqual(plan.state, "approved")
        steps = self.last_steps(plan)
        self.assertEqual(steps.mapped("verb"), [verb for verb, _key in self.facts.route])
        self.assertEqual(
            [step.user_id.login for step in steps if not step.is_meeting],
            [f"m_{key}" for _verb, key in self.facts.route if key != "meeting"],
        )
