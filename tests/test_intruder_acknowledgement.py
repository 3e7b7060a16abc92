from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .acknowledgement_case import PDF, AcknowledgementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestIntruderActs(AcknowledgementCase):
    """Somebody who would like another text in force, or another list of those who have read it."""

    def file_of(self, record, name):
        return self.env["ir.attachment"].search(
            [("res_model", "=", record._name), ("res_field", "=", name), ("res_id", "=", record.id)]
        )

    def approved_with_annex(self):
        return self.approved_act(
            document=PDF,
            document_name="duties.pdf",
            file_ids=[Command.create({"name": "annex.pdf", "file": PDF})],
        )

    def test_nothing_is_laid_over_an_approved_file(self):
        act = self.approved_with_annex()
        self.assertEqual(act.with_context(bin_size=False).document.decode(), PDF)
        for user in (self.user_deputy, self.user_officer, self.user_director):
            loose = self.as_user(self.env["ir.attachment"], user).create({"name": "loose", "raw": b"x"})
            for record, name in ((act, "document"), (act.file_ids, "file")):
                place = {"res_model": record._name, "res_id": record.id, "res_field": name}
                with self.subTest(user=user.login, record=record._name):
                    with self.assert_refused("evidence"):
                        self.rpc(user, "ir.attachment", "create", [{"name": "x", "datas": "QUJD", **place}])
                    with self.assert_refused("evidence"):
                        self.rpc(
                            user,
                            "ir.attachment",
                            "create",
                            [{"name": "x", "datas": "QUJD"}],
                            context={f"default_{key}": value for key, value in place.items()},
                        )
                    with self.assert_refused("evidence"):
                        self.rpc(user, "ir.attachment", "write", loose.ids, place)
                    with self.assert_refused("evidence"):
                        self.rpc(user, "ir.attachment", "unlink", self.file_of(record, name).ids)
                    with self.assert_refused("evidence"):
                        self.rpc(user, "ir.attachment", "copy", self.file_of(record, name).ids)
        self.env.invalidate_all()
        self.assertEqual(act.with_context(bin_size=False).document.decode(), PDF)

    def test_no_file_is_added_to_an_approved_text(self):
        act = self.approved_act()
        place = {"res_model": act._name, "res_id": act.id, "res_field": "document"}
        with self.assert_refused("evidence"):
            self.rpc(self.user_deputy, "ir.attachment", "create", [{"name": "x", "datas": "QUJD", **place}])

    def test_a_scan_is_filed_once(self):
        act = self.approved_act()
        self.mark_paper(self.row(act, self.card_teacher), self.user_officer)
        scan = self.row(act, self.card_teacher).scan_id
        self.assertEqual(scan.with_context(bin_size=False).file.decode(), PDF)
        place = {"res_model": scan._name, "res_id": scan.id, "res_field": "file"}
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, "ir.attachment", "create", [{"name": "x", "datas": "QUJD", **place}])

    def test_a_draft_s_files_are_the_author_s(self):
        act = self.new_act(document=PDF, document_name="duties.pdf")
        self.as_user(act, self.user_deputy).document = "QUJD"
        self.as_user(act, self.user_deputy).document = False
        version = self.new_version(self.approved_with_annex())
        version.write({"document": "QUJD", "file_ids": [Command.clear()]})
        self.env.flush_all()
        self.assertFalse(version.file_ids)

    def test_an_act_of_the_school_is_not_replaced_by_a_paper_from_outside(self):
        act = self.approved_act()
        version = self.new_version(
            act, is_external=True, source="Ministry", number="1", date="2026-09-01", text="<p>Other</p>"
        )
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused("Duties of a head"):
                self.rpc(user, version._name, "action_put_in_force", version.ids)
        self.assertFalse(act.is_superseded)
        with self.assert_refused("Duties of a head"):
            self.rpc(self.user_deputy, version._name, "action_submit", version.ids)

    def test_a_paper_from_outside_says_where_it_comes_from(self):
        for missing in ("source", "number", "date"):
            letter = self.new_letter(**{missing: False})
            with self.subTest(missing=missing), self.assert_refused("who issued it", letter.name):
                self.rpc(self.user_officer, letter._name, "action_put_in_force", letter.ids)

    def test_a_letter_in_force_is_not_deleted(self):
        letter = self.new_letter(needs_acknowledgement=False, teacher_ids=[])
        self.as_user(letter, self.user_officer).action_put_in_force()
        self.assertFalse(self.rows(letter))
        for user in (self.user_officer, self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assert_refused("Letter on assessment"):
                self.rpc(user, letter._name, "unlink", letter.ids)

    def test_nobody_confirms_for_another(self):
        act = self.approved_act()
        row = self.row(act, self.card_head)
        for user in (self.user_deputy, self.user_director, self.user_officer):
            for method, args in (("action_seen", []), ("action_remarks", ["x"])):
                with self.subTest(user=user.login, method=method), self.assert_refused(self.card_head.name):
                    self.rpc(user, row._name, method, row.ids, *args)
            with self.assert_refused():
                self.rpc(user, act._name, "action_acknowledge", act.ids)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher, row._name, "action_seen", row.ids)
        dialog = self.as_user(self.env["methodical.acknowledge.remark"], self.user_teacher)
        with self.assert_refused():
            dialog.create({"acknowledgement_id": row.id, "remark": "x"}).action_confirm()
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                dialog._name,
                "onchange",
                [],
                {"acknowledgement_id": row.id},
                ["acknowledgement_id"],
                {"document_name": {}},
            )
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher, row._name, "action_mark_paper", row.ids)
        self.assertEqual(row.state, "requested")

    def test_the_account_is_not_lent_to_confirm(self):
        """Whoever keeps the cards does not slip into a colleague's account of the list."""
        act = self.approved_act()
        row = self.row(act, self.card_colleague) or self.row(act, self.card_head)
        with self.assert_refused():
            self.rpc(
                self.user_officer,
                "methodical.teacher",
                "write",
                self.card_head.ids,
                {"user_id": self.user_officer.id},
            )
            self.env.invalidate_all()
            self.rpc(self.user_officer, row._name, "action_seen", row.ids)

    def test_colleagues_are_not_found_by_a_detour(self):
        act = self.approved_act(is_for_all=True)
        self.as_user(self.row(act, self.card_head), self.user_head).action_remarks("Between us")
        self.env.flush_all()
        head = self.row(act, self.card_head)
        for model, domain in (
            ("methodical.local.act", [["acknowledgement_ids.remark", "ilike", "Between"]]),
            ("methodical.local.act", [["acknowledgement_ids.person", "=", self.card_head.name]]),
            ("methodical.local.act", [["acknowledgement_ids", "any", [["state", "=", "remarks"]]]]),
            ("methodical.local.act", [["teacher_ids", "in", self.card_head.ids]]),
            ("methodical.local.act", [["read_count", ">", 0]]),
            ("methodical.acknowledgement", [["remark", "ilike", "Between"]]),
            ("mail.message", [["model", "=", head._name], ["res_id", "=", head.id]]),
            ("mail.activity", [["res_model", "=", head._name], ["res_id", "=", head.id]]),
            ("methodical.deadline", [["res_model", "=", head._name], ["res_id", "=", head.id]]),
        ):
            with self.subTest(model=model, domain=domain):
                try:
                    found = self.rpc(self.user_teacher, model, "search_count", domain)
                except (AccessError, ValueError):
                    found = 0
                self.assertFalse(found)
        for groupby in (["state"], ["person"], ["teacher_id"], ["document_name", "state"]):
            groups = self.rpc(self.user_teacher, head._name, "formatted_read_group", [], groupby, ["__count"])
            with self.subTest(groupby=groupby):
                self.assertEqual(sum(group["__count"] for group in groups), 1, "his own row only")
        self.user_teacher.group_ids |= self.env.ref("base.group_allow_export")
        for path in ("acknowledgement_ids/person", "acknowledgement_ids/remark", "acknowledgement_ids/id"):
            rows = self.rpc(self.user_teacher, act._name, "export_data", act.ids, [path])["datas"]
            with self.subTest(path=path):
                self.assertNotIn(self.card_head.name, str(rows))
                self.assertNotIn("Between", str(rows))
        [seen] = self.rpc(
            self.user_teacher,
            act._name,
            "web_read",
            act.ids,
            {"acknowledgement_ids": {"fields": {"person": {}, "remark": {}, "state": {}}}},
        )
        self.assertEqual([row["person"] for row in seen["acknowledgement_ids"]], [self.card_teacher.name])

    def test_a_stranger_gets_no_sheet_and_no_scan(self):
        act = self.approved_act()
        self.mark_paper(self.row(act, self.card_head), self.user_officer)
        row = self.row(act, self.card_head)
        for user in (self.user_teacher, self.user_admin, self.user_outsider, self.user_other_director):
            with self.subTest(user=user.login):
                with self.assert_refused(error=AccessError):
                    self.as_user(
                        self.env["report.school_methodical.report_acknowledgement"], user
                    )._get_report_values(row.ids)
                with self.assert_refused(error=AccessError):
                    self.rpc(user, "ir.attachment", "read", self.file_of(row.scan_id, "file").ids, ["datas"])
                try:
                    scans = self.rpc(user, "methodical.acknowledgement.scan", "search", [])
                except AccessError:
                    scans = []
                self.assertFalse(scans)

    def test_paper_is_dated_in_its_time(self):
        act = self.approved_act()
        row = self.row(act, self.card_teacher)
        with self.assert_refused("date", "future"):
            self.mark_paper(row, self.user_officer, date="2026-09-08")
