from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase

ROLES = ("teacher", "head", "deputy", "director", "officer", "admin", "outsider")

#: model: rights of each role in the order of ROLES (c create, r read, u update, d delete); the clauses are those of the
#: table of rights of the regulations ("own" is told by the record rules, tested below)
CRUD = {
    # cards: HR keeps them (F1 VI.9), everybody sees his own
    "methodical.teacher": ("r", "r", "r", "r", "crud", "r", ""),
    "methodical.service": ("r", "r", "r", "r", "crud", "r", ""),
    "methodical.category.award": ("r", "r", "r", "r", "cr", "r", ""),
    # the association is proposed by the deputy, opened by the director's order (F1 A-I.5′)
    "methodical.body": ("r", "r", "crud", "crud", "r", "r", ""),
    # membership: HR writes it, deputy joins the selection (F2 2.3a, F0 4.2d)
    "methodical.membership": ("r", "r", "crud", "crud", "crud", "r", ""),
    # head: elected and confirmed by order (F1 V.1, VI.2; F3 DR12)
    "methodical.head.term": ("r", "r", "crud", "crud", "r", "r", ""),
    "methodical.body.duty": ("r", "r", "crud", "crud", "r", "r", ""),
    # handing over: made by the order that seats a head, signed by its buttons
    "methodical.handover": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.handover.line": ("r", "r", "r", "r", "r", "r", ""),
    # plan of an association: drafted by the head with the teachers (F0 5.1), lines by the teachers; each teacher his own
    "methodical.plan": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.plan.item": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # directions of an association: drafted by the head, decided by the council's meeting (F1 A-I.1′)
    "methodical.directions": ("r", "crud", "crud", "crud", "r", "r", ""),
    # recommendations come from the minutes; who drafts the plan plans or answers them (R29)
    "methodical.plan.recommendation": ("r", "ru", "ru", "ru", "r", "r", ""),
    # what was made of an activity is written by what happens
    "methodical.plan.evidence": ("r", "r", "r", "r", "r", "r", ""),
    # templates of plans: deputies and the administrator
    "methodical.plan.template": ("r", "r", "crud", "crud", "r", "crud", ""),
    "methodical.plan.template.item": ("r", "r", "crud", "crud", "r", "crud", ""),
    # scheme of work: each teacher his own (F1 VI.11, F2 2.1f)
    "methodical.scheme": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.scheme.line": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.scheme.progress": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # programme progress: read only, what a scheme shows its reader (F0 3.3b)
    "methodical.scheme.report": ("r", "r", "r", "r", "r", "r", ""),
    # meetings: by who heads the body or keeps its minutes, be it a teacher (F3 P2, P3)
    "methodical.meeting": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.agenda.item": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.attendance": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.resolution": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # where the paper ended: the head for his body, deputies (R24)
    "methodical.minutes.book": ("", "crud", "crud", "crud", "", "", ""),
    # control board: read from the meetings
    "methodical.meeting.board": ("r", "r", "r", "r", "r", "r", ""),
    # proposals: by everybody (F1 VII.1)
    "methodical.proposal": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # growth: each his own; head, deputy and officer as record rules and guards say (F4, F1 VI.10, C18)
    "methodical.course": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # imported lists with their files: kept by the import (F4 3.2)
    "methodical.course.list": ("", "", "r", "r", "r", "", ""),
    "methodical.course.exemption": ("r", "r", "r", "r", "crud", "r", ""),
    # posts with their days: they follow the card, corrected by the officer (C20)
    "methodical.post.period": ("r", "r", "r", "r", "crud", "r", ""),
    # read from the standings, which follow from facts (F2 2.3d)
    "methodical.course.balance": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.course.standing": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.course.schedule": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.course.schedule.line": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.questionnaire": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.questionnaire.answer": ("ru", "ru", "ru", "ru", "ru", "ru", ""),
    "methodical.course.needs": ("", "", "crud", "crud", "crud", "", ""),
    "methodical.attestation": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    # opinions on it: given by a button, kept (C18)
    "methodical.attestation.opinion": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.development.topic": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.development.stage": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.consultation": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.mentoring": ("ru", "ru", "crud", "crud", "crud", "ru", ""),
    "methodical.mentoring.line": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.mentoring.entry": ("crud", "crud", "crud", "crud", "crud", "crud", ""),
    "methodical.mentoring.template": ("r", "r", "crud", "crud", "r", "crud", ""),
    # bulletin: written by the deputy, read by all (F2 2.3e)
    "methodical.bulletin": ("r", "r", "crud", "crud", "r", "r", ""),
    "methodical.bulletin.item": ("r", "r", "crud", "crud", "r", "r", ""),
    # composition of the staff: read from the cards (F1 VI.9)
    # corrections of cards: proposed and decided by their buttons
    "methodical.card.change": ("r", "r", "r", "r", "r", "r", ""),
    # consent to personal data: given by the person, filed on paper by the officer; its text by administrator and officer
    "methodical.consent": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.consent.text": ("r", "r", "r", "r", "crud", "crud", ""),
    "methodical.staff.composition": ("r", "r", "r", "r", "r", "r", ""),
    # evidence: nobody writes it; the author answers remarks (F0 5.1)
    "methodical.approval.round": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.approval.signature": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.approval.remark": ("ru", "ru", "ru", "ru", "ru", "ru", ""),
    # orders: deputy and officer draft, the director signs by the engine (F2 2.7, 5.5; HR inferred)
    "methodical.order": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.order.point": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.order.effect": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.order.kind": ("r", "r", "r", "r", "r", "crud", ""),
    # acting persons: who acts is public; put in force by an order or by director and officer (F2 5.9, 6.0)
    "methodical.acting": ("r", "r", "crud", "crud", "crud", "r", ""),
    # local acts: deputy and officer draft, the staff reads (F2, F3, F4 stamps; C23)
    "methodical.local.act": ("r", "r", "crud", "crud", "crud", "r", ""),
    "methodical.local.act.file": ("r", "r", "crud", "crud", "crud", "r", ""),
    # acknowledgements: evidence, each confirms his own; scans are filed by who collects signatures (R52)
    "methodical.acknowledgement": ("r", "r", "r", "r", "r", "r", ""),
    "methodical.acknowledgement.scan": ("", "", "cr", "cr", "cr", "", ""),
    "methodical.deadline": ("r", "r", "r", "r", "r", "r", ""),
    # set-up: the administrator, who decides no document
    "methodical.regulation": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.regulation.rule": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.regulation.duty": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.regulation.norm": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.regulation.label": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.regulation.retention": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.approval.route": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.approval.step": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.deadline.rule": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.post": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.choice": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.category": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.direction": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.subject": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.subject.area": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.school.year": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.school.year.template": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.school.year.template.term": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.term": ("r", "r", "r", "r", "r", "crud", ""),
    "methodical.class": ("r", "r", "crud", "crud", "r", "crud", ""),
    "methodical.import.mapping": ("", "", "", "", "crud", "crud", ""),
}
OPERATIONS = {"c": "create", "r": "read", "u": "write", "d": "unlink"}


@tagged("post_install", "-at_install")
class TestMatrix(ApprovalCase):
    """Which role may do what with which model."""

    def test_rights_of_each_role(self):
        for model, rights in CRUD.items():
            for role, allowed in zip(ROLES, rights, strict=True):
                Model = self.as_user(self.env[model], getattr(self, f"user_{role}"))
                found = "".join(letter for letter, name in OPERATIONS.items() if Model.has_access(name))
                with self.subTest(model=model, role=role):
                    self.assertEqual(found, allowed)

    def test_every_model_is_in_the_table(self):
        stored = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("methodical.") and not model._abstract and not model._transient
        }
        self.assertEqual(stored - set(CRUD), set(), "a new model needs its row in the table of rights")

    def test_dialogs_are_for_those_who_work_here(self):
        for name, model in self.env.registry.items():
            if name.startswith("methodical.") and model._transient:
                with self.subTest(model=name):
                    self.assertFalse(self.as_user(self.env[name], self.user_outsider).has_access("create"))

    def test_every_model_of_a_school_is_kept_apart(self):
        """A model with a school has a rule for everybody that names it."""
        rules = self.env["ir.rule"].search(
            [("model_id.model", "=like", "methodical.%"), ("groups", "=", False)]
        )
        apart = {rule.model_id.model for rule in rules if "company_id" in (rule.domain_force or "")}
        for name, model in self.env.registry.items():
            if not name.startswith("methodical.") or model._abstract or model._transient:
                continue
            if "company_id" in model._fields:
                with self.subTest(model=name):
                    self.assertIn(name, apart)
                    self.assertTrue(model._fields["company_id"].store, "the rule needs a column")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestRecords(ApprovalCase):
    """Which records a role reaches."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_regulation = cls.load_regulation("preset_f0", cls.regulation.date_from, cls.other_company)
        cls.other_year = cls._new_year(cls.other_company)
        cls.other_body = cls.env["methodical.body"].create(
            {"name": "Elsewhere", "company_id": cls.other_company.id}
        )
        cls.other_plan = cls.env["methodical.plan"].create(
            {
                "body_id": cls.other_body.id,
                "school_year_id": cls.other_year.id,
                "company_id": cls.other_company.id,
            }
        )

    def seen(self, model, user, domain=()):
        return self.as_user(self.env[model], user).search(list(domain)).sudo(False).with_env(self.env)

    def test_cards(self):
        everybody = self.env["methodical.teacher"].search([("company_id", "=", self.company.id)])
        members = self.science.membership_ids.teacher_id
        self.assertEqual(
            self.seen("methodical.teacher", self.user_teacher),
            self.card_teacher,
            "a teacher sees his own card",
        )
        self.assertEqual(self.seen("methodical.teacher", self.user_head), members, "a head sees the members")
        for user in (self.user_deputy, self.user_director, self.user_officer, self.user_admin):
            with self.subTest(user=user.login):
                self.assertEqual(self.seen("methodical.teacher", user), everybody)

    def test_services_and_categories_follow_the_card(self):
        award = self.env["methodical.category.award"].create(
            {
                "teacher_id": self.card_teacher2.id,
                "category_id": self.ref_id("category_first").id,
                "date_awarded": "2026-01-10",
            }
        )
        self.assertEqual(self.seen("methodical.service", self.user_teacher).teacher_id, self.card_teacher)
        self.assertFalse(self.seen("methodical.category.award", self.user_teacher))
        self.assertEqual(self.seen("methodical.category.award", self.user_teacher2), award)
        self.assertEqual(self.seen("methodical.category.award", self.user_head), award)

    def test_former_head_sees_his_own_card_only(self):
        self.end_head(self.science.head_term_ids, date(2026, 9, 3))
        with freeze_time("2026-09-04 04:00:00"):
            self.assertEqual(self.seen("methodical.teacher", self.user_head), self.card_head)

    def test_rounds_are_for_those_who_take_part(self):
        plan = self.submit(self.new_plan())
        for model in ("methodical.approval.round", "methodical.approval.signature"):
            for user, sees in (
                (self.user_head, True),
                (self.user_methodologist, True),
                (self.user_director, True),
                (self.user_deputy, True),
                (self.user_teacher, False),
                (self.user_officer, False),
                (self.user_other_director, False),
            ):
                with self.subTest(model=model, user=user.login):
                    self.assertEqual(bool(self.seen(model, user, [("res_id", "=", plan.id)])), sees)

    def test_terms_are_for_who_owes_them_and_for_deputies(self):
        self.env["methodical.deadline"]._refresh(self.company)
        for user, sees in (
            (self.user_head, True),
            (self.user_teacher, False),
            (self.user_deputy, True),
            (self.user_other_director, False),
        ):
            with self.subTest(user=user.login):
                self.assertEqual(bool(self.seen("methodical.deadline", user)), sees)

    def test_another_school_is_out_of_reach(self):
        foreign = {
            "methodical.plan": self.other_plan,
            "methodical.body": self.other_body,
            "methodical.school.year": self.other_year,
            "methodical.term": self.other_year.term_ids,
            "methodical.regulation": self.other_regulation,
            "methodical.regulation.rule": self.other_regulation.rule_ids,
            "methodical.approval.route": self.other_regulation.route_ids,
            "methodical.approval.step": self.other_regulation.route_ids.step_ids,
            "methodical.deadline.rule": self.other_regulation.deadline_rule_ids,
            "methodical.teacher": self.card_other_director,
            "methodical.service": self.card_other_director.service_ids,
        }
        for model, records in foreign.items():
            self.assertTrue(records, model)
            for role in ROLES[:-1]:
                user = getattr(self, f"user_{role}")
                with self.subTest(model=model, role=role):
                    self.assertFalse(self.seen(model, user, [("id", "in", records.ids)]))
                    with self.assert_refused(error=AccessError):
                        self.rpc(user, model, "read", records.ids, ["display_name"])
                    with self.assert_refused(error=AccessError):
                        self.rpc(user, model, "write", records.ids, {"display_name": "x"})

    def test_links_across_schools_are_refused(self):
        for user, model, vals in (
            (
                self.user_deputy,
                "methodical.membership",
                {"body_id": self.other_body.id, "teacher_id": self.card_teacher.id},
            ),
            (
                self.user_deputy,
                "methodical.membership",
                {"body_id": self.science.id, "teacher_id": self.card_other_director.id},
            ),
            (
                self.user_deputy,
                "methodical.head.term",
                {"body_id": self.science.id, "teacher_id": self.card_other_director.id},
            ),
            (
                self.user_head,
                "methodical.plan",
                {"body_id": self.science.id, "school_year_id": self.other_year.id},
            ),
            (
                self.user_deputy,
                "methodical.body",
                {"name": "x", "supervisor_id": self.card_other_director.id},
            ),
            (self.user_deputy, "methodical.body", {"name": "x", "company_id": self.other_company.id}),
            (
                self.user_officer,
                "methodical.teacher",
                {"employee_id": self.card_other_director.employee_id.id},
            ),
        ):
            for extra in ({}, {"company_id": self.company.id}):
                if "company_id" in vals and extra:
                    continue
                with self.subTest(model=model, vals=vals, extra=extra), self.assert_refused():
                    self.rpc(user, model, "create", [{**vals, **extra}])

    def test_outsider_reaches_nothing(self):
        for model in CRUD:
            with self.subTest(model=model), self.assert_refused(error=AccessError):
                self.rpc(self.user_outsider, model, "search_read", [], ["id"])

    def test_nobody_makes_himself_a_head(self):
        group = self.ref_id("group_head")
        for user in (self.user_teacher, self.user_deputy, self.user_director, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(
                    user, "res.users", "write", [self.user_teacher.id], {"group_ids": [[4, group.id, 0]]}
                )
