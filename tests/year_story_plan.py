from .year_case import YearCase


class PlanStory(YearCase):
    """Before the year: directions and plan, told alike under every regulation; ``facts`` say what each of them holds."""

    # August and September: directions and plan

    def council_approves_directions(self):
        """The association proposes its directions, the methodical council approves them at its meeting (C16)."""
        with self.on("2026-08-26"):
            directions = self.as_user(self.env["methodical.directions"], self.user_head).create(
                {
                    "body_id": self.science.id,
                    "school_year_id": self.year.id,
                    "theme": "Thinking in lessons of science",
                    "direction_ids": [(6, 0, [self.ref_id("direction_1").id, self.ref_id("direction_8").id])],
                    "forms": "Open lessons, seminars, work in pairs",
                }
            )
            self.submit(directions, self.user_head)
            meeting = self.as_user(self.env["methodical.meeting"], self.user_chair).create(
                {
                    "body_id": self.council.id,
                    "company_id": self.company.id,
                    "date_start": self.moment("2026-08-31"),
                    "place": "Room of the director",
                }
            )
            self.assertEqual(list(self.take_agenda(meeting, self.user_chair)), ["document"])
            self.announce(meeting, self.user_chair)
        with self.on("2026-08-31", 16):
            self.hold(meeting, self.user_chair)
            item = self.as_user(meeting, self.user_methodologist).agenda_item_ids
            item.write({"heard": "The head spoke of the directions", "document_decision": "approved"})
            vals = {"follow_up": "none"}
            self.resolve(item, "To approve", self.card_head, "2026-08-31", self.user_methodologist, **vals)
            signers = {"head": self.user_chair, "teacher": self.user_methodologist}
            self.sign(meeting, *(signers[key] for key in self.facts.signers))
        self.assertEqual(directions.state, "approved")
        stamp = self.last_steps(directions)
        self.assertEqual((stamp.minutes_number, stamp.minutes_date), ("1", self.day(2026, 8, 31)))
        return directions

    def plan_is_drafted(self):
        """Who drafts it fills the plan from the template, and the regulation counts the meetings in it (R17, R20, R21).

        What the council approved stands in its header.
        """
        drafter = self.user(self.facts.drafter)
        directions = self.env["methodical.directions"].search([("body_id", "=", self.science.id)])
        with self.on("2026-09-01"):
            plan = self.as_user(self.env["methodical.plan"], drafter).create(
                {"body_id": self.science.id, "school_year_id": self.year.id, "company_id": self.company.id}
            )
            self.assertFalse(plan.recommendation_ids, "there was no year before")
            self.assertEqual(plan.theme, "Thinking in lessons of science" if directions else False)
            self.assertEqual(plan.direction_ids, directions.direction_ids)
            template = self.ref_id("plan_template_association")
            self.fill_plan(plan, drafter, mode="template", template_id=template.id)
            self.assertEqual(len(self.planned_meetings(plan)), 4, "the template has one for each quarter")
            self.planned_meetings(plan)[2].unlink()
            self.check_missing_meeting(plan)
        return plan

    def check_missing_meeting(self, plan):
        """A plan without a meeting in the third quarter: counted where the regulation counts, filled by its button (C9)."""
        wanted = bool(self.facts.in_year or self.facts.in_quarter)
        self.assertEqual(plan.missing_meeting_count, int(wanted))
        if wanted:
            self.assertIn("3 meetings", plan.submission_warning)
            self.assertEqual("III – 1" in plan.submission_warning, bool(self.facts.in_quarter))
            plan.action_add_meetings()
            self.assertEqual(plan.missing_meeting_count, 0)
        else:
            self.assertNotIn("meetings", plan.submission_warning or "")
            with self.assert_refused("lacks no meeting"):
                plan.action_add_meetings()
            meeting = self.planned_meetings(plan)[1]
            meeting.copy({"plan_id": plan.id, "date_from": "2027-02-01", "date_to": "2027-02-28"})
        days = self.planned_meetings(plan).mapped("date_from")
        self.assertEqual(len(days), 4)
        self.assertTrue(
            all(day.month in months for day, months in zip(days, ((9,), (12,), (1, 2, 3), (5,)), strict=True))
        )

    def plan_is_submitted(self, plan):
        """Sources and directions are asked for as the regulation asks: blocked, warned of, or not a word (C1, C16)."""
        drafter = self.user(self.facts.drafter)
        with self.on("2026-09-02"):
            warning = self.as_user(plan, drafter).submission_warning or ""
            self.assertEqual("does not name its sources" in warning, bool(self.facts.sources), warning)
            if self.facts.sources == "block":
                with self.assert_refused("does not name its sources"):
                    self.submit(plan, drafter)
            if self.facts.sources:
                self.name_sources(plan)
            self.env.invalidate_all()
            self.assertFalse(self.as_user(plan, drafter).submission_warning)
            self.submit(plan, drafter)
        self.assertEqual(self.last_steps(plan).mapped("verb"), [verb for verb, _key in self.facts.route])
        return plan

    def fill_plan(self, plan, user, **vals):
        """Let somebody fill a plan through its dialog."""
        dialog = self.as_user(plan, user).action_fill()
        Dialog = self.as_user(self.env[dialog["res_model"]], user).with_context(**dialog["context"])
        Dialog.create(vals).action_confirm()
        self.env.invalidate_all()

    def name_sources(self, plan):
        """Let who drafts a plan name its three sources (F1 IV.1)."""
        self.as_user(plan, self.user(self.facts.drafter)).write(
            {
                "source_school_plan": "Plan of the school, points 3 and 4",
                "source_theme": "Quality of lessons",
                "source_guidance": "Letter 14 of the district office",
            }
        )

    def plan_is_decided(self, plan):
        """The plan is decided by the route; where its term ran out before, somebody is told (J1, J2)."""
        term = self.facts.plan_term
        if term and term[1] < self.facts.plan_decided:
            code, due, told = term
            with self.on(due):
                self.night()
                self.assertEqual(self.terms_of(code).status, "open")
                self.assertNotIn(self.science.name, self.digest(self.user(told)))
            with self.on(self.facts.plan_decided, 8):
                self.night()
                self.assertEqual(self.terms_of(code).status, "overdue")
                self.assertIn(self.science.name, self.digest(self.user(told)))
                self.assertTrue(self.as_user(plan, self.user_head).is_late)
        elif term:
            with self.on(self.facts.plan_decided, 8):
                self.night()
                self.assertEqual(str(self.terms_of(term[0]).date_due), term[1])
        self.approve_rest(plan, self.facts.plan_decided)
