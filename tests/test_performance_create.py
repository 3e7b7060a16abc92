from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .query_case import QueryCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCreateQueries(QueryCase):
    """Goal G11: creating many records takes hardly more queries than creating few of them."""

    def slope(self, make, number=40):
        """Return the queries for 2 records and for a number of them, after a first one.

        :param make: function of a start and a number
        """
        make(0, 1)
        return self.count(lambda: make(1, 2)), self.count(lambda: make(3, number))

    def test_documents(self):
        bodies = self.bodies(43)
        plans = self.env["methodical.plan"].create(self.plan_rows(bodies))
        for name, made, records in (
            ("meetings with items and resolutions", self.make_meetings, bodies),
            ("schemes of work with lessons and weeks", self.make_schemes, bodies),
            ("directions", self.make_directions, bodies),
            ("recommendations", self.make_recommendations, plans),
            ("proposals", self.make_proposals, bodies),
        ):
            with self.subTest(name):
                few, many = self.slope(
                    lambda start, number, made=made, records=records: made(records[start : start + number])
                )
                self.assertLessEqual(many - few, 2, f"{few} queries for 2, {many} for 40")

    def test_lines(self):
        """Lines that are added to one document."""
        bodies = self.bodies(1)
        meeting = self.make_meetings(bodies)
        with_pass(meeting).write({"state": "draft", "held_at": False})
        scheme = self.make_schemes(bodies)
        template = self.env["methodical.plan.template"].search([], limit=1)
        direction = self.ref_id("direction_1")
        item = self.env["methodical.plan"].create(self.plan_rows(bodies)).item_ids[0]
        lines = {
            "methodical.agenda.item": lambda place: {"meeting_id": meeting.id, "name": f"Item {place}"},
            "methodical.attendance": lambda place: {
                "meeting_id": meeting.id,
                "name": f"Guest {place}",
                "role": "guest",
            },
            "methodical.resolution": lambda place: {
                "item_id": meeting.agenda_item_ids[0].id,
                "text": f"Resolved {place}",
                "responsible_id": self.card_teacher2.id,
                "date_due": "2026-10-01",
            },
            "methodical.scheme.line": lambda place: {"scheme_id": scheme.id, "name": f"Lesson {place}"},
            "methodical.plan.evidence": lambda place: {
                "item_id": item.id,
                "res_model": "methodical.teacher",
                "res_id": place + 1,
            },
            "methodical.plan.template.item": lambda place: {
                "template_id": template.id,
                "name": f"Activity {place}",
                "direction_id": direction.id,
            },
        }
        for model, row in lines.items():
            with self.subTest(model):
                few, many = self.slope(
                    lambda start, number, model=model, row=row: self.env[model].create(
                        [row(place) for place in range(start, start + number)]
                    )
                )
                self.assertLessEqual(many - few, 2, f"{few} queries for 2, {many} for 40")
