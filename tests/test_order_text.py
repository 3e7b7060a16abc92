from odoo.tests import freeze_time, tagged

from .order_case import OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestOrderText(OrderCase):
    """The text of an order fills itself and never writes over what a person wrote; what is open stops the submission."""

    def opening_order(self, **vals):
        """Return the draft of the order that opens a proposed association with three members."""
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {
                "name": "Mathematics",
                "company_id": self.company.id,
                "membership_ids": [
                    (0, 0, {"teacher_id": card.id, "date_from": "2026-11-01"})
                    for card in (self.card_teacher, self.card_teacher2, self.card_colleague)
                ],
            }
        )
        Order = self.as_user(self.Order, self.user_deputy)
        return Order._draft("open_body", body_id=body, **vals).with_env(self.env)

    def test_open_body(self):
        order = self.opening_order()
        self.assertIn("Mathematics", order.title)
        self.assertIn(self.card_deputy.name, order.reason, "on whose proposal")
        text = "\n".join(order.point_ids.mapped("text"))
        for card in (self.card_teacher, self.card_teacher2, self.card_colleague):
            self.assertIn(card.name, text)
        self.assertRecordValues(order.effect_ids, [{"kind": "open_body", "body_id": order.body_id.id}])

    def test_what_is_not_known_is_left_out_or_stays_visible(self):
        order = self.opening_order()
        self.assertNotIn("{date}", order.point_ids[0].text, "an optional part")
        self.assertNotIn("council", order.reason)
        order.write({"date_from": "2026-11-09", "council_number": "3", "council_date": "2026-10-30"})
        self.assertIn("09.11.2026", order.point_ids[0].text)
        self.assertIn("30.10.2026", order.reason)

    def test_every_kind_names_only_places_that_fill(self):
        for kind in self.env["methodical.order.kind"].search([]):
            with self.subTest(kind=kind.code):
                self.assertFalse(kind.unknown_places)
                control = [line for line in kind._get_lines("en_US")[2] if "{control}" in line]
                self.assertEqual(len(control), 1 if kind.needs_control and kind.points else 0)
                self.assertEqual(kind, kind._get_by_code(kind.code, self.company))

    def test_own_words_stay(self):
        order = self.draft_order()
        order.title, order.reason = "Reward of the best", "Letter of the parents"
        order.point_ids[0].text = "Give a book."
        order.write({"teacher_ids": self.card_teacher2.ids, "topic": "Olympiad"})
        self.assertEqual((order.title, order.reason), ("Reward of the best", "Letter of the parents"))
        self.assertEqual(order.point_ids[0].text, "Give a book.")
        order.kind_id = self.kind("disciplinary")
        self.assertEqual(order.point_ids[0].text, "Give a book.", "own points outlive another kind")
        self.as_user(order, self.user_deputy).action_fill_text()
        self.assertIn(self.card_teacher2.name, order.point_ids[0].text, "unless one asks for the ready text")
        self.assertIn("Olympiad", order.reason)

    def test_the_text_follows_the_subject(self):
        order = self.draft_order()
        order.write({"teacher_ids": self.card_teacher2.ids, "topic": "Olympiad"})
        self.assertIn(self.card_teacher2.name, order.point_ids[0].text)
        self.assertIn("Olympiad", order.reason)
        order.kind_id = self.kind("disciplinary")
        ready = order.kind_id._get_lines(self.company._get_print_lang())[1]
        self.assertEqual(order.reason, ready.replace("{topic}", "Olympiad"))
        self.assertEqual(len(order.point_ids), 3)

    def test_text_is_in_the_language_of_the_prints(self):
        kind = self.kind("reward")
        lang = self.company._get_print_lang()
        kind.with_context(lang=lang).title = "Сыйлоо жөнүндө"
        self.assertEqual(
            self.draft_order().title, "Сыйлоо жөнүндө", "the deputy reads English, the order does not"
        )

    def test_all_that_is_missing_is_said_at_once(self):
        order = self.draft_order("control", topic=False, teacher_ids=[])
        with self.assert_refused("{topic}", "{teacher}", "{date}", "{date_to}", "Topic", "Persons"):
            self.submit(order, self.user_deputy)
        order.point_ids.unlink()
        with self.assert_refused("no points"):
            self.submit(order, self.user_deputy)
        order.write(
            {"title": "Control", "reason": "By plan", "point_ids": [(0, 0, {"text": "Look at lessons."})]}
        )
        with self.assert_refused("control point"):
            self.submit(order, self.user_deputy)
        order.point_ids.is_control = True
        self.submit(order, self.user_deputy)

    def test_an_unknown_place_is_named(self):
        order = self.draft_order()
        order.point_ids[0].text = "Give {prize} to {body.env}."
        with self.assert_refused("{prize}", "fills from nothing"):
            self.submit(order, self.user_deputy)

    def test_kind_without_its_subject(self):
        order = self.draft_order("cancel", reason="X", title="Y")
        order.point_ids.text = "Cancel."
        with self.assert_refused("what the order “Y” is about"):
            self.submit(order, self.user_deputy)

    def test_council_and_proposal(self):
        """R3, R4, C14: in F1 the council decides the number (a warning), a deputy proposes (a block)."""
        self.load_regulation("preset_f1", self.company._get_regulation().date_from.replace(day=20))
        order = self.opening_order()
        self.assertIn("F1 A-I.3", order.issue_text)
        order.proposed_by_id = self.card_teacher
        with self.assert_refused("proposal of a deputy", "F1 A-I.5"):
            self.submit(order, self.user_deputy)
        order.proposed_by_id = self.card_deputy
        self.submit(order, self.user_deputy)

    def test_council_alone_blocks_where_no_rule_softens_it(self):
        self.regulation.order_needs_council = True
        order = self.opening_order()
        with self.assert_refused("minutes", "F1 A-I.3"):
            self.submit(order, self.user_deputy)
        order.write({"council_number": "3", "council_date": "2026-10-30"})
        self.submit(order, self.user_deputy)

    def test_one_draft_a_subject(self):
        order = self.opening_order()
        Order = self.as_user(self.Order, self.user_deputy)
        self.assertEqual(Order._draft("open_body", body_id=order.body_id).id, order.id)
        self.assertEqual(order._open_form()["res_id"], order.id)
        with self.assert_refused("no kind of order “nothing”"):
            Order._draft("nothing")

    def test_list_of_associations(self):
        """J33: the list of the year names every active association."""
        order = self.as_user(self.Order, self.user_deputy)._draft("body_list")
        self.assertIn("Science", order.point_ids[0].text)
        self.assertIn("2026–2027", order.title)
