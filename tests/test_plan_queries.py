from lxml import etree

from odoo.tests import freeze_time, tagged

from .test_performance import SlopeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestPlanQueries(SlopeCase):
    """How many queries it takes to open a plan, and the list of plans."""

    def specification(self, Model, view_type):
        """Return what the web client asks for a view of a model, lines included."""
        view = self.env.ref(f"school_methodical.methodical_plan_view_{view_type}")
        arch = Model.get_view(view.id, view_type)["arch"]
        return self.read_fields(Model, etree.fromstring(arch))

    def read_fields(self, Model, node):
        found = {}
        for field in node.xpath(".//field[not(ancestor::field)]"):
            name = field.get("name")
            kind = Model._fields[name]
            if kind.type in ("one2many", "many2many"):
                lines = self.env[kind.comodel_name]
                inner = field.find("list")
                names = [row.get("name") for row in inner.iter("field")] if inner is not None else []
                found[name] = {
                    "fields": {
                        line: {"fields": {"display_name": {}}} if lines._fields[line].relational else {}
                        for line in names or ["display_name"]
                    }
                }
            else:
                found[name] = {"fields": {"display_name": {}}} if kind.relational else {}
        return found

    def big_plan(self, items):
        plan = self.new_plan()
        item = plan.item_ids[0]
        self.env["methodical.plan.item"].create(
            [vals for _place in range(items - 2) for vals in item.copy_data({"plan_id": plan.id})]
        )
        return plan

    def test_form(self):
        """A plan of 60 activities opens with as many queries as one of 10, a draft (which is checked) and an approved one."""
        self.regulation.rule_ids.filtered(
            lambda rule: rule.code in ("meetings_year", "meetings_quarter", "plan_recommendations")
        ).severity = "warn"
        plan = self.big_plan(10)
        for user, most in ((self.user_head, 75), (self.user_deputy, 75)):
            Plan = self.as_user(plan, user)
            specification = self.specification(Plan, "form")
            few = self.count(lambda: Plan.web_read(specification))  # noqa: B023
            self.assertLessEqual(few, most, user.login)
        item = plan.item_ids[0]
        self.env["methodical.plan.item"].create(
            [vals for _place in range(50) for vals in item.copy_data({"plan_id": plan.id})]
        )
        many = self.count(lambda: Plan.web_read(specification))
        self.assertLessEqual(many - few, 0, f"{few} queries for 10 activities, {many} for 60")

    def test_list(self):
        """Goal G5: the list costs the same for any number of plans: those of owners, terms, turns, progress, activities."""
        plans = self.env["methodical.plan"].create(self.plan_rows(self.bodies(80)))
        self.env["methodical.deadline"]._refresh(self.company)
        plans[::2].with_user(self.user_head).with_context(
            allowed_company_ids=self.company.ids
        ).action_submit()
        for user, most in ((self.user_head, 13), (self.user_deputy, 10)):
            Plan = self.as_user(self.env["methodical.plan"], user)
            specification = self.specification(Plan, "list")

            def read(limit, Plan=Plan, specification=specification):
                return self.count(lambda: Plan.web_search_read([], specification, limit=limit))

            read(10)
            few, many = read(10), read(80)
            with self.subTest(user=user.login):
                self.assertLessEqual(many - few, 0, f"{few} queries for 10 rows, {many} for 80")
                self.assertLessEqual(many, most)
