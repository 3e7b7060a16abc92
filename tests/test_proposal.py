from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .meeting_case import TODAY, MeetingCase


class ProposalCase(MeetingCase):
    """Proposals of ``user_teacher`` (or somebody else): written, sent, answered."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Proposal = cls.env["methodical.proposal"]

    def new_proposal(self, user=None, **vals):
        """Return the draft of an improvement (or another kind) that somebody writes."""
        values = {
            "name": "A shared bank of lesson plans",
            "text": "Everybody puts in his best plan of the month.",
            "company_id": self.company.id,
            **vals,
        }
        return self.as_user(self.Proposal, user or self.user_teacher).create(values).with_env(self.env)

    def send(self, proposal, user=None):
        self.as_user(proposal, user or self.user_teacher).action_send()
        self.env.invalidate_all()
        return proposal

    def accepted(self, user=None, by=None, **vals):
        """Return a proposal that was sent and accepted."""
        proposal = self.send(self.new_proposal(user, **vals), user)
        self.as_user(proposal, by or self.user_director).action_accept()
        self.env.invalidate_all()
        return proposal


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestProposal(ProposalCase):
    """A member proposes, the deputy or the director answers, the author sees what becomes of it (F0 4.3, F1 VII)."""

    def test_to_whom_it_goes(self):
        """By the kind and the functions of the regulation (C7)."""
        self.regulation.duty_ids.filtered(lambda duty: duty.function == "consult").unlink()
        self.env["methodical.regulation.duty"].create(
            {
                "regulation_id": self.regulation.id,
                "function": "consult",
                "post_id": self.ref_id("post_deputy_academic").id,
            }
        )
        wanted = {
            "improvement": self.card_deputy,
            "qualification": self.card_deputy,
            "consultation": self.card_academic,
            "project_start": self.card_director,
            "moral": self.card_director,
            "nomination": self.card_director,
            "information": self.card_director,
        }
        for kind, card in wanted.items():
            with self.subTest(kind=kind):
                proposal = self.new_proposal(kind=kind)
                self.assertEqual(proposal.addressee_id, card)
                self.assertEqual((proposal.author_id, proposal.body_id), (self.card_teacher, self.science))
        self.env["methodical.body.duty"].create(
            {"body_id": self.science.id, "function": "consult", "teacher_id": self.card_deputy.id}
        )
        self.assertEqual(
            self.new_proposal(kind="consultation").addressee_id,
            self.card_deputy,
            "who was named for the association comes before the post",
        )

    def test_another_post_may_be_chosen(self):
        proposal = self.new_proposal(post_id=self.ref_id("post_director").id)
        self.assertEqual(proposal.addressee_id, self.card_director)
        self.as_user(proposal, self.user_teacher).post_id = self.ref_id("post_deputy_academic")
        self.assertEqual(proposal.addressee_id, self.card_academic)
        self.assertEqual(
            self.new_proposal(self.user_deputy).addressee_id, self.card_director, "nobody writes to himself"
        )

    def test_story_of_an_improvement(self):
        proposal = self.send(self.new_proposal())
        self.assertEqual(proposal.state, "sent")
        self.assertEqual(self.waiting_for(proposal, "proposal"), self.user_deputy)
        self.assertEqual(len(self.messages(proposal, self.user_deputy)), 1, "one message")
        found = self.as_user(self.Proposal, self.user_deputy).search([("can_answer", "=", True)])
        self.assertEqual(found.ids, proposal.ids)
        with self.assert_refused("reason"):
            self.as_user(proposal, self.user_deputy).action_reject(" ")
        self.as_user(proposal, self.user_deputy).action_reject("The bank of the district is enough.")
        self.env.invalidate_all()
        self.assertEqual((proposal.state, proposal.answered_by), ("rejected", self.card_deputy.name))
        self.assertFalse(self.waiting_for(proposal, "proposal"))
        [message] = self.messages(proposal, self.user_teacher)
        self.assertIn("The bank of the district is enough.", message.body)
        self.assertIn(self.card_deputy.name, self.as_user(proposal, self.user_teacher).outcome)
        with self.assert_refused("does not wait"):
            self.as_user(proposal, self.user_deputy).action_accept()

    def test_consultation_is_answered_and_information_is_read(self):
        question = self.send(self.new_proposal(kind="consultation", post_id=self.ref_id("post_director").id))
        with self.assert_refused("answered"):
            self.as_user(question, self.user_director).action_accept()
        dialog = self.as_user(question, self.user_director).action_answer()
        reply = self.as_user(self.env[dialog["res_model"]], self.user_director)
        reply.with_context(**dialog["context"]).create({"answer": "Begin with the errors."}).action_confirm()
        self.assertEqual((question.state, question.answer), ("answered", "Begin with the errors."))
        news = self.send(
            self.new_proposal(kind="information", date_event=date(2026, 10, 5), organiser="District office")
        )
        self.assertEqual(self.waiting_for(news, "proposal"), self.user_director, "at once (F2 5.8)")
        self.as_user(news, self.user_director).action_read()
        self.assertEqual(news.state, "answered")
        improvement = self.send(self.new_proposal())
        with self.assert_refused("accept or reject"):
            self.as_user(improvement, self.user_deputy).action_answer("Well")

    def test_taken_back_before_the_answer(self):
        proposal = self.send(self.new_proposal())
        self.as_user(proposal, self.user_teacher).action_withdraw()
        self.assertEqual((proposal.state, proposal.sent_at), ("draft", False))
        self.assertFalse(self.waiting_for(proposal, "proposal"))
        self.assertFalse(
            self.as_user(proposal, self.user_deputy).has_access("read"), "a draft is its author's"
        )
        accepted = self.accepted(kind="support")
        with self.assert_refused("cannot become"):
            self.as_user(accepted, self.user_teacher).action_withdraw()

    def test_who_acts_for_the_addressee_answers(self):
        self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "substitute_id": self.card_academic.id,
                "date_from": "2026-10-05",
                "date_to": "2026-10-09",
            }
        )._put_in_force()
        proposal = self.send(self.new_proposal(kind="moral"))
        self.assertEqual(self.waiting_for(proposal, "proposal"), self.user_academic)
        self.as_user(proposal, self.user_academic).action_accept()
        self.assertEqual(proposal.state, "accepted")
        self.assertIn(self.card_academic.name, proposal.answered_by)
        self.assertIn(self.card_director.name, proposal.answered_by)

    def test_what_waits_goes_to_who_acts_and_comes_back(self):
        proposal = self.send(self.new_proposal(kind="moral"))
        self.assertEqual(self.waiting_for(proposal, "proposal"), self.user_director)
        period = self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "substitute_id": self.card_academic.id,
                "date_from": "2026-10-06",
                "date_to": "2026-10-09",
            }
        )
        period._put_in_force()
        self.assertEqual(self.waiting_for(proposal, "proposal"), self.user_director)
        for day, user in (("2026-10-06", self.user_academic), ("2026-10-10", self.user_director)):
            with freeze_time(f"{day} 00:30:00"), self.enter_registry_test_mode():
                self.ref_id("methodical_acting_cron").method_direct_trigger()
                self.env.invalidate_all()
                self.assertEqual(self.waiting_for(proposal, "proposal"), user)

    def test_card_counts_what_somebody_proposed(self):
        proposal = self.send(self.new_proposal())
        card = self.as_user(self.card_teacher | self.card_teacher2, self.user_teacher)[0]
        self.assertEqual(card.proposal_count, 1)
        self.assertEqual(card.action_open_proposals()["domain"], [("author_id", "=", card.id)])
        hidden = self.as_user(self.card_teacher, self.user_head)
        self.assertEqual(
            hidden.proposal_count, len(self.as_user(proposal, self.user_head)._filtered_access("read"))
        )

    def test_what_is_missing_is_said_at_once(self):
        for vals, word in (
            ({"kind": "project_start"}, "project"),
            ({"kind": "information"}, "organised"),
            ({"kind": "information", "date_event": "2026-10-06", "organiser": "x"}, "still to come"),
            ({"body_id": self.maths.id}, "no member"),
        ):
            with self.subTest(vals=vals), self.assert_refused(word):
                self.send(self.new_proposal(**vals))

    def test_order_made_of_it(self):
        proposal = self.accepted(self.user_head, kind="moral", teacher_ids=self.card_teacher2.ids)
        with self.assert_refused(error=AccessError):
            self.as_user(proposal, self.user_head).action_draft_order()
        action = self.as_user(proposal, self.user_deputy).action_draft_order()
        order = self.env["methodical.order"].browse(action["res_id"])
        self.assertEqual(proposal.order_id, order)
        self.assertEqual((order.kind_id.code, order.teacher_ids), ("reward", self.card_teacher2))
        again = self.as_user(proposal, self.user_deputy).action_draft_order()
        self.assertEqual(again["res_id"], order.id, "one draft")
        before = self.messages(proposal, self.user_head)
        self.as_user(order, self.user_deputy).action_submit()
        self.env.invalidate_all()
        self.as_user(order, self.user_director).action_approve()
        self.env.invalidate_all()
        number = order._get_reference()
        self.assertIn(number, self.as_user(proposal, self.user_head).outcome)
        [told] = self.messages(proposal, self.user_head) - before
        self.assertIn(number, told.body)

    def test_every_kind_has_an_order(self):
        """One click makes a draft of each kind that is decided, with nothing open but what only a person knows."""
        vals = {"contest": "Teacher of the Year", "contest_level": "district", "project": "Reading club"}
        self.set_rule("nomination_resolution", "off")
        for kind in self.Proposal._fields["kind"].get_values(self.env):
            if kind in ("consultation", "information"):
                continue
            with self.subTest(kind=kind):
                proposal = self.accepted(
                    self.user_head,
                    post_id=self.ref_id("post_director").id,
                    kind=kind,
                    teacher_ids=self.card_teacher2.ids,
                    **vals,
                )
                action = self.as_user(proposal, self.user_deputy).action_draft_order()
                order = self.env["methodical.order"].browse(action["res_id"])
                self.assertTrue(order.title)
                self.assertLessEqual(set(order._get_open_places()), {"date", "date_to", "control"})

    def test_on_the_agenda(self):
        proposal = self.accepted(by=self.user_deputy)
        self.assertFalse(self.as_user(proposal, self.user_deputy).can_put_on_agenda, "keeps no minutes of it")
        with self.assert_refused("keep the minutes"):
            self.as_user(proposal, self.user_deputy).action_put_on_agenda()
        meeting = self.new_meeting()
        self.assertTrue(self.as_user(proposal, self.user_head).can_put_on_agenda)
        action = self.as_user(proposal, self.user_head).action_put_on_agenda()
        self.assertEqual(action["res_id"], meeting.id)
        self.assertEqual(proposal.agenda_item_id.meeting_id, meeting)
        self.assertEqual(proposal.agenda_item_id.name, proposal.name)
        self.assertIn("09.10.2026", self.as_user(proposal, self.user_teacher).outcome)

    def test_new_meeting_when_none_is_planned(self):
        proposal = self.accepted(by=self.user_deputy)
        action = self.as_user(proposal, self.user_head).action_put_on_agenda()
        meeting = self.env["methodical.meeting"].browse(action["res_id"])
        self.assertEqual((meeting.body_id, meeting.stage), (self.science, "planned"))
        self.assertGreater(meeting.date_start, TODAY)

    def test_author_learns_of_the_minutes(self):
        proposal = self.accepted(by=self.user_deputy)
        meeting = self.held_meeting()
        self.new_item(meeting, res_model=proposal._name, res_id=proposal.id)
        self.assertTrue(proposal.agenda_item_id, "whoever puts it there")
        before = self.messages(proposal, self.user_teacher)
        self.sign(self.write_minutes(meeting))
        self.assertEqual(meeting.stage, "signed")
        [told] = self.messages(proposal, self.user_teacher) - before
        self.assertIn(str(meeting.number), told.body)
        self.assertIn("04.10.2026", self.as_user(proposal, self.user_teacher).outcome)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestNomination(ProposalCase):
    """Nominations come from the association: its candidates, its resolution in signed minutes (R56, F1 VII.4, F3 RT5)."""

    def nomination(self, **vals):
        return self.new_proposal(
            self.user_head,
            **{
                "kind": "nomination",
                "contest": "Best Class Teacher",
                "contest_level": "district",
                "teacher_ids": self.card_teacher2.ids,
                **vals,
            },
        )

    def test_resolution_is_wanted_by_severity(self):
        for preset in ("preset_f1", "preset_f3"):
            rule = self.ref_id(preset).rule_ids.filtered(lambda row: row.code == "nomination_resolution")
            self.assertEqual(rule.severity, "block", preset)
        self.set_rule("nomination_resolution", "block")
        proposal = self.nomination()
        self.assertIn("resolution", self.as_user(proposal, self.user_head).warning)
        with self.assert_refused("needs a resolution"):
            self.send(proposal, self.user_head)
        self.set_rule("nomination_resolution", "warn")
        self.assertEqual(self.send(proposal, self.user_head).state, "sent")
        self.set_rule("nomination_resolution", "off")
        self.assertFalse(self.as_user(self.nomination(), self.user_head).warning)

    def test_resolution_of_signed_minutes_of_the_association(self):
        self.set_rule("nomination_resolution", "block")
        meeting = self.write_minutes(self.held_meeting())
        resolution = meeting.resolution_ids
        proposal = self.nomination(resolution_id=resolution.id)
        with self.assert_refused("signed minutes"):
            self.send(proposal, self.user_head)
        self.sign(meeting)
        self.assertEqual(self.send(proposal, self.user_head).state, "sent")
        self.assertEqual(self.waiting_for(proposal, "proposal"), self.user_director)

    def test_candidates_are_members(self):
        self.set_rule("nomination_resolution", "off")
        for cards in (
            self.card_academic,
            self.card_teacher2 | self.card_academic,
            self.card_teacher.browse(),
        ):
            with self.subTest(cards=cards.mapped("name")), self.assert_refused("members"):
                proposal = self.new_proposal(
                    self.user_deputy,
                    kind="nomination",
                    contest="Teacher of the Year",
                    contest_level="region",
                    body_id=self.science.id,
                    teacher_ids=cards.ids,
                )
                self.send(proposal, self.user_deputy)
