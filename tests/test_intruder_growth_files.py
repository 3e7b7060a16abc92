import io

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .course_case import PDF, PROGRAM, TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderFiles(CourseCase):
    """Files of certificates and cards against who would exchange, rename, publish or read them (F4 3.2)."""

    def test_evidence_is_neither_renamed_nor_published(self):
        course = self.credited()
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_officer):
            for vals in (
                {"name": "diploma.pdf"},
                {"public": True},
                {"mimetype": "text/html"},
                {"datas": self.upload(b"%PDF-2")},
                {"type": "url", "url": "https://example.org"},
                {"res_field": "message_main_attachment_id"},
            ):
                with self.subTest(user=user.login, vals=vals), self.assert_refused("Functional literacy"):
                    self.rpc(user, "ir.attachment", "write", course.document_ids.ids, vals)
        self.assertFalse(course.document_ids.public)
        self.assertTrue(course.files_intact)

    def test_evidence_is_not_changed_through_other_records(self):
        """Commands of a relation reach no file of a course that is decided."""
        file = self.credited().document_ids
        need = self.need(name="Robotics")
        for command in ([1, file.id, {"raw": "x"}], [1, file.id, {"res_id": need.id}], [2, file.id]):
            for vals in ({"document_ids": [command]}, {"document_ids": [[4, file.id], command]}):
                with self.subTest(vals=vals), self.assert_refused("Functional literacy"):
                    self.rpc(self.user_teacher, need._name, "write", need.ids, vals)
            with self.subTest(command=command), self.assert_refused(error=Exception):
                self.rpc(
                    self.user_teacher,
                    "methodical.course.intake",
                    "create",
                    [{"document_ids": [[4, file.id], command]}],
                )
        self.assertEqual(file.raw, PDF)

    def test_file_of_a_credited_course_serves_another_as_a_copy(self):
        first = self.credited()
        second = self.need(name="Robotics")
        self.as_user(second, self.user_teacher).action_hand_in(
            **self.document(document_number="2", document_ids=first.document_ids.ids)
        )
        self.assertNotEqual(first.document_ids, second.document_ids)
        self.assertEqual((first.document_ids.res_id, second.document_ids.res_id), (first.id, second.id))

    def test_files_of_colleagues(self):
        file, need = (
            self.handed_in().document_ids,
            self.need(self.user_teacher2, teacher_id=self.card_teacher2.id),
        )
        self.assertTrue(self.rpc(self.user_head, "ir.attachment", "read", file.ids, ["datas"]))
        for method, arguments in (
            ("read", [["datas"]]),
            ("read", [["name"]]),
            ("write", [{"name": "x"}]),
            ("unlink", []),
            ("copy", []),
            ("generate_access_token", []),
        ):
            for user in (self.user_teacher2, self.user_outsider, self.user_admin):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, "ir.attachment", method, file.ids, *arguments)
        for model, ids, field in (
            ("methodical.course", need.ids, "document_ids"),
            ("methodical.card.propose", [], "file_ids"),
            ("methodical.course.sharing", [], "file_ids"),
        ):
            vals = {field: [[6, 0, file.ids]]}
            with self.subTest(model=model), self.assert_refused(error=AccessError):
                if ids:
                    self.rpc(self.user_teacher2, model, "write", ids, vals)
                else:
                    link = {"teacher_id": self.card_teacher2.id, "course_id": need.id, "sharing": "material"}
                    known = self.env[model]._fields
                    vals |= {name: value for name, value in link.items() if name in known}
                    self.rpc(self.user_teacher2, model, "create", [vals])
        with self.assert_refused(error=AccessError):
            vals = {"name": "x", "raw": "x", "res_model": need._name, "res_id": file.res_id}
            self.rpc(self.user_teacher2, "ir.attachment", "create", [vals])

    def test_name_of_a_file_says_nothing_about_it(self):
        """An executable, a page, an archive and an empty file are refused under any name, by every dialog."""
        sharing = {"course_id": self.credited().id, "sharing": "material"}
        card, context = {"honours": "Order"}, {"default_teacher_id": self.card_teacher.id}
        case = self.env["methodical.attestation"].create(
            {"teacher_id": self.card_teacher.id, "category_id": self.ref_id("category_first").id}
        )
        for content in (PROGRAM, b"<html><script/>", b"\x7fELF\x02", b"#!/bin/sh", b""):
            file = self.file(content=content, name="certificate.pdf")
            files = [[6, 0, file.ids]]
            for model, vals, button in (
                (
                    "methodical.course.intake",
                    {"name": "Robotics", "kind": "course", "document_ids": files},
                    "action_hand_in",
                ),
                ("methodical.course.sharing", {**sharing, "file_ids": files}, "action_confirm"),
                ("methodical.card.propose", {**card, "file_ids": files}, "action_propose"),
            ):
                with self.subTest(content=content, model=model), self.assert_refused("certificate.pdf"):
                    dialog = self.rpc(self.user_teacher, model, "create", [vals], context=context)
                    self.rpc(self.user_teacher, model, button, dialog)
            with self.subTest(content=content, model=case._name), self.assert_refused("certificate.pdf"):
                self.rpc(self.user_teacher, case._name, "write", case.ids, {"file_ids": files})
        self.assertFalse(case.file_ids)

    def test_a_theme_is_no_formula_in_a_workbook(self):
        formula = '=HYPERLINK("https://example.org","Open")'
        course = self.need(name=formula, provider_name="@SUM(1)")
        stream = io.BytesIO()
        self.as_user(self.Course, self.user_deputy)._export([["id", "in", course.ids]], stream)
        cells = [cell for row in openpyxl.load_workbook(stream).active.iter_rows() for cell in row]
        told = {cell.value: cell.data_type for cell in cells if cell.value in (formula, "@SUM(1)")}
        self.assertEqual(told, {formula: "s", "@SUM(1)": "s"})

    def test_proposed_documents_stay_with_the_proposal(self):
        change = self.as_user(self.card_teacher, self.user_teacher)._propose_changes(
            {"honours": "Order"}, "Diploma", self.as_user(self.file(), self.user_teacher)
        )
        file = change.sudo().file_ids
        self.assertTrue(file)
        for vals in ({"raw": "x"}, {"name": "x"}, {"res_id": 0}):
            with self.subTest(vals=vals), self.assert_refused(error=Exception):
                self.rpc(self.user_teacher, "ir.attachment", "write", file.ids, vals)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, "ir.attachment", "read", file.ids, ["datas"])


@tagged("post_install", "-at_install")
class TestAddressesOfFiles(CourseCase, HttpCase):
    """Addresses that somebody types to reach certificates, dossiers and tables of others."""

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_actions_report")
    def test_typed_addresses(self):
        with freeze_time(TODAY):
            course = self.credited()
            case = self.env["methodical.attestation"].create(
                {"teacher_id": self.card_teacher.id, "category_id": self.ref_id("category_first").id}
            )
        self.env.flush_all()
        domain = "[[%22id%22,%22>%22,0]]"
        addresses = (
            f"/web/content/{course.document_ids.id}",
            f"/web/content/methodical.course/{course.id}/document_ids",
            f"/methodical/table.xlsx?model=methodical.course&ids={course.id}",
            f"/methodical/table.xlsx?model=methodical.course.balance&ids={self.card_teacher.id}",
            f"/methodical/table.xlsx?model=res.users&ids={self.user_officer.id}",
            f"/methodical/export.xlsx?model=methodical.course&domain={domain}",
            f"/methodical/export.xlsx?model=res.users&domain={domain}",
            "/methodical/export.xlsx?model=methodical.course&domain={",
            f"/methodical/attestation/{case.id}.zip",
            f"/methodical/attestations.xlsx?ids={case.id}",
            f"/methodical/course_needs.xlsx?ids={course.id}",
            f"/methodical/portable/{self.card_teacher.id}.xlsx",
            "/methodical/staff/1.xlsx",
            f"/report/pdf/school_methodical.report_attestation/{case.id}",
        )
        for user in (self.user_teacher2, self.user_outsider):
            self.authenticate(user.login, user.login)
            for address in addresses:
                with self.subTest(user=user.login, address=address):
                    answer = self.url_open(address, allow_redirects=False)
                    self.assertIn(answer.status_code, (403, 404), answer.text[:300])
                    self.assertNotIn("Functional literacy", answer.text)
        self.authenticate(self.user_teacher.login, self.user_teacher.login)
        self.assertEqual(self.url_open(addresses[0]).content, PDF, "his own")
        self.assertEqual(self.url_open(addresses[2]).status_code, 200)
        self.assertEqual(self.url_open(addresses[5]).status_code, 403, "whole lists are for the staff")
