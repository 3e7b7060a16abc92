from datetime import date, datetime

from odoo.tests import freeze_time

from .common import MethodicalCase

LETTERS = "Ңөмүр өлкөсү: ЖАҢЫ ҮЛГҮ"
TODAY = "2026-11-20 06:00:00"
SUBMITTED, DECIDED = datetime(2026, 8, 31, 4, 0), datetime(2026, 9, 3, 3, 40)


class PrintCase(MethodicalCase):
    """Renders prints as people get them and decides plans along the route of the regulation in force."""

    def render(self, report, records, user=None):
        """Return the HTML of a print as a person gets it."""
        actions = self.as_user(self.env["ir.actions.report"], user or self.user_director)
        html, _kind = actions._render_qweb_html(f"school_methodical.{report}", records.ids)
        return html.decode()

    def count_queries(self, report, records):
        """Return the number of queries of a print for the director, with cold caches, in language and time zone as in use."""
        actions = self.as_user(self.env["ir.actions.report"], self.user_director)
        actions = actions.with_context(lang="en_US", tz="Asia/Bishkek")
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        actions._render_qweb_html(f"school_methodical.{report}", records.ids)
        return self.env.cr.sql_log_count - before

    def assertOrder(self, text, *parts):
        """Check that the parts stand in the text one after the other."""
        place = 0
        for part in parts:
            found = text.find(part, place)
            self.assertGreaterEqual(found, 0, f"“{part}” does not follow")
            place = found + len(part)

    def decide(self, plan):
        """Let everybody of the route decide a plan on the third day of September."""
        with freeze_time(SUBMITTED):
            plan.action_submit()
        with freeze_time(DECIDED):
            while plan.state == "submitted":
                signature = plan._get_current_signatures()[plan.id]
                minutes = (
                    {"minutes_number": "17", "minutes_date": date(2026, 9, 2)} if signature.is_meeting else {}
                )
                self.as_user(plan, signature.user_id)._decide("approved", DECIDED, **minutes)
        self.assertEqual(plan.state, "approved")

    def stamps(self, plan):
        """Return the stamps of a plan in English."""
        return plan.with_context(lang="en_US")._get_stamp_block()
