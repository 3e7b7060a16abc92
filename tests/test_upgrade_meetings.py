from datetime import date
from unittest.mock import patch

from odoo.orm.registry import Registry
from odoo.tests import freeze_time, tagged
from odoo.tools import SQL
from odoo.tools.sql import table_columns

from .upgrade_case import UpgradeCase

#: what plans did not have in the version before, beside their directions
NEW_COLUMNS = ("direction_count", "recommendation_count", "teacher_body_id")
#: what is new in regulations: field, field that tells its rows apart, some of what is new
NEW_ROWS = (
    ("rule_ids", "code", {"meeting_analysis", "plan_recommendations", "scheme_hours"}),
    ("route_ids", "document", {"teacher_plan", "directions"}),
    ("deadline_rule_ids", "code", {"J4", "J9", "J30"}),
)


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestUpgradeMeetings(UpgradeCase):
    """What the scripts make of a database of version 19.0.1.1.0."""

    scripts, version_before = "19.0.1.2.0", "19.0.1.1.0"
    old_columns = {"methodical_regulation": {"directions_by_council": "boolean"}}

    def find_rows(self, regulations, field, key, values):
        return regulations[field].filtered(lambda row: row[key] in values)

    def find_directions(self, regulation):
        """Return the rules of a regulation that say whether the council approves directions."""
        return self.find_rows(regulation, "rule_ids", "code", {"plan_directions"})

    # -- regulations -----------------------------------------------------------------------------

    def test_regulation_gets_what_is_new_and_keeps_what_it_has(self):
        preset, school = self.ref_id("preset_f0"), self.regulation
        for field, key, new in NEW_ROWS:
            self.find_rows(preset | school, field, key, new).unlink()
        self.find_rows(school, "rule_ids", "code", {"plan_sources"}).unlink()
        self.find_rows(school, "route_ids", "document", {"scheme"}).unlink()
        own = self.find_rows(school, "deadline_rule_ids", "code", {"J25"})
        own.days = 9
        self.run_script("post-30-regulations")
        for regulation in preset | school:
            for field, key, new in NEW_ROWS:
                self.assertEqual(set(self.find_rows(regulation, field, key, new).mapped(key)), new)
            step = self.find_rows(regulation, "route_ids", "document", {"teacher_plan"}).step_ids
            self.assertEqual((step.verb, step.decider), ("approved", "head"))
        self.assertFalse(self.find_rows(school, "rule_ids", "code", {"plan_sources"}), "left out: stays out")
        self.assertFalse(self.find_rows(school, "route_ids", "document", {"scheme"}), "left out: stays out")
        self.assertEqual(own.days, 9)

    def test_school_gets_the_terms_of_the_preset_next_to_it(self):
        regulation = self.load_regulation("preset_f3", date(2026, 9, 1))
        self.find_rows(regulation, "deadline_rule_ids", "code", {"J5", "J22"}).unlink()
        self.run_script("post-30-regulations")
        terms = self.find_rows(regulation, "deadline_rule_ids", "code", {"J5", "J22"}).sorted("code")
        self.assertEqual(terms.mapped("code"), ["J22", "J5"])
        self.assertEqual(terms.mapped("is_on"), [False, True])
        self.assertEqual(terms.mapped("lead_days"), [7, 15])

    def test_replaced_regulation_stays_as_it_was(self):
        old = self.regulation
        self.find_rows(old, "rule_ids", "code", {"scheme_hours"}).unlink()
        self.load_regulation("preset_f1", date(2026, 9, 2))
        self.assertEqual(old.state, "replaced")
        self.run_script("post-30-regulations")
        self.assertFalse(self.find_rows(old, "rule_ids", "code", {"scheme_hours"}))

    def test_upgrade_twice_adds_nothing(self):
        fields = ("rule_ids", "duty_ids", "route_ids", "deadline_rule_ids", "label_ids")
        presets = self.env["methodical.regulation"].search([("company_id", "=", False)])
        both = self.regulation | presets
        before = {name: both[name] for name in fields}
        self.run_script("post-30-regulations")
        self.assertEqual({name: both[name] for name in fields}, before)

    def test_head_checks_schemes_in_presets_schools_keep_their_route(self):
        preset = self.ref_id("preset_f2")
        school = self.load_regulation("preset_f2", date(2026, 9, 1))
        routes = self.find_rows(preset | school, "route_ids", "document", {"scheme"})
        self.assertEqual(len(routes), 2)
        routes.step_ids.filtered(lambda step: step.decider == "head").unlink()
        self.run_script("post-30-regulations")
        steps = [
            self.find_rows(regulation, "route_ids", "document", {"scheme"})
            .step_ids.sorted("sequence")
            .mapped("verb")
            for regulation in (preset, school)
        ]
        self.assertEqual(steps, [["agreed", "approved"], ["approved"]])

    def test_box_of_the_council_becomes_a_rule(self):
        self.add_old_columns()
        ticked = self.regulation
        unticked = self.load_regulation("preset_f1", date(2026, 9, 1))
        bare = self.load_regulation("preset_f0", date(2026, 9, 2))
        self.find_directions(bare).unlink()
        self.assertEqual(self.find_directions(ticked).severity, "off")
        self.assertEqual(self.find_directions(unticked).severity, "warn")
        for regulation, value in ((ticked, True), (unticked, False), (bare, True)):
            self.store(regulation, directions_by_council=value)
        self.run_script("post-40-directions")
        self.assertEqual(self.find_directions(ticked).severity, "warn")
        self.assertEqual(self.find_directions(unticked).severity, "off")
        self.assertEqual(self.find_directions(bare).mapped("severity"), ["warn"])

    def test_rule_of_the_council_is_not_weakened(self):
        self.add_old_columns()
        self.find_directions(self.regulation).severity = "block"
        self.store(self.regulation, directions_by_council=True)
        self.run_script("post-40-directions")
        self.assertEqual(self.find_directions(self.regulation).severity, "block")

    def test_rule_of_the_council_is_left_alone_without_the_box(self):
        self.find_directions(self.regulation).severity = "block"
        self.run_script("post-40-directions")
        self.assertEqual(self.find_directions(self.regulation).severity, "block")

    # -- plans -----------------------------------------------------------------------------------

    def take_back_plans(self):
        """Take from the table of plans what the version before did not have."""
        self.env.flush_all()
        self.cr.execute("DROP TABLE methodical_direction_methodical_plan_rel")
        for column in NEW_COLUMNS:
            self.cr.execute(SQL("ALTER TABLE methodical_plan DROP COLUMN %s", SQL.identifier(column)))

    def find_new_fields(self):
        """Return the names of the fields that Odoo would compute for the plans that exist."""
        Plan = self.env["methodical.plan"]
        columns = table_columns(self.cr, Plan._table)
        with patch.object(Registry, "post_init"):
            return [
                name
                for name in ("direction_ids", *NEW_COLUMNS)
                if Plan._fields[name].update_db(Plan, columns)
            ]

    def test_plan_without_a_theme_is_not_given_one(self):
        plan = self.new_plan(theme="-")
        plan.theme = False
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        self.science.theme = "Came later"
        self.take_back_plans()
        self.run_script("pre-20-plans")
        self.assertEqual(self.find_new_fields(), [], "theme and aim would be computed with them")
        self.assertEqual((plan.direction_count, plan.recommendation_count), (0, 0))
        self.assertFalse(plan.direction_ids or plan.teacher_body_id or plan.theme)
        self.assertTrue(plan._is_unchanged())

    def test_columns_that_are_there_stay(self):
        plan = self.new_plan()
        plan.direction_ids = self.ref_id("direction_1")
        self.run_script("pre-20-plans")
        self.assertEqual((plan.direction_ids, plan.direction_count), (self.ref_id("direction_1"), 1))

    def test_plan_of_a_month_with_the_days_of_its_year_is_named_by_the_year(self):
        plan = self.new_plan()
        self.store(plan, horizon="month")
        self.assertTrue(plan.name.endswith(self.year.name), plan.name)
        self.store(plan, date_to="2026-09-30")
        self.assertTrue(plan.name.endswith("September 2026"), plan.name)

    def test_signatures_seal_what_the_version_before_sealed(self):
        content = self.approved_plan()._get_content()
        new = {"teacher_body_id", "direction_ids", "recommendation_ids", "amendment_reason"}
        self.assertFalse(new & set(content), "a digest of the version before would not fit")
        self.assertIn("item_ids", content)

    def test_activities_of_a_new_version_know_the_version_before(self):
        plan = self.approved_plan()
        version = self.env["methodical.plan"].browse(
            self.as_user(plan, self.user_head).action_new_version()["res_id"]
        )
        lesson, seminar = version.item_ids.sorted("id")
        lesson.date_from = "2026-10-19"
        seminar.name = "Seminar on marks"
        added = seminar.copy(
            {"name": "Visit to a museum", "date_from": "2026-11-02", "date_to": "2026-11-02"}
        )
        for item in version.item_ids:
            self.store(item, previous_item_id=None)
        self.run_script("post-50-versions")
        before = plan.item_ids.sorted("id")
        self.assertEqual(lesson.previous_item_id, before[0], "another day")
        self.assertEqual(seminar.previous_item_id, before[1], "another name")
        self.assertFalse(added.previous_item_id)
        self.assertFalse(before.previous_item_id, "a first version has none before")
        kinds = [row["kind"] for row in version._get_amendments()]
        self.assertEqual(sorted(set(kinds)), ["added", "changed"])

    def test_activities_of_one_name_are_told_apart_by_their_day(self):
        plan = self.new_plan()
        first, second = plan.item_ids.sorted("id")
        (first | second).write({"name": "Meeting", "direction_id": self.ref_id("direction_1").id})
        self.approve(self.submit(plan), self.user_methodologist, self.user_director)
        version = self.env["methodical.plan"].browse(
            self.as_user(plan, self.user_head).action_new_version()["res_id"]
        )
        dropped, kept = version.item_ids.sorted("id")
        dropped.unlink()
        self.store(kept, previous_item_id=None)
        self.run_script("post-50-versions")
        self.assertEqual(kept.previous_item_id, second)

    # -- headings --------------------------------------------------------------------------------

    def test_choices_of_remembered_headings_go(self):
        field = self.env["ir.model.fields"]._get("methodical.import.mapping", "target")
        other = self.env["ir.model.fields"]._get("methodical.import.mapping", "kind").selection_ids
        self.cr.execute(
            "INSERT INTO ir_model_fields_selection (field_id, value, name, sequence) VALUES (%s, 'name', '{}', 1) RETURNING id",
            [field.id],
        )
        [choice] = self.cr.fetchone()
        self.env["ir.model.data"].create(
            {
                "module": "school_methodical",
                "name": "selection__methodical_import_mapping__target__name",
                "model": "ir.model.fields.selection",
                "res_id": choice,
            }
        )
        self.run_script("pre-10-headings")
        self.assertFalse(self.env["ir.model.fields.selection"].browse(choice).exists())
        self.assertFalse(
            self.env.ref(
                "school_methodical.selection__methodical_import_mapping__target__name",
                raise_if_not_found=False,
            )
        )
        self.assertEqual(other.exists(), other)
