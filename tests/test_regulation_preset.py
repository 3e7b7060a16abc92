from collections import defaultdict

from odoo.tests import TransactionCase, tagged

from .regulation_tables import DUTIES, FIELDS, LABELS, ROUTES, RULES

PRESETS = ("f0", "f1", "f2", "f3", "f4")


@tagged("post_install", "-at_install")
class TestRegulationPreset(TransactionCase):
    """The five regulations say in the addon what they say on paper: all contradictions C1-C29."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.presets = {name: cls.env.ref(f"school_methodical.preset_{name}") for name in PRESETS}

    def rules(self, preset, code):
        return self.presets[preset].rule_ids.filtered(lambda rule: rule.code == code)

    def route(self, preset, document):
        """Return the steps of a route as words: verb, who, term."""
        steps = self.presets[preset].route_ids.filtered(lambda route: route.document == document).step_ids
        return [self.words(step) for step in steps]

    def words(self, step):
        who = (
            f"{step.meeting_of} meeting"
            if step.decider == "meeting"
            else step._get_post().code or step.decider
        )
        if step.counted_from == "none":
            return f"{step.verb} {who}"
        kind = step.day_kind or step.route_id.regulation_id.day_kind
        return f"{step.verb} {who}, {step.days} {kind} days from {step.counted_from}"

    def test_every_contradiction_is_settled(self):
        """The tables, with C7, C22, C25 and C26 below, name each of the 29."""
        named = {row[0] for table in (FIELDS, RULES, ROUTES, LABELS) for row in table} | {
            "C7",
            "C22",
            "C25",
            "C26",
        }
        self.assertEqual(named, {f"C{number}" for number in range(1, 30)})

    def test_modes(self):
        for contradiction, path, says in FIELDS:
            for preset, expected in says.items():
                with self.subTest(contradiction=contradiction, field=path, preset=preset):
                    value = self.presets[preset]
                    for name in path.split("."):
                        value = value[name]
                    self.assertEqual(value, expected)

    def test_rules(self):
        for contradiction, code, says in RULES:
            for preset in PRESETS:
                with self.subTest(contradiction=contradiction, rule=code, preset=preset):
                    rule = self.rules(preset, code)
                    self.assertEqual(len(rule), 1)
                    severity, number = says.get(preset, ("off", rule.value))
                    self.assertEqual((rule.severity, rule.value), (severity, number))

    def test_kinds_of_service(self):
        """C5: F0 and F1 count the education system, F2 pedagogical or managerial posts, F3 experience as a teacher."""
        for preset, code, kinds in (
            ("f0", "head_service", ("education", False)),
            ("f1", "head_service", ("education", False)),
            ("f2", "deputy_service", ("pedagogical", "managerial")),
            ("f3", "head_service", ("pedagogical", False)),
        ):
            rule = self.rules(preset, code)
            self.assertEqual((rule.service_kind, rule.other_service_kind), kinds, preset)

    def test_categories_of_a_head(self):
        self.assertEqual(
            set(self.rules("f1", "head_category").category_ids.mapped("code")), {"highest", "first"}
        )

    def test_routes(self):
        for contradiction, document, preset, steps in ROUTES:
            with self.subTest(contradiction=contradiction, document=document, preset=preset):
                self.assertEqual(self.route(preset, document), steps)

    def test_posts_of_functions(self):
        for preset, duties in DUTIES.items():
            for function, post in duties.items():
                with self.subTest(preset=preset, function=function):
                    self.assertEqual(self.presets[preset]._get_duty_post(function).code, post)

    def test_scope_of_the_deputy(self):
        """C22: in F2 the deputy controls grades 5 to 8 and four kinds of staff report to him; elsewhere no limit."""
        duties = {duty.function: duty for duty in self.presets["f2"].duty_ids}
        self.assertEqual((duties["control"].grade_from, duties["control"].grade_to), (5, 8))
        self.assertEqual(
            set(duties["supervise"].subordinate_post_ids.mapped("code")),
            {"teacher", "class_teacher", "social_pedagogue", "psychologist"},
        )
        for preset in ("f0", "f1", "f3"):
            self.assertFalse(any(self.presets[preset].duty_ids.mapped("grade_to")))

    def test_labels(self):
        for contradiction, term, says in LABELS:
            for preset, word in says.items():
                with self.subTest(contradiction=contradiction, term=term, preset=preset):
                    self.assertEqual(self.presets[preset].with_context(lang="en_US")._get_label(term), word)

    def test_storage(self):
        """C12: F1 hands plans, minutes and analyses over for ten years, F3 nothing at all."""
        for preset, archived in (("f1", {"plan", "minutes", "analysis"}), ("f3", set())):
            rows = self.presets[preset].retention_ids
            self.assertEqual(set(rows.filtered("is_transferred").mapped("document")), archived)
            self.assertEqual(
                set(rows.filtered("is_transferred").mapped("archive_years")), {10} if archived else set()
            )
            self.assertEqual(set(rows.mapped("school_years")), {3})

    def test_course_norm(self):
        """C20: one course of 72 hours in five years; a norm for every year waits until its hours are decided."""
        norm, yearly = self.presets["f4"].norm_ids
        self.assertEqual((norm.hours, norm.years, norm.counting, norm.window), (72, 5, "single", "rolling"))
        self.assertEqual((yearly.hours, yearly.years, yearly.severity), (0, 1, "off"))

    def test_open_lists(self):
        """C25 and C26: kinds of members and of materials that the texts name."""
        found = defaultdict(set)
        for choice in self.env["methodical.choice"].search([("company_id", "=", False)]):
            found[choice.list].add(choice.code)
        self.assertGreaterEqual(
            found["member"], {"teacher", "class_teacher", "educator", "production_master"}
        )
        self.assertGreaterEqual(
            found["material"], {"development", "finding", "guide", "recommendation", "article"}
        )
        self.assertGreaterEqual(
            found["form"], {"open_lesson", "class_hour", "administrative_test", "subject_week"}
        )

    def test_deadlines(self):
        for preset, on in {"f0": ["J1"], "f1": ["J2"], "f2": ["J3"], "f3": [], "f4": []}.items():
            rules = self.presets[preset].deadline_rule_ids
            plans = rules.filtered(lambda rule: rule.code in ("J1", "J2", "J3"))
            self.assertEqual(plans.mapped("code"), ["J1", "J2", "J3"])
            self.assertEqual(plans.filtered("is_on").mapped("code"), on, preset)
            bodies = rules.filtered(lambda rule: rule.code in ("J31", "J33"))
            self.assertEqual(bodies.mapped("is_on"), [preset == "f1"] * 2, preset)
        f0 = self.presets["f0"].deadline_rule_ids.filtered(lambda rule: rule.code in ("J1", "J2", "J3"))
        self.assertEqual(f0.mapped("days"), [5, 10, 5])

    def test_every_preset_is_complete(self):
        """A school can work by any one of them: nothing that the addon asks a regulation for is missing."""
        env = self.env
        for name, preset in self.presets.items():
            with self.subTest(preset=name):
                for rows, field in (
                    (preset.rule_ids, "code"),
                    (preset.route_ids, "document"),
                    (preset.retention_ids, "document"),
                    (preset.label_ids, "term"),
                    (preset.deadline_rule_ids, "code"),
                ):
                    known = [value for value, _label in env[rows._name]._fields[field].selection]
                    self.assertCountEqual(rows.mapped(field), known)
                self.assertTrue(all(route.step_ids[-1:].verb == "approved" for route in preset.route_ids))
                self.assertTrue(preset._get_duty_post("supervise") and preset.norm_ids and preset.description)

    def test_clauses_are_the_regulation_s_own(self):
        """What is in force without being in the text is marked by an asterisk."""
        for name, preset in self.presets.items():
            in_force = preset.rule_ids.filtered(lambda rule: rule.severity != "off")
            steps = preset.route_ids.step_ids
            for row in (
                *in_force,
                *preset.duty_ids,
                *steps,
                *preset.deadline_rule_ids.filtered("is_on"),
                *preset.label_ids,
            ):
                self.assertTrue(
                    row.clause.startswith(name.upper()) or "*" in row.clause,
                    f"{name} {row.display_name}: {row.clause}",
                )
