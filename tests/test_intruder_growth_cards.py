import base64
from contextlib import suppress

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .attestation_case import TODAY, DossierCase
from .test_card_change import PHOTO

#: what a client calls of every model
ORM = {
    "create",
    "fields_get",
    "write",
    "unlink",
    "copy_data",
    "default_get",
    "onchange",
    "search_fetch",
    "web_save",
    "read_group",
}
BIRTHDAY = "1979-03-14"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderCards(DossierCase):
    """Cards, consents and every button of growth against colleagues, other schools and people without a school."""

    def records(self):
        """Return one record of each kind that belongs to ``card_teacher``, as far on its way as its buttons matter."""
        course, topic, plan = self.done_work()
        with_pass(course).state = "handed_in"
        questionnaire = (
            self.as_user(self.env["methodical.questionnaire"], self.user_deputy)
            .create({"school_year_id": self.year.id})
            .with_env(self.env)
        )
        questionnaire.action_ask()
        pair = self.env["methodical.mentoring"].create(
            {"mentor_id": self.card_head.id, "teacher_id": self.card_teacher.id, "ground": "other"}
        )
        pair._start_by_order(self.env["methodical.order"], self.year.date_start)
        bulletin = self.env["methodical.bulletin"].create(
            {"name": "Books", "company_id": self.company.id, "item_ids": [(0, 0, {"name": "Book"})]}
        )
        schedule = self.as_user(self.env["methodical.course.schedule"], self.user_deputy).create(
            {"year_from": 2026, "line_ids": [(0, 0, {"teacher_id": self.card_teacher.id})]}
        )
        change = self.as_user(self.card_teacher, self.user_teacher)._propose_changes({"honours": "Order"})
        consent = self.as_user(self.card_teacher, self.user_teacher)._give_consent()
        case = self.dossier()
        found = (
            course,
            topic,
            questionnaire,
            questionnaire.answer_ids[:1],
            pair,
            pair.line_ids[:1],
            bulletin,
        )
        return [
            record.with_env(self.env)
            for record in (*found, schedule, schedule.line_ids, change, consent, case, self.award, plan)
        ]

    def test_every_button_refuses_strangers(self):
        """Whatever public method of growth a stranger calls by its name, nothing changes."""
        strangers = (self.user_outsider, self.user_admin, self.user_other_director)
        for record in self.records():
            self.assertTrue(record, record._name)
            names = [name for name in record._fields if record._fields[name].store]
            self.env.invalidate_all()
            before = record.sudo().read(names)
            for method in sorted(self.public_methods(record._name)):
                for user in strangers:
                    self.env.invalidate_all()  # each call is a request of its own
                    with (
                        self.subTest(model=record._name, method=method, user=user.login),
                        suppress(UserError, AccessError, TypeError, KeyError),
                        self.cr.savepoint(),
                    ):
                        self.rpc(user, record._name, method, record.ids)
            self.env.invalidate_all()
            self.assertEqual(record.sudo().read(names), before)

    def public_methods(self, model):
        """Return the names of our methods that a remote call reaches, those of the ORM left out."""
        return {
            method
            for base in type(self.env[model]).__mro__
            if base.__module__.startswith("odoo.addons.school_methodical")
            for method, member in vars(base).items()
            if callable(member) and not method.startswith("_")
        } - ORM

    def test_helpers_are_not_called_from_outside(self):
        growth = (
            "methodical.course",
            "methodical.attestation",
            "methodical.development",
            "methodical.mentoring",
        )
        others = (
            "methodical.c",
            "methodical.bulletin",
            "methodical.questionnaire",
            "methodical.provider",
            "methodical.reminder",
        )
        models = [name for name in self.env if name.startswith(growth + others)]
        self.assertGreater(len(models), 30)
        for name in models:
            with self.subTest(model=name):
                others = {method for method in self.public_methods(name) if not method.startswith("action_")}
                self.assertFalse(others - {"open_figure", "get_data", "copy", "message_post"})

    # consents

    def test_consent_is_nobody_else_s(self):
        consent = self.as_user(self.card_teacher, self.user_teacher)._give_consent().with_env(self.env)
        vals = {
            "teacher_id": self.card_colleague.id,
            "text_id": consent.text_id.id,
            "given_on": "2026-10-01",
            "moment": "2026-10-01 04:00:00",
            "recorded_by": "x",
            "content": [],
        }
        for user in (self.user_teacher, self.user_officer, self.user_director, self.user_admin):
            for method, arguments in (
                ("create", [[vals]]),
                ("write", [consent.ids, {"state": "withdrawn"}]),
                ("write", [consent.ids, {"content": [["I", "agree"]]}]),
                ("unlink", [consent.ids]),
                ("copy", [consent.ids]),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=Exception):
                    self.rpc(user, consent._name, method, *arguments)
        for user in (self.user_teacher2, self.user_head, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, consent._name, "read", consent.ids, ["content_text"])
        with self.assert_refused("own card"):
            dialog = self.rpc(
                self.user_deputy, "methodical.consent.give", "create", [{"teacher_id": self.card_teacher2.id}]
            )
            self.rpc(self.user_deputy, "methodical.consent.give", "action_consent", dialog)
        self.assertTrue(consent.is_intact)

    def test_scan_of_a_consent_is_not_laid_over(self):
        self.as_user(self.env["methodical.consent.paper"], self.user_officer).create(
            {
                "teacher_id": self.card_teacher.id,
                "kind": "given",
                "day": "2026-10-02",
                "scan": base64.b64encode(PHOTO),
                "scan_name": "consent.png",
            }
        ).action_file()
        consent = self.card_teacher.consent_ids
        place = {"res_model": consent._name, "res_id": consent.id, "res_field": "scan", "name": "scan"}
        file = self.env["ir.attachment"].search(
            [("res_model", "=", consent._name), ("res_id", "=", consent.id), ("res_field", "=", "scan")]
        )
        self.assertTrue(file)
        for user in (self.user_teacher, self.user_officer, self.user_teacher2):
            for method, arguments in (
                ("create", [[{**place, "raw": "x"}]]),
                ("write", [file.ids, {"raw": "x"}]),
                ("write", [file.ids, {"public": True}]),
                ("unlink", [file.ids]),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=Exception):
                    self.rpc(user, "ir.attachment", method, *arguments)
        self.assertEqual(base64.b64decode(consent.scan), PHOTO)

    def test_text_in_force_is_not_translated_away(self):
        text = self.ref_id("consent_text_common")
        for lang in ("en_US", "ky_KG"):
            with self.subTest(lang=lang), self.assert_refused("people consent to it"):
                self.rpc(
                    self.user_officer,
                    text._name,
                    "update_field_translations",
                    text.ids,
                    "purposes",
                    {lang: "Everything"},
                )

    # cards

    def test_proposal_is_made_and_decided_by_the_right_person(self):
        change = self.as_user(self.card_teacher, self.user_teacher)._propose_changes({"honours": "Order"})
        for user in (
            self.user_teacher,
            self.user_head,
            self.user_deputy,
            self.user_director,
            self.user_admin,
        ):
            for method in ("action_confirm", "action_refuse"):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, change._name, method, change.ids)
        for user in (self.user_teacher2, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused(error=Exception):
                self.rpc(
                    user,
                    "methodical.card.propose",
                    "action_propose",
                    self.rpc(
                        user,
                        "methodical.card.propose",
                        "create",
                        [{"teacher_id": self.card_teacher.id, "honours": "x"}],
                    ),
                )
        self.assertFalse(self.card_teacher.honours)

    def test_birthdays_and_ages_reach_readers_of_the_card_only(self):
        self.card_teacher.employee_id.birthday = BIRTHDAY
        self.env.flush_all()
        for user in (self.user_teacher2, self.user_outsider, self.user_other_director):
            for model in ("methodical.staff.composition", "methodical.teacher", "methodical.course.balance"):
                with self.subTest(user=user.login, model=model):
                    try:
                        found = self.rpc(
                            user, model, "search_read", [["id", "=", self.card_teacher.id]], ["display_name"]
                        )
                    except AccessError:
                        found = []
                    self.assertFalse(found)
            with suppress(AccessError):
                groups = self.rpc(
                    user,
                    "methodical.staff.composition",
                    "formatted_read_group",
                    [],
                    ["age_group"],
                    ["age:sum"],
                )
                self.assertNotIn(47, [group["age:sum"] for group in groups])
        with self.assert_refused(error=AccessError):
            dialog = self.rpc(
                self.user_deputy, "methodical.databank.print", "create", [{"with_birthdays": True}]
            )
            self.rpc(self.user_deputy, "methodical.databank.print", "read", dialog, ["with_birthdays"])
