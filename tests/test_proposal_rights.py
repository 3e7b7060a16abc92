from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .approval_case import FORGED
from .meeting_case import TODAY
from .test_proposal import ProposalCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestProposalRights(ProposalCase):
    """A proposal is between its author and its addressee; nobody forges what sending and answering give."""

    def reads(self, proposal):
        """Return the keys of the people who may read a proposal."""
        keys = (
            "teacher",
            "teacher2",
            "head",
            "deputy",
            "academic",
            "director",
            "officer",
            "outsider",
            "other_director",
        )
        return {
            key for key in keys if self.as_user(proposal, getattr(self, f"user_{key}")).has_access("read")
        }

    def test_who_reads(self):
        proposal = self.new_proposal()
        self.assertEqual(self.reads(proposal), {"teacher"}, "a draft is its author's alone")
        self.send(proposal)
        self.assertEqual(self.reads(proposal), {"teacher", "head", "deputy", "academic", "director"})

    def test_nobody_but_the_addressee_answers(self):
        proposal = self.send(self.new_proposal())
        for user in (self.user_teacher, self.user_head, self.user_academic, self.user_director):
            with self.subTest(user=user.login):
                self.assertFalse(self.as_user(proposal, user).can_answer)
                with self.assert_refused("does not wait for your answer"):
                    self.rpc(user, proposal._name, "action_accept", proposal.ids)
                with self.assert_refused("does not wait for your answer"):
                    self.rpc(user, proposal._name, "action_reject", proposal.ids, "No")
        for user in (self.user_teacher2, self.user_officer, self.user_outsider, self.user_other_director):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, proposal._name, "action_accept", proposal.ids)
        self.assertEqual(proposal.state, "sent")

    def test_author_does_not_answer_himself_through_an_acting_period(self):
        proposal = self.send(
            self.new_proposal(self.user_academic, kind="moral", body_id=False), self.user_academic
        )
        self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "substitute_id": self.card_academic.id,
                "date_from": "2026-10-05",
                "date_to": "2026-10-09",
            }
        )._put_in_force()
        self.assertEqual(proposal.addressee_id, self.card_director)
        with self.assert_refused("does not wait for your answer"):
            self.rpc(self.user_academic, proposal._name, "action_accept", proposal.ids)

    def test_engine_fields_are_not_written(self):
        proposal = self.new_proposal()
        order = self.as_user(self.env["methodical.order"], self.user_deputy).create(
            {"company_id": self.company.id, "kind_id": self.ref_id("order_kind_other").id, "title": "x"}
        )
        forged = {
            "state": "accepted",
            "answer": "Yes",
            "answered_by": "Director",
            "sent_at": "2026-10-05 04:00:00",
            "order_id": order.id,
        }
        for name, value in forged.items():
            for context in ({}, *FORGED[:2]):
                with self.subTest(field=name, context=context), self.assert_refused("sending and answering"):
                    self.rpc(
                        self.user_teacher,
                        proposal._name,
                        "write",
                        proposal.ids,
                        {name: value},
                        context=context,
                    )
            with self.subTest(create=name), self.assert_refused("sending and answering"):
                self.rpc(
                    self.user_teacher,
                    proposal._name,
                    "create",
                    [{"name": "x", "text": "x", "company_id": self.company.id, name: value}],
                )
            with self.subTest(default=name), self.assert_refused("sending and answering"):
                self.rpc(
                    self.user_teacher,
                    proposal._name,
                    "create",
                    [{"name": "x", "text": "x", "company_id": self.company.id}],
                    context={f"default_{name}": value},
                )

    def test_sent_content_stays(self):
        proposal = self.send(self.new_proposal())
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, proposal._name, "write", proposal.ids, {"text": "Something else"})
            with self.subTest(user=user.login, way="unlink"), self.assert_refused():
                self.rpc(user, proposal._name, "unlink", proposal.ids)
        self.assertEqual(proposal.text, "Everybody puts in his best plan of the month.")

    def test_nobody_writes_in_the_name_of_another(self):
        vals = {"name": "x", "text": "x", "company_id": self.company.id, "author_id": self.card_teacher2.id}
        for user in (self.user_teacher, self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, self.Proposal._name, "create", [vals])
        proposal = self.new_proposal()
        with self.assert_refused():
            self.rpc(
                self.user_teacher, proposal._name, "write", proposal.ids, {"author_id": self.card_teacher2.id}
            )
        result = self.rpc(
            self.user_teacher,
            self.Proposal._name,
            "load",
            ["name", "text", "author_id/.id"],
            [["x", "x", str(self.card_teacher2.id)]],
        )
        self.assertFalse(result["ids"])

    def test_user_without_a_card_is_told_so(self):
        with self.assert_refused("no teacher card"):
            self.rpc(self.user_admin, self.Proposal._name, "default_get", ["author_id"])

    def test_another_school(self):
        for vals in (
            {
                "body_id": self.env["methodical.body"]
                .create({"name": "x", "company_id": self.other_company.id})
                .id
            },
            {"addressee_id": self.card_other_director.id},
            {"teacher_ids": [Command.link(self.card_other_director.id)]},
        ):
            with self.subTest(vals=vals), self.assert_refused():
                self.rpc(
                    self.user_teacher,
                    self.Proposal._name,
                    "create",
                    [{"name": "x", "text": "x", "company_id": self.company.id, **vals}],
                )

    def test_addressee_is_of_the_management(self):
        proposal = self.new_proposal(addressee_id=self.card_teacher2.id)
        with self.assert_refused("no post of the management"):
            self.send(proposal)

    def test_agenda_item_links_only_what_its_author_reads(self):
        stranger = self.new_proposal(self.user_teacher2, body_id=self.maths.id)
        with self.assert_refused(error=AccessError):
            self.new_item(self.new_meeting(), res_model=stranger._name, res_id=stranger.id)
        self.assertFalse(stranger.agenda_item_id)
