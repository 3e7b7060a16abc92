from .year_story_plan import PlanStory


class YearStory(PlanStory):
    """The meetings of a school year and what is resolved there, told alike under every regulation."""

    def meeting_is_announced(self, item, planned_on, day, items=(), without=(), is_late=False, **vals):
        """The head makes a meeting of an activity, lets the agenda be proposed and announces it (R22, C7).

        :param items: values of more items
        :param without: kinds of proposed items that the head leaves out
        :param is_late: whether a regulation with a term finds the announcement late
        :return: (meeting, {kind: names} of what was proposed)
        """
        with self.on(planned_on):
            meeting = self.plan_meeting(item, day)
            self.as_user(meeting, self.user_head).write(vals)
            proposed = self.take_agenda(meeting, without=without)
            for values in items:
                self.new_item(meeting, **values)
            self.env.invalidate_all()
            warning = self.as_user(meeting, self.user_head).stage_warning or ""
            self.assertEqual("wants it announced" in warning, bool(self.facts.notice and is_late), warning)
            self.announce(meeting)
            self.check_told(meeting)
        return meeting, proposed

    def check_told(self, meeting):
        """Members and the deputy of the regulation are told of place and time; no other deputy is (C7, F3 P1d)."""
        for key in ("teacher", "teacher2", self.facts.told):
            told = self.messages(meeting, self.user(key))
            self.assertEqual(len(told), 1, key)
            self.assertIn("Room 12", told.body)
        others = {"deputy", "academic", "scientific", "upbringing", "director"} - {self.facts.told}
        for key in others:
            self.assertFalse(self.messages(meeting, self.user(key)), f"{key} is told by no regulation")
        self.assertTrue(meeting.event_id)

    def meeting_is_held(self, meeting, day, number):
        """The meeting takes place; the secretary notes who was there and what was heard (R24, F1 VIII.8)."""
        with self.on(day, 16):
            self.hold(meeting)
            self.assertEqual((meeting.number, meeting.school_year_id), (number, self.year))
            self.note_attendance(meeting)
            self.env.invalidate_all()
            self.assertEqual((meeting.member_count, meeting.present_count), (4, 3))
            self.write_heard(meeting)

    def check_resolution_is_wanted(self, meeting):
        """Minutes without any resolution: refused where the regulation wants one, else nothing is said (C10)."""
        warning = self.as_user(meeting, self.user_head).stage_warning or ""
        self.assertEqual("wants at least" in warning, self.facts.resolution == "meeting", warning)
        self.assertEqual("resolutions at each item" in warning, self.facts.resolution == "item", warning)
        if self.facts.resolution:
            with self.assert_refused("regulation wants"):
                self.submit(meeting, self.user(self.facts.signers[0]))

    def first_meeting(self, plan):
        """September: two resolutions; where the regulation says so, the meeting considers the plan (R16, F3 P1b)."""
        item = self.planned_meetings(plan)[0]
        meeting, proposed = self.meeting_is_announced(item, "2026-09-07", "2026-09-11")
        self.assertEqual("document" in proposed, self.considers_plan, proposed)
        of_month = plan.item_ids.filtered(lambda row: row.date_from.month == 9) - item
        self.assertTrue(of_month)
        if not self.considers_plan:
            self.assertLessEqual(
                set(of_month.mapped("name")), set(proposed["report"]), "activities of the month"
            )
        self.meeting_is_held(meeting, "2026-09-11", 1)
        with self.on("2026-09-11", 17):
            self.check_resolution_is_wanted(meeting)
            topic = meeting.agenda_item_ids.filtered(lambda row: row.kind == "report")[:1]
            self.resolve(topic, "To hold an open lesson", self.card_teacher, "2026-10-09")
            self.resolve(topic, "To bring the tests up to date", self.card_teacher2, "2026-10-16")
            self.resolve_rest(meeting)
            if self.considers_plan:
                document = meeting.agenda_item_ids.filtered(lambda row: row.kind == "document")
                self.as_user(document, self.user_teacher).document_decision = "approved"
            self.sign_minutes(meeting)
        self.assertEqual((item.state, item.date_done), ("done", self.day(2026, 9, 11)))
        if self.considers_plan:
            stamp = self.last_steps(plan)[0]
            self.assertEqual(
                (stamp.is_meeting, stamp.minutes_number, stamp.minutes_date, stamp.meeting_id),
                (True, "1", self.day(2026, 9, 11), meeting),
            )

    def activities_are_done(self, plan):
        """September: the head reports what was done, with its result; the month is watched where the text says so (J22)."""
        with self.on("2026-09-28"):
            self.night()
            items = plan.item_ids.filtered(lambda row: row.date_to.month == 9 and row.state != "done")
            month = self.month_terms(9)
            self.assertEqual(month.mapped("status"), ["open"] if self.facts.months else [])
            with self.assert_refused("the person responsible and the head"):
                self.as_user(items, self.user_neighbour).action_done()
            self.as_user(items, self.user_head).write({"actual_result": "Done, papers in the folder"})
            self.as_user(items, self.user_head).action_done()
            self.env.invalidate_all()
            self.assertEqual(month.mapped("status"), ["met"] if self.facts.months else [])

    def month_is_late(self, plan):
        """October: nothing was reported of what was planned; it is late, and a term is over where the month is watched."""
        with self.on("2026-11-02"):
            self.night()
            self.assertEqual(self.month_terms(10).mapped("status"), ["overdue"] if self.facts.months else [])
            late = self.as_user(plan, self.user_head).item_ids.filtered("is_late")
            self.assertEqual({row.date_to.month for row in late}, {10}, "late under every regulation")

    def month_terms(self, month):
        """Return the rows of the register for the activities of a month."""
        return self.terms_of("J22").filtered(lambda row: row.date_start.month == month)

    def report(self, resolution, user, day):
        """Let a person report a resolution with a proof, and the head confirm it the day after."""
        with self.on(day):
            own = self.as_user(resolution, user)
            with self.assert_refused("something shows it"):
                own.action_done(proof=" ")
            own.action_done(proof="Held, the analysis is in the folder")
            with self.assert_refused("You are responsible"):
                own.action_confirm()
        with self.on(f"{day[:-2]}{int(day[-2:]) + 1:02}"):
            self.as_user(resolution, self.user_head).action_confirm()
            self.env.invalidate_all()
        self.assertEqual((resolution.state, resolution.confirmed_by), ("confirmed", self.user_head.name))

    def resolution_is_late(self, resolution, user, day):
        """A resolution is late: its person, the head and the deputies see it; the register says so where it is kept (J9)."""
        with self.on(day):
            self.night()
            Resolution = self.env["methodical.resolution"]
            for reader in (user, self.user_head, self.user(self.facts.analyst), self.user_director):
                late = self.as_user(Resolution, reader).search([("is_late", "=", True)])
                self.assertEqual(late.ids, resolution.ids, reader.login)
            desk = self.as_user(self.env["methodical.desk"], user).get_data()
            self.assertIn(
                (resolution.id, True), [(row["id"], row["is_late"]) for row in desk["resolutions"]["rows"]]
            )
            row = self.terms_of("J9").filtered(lambda row: row.res_id == resolution.id)
            told = self.facts.late_told
            self.assertEqual(row.status, "overdue" if told else False)
            for reader in (user, self.user(told or "deputy")):
                self.assertEqual(resolution.text in self.digest(reader), bool(told), reader.login)

    def second_meeting(self, plan, open_resolution):
        """December: what was not done comes back, a neighbour is called, an item is put off, the minutes are late (R23, J8)."""
        item = self.planned_meetings(plan)[1]
        languages = [(6, 0, self.ref_id("area_languages").ids)]
        items = ({"name": "Texts in all subjects", "area_ids": languages}, {"name": "Tests of the half-year"})
        meeting, proposed = self.meeting_is_announced(item, "2026-12-07", "2026-12-11", items)
        self.assertEqual(len(proposed["resolutions"]), 1)
        self.assertEqual(meeting.agenda_item_ids.control_resolution_ids, open_resolution)
        row = meeting.attendance_ids.filtered(lambda row: row.teacher_id == self.card_neighbour)
        self.assertEqual((row.role, row.is_told), ("invited", True))
        self.meeting_is_held(meeting, "2026-12-11", 2)
        with self.on("2026-12-11", 17):
            put_off = meeting.agenda_item_ids.filtered(lambda row: row.name == "Tests of the half-year")
            self.as_user(put_off, self.user_teacher).is_postponed = True
            topic = meeting.agenda_item_ids.filtered(lambda row: row.name == "Texts in all subjects")
            self.resolve(topic, "To choose texts", self.card_teacher, "2027-01-29")
            self.resolve_rest(meeting)
        self.report(open_resolution, self.user_teacher2, "2026-12-14")
        with self.on("2026-12-17"):
            self.night()
            self.assertEqual(self.board().late_minutes_count, int("J8" in self.facts.terms))
        with self.on("2026-12-18"):
            self.sign_minutes(meeting)
        self.assertEqual(item.state, "done")
        self.report(
            self.resolutions().filtered(lambda row: row.state == "open"), self.user_teacher, "2027-01-20"
        )

    def third_meeting(self, plan):
        """February: told the day before; what was put off comes back; a meeting that resolves nothing (R22, C10)."""
        item = self.planned_meetings(plan)[2]
        meeting, proposed = self.meeting_is_announced(item, "2027-02-11", "2027-02-12", is_late=True)
        self.assertIn("Tests of the half-year", proposed["report"])
        self.assertNotIn("resolutions", proposed, "everything was done")
        self.meeting_is_held(meeting, "2027-02-12", 3)
        with self.on("2027-02-12", 17):
            self.check_resolution_is_wanted(meeting)
            if self.facts.resolution == "meeting":
                item_heard = meeting.agenda_item_ids[:1]
                self.resolve(item_heard, "Taken note of", self.card_head, False, follow_up="none")
            self.resolve_rest(meeting)
            self.sign_minutes(meeting)
        self.assertEqual(bool(meeting.resolution_ids), bool(self.facts.resolution))

    def last_meeting(self, plan):
        """May: the deputy's analysis is asked for as the regulation asks; its recommendation is for the next year (R29)."""
        item = self.planned_meetings(plan)[3]
        meeting, proposed = self.meeting_is_announced(
            item, "2027-05-10", "2027-05-14", without=("analysis",), is_last=True
        )
        self.assertIn("analysis", proposed, "proposed under every regulation")
        self.meeting_is_held(meeting, "2027-05-14", 4)
        with self.on("2027-05-14", 17):
            warning = self.as_user(meeting, self.user_head).stage_warning or ""
            self.assertEqual("deputy's analysis" in warning, bool(self.facts.analysis), warning)
            self.assertEqual(list(self.take_agenda(meeting)), ["analysis"])
            analysis = meeting.agenda_item_ids.filtered(lambda row: row.kind == "analysis")
            self.assertEqual(analysis.speaker_id, getattr(self, f"card_{self.facts.analyst}"))
            self.as_user(analysis, self.user_teacher).heard = "Three of four open lessons were held"
            self.assertNotIn("deputy's analysis", self.as_user(meeting, self.user_head).stage_warning or "")
            self.resolve(analysis, "More lessons of two subjects", self.card_head, "2027-10-01")
            topic = (meeting.agenda_item_ids - analysis)[:1]
            self.resolve(topic, "To write the report", self.card_teacher, "2027-09-10")
            self.resolve_rest(meeting)
            self.sign_minutes(meeting)
        self.assertEqual(item.state, "done")
