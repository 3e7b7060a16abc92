from odoo.tests import tagged

from .course_case import CourseCase


@tagged("post_install", "-at_install")
class TestGroupsOfChoices(CourseCase):
    """Groups of a choice stand in its order in lists, cards, tables and charts: a need before what was handed in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.courses = cls.as_user(cls.Course, cls.user_deputy)

    def groups(self, **options):
        found = self.courses.formatted_read_group([], ["state"], ["__count"], **options)
        return [(group["state"], group["__count"]) for group in found]

    def test_groups_follow_the_choice(self):
        self.handed_in()
        self.need()
        self.need(name="Tests with criteria")
        self.assertEqual(self.groups(), [("need", 2), ("handed_in", 1)])
        self.assertEqual(self.groups(order="state desc"), [("handed_in", 1), ("need", 2)])

    def test_columns_of_a_table_follow_the_choice(self):
        self.handed_in()
        self.need()
        by_both, by_state = self.courses.formatted_read_grouping_sets(
            [], [["state", "teacher_id"], ["state"]], ["__count"]
        )
        self.assertEqual([group["state"] for group in by_state], ["need", "handed_in"])
        self.assertEqual([group["state"] for group in by_both], ["need", "handed_in"])
        self.assertEqual({group["teacher_id"][0] for group in by_both}, {self.card_teacher.id})
