from odoo.tests import freeze_time, tagged

from .query_case import QueryCase

#: queries of 80 rows, of which one counts what is beyond the page (goal: 8): for a deputy, whose only rule is his school, and
#: for the head of an association, whose rules ask once what he is in which body
PINNED = {
    "methodical.plan": (7, 8),
    "methodical.plan.item": (7, 8),
    "methodical.plan.recommendation": (2, 6),
    "methodical.directions": (7, 8),
    "methodical.scheme": (7, 8),
    "methodical.scheme.report": (7, 8),
    "methodical.scheme.progress": (4, 6),
    "methodical.meeting": (7, 8),
    "methodical.meeting.board": (6, 7),
    "methodical.agenda.item": (2, 6),
    "methodical.resolution": (4, 7),
    "methodical.proposal": (6, 6),
    "methodical.plan.template": (2, 2),
    "methodical.direction": (2, 2),
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
