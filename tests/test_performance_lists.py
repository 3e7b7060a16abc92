from odoo.tests import freeze_time, tagged

from .query_case import QueryCase

#: queries of 80 rows: for a deputy, whose only rule is his school, and for the head of an association, whose rules ask who
#: heads it and who sits in it (Odoo asks them once more when it reads what it found: up to five queries). Two of each may
#: be the days of the school (its record and its calendar); the goal for the rest is 8
PINNED = {
    "methodical.plan": (9, 12),
    "methodical.plan.item": (10, 15),
    "methodical.plan.recommendation": (3, 9),
    "methodical.directions": (8, 13),
    "methodical.scheme": (10, 14),
    "methodical.scheme.report": (8, 11),
    "methodical.scheme.progress": (5, 9),
    "methodical.meeting": (8, 11),
    "methodical.meeting.board": (7, 10),
    "methodical.agenda.item": (3, 9),
    "methodical.resolution": (5, 10),
    "methodical.proposal": (10, 10),
    "methodical.plan.template": (4, 4),
    "methodical.direction": (3, 3),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestListQueries(QueryCase):
    """Goal G5: a list of 80 rows takes as many queries as one of 10, all its columns included, and few of them."""

    def test_lists(self):
        self.fill(80)
        for model, pinned in PINNED.items():
            for user, most in zip((self.user_deputy, self.user_head), pinned, strict=True):
                Model = self.as_user(self.env[model], user)
                asked = self.ask(Model, "list")
                counts = {}
                for limit in (10, 10, 80):  # the first one fills what is read once
                    with self.queries() as found:
                        rows = Model.web_search_read([], asked, limit=limit)["records"]
                    counts[limit] = len(found)
                with self.subTest(model=model, user=user.login):
                    self.assertTrue(rows)
                    # a list that is longer than its page is counted with one query more
                    self.assertLessEqual(counts[80] - counts[10], 0, "constant in the number of rows")
                    self.assertLessEqual(counts[80], most)
