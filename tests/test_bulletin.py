from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


class BulletinCase(MethodicalCase):
    """Bulletins under the regulation of F2, which wants one every thirty days (J34); the science teachers teach physics."""

    preset = "preset_f2"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.maths = cls.env["methodical.subject"].search(
            [("id", "!=", cls.ref_id("subject_physics").id)], limit=1
        )
        cls.card_teacher2.subject_ids = [Command.set(cls.maths.ids)]

    def bulletin(self, *items, user=None, **vals):
        """Return a draft with news, written by the deputy."""
        Bulletin = self.as_user(self.env["methodical.bulletin"], user or self.user_deputy)
        lines = [
            Command.create({"name": f"Book {place}", **item}) for place, item in enumerate(items, start=1)
        ]
        return Bulletin.create({"name": "New books", "item_ids": lines, **vals})

    def about(self, subject):
        return {"subject_ids": [Command.link(subject.id)]}

    def mails(self):
        return self.env["mail.mail"].search([("subject", "=", "New books")])


@tagged("post_install", "-at_install")
@freeze_time("2026-10-20 06:00:00")
class TestBulletin(BulletinCase):
    def test_each_teacher_gets_only_what_concerns_him(self):
        """F2 2.3e: literature near to what the staff works on; one mail for all who get the same."""
        self.env["methodical.development.topic"].create(
            {"teacher_id": self.card_teacher2.id, "name": "Formative ASSESSMENT in lessons"}
        )
        bulletin = self.bulletin(
            {"name": "Optics", **self.about(self.ref_id("subject_physics"))},
            {"name": "Assessment", "topic_words": "assessment, portfolio"},
        )
        bulletin.action_send()
        optics, assessment = bulletin.item_ids
        self.assertIn(self.card_teacher, optics.reader_ids)
        self.assertNotIn(self.card_teacher2, optics.reader_ids, "teaches something else")
        self.assertEqual(assessment.reader_ids, self.card_teacher2, "works on such a topic")
        own = self.mails().filtered(lambda mail: self.user_teacher2.partner_id in mail.recipient_ids)
        self.assertEqual(len(own), 1)
        self.assertIn("Assessment", own.body_html)
        self.assertNotIn("Optics", own.body_html)
        self.assertEqual(len(self.mails()), 2, "one for each choice of news, whoever gets it")

    def test_news_without_a_theme_concern_everybody(self):
        bulletin = self.bulletin({})
        everybody = self.env["methodical.teacher"].search_count([("company_id", "=", self.company.id)])
        self.assertEqual(bulletin.reader_count, everybody, "known before it is sent")
        bulletin.action_send()
        self.assertEqual(bulletin.reader_count, everybody)

    def test_difficulties_of_the_last_questionnaire(self):
        difficulty = self.ref_id("choice_difficulty_ict")
        questionnaire = self.env["methodical.questionnaire"].create(
            {"company_id": self.company.id, "school_year_id": self.year.id}
        )
        self.env["methodical.questionnaire.answer"].create(
            [
                {
                    "questionnaire_id": questionnaire.id,
                    "teacher_id": card.id,
                    "difficulty_id": difficulty.id,
                    "level": level,
                }
                for card, level in ((self.card_teacher, "strong"), (self.card_head, "none"))
            ]
        )
        bulletin = self.bulletin({"difficulty_ids": [Command.link(difficulty.id)]})
        bulletin.action_send()
        self.assertEqual(bulletin.item_ids.reader_ids, self.card_teacher)
        item = self.as_user(bulletin.item_ids, self.user_head)
        with self.assertRaises(AccessError):
            item.read(["reader_ids"])  # whose difficulty it is, is not told to colleagues

    def test_sent_once_and_closed(self):
        bulletin = self.bulletin({})
        bulletin.action_send()
        for change in (
            lambda: bulletin.action_send(),
            lambda: bulletin.write({"name": "Other"}),
            lambda: bulletin.item_ids.write({"name": "Other"}),
            lambda: bulletin.write({"item_ids": [Command.create({"name": "Later"})]}),
            lambda: bulletin.item_ids.create({"bulletin_id": bulletin.id, "name": "Later"}),
            lambda: bulletin.item_ids.unlink(),
            lambda: bulletin.unlink(),
        ):
            with self.assertRaisesRegex(UserError, "was sent on 20.10.2026"):
                change()
        with self.assertRaisesRegex(UserError, "by its button"):
            self.bulletin({}, state="sent")

    def test_nothing_to_send(self):
        with self.assertRaisesRegex(UserError, "no news yet"):
            self.bulletin().action_send()
        with self.assertRaisesRegex(UserError, "concerns nobody"):
            self.bulletin({"topic_words": "astronautics"}).action_send()

    def test_deputy_writes_all_read_what_was_sent(self):
        draft, sent = self.bulletin({}), self.bulletin({})
        sent.action_send()
        for user in (self.user_teacher, self.user_head, self.user_officer):
            with self.subTest(user=user.login):
                found = self.as_user(self.env["methodical.bulletin"], user).search(
                    [("id", "in", (draft | sent).ids)]
                )
                self.assertEqual(found.ids, sent.ids)
                with self.assertRaises(AccessError):
                    self.bulletin({}, user=user)
                with self.assertRaises(AccessError):
                    self.as_user(sent, user).action_send()
        self.assertFalse(self.as_user(self.env["methodical.bulletin"], self.user_other_director).search([]))

    def test_desk_of_the_reader(self):
        self.bulletin({"name": "Optics", **self.about(self.ref_id("subject_physics"))}).action_send()

        def titles(user):
            self.env.invalidate_all()
            desk = self.as_user(self.env["methodical.desk"], user).get_data()
            return [row["title"] for row in desk["growth"]["rows"]]

        self.assertIn("Optics", titles(self.user_teacher))
        self.assertNotIn("Optics", titles(self.user_teacher2))

    def test_term_of_the_next_bulletin(self):
        """J34: thirty days from the beginning of the year, then from each bulletin."""
        Deadline = self.env["methodical.deadline"]
        domain = [("code", "=", "J34"), ("company_id", "=", self.company.id)]
        Deadline._refresh(self.company)
        first = Deadline.search(domain)
        self.assertEqual((first.date_due, first.status), (date(2026, 10, 1), "overdue"))
        self.bulletin({}).action_send()
        first, second = Deadline.search(domain)
        self.assertEqual((first.date_met, first.status), (date(2026, 10, 20), "met_late"))
        self.assertEqual((second.date_due, second.status), (date(2026, 11, 19), "open"))

    def test_queries_do_not_depend_on_the_number_of_teachers(self):
        """Set-wise: the second school has more teachers than the first one."""
        counts = []
        for number in (2, 12):
            for place in range(number):
                self._new_card(f"Reader {number}-{place}", "post_teacher", self.company)
            bulletin = self.bulletin({})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            bulletin.action_send()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    def test_print(self):
        bulletin = self.bulletin({"name": "Optics", "author": "A. Author", "summary": "Lenses\nand light"})
        html = self.env["ir.actions.report"]._render_qweb_html(
            "school_methodical.report_bulletin", bulletin.ids
        )[0]
        for text in ("Optics", "A. Author", "and light"):
            self.assertIn(text, html.decode())
