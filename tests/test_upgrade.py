from datetime import date

from odoo.tests import freeze_time, tagged

from ..tools.digest import content_digest
from .upgrade_case import UpgradeCase

#: columns that the version before had
OLD_COLUMNS = {
    "methodical_body": {"opening_order": "varchar", "closing_order": "varchar"},
    "methodical_head_term": {"order_number": "varchar", "order_date": "date"},
}
#: what a signature sealed in the version before
OLD_SEAL = (
    "res_model",
    "res_id",
    "sequence",
    "verb",
    "decision",
    "decided_at",
    "minutes_number",
    "minutes_date",
)


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestUpgrade(UpgradeCase):
    """What the scripts make of a database of version 19.0.1.0.0."""

    scripts, version_before = "19.0.1.1.0", "19.0.1.0.0"
    old_columns = OLD_COLUMNS

    def get_rule_names(self):
        """Return the XML ids of the record rules of the addon."""
        own = [("module", "=", "school_methodical"), ("model", "=", "ir.rule")]
        return set(self.env["ir.model.data"].search(own).mapped("name"))

    def new_body(self, name, **columns):
        """Return an association that the version before had opened by a typed order."""
        body = self.env["methodical.body"].create({"name": name, "company_id": self.company.id})
        self.store(body, state="active", **columns)
        return body

    def test_one_order_of_each_number_and_date(self):
        self.add_old_columns()
        term = self.science.head_term_ids
        self.store(self.science, opening_order="№ 12-а", opening_date=date(2026, 8, 24))
        self.store(term, order_number=" 12-А ", order_date=date(2026, 8, 24))
        arts = self.new_body("Arts", opening_order="13", opening_date=date(2026, 8, 24))
        self.run_script("post-50-orders")
        order = self.science.opening_order_id
        self.assertEqual(order, term.order_id)
        self.assertRecordValues(
            order | arts.opening_order_id,
            [
                {
                    "number": 12,
                    "number_suffix": "а",
                    "year": 2026,
                    "date": date(2026, 8, 24),
                    "state": "approved",
                },
                {
                    "number": 13,
                    "number_suffix": False,
                    "year": 2026,
                    "date": date(2026, 8, 24),
                    "state": "approved",
                },
            ],
        )
        self.assertEqual(order.effect_ids.mapped("kind"), ["open_body", "seat_head"])
        self.assertTrue(all(order.effect_ids.mapped("done_at")))
        self.assertTrue(order.is_paper)
        self.assertEqual((order.paper_number, order.paper_date), ("№ 12-а", date(2026, 8, 24)))
        self.assertIn("12-а", order.note)
        self.assertIn("Science", order.title)
        self.assertFalse(order.point_ids, "nothing is made up")
        self.assertFalse(order.control_id | order.proposed_by_id, "nobody is made responsible")
        self.assertFalse(self.rounds(order), "nobody signed it here")
        self.assertFalse(order.acknowledgement_ids, "nobody is asked to read it")

    def test_number_that_is_none_or_is_taken_keeps_its_words(self):
        self.add_old_columns()
        self.store(self.science, opening_order="12", opening_date=date(2026, 8, 24))
        without = self.new_body("Arts", opening_order="б/н", opening_date=date(2026, 8, 25))
        second = self.new_body("Music", opening_order="№ 12", opening_date=date(2026, 8, 26))
        self.run_script("post-50-orders")
        orders = without.opening_order_id | second.opening_order_id
        self.assertEqual(orders.mapped("number"), [0, 0])
        self.assertEqual(orders.mapped("paper_number"), ["б/н", "№ 12"])
        self.assertIn("б/н", without.opening_order_id.display_name)
        self.assertFalse(
            any(orders.mapped("date_warning")), "what has no number stands in no order of numbers"
        )
        listed = self.env["methodical.order"]._find_in_register(self.company, 2026, "general")
        self.assertEqual(listed, orders | self.science.opening_order_id)

    def test_dissolved_association_and_ended_head(self):
        self.add_old_columns()
        term = self.science.head_term_ids
        self.dissolve_body(self.science, date(2026, 8, 30))
        self.store(self.science, opening_order="12", opening_date=date(2026, 8, 24))
        self.store(self.science, closing_order="30", closing_date=date(2026, 8, 30))
        self.store(term, order_number="13", order_date=date(2026, 8, 24))
        self.run_script("post-50-orders")
        self.assertEqual(self.science.closing_order_id.number, 30)
        self.assertEqual(self.science.closing_order_id.kind_id, self.ref_id("order_kind_dissolve_body"))
        self.assertEqual(term.order_id.kind_id, self.ref_id("order_kind_seat_head"))
        self.assertEqual(term.state, "ended")

    def test_typed_order_that_nothing_followed_is_told(self):
        self.add_old_columns()
        body = self.env["methodical.body"].create({"name": "Arts", "company_id": self.company.id})
        self.store(body, opening_order="40", opening_date=date(2026, 9, 1))
        self.store(self.science, closing_order="41", closing_date=date(2026, 9, 1))
        self.run_script("post-50-orders")
        self.assertFalse(self.env["methodical.order"].search([("company_id", "=", self.company.id)]))
        for record, number in ((body, "40"), (self.science, "41")):
            self.assertRegex(record.message_ids[0].body, rf"\b{number}\b")
            self.assertIn("01.09.2026", record.message_ids[0].body)
        self.assertFalse(body.opening_date or self.science.closing_date)

    def test_orders_are_left_alone_where_none_was_typed(self):
        self.run_script("post-50-orders")
        self.assertFalse(self.env["methodical.order"].search([("company_id", "=", self.company.id)]))

    def test_record_rules_are_those_of_the_files(self):
        rule = self.ref_id("methodical_plan_rule_teacher")
        text, perms = rule.domain_force, (rule.perm_write, rule.perm_unlink)
        rule.write({"domain_force": "[(1, '=', 1)]", "perm_write": True})
        rule.groups |= self.ref_id("group_officer")
        names = self.get_rule_names()
        gone = rule.copy({"name": "of an older version"})
        self.env["ir.model.data"].create(
            {"module": "school_methodical", "name": "rule_gone", "model": "ir.rule", "res_id": gone.id}
        )
        self.run_script("post-20-record-rules")
        rule = self.ref_id("methodical_plan_rule_teacher")
        self.assertEqual((rule.domain_force, (rule.perm_write, rule.perm_unlink)), (text, perms))
        self.assertEqual(rule.groups, self.ref_id("group_teacher"))
        self.assertFalse(gone.exists())
        self.assertEqual(self.get_rule_names(), names)

    def test_regulation_gets_what_is_new_and_keeps_what_it_has(self):
        preset, school = self.ref_id("preset_f0"), self.regulation
        for regulation in preset | school:
            regulation.route_ids.filtered(lambda route: route.document in ("order", "scheme")).unlink()
            regulation.duty_ids.filtered(lambda duty: duty.function == "countersign").unlink()
            regulation.deadline_rule_ids.filtered(lambda term: term.code in ("J31", "J33")).unlink()
        # words of presets are records of their own: Odoo adds what is new
        school.label_ids.filtered(lambda label: label.term == "personnel_mark").unlink()
        own = school.deadline_rule_ids.filtered(lambda term: term.code == "J25")
        own.days = 9
        self.run_script("post-30-regulations")
        for regulation in preset | school:
            documents = regulation.route_ids.mapped("document")
            self.assertIn("order", documents)
            self.assertEqual(documents.count("scheme"), 0, "what the school left out before stays out")
            steps = regulation.route_ids.filtered(lambda route: route.document == "order").step_ids
            self.assertEqual(steps.mapped("verb"), ["visa", "approved"])
            self.assertEqual(regulation._get_duty_post("countersign"), self.ref_id("post_deputy_teaching"))
            self.assertEqual(
                set(regulation.deadline_rule_ids.mapped("code")) & {"J31", "J33"}, {"J31", "J33"}
            )
        self.assertEqual(own.days, 9)
        marks = (preset | school).label_ids.filtered(lambda label: label.term == "personnel_mark")
        self.assertEqual(len(marks), 2)
        for lang in ("en_US", "ky_KG", "ru_RU"):
            self.assertEqual(len(set(marks.with_context(lang=lang).mapped("name"))), 1, lang)

    def test_upgrade_twice_adds_nothing(self):
        fields = ("rule_ids", "duty_ids", "route_ids", "deadline_rule_ids", "label_ids")
        before = {name: self.regulation[name] for name in fields}
        self.run_script("post-30-regulations")
        self.assertEqual({name: self.regulation[name] for name in fields}, before)

    def test_signatures_of_the_version_before_stay_intact(self):
        plan = self.approved_plan()
        steps = self.last_steps(plan)
        previous = ""
        for step in steps:
            held = {name: step[name] or False for name in (*OLD_SEAL, "person", "post_label")}
            digest = content_digest({**held, "content": step.content_digest, "previous": previous})
            self.store(step, signer_id=None, signer=None, previous_digest=previous or None, digest=digest)
            previous = digest
        self.assertTrue(self.rounds(plan)._is_chain_intact())
        self.store(steps[0], signer="Somebody else")
        self.assertFalse(self.rounds(plan)._is_chain_intact())

    def test_nothing_is_taken_from_a_new_signature(self):
        step = self.last_steps(self.approved_plan())[0]
        self.assertTrue(step._is_intact())
        self.store(step, signer=None)
        self.assertFalse(step._is_intact())

    def test_minutes_get_their_date(self):
        self.add_old_columns()
        term = self.science.head_term_ids
        for text, expected in (
            ("№ 5, 28.08.2026", ("№ 5", date(2026, 8, 28))),
            ("№ 5 от 28.08.2026", ("№ 5", date(2026, 8, 28))),
            ("№ 5, 31.02.2026", ("№ 5, 31.02.2026", False)),
            ("№ 5", ("№ 5", False)),
        ):
            with self.subTest(text=text):
                self.store(term, meeting_reference=text, meeting_date=None)
                self.run_script("post-40-evidence")
                self.assertEqual((term.meeting_reference, term.meeting_date), expected)
