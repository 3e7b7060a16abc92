from contextlib import suppress

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase
from .scheme_case import SchemeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestIntruderSchemes(SchemeCase, ApprovalCase):
    """Schemes of work against colleagues, heads of other associations, deputies and other schools."""

    def attempt(self, work):
        result = None
        with suppress(UserError, AccessError, ValidationError), self.cr.savepoint():
            result = work()
        self.env.invalidate_all()
        return result

    def test_lessons_and_weeks_of_others(self):
        scheme = self.new_scheme()
        line = scheme.line_ids[0]
        own = self.new_scheme(self.user_teacher2)
        week = self.env["methodical.scheme.progress"].create(
            {"scheme_id": scheme.id, "date_week": "2026-09-07", "hours": 2}
        )
        for user in (
            self.user_teacher2,
            self.user_head,
            self.user_deputy,
            self.user_director,
            self.user_admin,
        ):
            works = (
                ("methodical.scheme", "write", [scheme.ids, {"hours": 99}]),
                ("methodical.scheme", "unlink", [scheme.ids]),
                ("methodical.scheme", "action_submit", [scheme.ids]),
                ("methodical.scheme.line", "write", [line.ids, {"name": "x"}]),
                ("methodical.scheme.line", "create", [[{"scheme_id": scheme.id, "name": "x"}]]),
                ("methodical.scheme.line", "unlink", [line.ids]),
                ("methodical.scheme.progress", "write", [week.ids, {"hours": 1}]),
                (
                    "methodical.scheme.progress",
                    "create",
                    [[{"scheme_id": scheme.id, "date_week": "2026-09-14", "hours": 1}]],
                ),
            )
            for model, method, args in works:
                with (
                    self.subTest(user=user.login, model=model, method=method),
                    self.assert_refused(error=UserError),
                ):
                    self.rpc(user, model, method, *args)
        for command in ([4, line.id, 0], [6, 0, line.ids], [1, line.id, {"name": "x"}], [2, line.id, 0]):
            with self.subTest(command=command):
                self.attempt(
                    lambda command=command: self.rpc(
                        self.user_teacher2, "methodical.scheme", "write", own.ids, {"line_ids": [command]}
                    )
                )
                self.assertEqual((line.scheme_id, line.name), (scheme, "Motion"))
        for record, parent in ((own.line_ids[0], "scheme_id"),):
            with self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher2, record._name, "write", record.ids, {parent: scheme.id})

    def test_scheme_is_not_written_in_the_name_of_somebody_else(self):
        vals = {
            "subject_id": self.physics.id,
            "class_id": self.class_7b.id,
            "school_year_id": self.year.id,
            "company_id": self.company.id,
        }
        for way, extra, context in (
            ("values", {"teacher_id": self.card_teacher2.id}, {}),
            ("default", {}, {"default_teacher_id": self.card_teacher2.id}),
        ):
            with self.subTest(way=way), self.assert_refused(error=UserError):
                self.rpc(
                    self.user_teacher, "methodical.scheme", "create", [{**vals, **extra}], context=context
                )
        own = self.new_scheme()
        with self.assert_refused(error=UserError):
            self.rpc(
                self.user_teacher,
                "methodical.scheme",
                "write",
                own.ids,
                {"teacher_id": self.card_teacher2.id},
            )

    def test_dialogs_name_no_scheme_of_others(self):
        theirs = self.new_scheme(self.user_teacher2)
        for model, vals in (
            ("methodical.scheme.import", {"scheme_id": theirs.id}),
            ("methodical.scheme.copy", {"scheme_id": theirs.id}),
            ("methodical.scheme.import", {"company_id": self.other_company.id}),
            ("methodical.scheme.week", {"line_ids": [[0, 0, {"scheme_id": theirs.id, "hours": 5}]]}),
        ):
            with self.subTest(model=model, vals=vals), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher, model, "create", [vals])
        name = theirs.name
        for model in ("methodical.scheme.import", "methodical.scheme.copy"):
            with self.subTest(model=model):
                got = self.attempt(
                    lambda model=model: self.rpc(
                        self.user_teacher,
                        model,
                        "onchange",
                        [],
                        {},
                        [],
                        {"scheme_id": {"fields": {"display_name": {}}}},
                        context={"default_scheme_id": theirs.id},
                    )
                )
                self.assertNotIn(name, str(got))

    def test_report_shows_each_his_own(self):
        self.new_scheme()
        theirs = self.new_scheme(self.user_teacher2)
        Report = "methodical.scheme.report"
        self.env.flush_all()
        for user, is_seen in (
            (self.user_teacher, False),
            (self.user_teacher2, True),
            (self.user_head, True),
            (self.user_deputy, True),
        ):
            rows = self.rpc(user, Report, "search_read", [["scheme_id", "=", theirs.id]], ["hours_planned"])
            groups = self.rpc(
                user,
                Report,
                "formatted_read_group",
                [["scheme_id", "=", theirs.id]],
                ["teacher_id"],
                ["hours_planned:sum"],
            )
            with self.subTest(user=user.login):
                self.assertEqual((bool(rows), bool(groups)), (is_seen, is_seen))
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_outsider, Report, "search", [])
        self.assertFalse(self.rpc(self.user_other_director, Report, "search", []))
