from datetime import date

from odoo import Command
from odoo.tests import TransactionCase, freeze_time, new_test_user

from ..tools.guard import with_pass

# everything of the school exists before the school year begins
SETUP_DAY = date(2026, 8, 24)

# key: (full name, groups, post); a teacher card is made for each person who holds a post
PEOPLE = {
    "teacher": ("Өмүрбекова Айжаңыл", "group_teacher", "post_teacher"),
    "teacher2": ("Түлөбердиев Бөрүбай", "group_teacher", "post_teacher"),
    "head": ("Жөлдөшова Гүлзат", "group_teacher", "post_teacher"),
    "deputy": ("Мөңкөева Бүбүсара", "group_deputy", "post_deputy_teaching"),
    "academic": ("Кыдыкова Зыйнат", "group_deputy", "post_deputy_academic"),
    "methodologist": ("Үсөнова Төлгөнай", "group_deputy", "post_methodologist"),
    "director": ("Сыдыков Өскөнбай", "group_director", "post_director"),
    "officer": ("Ибраева Күмүш", "group_officer", None),
    "admin": ("Токтоңалиев Эрмек", "group_admin", None),
    "outsider": ("Ажыбаев Дөөлөт", None, None),
}


class MethodicalCase(TransactionCase):
    """The school “Үлгү”: a person for each role, the regulation of F0, the school year 2026/27, one association.

    Everybody of ``PEOPLE`` is ``user_<key>`` (login m_<key>), his card ``card_<key>``. The association ``science`` has
    four members (head, teacher, teacher2 and ``card_colleague``, who has no user) and ``card_head`` as its head.
    A second school, “Башка”, has ``user_other_director``. A test that depends on today freezes it.
    """

    #: XML id of the regulation of the school
    preset = "preset_f0"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True, "no_reset_password": True})
        cls._build()

    @classmethod
    def _build(cls):
        """Make the two schools in the environment of the class."""
        with freeze_time(SETUP_DAY):
            cls.company = cls._new_school("Үлгү")
            cls.other_company = cls._new_school("Башка")
            for key, (name, group, post) in PEOPLE.items():
                user, card = cls._new_person(key, name, group, post, cls.company)
                setattr(cls, f"user_{key}", user)
                setattr(cls, f"card_{key}", card)
            cls.card_colleague = cls._new_card("Шайлообек кызы Үмүт", "post_teacher", cls.company)
            cls.user_other_director, cls.card_other_director = cls._new_person(
                "other_director", "Бөкөшев Кеңеш", "group_director", "post_director", cls.other_company
            )
            cls.regulation = cls.load_regulation(cls.preset, date(2026, 8, 1))
            cls.year = cls._new_year(cls.company)
            cls.terms = cls.year.term_ids
            cls.science = cls._new_association("Science", cls.ref_id("area_science"), cls.card_head)

    @classmethod
    def _new_school(cls, name):
        """Return a school (res.company) whose days are counted in Bishkek."""
        company = cls.env["res.company"].create({"name": name})
        company.resource_calendar_id.tz = "Asia/Bishkek"
        return company

    @classmethod
    def _new_person(cls, login, name, group, post, company):
        """Return (user, teacher card) of a person; the card is empty without a post.

        :param group: group of this addon, None for somebody outside of the methodical work
        :param post: XML id of a post, or None
        """
        user = new_test_user(
            cls.env,
            login=f"m_{login}",
            name=name,
            groups=f"school_methodical.{group}" if group else "base.group_user",
            company_id=company.id,
            lang="en_US",
            tz="Asia/Bishkek",
        )
        return user, cls._new_card(name, post, company, user) if post else cls.env["methodical.teacher"]

    @classmethod
    def _new_card(cls, name, post, company, user=None):
        """Return the card of a teacher of physics with higher education, ten years in education and in the classroom."""
        employee = cls.env["hr.employee"].create(
            {"name": name, "company_id": company.id, "user_id": user.id if user else False}
        )
        return cls.env["methodical.teacher"].create(
            {
                "employee_id": employee.id,
                "company_id": company.id,
                "post_ids": [Command.link(cls.ref_id(post).id)],
                "subject_ids": [Command.link(cls.ref_id("subject_physics").id)],
                "education_level": "higher",
                "service_ids": [
                    Command.create({"kind": kind, "date_start": "2016-09-01"})
                    for kind in ("pedagogical", "education")
                ],
            }
        )

    @classmethod
    def _new_year(cls, company):
        """Return the school year 2026/27 of a school with its four quarters."""
        quarters = [
            ("2026-09-01", "2026-10-30"),
            ("2026-11-09", "2026-12-30"),
            ("2027-01-11", "2027-03-19"),
            ("2027-03-29", "2027-05-25"),
        ]
        return cls.env["methodical.school.year"].create(
            {
                "company_id": company.id,
                "date_start": "2026-09-01",
                "date_end": "2027-05-25",
                "term_ids": [
                    Command.create({"number": number, "date_start": start, "date_end": end})
                    for number, (start, end) in enumerate(quarters, start=1)
                ],
            }
        )

    @classmethod
    def _new_association(cls, name, area, head, members=None):
        """Return an association with a head, as the effects of signed orders leave it (the orders have tests of their own).

        :param members: cards, by default the four of the association of science
        """
        members = members or cls.card_head | cls.card_teacher | cls.card_teacher2 | cls.card_colleague
        body = cls.env["methodical.body"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "association_kind": "area",
                "area_ids": [Command.link(area.id)],
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "date_from": SETUP_DAY}) for card in members
                ],
            }
        )
        cls.open_body(body, SETUP_DAY)
        cls.seat_head(body, head, SETUP_DAY, votes_for=len(members))
        return body

    @classmethod
    def open_body(cls, body, day):
        """Open a proposed body as the effect of a signed order does.

        :param day: datetime.date
        """
        with_pass(body.with_env(cls.env))._open(cls.env["methodical.order"], day)

    @classmethod
    def dissolve_body(cls, body, day):
        """Dissolve a body as the effect of a signed order does.

        :param day: datetime.date
        """
        with_pass(body.with_env(cls.env))._dissolve(cls.env["methodical.order"], day)

    @classmethod
    def end_head(cls, term, day):
        """End the term of a head as the effect of a signed order does.

        :param day: datetime.date
        """
        with_pass(term.with_env(cls.env))._end(day, cls.env["methodical.order"])

    @classmethod
    def seat_head(cls, body, card, day, **vals):
        """Return the term of a head, elected by the members of that day and seated as the effect of a signed order does.

        :param day: datetime.date
        """
        term = cls.env["methodical.head.term"].create(
            {
                "body_id": body.id,
                "teacher_id": card.id,
                "mode": "elected",
                "date_from": day,
                "meeting_reference": "1",
                "meeting_date": day,
                "votes_for": 3,
                **vals,
            }
        )
        if term.mode != "appointed":
            term.action_announce()
        with_pass(term)._seat(cls.env["methodical.order"])
        return term

    @classmethod
    def load_regulation(cls, preset, date_from, company=None):
        """Load a preset into a school (by default “Үлгү”), put it in force from a date and return it.

        :param preset: XML id of a preset, for example 'preset_f1'
        :param date_from: datetime.date
        """
        regulation = cls.ref_id(preset)._load_into(company or cls.company)
        regulation.date_from = date_from
        regulation.action_put_in_force()
        return regulation

    @classmethod
    def ref_id(cls, name):
        """Return the record of this addon that has an XML id (without the name of the addon)."""
        return cls.env.ref(f"school_methodical.{name}")

    @classmethod
    def as_user(cls, records, user):
        """Return records as a user sees them who works in his own school only."""
        return records.with_user(user).with_context(allowed_company_ids=user.company_id.ids)

    def new_plan(self, **vals):
        """Return a draft of the year plan of the association of science, made by its head: two items, three sources."""
        lesson = ("Open lesson of physics", "direction_1", "2026-10-12")
        seminar = ("Seminar on assessment", "direction_8", "2027-02-08")
        return self.as_user(self.env["methodical.plan"], self.user_head).create(
            {
                "body_id": self.science.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "theme": "Thinking in lessons of science",
                "source_school_plan": "Plan of the school, points 3 and 4",
                "source_theme": "Quality of lessons",
                "source_guidance": "Letter 14 of the district office",
                "item_ids": [
                    Command.create(
                        {
                            "name": name,
                            "direction_id": self.ref_id(direction).id,
                            "date_from": day,
                            "responsible_ids": [Command.link(self.card_teacher.id)],
                        }
                    )
                    for name, direction, day in (lesson, seminar)
                ],
                **vals,
            }
        )
