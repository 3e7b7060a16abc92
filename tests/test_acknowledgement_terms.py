from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .acknowledgement_case import PDF, AcknowledgementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestAcknowledgementTerms(AcknowledgementCase):
    """J25: each person is reminded of his own, the deputy and the officer get the list of the unsigned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Deadline = cls.env["methodical.deadline"]

    def refresh(self):
        """Bring the register of the school up to date and return its rows of J25."""
        self.Deadline._refresh(self.company)
        self.env.invalidate_all()
        return self.Deadline.search([("code", "=", "J25"), ("company_id", "=", self.company.id)])

    def digest(self, user):
        """Return the text of the digest of one person."""
        self.Deadline._send_digests(self.company)
        kind = self.ref_id("mail_activity_type_deadlines")
        found = self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("activity_type_id", "=", kind.id)]
        )
        return found.note or ""

    def test_row_for_each_reader_and_one_for_the_document(self):
        act = self.approved_act()
        rows = self.refresh()
        people = rows.filtered(lambda row: row.res_model == "methodical.acknowledgement")
        self.assertEqual(set(people.user_id), set(self.user_head | self.user_teacher))
        document = rows - people
        self.assertRecordValues(
            document,
            [
                {
                    "res_model": act._name,
                    "res_id": act.id,
                    "user_id": self.user_deputy.id,
                    "date_due": date(2026, 9, 14),
                }
            ],
        )
        self.assertIn(self.card_teacher.name, document.name)
        self.as_user(act, self.user_teacher).action_acknowledge()
        rows = self.refresh()
        mine = rows.filtered(lambda row: row.user_id == self.user_teacher)
        self.assertEqual((mine.date_met, mine.status), (date(2026, 9, 7), "met"))
        self.assertNotIn(self.card_teacher.name, rows.filtered(lambda row: row.res_model == act._name).name)
        self.as_user(act, self.user_head).action_acknowledge()
        self.assertFalse(self.refresh().filtered(lambda row: row.res_model == act._name))

    def test_who_is_told_and_when(self):
        act = self.approved_act()
        self.refresh()
        self.assertFalse(self.digest(self.user_teacher), "the reminder comes three days before")
        with freeze_time("2026-09-11 04:00:00"):
            self.assertIn("Duties of a head", self.digest(self.user_teacher))
            self.assertNotIn(self.card_head.name, self.digest(self.user_teacher), "not of a colleague")
            self.assertFalse(self.digest(self.user_officer))
        with freeze_time("2026-09-15 04:00:00"):
            for user in (self.user_officer, self.user_deputy):
                with self.subTest(user.login):
                    text = self.digest(user)
                    self.assertEqual(text.count("Duties of a head"), 1, "one line a document, not a person")
                    self.assertIn(self.card_teacher.name, text)
            self.as_user(act, self.user_teacher).action_acknowledge()
            self.refresh()
            self.assertFalse(self.digest(self.user_teacher))

    def test_term_that_is_off(self):
        rule = self.regulation.deadline_rule_ids.filtered(lambda row: row.code == "J25")
        rule.is_on = False
        act = self.approved_act()
        self.assertFalse(self.refresh())
        self.assertEqual(set(self.rows(act).mapped("date_due")), {False})
        rule.is_on = True
        self.assertEqual(
            set(self.refresh().mapped("date_due")), {date(2026, 9, 14)}, "from the day of asking"
        )

    def test_desk_leads_to_the_document(self):
        act = self.approved_act()
        self.refresh()
        desk = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()
        self.assertEqual(desk["acknowledge"]["count"], 1)
        [row] = desk["acknowledge"]["rows"]
        self.assertEqual((row["model"], row["id"], row["days_left"]), (act._name, act.id, 7))
        self.assertFalse(desk["duties"]["rows"], "it stands on the desk once")
        self.as_user(self.env[row["model"]].browse(row["id"]), self.user_teacher).action_acknowledge()
        desk = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()
        self.assertFalse(desk["acknowledge"]["rows"])
        self.assertFalse(
            self.as_user(self.env["methodical.desk"], self.user_director).get_data()["acknowledge"]["rows"]
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestAcknowledgementPrints(AcknowledgementCase):
    """The acknowledgement sheet (domain 9.3, 19) and the local act with its stamps (C23)."""

    def render(self, report, records, user):
        actions = self.as_user(self.env["ir.actions.report"], user)
        html, _kind = actions._render_qweb_html(f"school_methodical.{report}", records.ids)
        return html.decode()

    def test_sheet_shows_what_is_confirmed_and_room_for_ink(self):
        act = self.approved_act(
            teacher_ids=[Command.set((self.card_head | self.card_teacher | self.card_colleague).ids)]
        )
        self.as_user(act, self.user_teacher).action_acknowledge()
        self.mark_paper(self.row(act, self.card_colleague), self.user_officer, date="2026-09-05")
        values = self.rows(act).with_context(lang="en_US")._get_sheet_values()
        cells = [row for sheet in values["sheets"] for _kind, part in sheet for _row, row in part]
        marks = {row[1]: (row[4], row[5].strip()) for row in cells if row[1]}
        self.assertEqual(
            marks,
            {
                self.card_teacher.name: ("07.09.2026", "in the system: 07.09.2026, 10:00"),
                self.card_colleague.name: ("05.09.2026", "on paper, see the scan"),
                self.card_head.name: ("", ""),
            },
        )
        self.assertEqual(len([row for row in cells if not row[1]]), 5, "empty lines for ink")
        html = self.render("report_acknowledgement", self.rows(act), self.user_officer)
        for word in ("Үлгү", "Duties of a head", self.card_head.name):
            self.assertIn(word, html)
        with self.assertRaises(AccessError):
            self.render("report_acknowledgement", self.rows(act), self.user_teacher)

    def test_sheet_of_a_document_that_asks_nobody(self):
        with self.assert_refused("Nobody has been asked", "Duties of a head"):
            self.new_act().action_print_acknowledgements()

    def test_act_with_stamps_and_text(self):
        act = self.approved_act(legal_basis="Law on education", document=PDF, document_name="act.pdf")
        html = self.render("report_local_act", act, self.user_teacher)
        for word in (
            "Ө. Сыдыков",
            "Duties of a head",
            "1. General",
            "plans together",
            "Law on education",
            "act.pdf",
        ):
            self.assertIn(word, html)
        draft = self.new_act()
        self.assertIn("om_mark", self.render("report_local_act", draft, self.user_deputy))
        with self.assertRaises(AccessError):
            self.render("report_local_act", draft, self.user_teacher)

    def test_paper_from_outside_has_no_stamps(self):
        letter = self.new_letter()
        letter.action_put_in_force()
        values = letter.with_context(lang="en_US")._get_print_values()
        self.assertEqual(values["stamps"], [])
        self.assertEqual(values["theme"], "Ministry of Education · No. 12-4/118 of 20.08.2026")
        self.assertIn("from outside", values["foot"][0])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-07 04:00:00")
class TestOrderAcknowledgement(AcknowledgementCase):
    """The block «Тааныштым» of an order: whom it names reads it (domain 9.3, 12)."""

    def signed_order(self):
        """Return a signed order that names the teacher and makes the head responsible for a point."""
        order = self.as_user(self.env["methodical.order"], self.user_deputy).create(
            {
                "kind_id": self.env["methodical.order.kind"].search([("effect", "=", False)], limit=1).id,
                "company_id": self.company.id,
                "title": "On open lessons",
                "reason": "Plan of the school",
                "teacher_ids": [Command.set(self.card_teacher.ids)],
                "control_id": self.card_deputy.id,
            }
        )
        order.point_ids = [
            Command.clear(),
            Command.create({"text": "Hold them", "responsible_id": self.card_head.id}),
            Command.create({"text": "Control", "responsible_id": self.card_deputy.id, "is_control": True}),
        ]
        self.submit(order, self.user_deputy)
        while order.state == "submitted":
            self.approve(order, order.approver_id)
        return order

    def test_people_whom_an_order_names_read_it(self):
        order = self.signed_order()
        self.assertEqual(set(self.asked(order)), set(self.card_teacher | self.card_head | self.card_deputy))
        mine = self.as_user(order, self.user_teacher)
        self.assertTrue(mine.has_access("read"))
        mine.action_acknowledge()
        self.assertEqual(self.row(order, self.card_teacher).state, "seen")
        with self.assert_refused(error=UserError):
            self.as_user(order, self.user_teacher2).action_acknowledge()
