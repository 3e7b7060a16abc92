from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02")
class TestRegulation(MethodicalCase):
    """A school loads a preset, edits its copy and puts it in force from a date (N1, R13)."""

    def wizard(self, user, **vals):
        return self.as_user(self.env["methodical.regulation.load"], user).create(
            {"preset_id": self.ref_id("preset_f1").id, **vals}
        )

    def loaded(self, **vals):
        """Return the regulation that the administrator loads from F1."""
        action = self.wizard(self.user_admin, **vals).action_load()
        return self.as_user(self.env["methodical.regulation"], self.user_admin).browse(action["res_id"])

    # loading

    def test_first_preset_is_offered(self):
        defaults = self.env["methodical.regulation.load"].default_get(["preset_id"])
        self.assertEqual(defaults["preset_id"], self.ref_id("preset_f0").id)

    def test_copy_is_complete(self):
        preset, copy = self.ref_id("preset_f1"), self.loaded()
        self.assertEqual((copy.company_id, copy.state), (self.company, "draft"))
        self.assertEqual(copy.name, preset.name)
        for name in (
            "rule_ids",
            "duty_ids",
            "norm_ids",
            "retention_ids",
            "label_ids",
            "deadline_rule_ids",
            "route_ids",
        ):
            with self.subTest(rows=name):
                self.assertEqual(len(copy[name]), len(preset[name]))
                self.assertFalse(copy[name] & preset[name])
        self.assertCountEqual(copy.route_ids.mapped("summary"), preset.route_ids.mapped("summary"))
        self.assertCountEqual(
            copy.route_ids.step_ids.mapped("clause"), preset.route_ids.step_ids.mapped("clause")
        )
        category = copy.rule_ids.filtered(lambda rule: rule.code == "head_category")
        self.assertEqual(set(category.category_ids.mapped("code")), {"highest", "first"})

    def test_copy_speaks_all_languages(self):
        self.env["res.lang"]._activate_lang("en_US")  # else the source term would follow the Kyrgyz one
        preset = self.ref_id("preset_f1")
        label = preset.label_ids.filtered(lambda row: row.term == "head")
        preset.with_context(lang="ky_KG").name = "Мектептин усулдук кызматы"
        label.with_context(lang="ky_KG").name = "Жетекчи"
        copy = self.loaded()
        self.assertEqual(copy.with_context(lang="ky_KG").name, "Мектептин усулдук кызматы")
        self.assertEqual(copy.with_context(lang="ky_KG")._get_label("head"), "Жетекчи")
        self.assertEqual(copy.with_context(lang="en_US")._get_label("head"), "Head")

    def test_editing_the_copy_leaves_the_preset(self):
        preset, copy = self.ref_id("preset_f1"), self.loaded()
        members = copy.rule_ids.filtered(lambda rule: rule.code == "members_min")
        members.value = 4
        copy.head_mode = "appointed"
        copy.route_ids.filtered(lambda route: route.document == "association_plan").step_ids.days = 15
        copy.label_ids.unlink()
        self.assertEqual(preset.head_mode, "elected")
        self.assertEqual(preset._get_rule("members_min", date(2026, 9, 2)).value, 3)
        self.assertEqual(preset._get_route("association_plan").step_ids.days, 10)
        self.assertTrue(preset.label_ids)

    def test_load_and_put_in_force(self):
        regulation = self.loaded(put_in_force=True, date_from="2026-09-02", name="Our methodical service")
        self.assertEqual((regulation.name, regulation.state), ("Our methodical service", "in_force"))
        self.assertEqual(self.company._get_regulation(), regulation)

    def test_a_preset_is_not_put_in_force(self):
        with self.assertRaisesRegex(UserError, "is a preset. Load it into your school first"):
            self.ref_id("preset_f1").action_put_in_force()

    # rights

    def test_only_the_administrator_sets_the_regulation(self):
        people = ("teacher", "head", "deputy", "methodologist", "director", "officer")
        for user in (getattr(self, f"user_{key}") for key in people):
            with self.subTest(user=user.name):
                regulation = self.as_user(self.regulation, user)
                self.assertEqual(regulation.head_mode, "elected")
                for change in (
                    lambda: regulation.write({"head_mode": "appointed"}),  # noqa: B023  (called at once)
                    lambda: regulation.rule_ids[:1].write({"severity": "off"}),  # noqa: B023
                    lambda: regulation.route_ids.step_ids[:1].write({"days": 30}),  # noqa: B023
                    lambda: regulation.deadline_rule_ids[:1].write({"is_on": False}),  # noqa: B023
                    lambda: regulation.copy(),  # noqa: B023
                    lambda: self.wizard(user).action_load(),  # noqa: B023
                ):
                    with self.assertRaises(AccessError):
                        change()

    def test_other_schools_and_strangers_see_nothing(self):
        for user in (self.user_other_director, self.user_outsider):
            with self.assertRaises(AccessError):
                self.as_user(self.regulation, user).read(["name"])
        self.assertTrue(self.as_user(self.ref_id("preset_f1"), self.user_other_director).name)

    def test_no_regulation_for_another_school(self):
        with self.assertRaises(AccessError):
            self.wizard(self.user_admin, company_id=self.other_company.id).action_load()

    # in force

    def test_next_one_ends_the_first_the_day_before(self):
        following = self.loaded(date_from="2027-01-11")
        following.action_put_in_force()
        self.assertEqual((self.regulation.state, self.regulation.date_to), ("replaced", date(2027, 1, 10)))
        self.assertEqual(
            (following.state, following.date_from, following.date_to), ("in_force", date(2027, 1, 11), False)
        )
        for day, regulation in ((date(2027, 1, 10), self.regulation), (date(2027, 1, 11), following)):
            self.assertEqual(self.company._get_regulation(day), regulation)

    def test_two_in_force_on_one_day(self):
        earlier = self.loaded(date_from="2026-07-01", name="Regulation of the summer")
        with self.assertRaisesRegex(ValidationError, "both be in force") as refusal:
            earlier.action_put_in_force()
        for name in (earlier.name, self.regulation.name):
            self.assertIn(name, str(refusal.exception))

    def test_two_on_the_same_first_day(self):
        same_day = self.loaded(date_from=self.regulation.date_from)
        with self.assertRaisesRegex(UserError, "came in force on that very day. Let .* begin on a later one"):
            same_day.action_put_in_force()

    def test_schools_do_not_disturb_each_other(self):
        other = self.load_regulation("preset_f3", date(2026, 8, 1), self.other_company)
        self.assertEqual(self.other_company._get_regulation(), other)
        self.assertEqual(self.company._get_regulation(), self.regulation)

    def test_no_regulation_yet(self):
        self.assertFalse(self.company._get_regulation(date(2026, 7, 31)))
        with self.assertRaisesRegex(
            UserError, "Үлгү has no regulation in force. The administrator loads one"
        ):
            self.company._require_regulation(date(2026, 7, 31))

    def test_evidence_is_kept(self):
        with self.assertRaisesRegex(UserError, "was in force and stays as evidence"):
            self.as_user(self.regulation, self.user_admin).unlink()
        self.loaded().unlink()

    # rules

    def test_rule_of_a_date(self):
        """The school wants four members from the new year on: each day has its number."""
        rule = self.regulation.rule_ids.filtered(lambda rule: rule.code == "members_min")
        rule.write({"severity": "warn", "date_to": "2026-12-31"})
        rule.copy(
            {"value": 4, "date_from": "2027-01-01", "date_to": False, "regulation_id": self.regulation.id}
        )
        numbers = [
            self.regulation._get_rule("members_min", day).value
            for day in (date(2026, 12, 31), date(2027, 1, 1))
        ]
        self.assertEqual(numbers, [3, 4])

    def test_rule_that_is_off(self):
        self.assertFalse(self.regulation._get_rule("members_min", date(2026, 9, 2)))

    def test_rule_of_a_kind_of_association(self):
        """C15: the row for a kind of association goes before the row for all."""
        rule = self.regulation.rule_ids.filtered(lambda rule: rule.code == "members_min")
        rule.severity = "warn"
        rule.copy({"value": 2, "body_kind": "class_teachers", "regulation_id": self.regulation.id})
        values = [
            self.regulation._get_rule("members_min", date(2026, 9, 2), kind).value
            for kind in (False, "subject", "class_teachers")
        ]
        self.assertEqual(values, [3, 3, 2])

    def test_post_for_a_kind_of_association(self):
        """C7: class teachers are supervised by the deputy for upbringing, all others by the deputy for teaching."""
        duty = self.regulation.duty_ids.filtered(lambda duty: duty.function == "supervise")
        duty.copy({"post_id": self.ref_id("post_deputy_upbringing").id, "body_kind": "class_teachers"})
        self.assertEqual(
            self.regulation._get_duty_post("supervise", "class_teachers").code, "deputy_upbringing"
        )
        self.assertEqual(self.regulation._get_duty_post("supervise", "primary").code, "deputy_teaching")

    def test_missing_route_is_named(self):
        self.regulation.route_ids.filtered(lambda route: route.document == "scheme").unlink()
        with self.assertRaisesRegex(UserError, "has no approval route with steps for “Scheme of work”"):
            self.regulation._get_route("scheme")
