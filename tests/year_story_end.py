from odoo import Command

from .year_story import YearStory

#: the quarters of the next school year
QUARTERS = (
    ("2027-09-01", "2027-10-29"),
    ("2027-11-08", "2027-12-29"),
    ("2028-01-10", "2028-03-17"),
    ("2028-03-27", "2028-05-25"),
)


class WholeStory(YearStory):
    """How a school year ends and the next one begins; and a year with an empty quarter."""

    def assert_year_is_told(self, plan):
        """The register and the board tell the year as the regulation asks; where it is silent there is nothing to tell."""
        with self.on("2027-05-26"):
            self.night()
            self.assert_terms(self.facts.terms)
            self.assert_board([1, 1, 1, 1], is_behind=False)
            self.assertEqual((self.board().signed_count, self.board().open_resolution_count), (4, 2))
            self.assertEqual(self.meetings().mapped("number"), [1, 2, 3, 4])
            self.assertEqual(set(self.planned_meetings(plan).mapped("state")), {"done"})

    def assert_board(self, quarters, is_behind):
        """Compare the row of the association on the control board.

        :param quarters: meetings held in each quarter
        """
        row = self.board()
        self.assertEqual([row[f"quarter_{number}_count"] for number in range(1, 5)], quarters)
        self.assertEqual(
            (row.held_count, row.minimum_year, row.minimum_quarter, row.is_behind),
            (sum(quarters), self.facts.in_year, self.facts.in_quarter, is_behind),
        )
        behind = self.as_user(row.browse(), self.user_director).search([("is_behind", "=", True)])
        self.assertEqual(row in behind, is_behind)

    def next_year_begins(self, plan):
        """Recommendations stand in the new plan, open resolutions on the first agenda, whose number is 1 again (R29, J9)."""
        recommended, report = self.resolutions().filtered(lambda row: row.state == "open").sorted("id")
        with self.on("2027-08-20"):
            new_year = self.as_user(self.env["methodical.school.year"], self.user_admin).create(
                {
                    "company_id": self.company.id,
                    "date_start": "2027-09-01",
                    "date_end": "2028-05-25",
                    "term_ids": [
                        Command.create({"number": 1, "date_start": "2027-09-01", "date_end": "2027-10-29"})
                    ],
                }
            )
            self.as_user(self.year, self.user_admin).action_close()
        self.next_plan_is_drafted(plan, new_year, recommended)
        with self.on("2027-09-06"):
            meeting = self.new_meeting(items=(), date_start=self.moment("2027-09-10"))
            item = meeting.agenda_item_ids
            self.assertEqual((item.kind, item.control_resolution_ids), ("resolutions", recommended | report))
            self.announce(meeting)
        with self.on("2027-09-11"):
            self.hold(meeting)
            self.assertEqual((meeting.number, meeting.school_year_id), (1, new_year))
            self.night()
            row = self.terms_of("J9").filtered(lambda row: row.res_id == report.id)
            expected = ("overdue", new_year) if self.facts.late_told else (False, new_year.browse())
            self.assertEqual((row.status, row.school_year_id), expected, "the term goes on in the new year")

    def next_plan_is_drafted(self, last_plan, new_year, recommended):
        """The new plan is a copy of the last one with the dates of its year; the recommendation waits in it (R29, F3 G5)."""
        drafter = self.user(self.facts.drafter)
        with self.on("2027-08-25"):
            plan = self.as_user(self.env["methodical.plan"], drafter).create(
                {"body_id": self.science.id, "school_year_id": new_year.id, "company_id": self.company.id}
            )
            self.fill_plan(plan, drafter, mode="copy", source_id=last_plan.id)
            self.assertEqual(len(plan.item_ids), len(last_plan.item_ids))
            self.assertEqual(set(plan.item_ids.mapped("state")), {"planned"})
            self.assertEqual((len(self.planned_meetings(plan)), plan.missing_meeting_count), (4, 0))
            row = plan.recommendation_ids
            self.assertEqual((row.text, row.res_id, row.state), (recommended.text, recommended.id, "open"))
            said = "neither planned nor answered"
            self.assertEqual(said in (plan.submission_warning or ""), bool(self.facts.recommendations))
            row.item_ids = plan.item_ids.filtered(
                lambda item: item.direction_id == self.ref_id("direction_1")
            )[:1]
            self.env.invalidate_all()
            self.assertEqual(self.as_user(row, drafter).state, "planned")
            self.assertNotIn(said, self.as_user(plan, drafter).submission_warning or "")

    # a quarter without a meeting

    def unannounced_meeting(self, day, number):
        """A meeting that was not announced, with minutes signed on the day: allowed by every regulation (R24)."""
        with self.on(day, 16):
            meeting = self.hold(self.new_meeting(date_start=self.moment(day)))
            self.write_heard(meeting)
            self.resolve(meeting.agenda_item_ids, "Taken note of", self.card_head, False, follow_up="none")
            warning = self.as_user(meeting, self.user_head).stage_warning or ""
            self.assertEqual("was not announced" in warning, bool(self.facts.notice), warning)
            self.sign_minutes(meeting)
            self.assertEqual(meeting.number, number)

    def quarter_is_empty(self):
        """The third quarter and its holidays pass without a meeting."""
        counts = bool(self.facts.in_year or self.facts.in_quarter)
        with self.on("2027-03-28"):
            self.assert_board([1, 1, 0, 0], is_behind=False)
        with self.on("2027-03-29"):
            self.night()
            self.assert_board([1, 1, 0, 0], is_behind=counts)
            self.assertEqual(
                self.terms_of("J5").mapped("status"),
                ["met", "met", "overdue", "open"] if self.facts.in_quarter else [],
            )
            for row in self.terms_of("J5").filtered(lambda row: row.status == "overdue"):
                for key in ("head", "academic"):
                    self.assertIn(row.name, self.digest(self.user(key)), key)

    def assert_empty_quarter_stays(self):
        """Four meetings are enough for the year; the empty quarter stays empty."""
        with self.on("2027-05-26"):
            self.night()
            self.assert_board([1, 1, 0, 2], is_behind=bool(self.facts.in_quarter))
            self.assertEqual(self.terms_of("J4").mapped("status"), ["met"] if self.facts.in_year else [])
            self.assertEqual(
                self.terms_of("J5").mapped("status"),
                ["met", "met", "overdue", "met"] if self.facts.in_quarter else [],
            )
