import re
from urllib.parse import quote

from odoo.tests import HttpCase, freeze_time, tagged

from .approval_case import ApprovalCase
from .common import PEOPLE
from .print_case import TODAY

PATH = "/methodical/verify"
#: what is no address: unknown, too short, too long, foreign letters, control characters, another path, an injection
NO_ADDRESS = (
    "A" * 32,
    "A" * 31,
    "A" * 33,
    "A" * 3000,
    "-",
    "",
    quote("ө" * 32),
    "%ff%fe" * 8,
    "%00" * 32,
    "..%2f" * 11,
    "A" * 16 + "/" + "A" * 15,
    quote("' OR token LIKE '%' --          "),
    quote("\N{FULLWIDTH LATIN CAPITAL LETTER A}" * 32),
)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestVerifyPage(HttpCase, ApprovalCase):
    """The page behind the QR code: what it says, what it never says, and to whom it says nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.new_plan(cls)

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)

    def token(self, plan):
        return self.rounds(plan)[-1:].sudo().token

    def page(self, plan, lang="en"):
        """Return the text of the page of a document's last round, without tags."""
        self.env.flush_all()
        answer = self.url_open(f"{PATH}/{self.token(plan)}?lang={lang}")
        self.assertEqual(answer.status_code, 200)
        body = answer.text[answer.text.index("<main>") :]
        return " ".join(re.sub(r"<[^>]+>", " ", body).split())

    def tamper(self, query, *values):
        """Change the database behind the back of the addon."""
        self.env.flush_all()
        self.env.cr.execute(query, values)
        self.env.invalidate_all()

    def approved(self):
        self.submit(self.plan)
        return self.approve(self.plan, self.user_methodologist, self.user_director)

    def test_an_approved_plan(self):
        plan = self.approved()
        text = self.page(plan)

        for words in (
            "Approved",
            "Plan of an association",
            self.company.name,
            "Version 1",
            "Date of approval 20.11.2026",
            plan._get_seal_line()["digest"],
            "The content has not changed",
            "Complete: no decision was changed",
            f"Agreed {self.last_steps(plan)[0].post_label} 20.11.2026",
            f"Approved {self.last_steps(plan)[1].post_label} 20.11.2026",
            "It is no qualified electronic signature",
        ):
            self.assertIn(words, text)
        self.assertNotIn("acting", text)

    def test_no_names_no_title_no_content(self):
        plan = self.approved()
        page = self.url_open(f"{PATH}/{self.token(plan)}").text

        names = [person for person, _group, _post in PEOPLE.values()]
        words = {word for name in names for word in name.split()}
        secrets = (*words, plan.name, plan.theme, plan.body_id.name, *plan.item_ids.mapped("name"))
        self.assertFalse([secret for secret in secrets if secret in page])

    def test_each_state_in_words(self):
        plan = self.submit(self.plan)
        self.assertIn("Under approval", self.page(plan))
        self.assertIn("not in force", self.page(plan))
        self.assertIn("not yet", self.page(plan))

        self.as_user(plan, self.user_head).action_withdraw()
        self.assertIn("Withdrawn by the author", self.page(plan))

        self.send_back(self.submit(plan), self.user_methodologist, "Add dates")
        text = self.page(plan)
        self.assertIn("Returned to the author", text)
        self.assertNotIn("Add dates", text)
        self.assertNotIn("has CHANGED", text, "a draft may change, nobody compares it")

        self.as_user(plan.remark_ids, self.user_head).write({"answer": "done"})
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        old = self.page(plan)
        action = self.as_user(plan, self.user_head).action_new_version()
        newer = plan.browse(action["res_id"])
        self.as_user(newer, self.user_head).amendment_reason = "A new term"
        self.assertEqual(self.page(plan), old, "the old version is in force until the new one is approved")
        self.approve(self.submit(newer), self.user_methodologist, self.user_director)
        self.assertIn("Replaced by a newer version", self.page(plan))
        self.assertIn("Version 2", self.page(newer))

    def test_changed_content_shows(self):
        plan = self.approved()
        self.tamper("UPDATE methodical_plan SET aim = 'forged' WHERE id = %s", plan.id)
        text = self.page(plan)
        self.assertIn("Does not match what was signed", text)
        self.assertIn("The content has CHANGED since the signature", text)
        self.assertIn("Complete", text, "the decisions themselves are as they were")

    def test_changed_line_shows_before_the_first_decision_too(self):
        plan = self.submit(self.plan)
        self.assertIn("has not changed since it was submitted", self.page(plan))
        self.tamper("UPDATE methodical_plan_item SET name = 'forged' WHERE id = %s", plan.item_ids[0].id)
        self.assertIn("has CHANGED since it was submitted", self.page(plan))

    def test_forged_decisions_break_the_record(self):
        plan = self.approved()
        first, second = self.last_steps(plan)
        for query, record in (
            ("UPDATE methodical_approval_signature SET person = 'Somebody' WHERE id = %s", first),
            ("UPDATE methodical_approval_signature SET decided_at = '2026-09-01' WHERE id = %s", second),
            ("UPDATE methodical_approval_signature SET decision = NULL WHERE id = %s", second),
            ("UPDATE methodical_approval_signature SET previous_digest = '' WHERE id = %s", second),
        ):
            with self.subTest(query), self.env.cr.savepoint() as savepoint:
                self.tamper(query, record.id)
                text = self.page(plan)
                self.assertIn("BROKEN", text)
                self.assertIn("Does not match what was signed", text)
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertNotIn("BROKEN", self.page(plan))

    def test_approved_without_a_decision_is_broken(self):
        plan = self.submit(self.plan)
        self.tamper(
            "UPDATE methodical_approval_round SET state = 'approved' WHERE id = %s", self.rounds(plan).id
        )
        self.assertIn("BROKEN", self.page(plan))

    def test_what_is_no_address_is_not_found(self):
        self.submit(self.plan)
        self.env.flush_all()
        pages = set()
        for token in NO_ADDRESS:
            with self.subTest(token[:40]):
                answer = self.url_open(f"{PATH}/{token}?lang=en", allow_redirects=False)
                self.assertEqual(answer.status_code, 404)
                pages.add(re.sub(r'nonce="[^"]+"', "", answer.text))
        self.assertEqual(len(pages), 1, "one page for all of them")
        self.assertNotIn(self.company.name, pages.pop())

    def test_other_methods(self):
        plan = self.submit(self.plan)
        self.env.flush_all()
        address = f"{self.base_url()}{PATH}/{self.token(plan)}"
        head = self.opener.head(address)
        self.assertEqual((head.status_code, head.text), (200, ""))
        for method in ("post", "put", "delete"):
            answer = getattr(self.opener, method)(address, allow_redirects=False)
            self.assertEqual(answer.status_code, 405)
            self.assertNotIn(self.company.name, answer.text)

    def test_headers_keep_the_page_to_itself(self):
        plan = self.submit(self.plan)
        self.env.flush_all()
        self.opener.cookies.clear()
        for token in (self.token(plan), "A" * 32):
            answer = self.url_open(f"{PATH}/{token}")
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            self.assertIn("noindex", answer.headers["X-Robots-Tag"])
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
            self.assertNotIn("Set-Cookie", answer.headers)
            self.assertNotRegex(answer.text, r"(src|href)=\"(https?:)?//")
            self.assertNotIn("<script", answer.text)

    def test_language_of_the_school_and_of_the_reader(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.regulation.print_lang = "ru_RU"
        plan = self.submit(self.plan)
        self.env.flush_all()
        address = f"{PATH}/{self.token(plan)}"
        self.assertIn('<html lang="ru"', self.url_open(address).text)
        self.assertIn('<html lang="en"', self.url_open(f"{address}?lang=en").text)
        for unknown in ("de", "ky_KG'", "<b>", "%00", "x" * 500):
            with self.subTest(unknown):
                answer = self.url_open(f"{address}?lang={unknown}&utm_source=scanner")
                self.assertIn('<html lang="ru"', answer.text)
                self.assertNotIn("<b>", answer.text)

    def test_markup_in_a_name_is_text(self):
        self.company.name = "<script>alert(1)</script>"
        plan = self.submit(self.plan)
        self.env.flush_all()
        page = self.url_open(f"{PATH}/{self.token(plan)}").text
        self.assertNotIn("<script", page)
        self.assertIn("&lt;script&gt;", page)
