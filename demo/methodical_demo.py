from passlib.hash import pbkdf2_sha512

from odoo import api, models

from . import (
    acting,
    acts,
    attestations,
    bodies,
    bulletins,
    cards,
    course_exemptions,
    course_schedules,
    courses,
    development,
    directions,
    meetings,
    mentoring,
    orders,
    plans,
    plans_own,
    post_periods,
    proposals,
    regulations,
    schemes,
    staff,
    years,
)
from .tables import register


class MethodicalDemo(models.AbstractModel):
    """Loads the demo school: people, associations and a school year half gone on the day of the installation.

    The days depend on that day, so Python works them out; names and texts stand in the CSV files of this folder.
    """

    _name = "methodical.demo"
    _description = "Demo School"

    @api.model
    def _prepare(self):
        """Activate the languages of the demo users, with the terms of the addons installed so far."""
        if "ru_RU" not in dict(self.env["res.lang"].get_installed()):
            self.env["res.lang"]._activate_and_install_lang("ru_RU")
        # signatures keep the names of posts as they were read: the terms must be there before them
        self.env["ir.module.module"]._get("school_methodical")._update_translations()

    @api.model
    def _load(self):
        """Load both demo schools; does nothing when they are there."""
        if self.env.ref("school_methodical.school_year_current_demo", raise_if_not_found=False):
            return
        demo = self.with_context(
            lang="ky_KG", tracking_disable=True, mail_activity_quick_update=True, no_reset_password=True
        )
        demo._set_passwords()
        main, second = (
            self.env.ref("base.main_company"),
            self.env.ref("school_methodical.company_second_demo"),
        )
        demo.with_company(main)._load_main(main)
        demo.with_company(second)._load_second(second)

    def _set_passwords(self):
        """Let the password of each demo user be his login.

        Hashed with few rounds, which saves seconds for so many; Odoo hashes anew at the first login.
        """
        names = [
            ("module", "=", "school_methodical"),
            ("model", "=", "res.users"),
            ("name", "=like", "user_%_demo"),
        ]
        for user in self.env["res.users"].browse(self.env["ir.model.data"].search(names).mapped("res_id")):
            user._set_encrypted_password(user.id, pbkdf2_sha512.using(rounds=1000).hash(user.login))

    def _load_main(self, company):
        clock = years.Clock(self.env, company)
        last, current = clock.create_years()
        regulations.load_first(self.env, company, clock)
        teachers = staff.create(self.env, company, clock, "staff.csv")
        staff.create_classes(self.env, current, "staff.csv", teachers)
        staff.create_officer(self.env, company)
        found = bodies.create(self.env, company, clock, teachers)
        book = orders.OrderBook(self.env, clock, teachers, found)
        for phase in ("open", "heads", "last"):
            book.load(phase)
        found["parents"] = bodies.open_parents(self.env, company, teachers, clock)
        diary = meetings.MeetingBook(self.env, clock, current, teachers, found)
        diary.load_last_year(plans.load_last_year(self.env, clock, last, found))
        regulations.load_second(self.env, company, clock)
        bodies.let_leave(clock, found, teachers)
        book.load("summer")
        directions.load(self.env, clock, current, found)
        diary.load_council("council")
        written = plans.load_current_year(self.env, clock, current, found, diary)
        plans.load_deputies(self.env, clock, current, teachers)
        plans_own.load(self.env, clock, current, teachers, found)
        book.periods = acting.draft(self.env, clock, teachers)
        book.load("current")
        plans_own.attach_orders(self.env, book, written)
        schemes.load(self.env, clock, current, teachers)
        diary.load_council("class_teachers", "meeting", "parents")
        self._load_open_matters(clock, teachers, found, book, diary)
        post_periods.load(self.env, teachers)
        courses.load(self.env, clock, teachers)
        course_exemptions.load(self.env, clock, teachers)
        mentoring.load(self.env, clock, teachers)
        development.load(self.env, clock, teachers)
        attestations.load(self.env, clock, teachers)
        course_schedules.load(self.env, clock, current, teachers)
        cards.load(self.env, clock, teachers)
        bulletins.load(self.env, clock)
        deadlines = self.env["methodical.deadline"]
        deadlines._refresh(company)
        last.action_close()
        deadlines._send_digests(company)
        register(self.env, {"school_year_last_demo": last, "school_year_current_demo": current})

    def _load_open_matters(self, clock, teachers, found, book, diary):
        """Load what is under way today: local acts and their readers, an election, a proposal, a handing over."""
        acts.load(self.env, clock, teachers, found, diary)
        acts.read_orders(self.env, clock, book)
        bodies.share_functions(self.env, found, teachers)
        bodies.hold_election(self.env, clock, found, teachers, diary)
        bodies.propose(self.env, found)
        bodies.sign_handover(self.env, clock, found)
        proposals.load(self.env, clock, teachers, found, diary)
        diary.load_coming()

    def _load_second(self, company):
        clock = years.Clock(self.env, company)
        current = clock.create_year(clock.first_year)
        regulations.load_small(self.env, company, clock)
        teachers = staff.create(self.env, company, clock, "staff_second.csv")
        staff.create_classes(self.env, current, "staff_second.csv", teachers)
        body = bodies.create_second(self.env, company, clock, teachers)
        orders.load_second(self.env, clock, teachers, body)
        acts.load_second(self.env, clock, teachers)
        plans.load_second(self.env, clock, current, body)
        schemes.load_second(self.env, clock, current, teachers)
        diary = meetings.MeetingBook(self.env, clock, current, teachers, {"second": body})
        diary.load_council("second")
        diary.load_coming()
        self.env["methodical.deadline"]._refresh(company)
