from ast import literal_eval
from datetime import date

from lxml import etree

from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .attestation_case import DAY, TODAY, DossierCase
from .query_case import QueryCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestDossier(DossierCase):
    """The dossier assembles itself; a checklist says what a commission will miss (R49, J21)."""

    def section(self, case, key):
        return self.as_user(case, self.user_teacher)._assemble()[key]

    def texts(self, case, key):
        return [entry.text for entry in self.section(case, key).entries]

    def test_it_gathers_what_was_done(self):
        case = self.dossier()
        self.done_work()
        self.signed_meeting(
            items=({"name": "Assessment in lessons", "speaker_id": self.card_teacher.id},),
            date_start="2026-10-02 04:00:00",
        )
        self.assertEqual(self.texts(case, "categories"), ["Second category"])
        self.assertEqual(self.texts(case, "courses"), ["Assessment for learning"])
        self.assertIn(
            "72 h, Institute of Teachers, document No. AB 77", self.section(case, "courses").entries[0].note
        )
        self.assertEqual(self.texts(case, "topics"), ["Questions that think"])
        self.assertEqual(self.texts(case, "mentoring"), ["Marks in grade 5"])
        self.assertEqual(self.texts(case, "meetings"), ["Assessment in lessons"])
        self.assertEqual(self.texts(case, "plan"), ["Open lesson of physics"])

    def test_time_of_the_dossier(self):
        """From the category held on, until the application."""
        self.assertEqual(self.wish().date_since, date(2022, 3, 10))
        case = self.wish(self.user_teacher2, teacher_id=self.card_teacher2.id)
        self.assertEqual(case.date_since, date(2021, 10, 5), "without one: the term of the category sought")
        course = self.env["methodical.course"].create(
            {"name": "Long ago", "teacher_id": self.card_teacher2.id}
        )
        with_pass(course).write({"state": "credited", "date_end": "2021-06-01", "hours": 72})
        self.assertFalse(case._assemble()["courses"].entries)
        self.as_user(case, self.user_teacher2).date_since = date(2021, 1, 1)
        self.assertEqual([entry.text for entry in case._assemble()["courses"].entries], ["Long ago"])

    def test_checklist_names_gap_and_remedy(self):
        self.set_roles("participant", "evaluator")
        case = self.as_user(self.dossier(), self.user_teacher)
        rows = {row["key"]: row for row in case.checklist}
        self.assertIn("says nothing himself", rows["words"]["gap"])
        self.assertIn("Head of the association, Deputy director", rows["opinions"]["gap"])
        self.assertIn("No topic", rows["topics"]["gap"])
        self.assertTrue(rows["topics"]["remedy"] and rows["topics"]["has_target"])
        before = case.gap_count
        case.own_words = "I let children ask."
        self.env["methodical.development.topic"].create(
            {"name": "Questions", "teacher_id": self.card_teacher.id, "date_from": "2026-09-01"}
        )
        case.invalidate_recordset()
        rows = {row["key"]: row for row in case.checklist}
        self.assertFalse(rows["words"]["gap"])
        self.assertIn("reported on", rows["topics"]["gap"], "chosen, but nothing is shown yet")
        self.assertEqual(case.gap_count, before - 1)

    def test_a_line_of_the_checklist_opens_what_it_shows(self):
        case = self.as_user(self.dossier(), self.user_teacher)
        action = case.action_open_section("courses")
        self.assertEqual(action["res_model"], "methodical.course")
        self.assertEqual(action["domain"], [("teacher_id", "=", self.card_teacher.id)])
        with self.assert_refused("on the form itself"):
            case.action_open_section("words")
        with self.assert_refused("on the form itself"):
            case.action_open_section("unlink")

    def test_gaps_are_told_before_it_is_sent(self):
        case = self.dossier()
        dialog = self.as_user(case, self.user_teacher).action_submit()
        Step = self.as_user(self.env[dialog["res_model"]], self.user_teacher)
        self.assertIn("says nothing himself", Step.with_context(**dialog["context"]).new({}).gaps)

    def test_course_norm_is_stated(self):
        """R49: met, late, not met; of whom nothing is on file nobody says that he did not meet it."""
        case = self.submitted()
        course = self.env["methodical.course"].create(
            {"teacher_id": self.card_teacher.id, "name": "Literacy"}
        )
        for state, day, hours, standing, word in (
            ("need", False, 0, "unknown", "No data"),
            ("credited", "2022-06-10", 72, "met", "Met"),
            ("credited", "2019-05-10", 72, "late", "Late"),
            ("credited", "2026-09-10", 36, "not_met", "Not met"),
            ("credited", "2026-09-28", 72, "unknown", "No data"),  # after the application
        ):
            with self.subTest(day=day, hours=hours):
                with_pass(course).write(
                    {"state": state, "date_end": day, "document_date": day, "hours": hours}
                )
                case.invalidate_recordset(["course_standing", "course_sentence"])
                self.assertEqual(case.course_standing, standing)
                facts = dict(self.section(case, "courses").facts)
                self.assertTrue(
                    facts["Norm of courses on the day of the application"].startswith(f"{word}. ")
                )

    def test_discussion_at_a_meeting(self):
        """F3 MF2: the agenda proposes dossiers of the members, the minutes stand in them."""
        case = self.dossier()
        meeting = self.new_meeting(date_start="2026-10-02 04:00:00")
        proposals = self.as_user(meeting, self.user_head)._propose_attestation()
        self.assertEqual(
            [(row["res_id"], row["speaker_id"]) for row in proposals], [(case.id, self.card_teacher.id)]
        )
        self.as_user(meeting, self.user_head)._add_agenda_items(proposals)
        self.assertFalse(self.texts(case, "opinions"), "not before the minutes are signed")
        with_pass(meeting).write({"held_at": "2026-10-02 06:00:00", "state": "approved"})
        self.assertEqual(self.texts(case, "opinions"), ["Discussed: Science"])

    def test_activity_of_a_plan(self):
        plan = self.new_plan()
        item = plan.item_ids[0]
        item.form_id = self.ref_id("choice_form_attestation")
        teacher = self.as_user(item, self.user_teacher)
        action = teacher.action_create_evidence()
        self.assertEqual(action["res_model"], "methodical.attestation")
        case = (
            self.as_user(self.Case, self.user_teacher)
            .with_context(**action["context"])
            .create({"category_id": self.first.id, "date_wish": "2026-09-14"})
        )
        self.assertEqual(item.evidence_ids.mapped("res_model"), [self.Case._name])
        case.action_begin_dossier()
        case.action_submit(DAY)
        self.assertEqual(item.state, "done")

    def test_desk_asks_for_the_opinion(self):
        self.set_roles("participant", "none")
        case = self.dossier()
        Desk = self.as_user(self.env["methodical.desk"], self.user_head)
        rows = Desk._get_waiting()["rows"]
        self.assertIn((self.Case._name, case.id), [(row["model"], row["id"]) for row in rows])
        self.as_user(case, self.user_head).action_give_opinion("A thinking colleague.")
        rows = Desk._get_waiting()["rows"]
        self.assertNotIn((self.Case._name, case.id), [(row["model"], row["id"]) for row in rows])

    def test_filters_of_the_list(self):
        case = self.dossier()
        Case = self.as_user(self.Case, self.user_deputy)
        view = self.ref_id("methodical_attestation_view_search")
        filters = {
            node.get("name"): literal_eval(node.get("domain"))
            for node in etree.fromstring(view.arch).iter("filter")
            if node.get("domain")
        }
        found = {name for name, domain in filters.items() if case.id in Case.search(domain).ids}
        self.assertEqual(found, {"open", "dossier", "ending"})

    def test_categories_that_end(self):
        """Of each teacher the award held today: not an older one, not one that was corrected."""
        Award = self.env["methodical.category.award"]
        newer = Award.create(
            {"teacher_id": self.card_teacher.id, "category_id": self.first.id, "date_awarded": "2026-01-10"}
        )
        other = Award.create(
            {"teacher_id": self.mate.id, "category_id": self.first.id, "date_awarded": "2022-01-10"}
        )
        rows = self.as_user(Award, self.user_officer).search(
            [("is_held", "=", True), ("teacher_id", "in", (self.card_teacher | self.mate).ids)]
        )
        self.assertEqual(rows.with_env(self.env), newer | other)
        self.assertEqual((newer | other | self.award).filtered("is_held"), newer | other)
        self.assertEqual(
            rows.search([("is_held", "=", True), ("date_until", "<", "today +1y"), ("id", "in", rows.ids)]),
            other.with_env(rows.env),
        )
        self.assertFalse(self.as_user(Award, self.user_teacher2).search([("is_held", "=", True)]))
        self.dossier()
        self.assertEqual((newer.attestation_state, other.attestation_state), ("dossier", False))


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestAttestationQueries(QueryCase, DossierCase):
    """Lists and dossiers take as many queries for many records as for few (goal G5)."""

    def test_list(self):
        cards = [self._new_card(f"Teacher {number}", "post_teacher", self.company) for number in range(40)]
        self.Case.create([{"teacher_id": card.id, "category_id": self.first.id} for card in cards])
        for user in (self.user_deputy, self.user_officer):
            Model = self.as_user(self.Case, user)
            asked, counts = self.ask(Model, "list"), {}
            for limit in (10, 10, 40):  # the first one fills what is read once
                with self.queries() as found:
                    rows = Model.web_search_read([], asked, limit=limit)["records"]
                counts[limit] = len(found)
            with self.subTest(user=user.login):
                self.assertEqual(len(rows), 40)
                self.assertLessEqual(counts[40], counts[10], "constant in the number of rows")
                self.assertLessEqual(counts[40], 9)

    def test_dossier(self):
        case = self.as_user(self.dossier(), self.user_teacher)
        counts = []
        for _round in range(2):
            self.env["methodical.consultation"].create(
                [
                    {
                        "name": f"Question {number}",
                        "teacher_id": self.card_teacher2.id,
                        "consultant_id": self.card_teacher.id,
                    }
                    for number in range(20)
                ]
            )
            case._assemble()
            with self.queries() as found:
                case._assemble()
            counts.append(len(found))
        self.assertLessEqual(counts[1], counts[0], "constant in what it gathers")
