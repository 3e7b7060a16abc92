from odoo import fields
from odoo.tests import TransactionCase, tagged

from .test_demo import MODULE, skip_without_demo


@tagged("post_install", "-at_install")
class TestDemoGovernance(TransactionCase):
    """The demo school is governed by its papers: what its orders and local acts say has happened."""

    def setUp(self):
        super().setUp()
        skip_without_demo(self)
        self.company = self.env.ref("base.main_company")
        self.second = self.env.ref(f"{MODULE}.company_second_demo")
        self.today = fields.Date.context_today(self.company._in_school_time())
        self.orders = self.env["methodical.order"].search([("company_id", "=", self.company.id)])
        self.signed = self.orders.filtered("date")

    def demo(self, name):
        return self.env.ref(f"{MODULE}.{name}_demo")

    def user(self, login):
        return self.demo(f"user_{login}")

    def signers(self, document):
        return document._get_decided_signatures().signer_id

    def test_numbers_follow_the_dates_without_a_gap(self):
        written = self.signed.filtered(lambda order: not order.is_paper)
        for (series, year), orders in written.grouped(lambda order: (order.series, order.year)).items():
            orders = orders.sorted("number")
            numbers = orders.mapped("number")
            self.assertEqual(numbers, list(range(numbers[0], numbers[0] + len(numbers))), (series, year))
            self.assertEqual(orders.mapped("date"), sorted(orders.mapped("date")), (series, year))
        self.assertEqual(set(written.mapped("series")), {"general", "personnel"})
        self.assertFalse(self.orders.filtered("date_warning"))

    def test_orders_are_in_the_language_of_the_school(self):
        for order in self.orders.filtered(lambda order: order.kind_id.title):
            self.assertRegex(order.title, "[а-яөүң]{4}")
            self.assertFalse(order._get_open_places() if not order.is_paper else [], order.title)

    def test_director_signed_and_deputy_countersigned(self):
        director, deputy = self.user("director"), self.user("deputy")
        for order in self.signed:
            author = order.round_ids.submitted_by_id
            self.assertEqual(
                self.signers(order), director if author == deputy else director | deputy, order.title
            )
        self.assertGreater(self.signed.round_ids.submitted_by_id, director.browse(), "several people draft")

    def test_what_orders_do_is_done(self):
        self.assertTrue(all(effect.done_at for effect in self.signed.effect_ids))
        bodies = self.env["methodical.body"].search([("state", "!=", "proposed"), ("kind", "!=", "parents")])
        for body in bodies:
            opens = body.opening_order_id.effect_ids.filtered(lambda effect: effect.kind == "open_body")
            self.assertEqual(opens.body_id, body)
            self.assertLessEqual(body.opening_order_id.date, body.opening_date)
        heads = self.env["methodical.head.term"].search([("state", "in", ("confirmed", "ended"))])
        self.assertTrue(all(term in term.order_id.effect_ids.head_term_id for term in heads))

    def test_paper_came_before_the_system(self):
        paper = self.orders.filtered("is_paper")
        begin = self.demo("order_e_approval").date
        self.assertGreaterEqual(len(paper), 10)
        self.assertLess(max(paper.mapped("date")), begin)
        self.assertTrue(all(paper.mapped("paper_scan_digest")))
        self.assertEqual(self.demo("body_science").opening_order_id.number, 34)

    def test_reorganised_into_the_successor(self):
        arts, humanities = self.demo("body_arts"), self.demo("body_humanities")
        self.assertEqual(arts.successor_id, humanities)
        self.assertEqual(arts.closing_order_id, self.demo("order_reorganise_arts"))
        moved = arts.membership_ids.teacher_id
        self.assertEqual(len(moved), 3)
        self.assertLessEqual(moved, humanities._get_members(self.today))

    def test_cancelled_by_another_order(self):
        trip, cancelling = self.demo("order_acting_trip"), self.demo("order_cancel_trip")
        self.assertEqual((trip.state, trip.cancelled_by_id), ("cancelled", cancelling))
        self.assertTrue(trip.number)
        self.assertEqual(trip.acting_id.state, "cancelled")

    def test_orders_under_way(self):
        director, deputy = self.user("director"), self.user("deputy")
        waiting = self.demo("order_waiting_week") | self.demo("order_waiting_reward")
        self.assertEqual(waiting.mapped("approver_id"), director)
        self.assertEqual(self.demo("order_visa").approver_id, deputy)
        returned = self.demo("order_returned")
        self.assertEqual((returned.state, len(returned.remark_ids)), ("returned", 2))
        self.assertEqual(self.demo("order_draft").state, "draft")
        self.assertFalse((waiting | returned).filtered("number"), "a number is given by signing")

    def test_acting_persons(self):
        periods = self.env["methodical.acting"].search([("company_id", "=", self.company.id)])
        self.assertEqual(sorted(periods.mapped("phase")), ["cancelled", "coming", "now", "over"])
        self.assertTrue(all(periods.mapped("order_id")))
        over = periods.filtered(lambda period: period.phase == "over")
        self.assertEqual(over.absent_id, self.demo("teacher_director"))
        self.assertLessEqual(over.order_id.date, over.date_from)

    def test_inbox_of_the_absent_deputy_has_passed(self):
        deputy = self.user("deputy")
        Signature = self.env["methodical.approval.signature"].with_user(deputy)
        waiting = Signature.search([("is_waiting_for_me", "=", True)])
        passed = waiting.filtered(lambda signature: signature.user_id == self.user("scientific"))
        self.assertIn(self.demo("act_contest"), [signature._get_document() for signature in passed])

    def test_way_of_local_acts(self):
        contest = self.demo("act_contest")
        council, agreement, approval = contest.signature_ids.sorted("sequence")
        self.assertTrue(council.is_meeting and council.minutes_number)
        self.assertEqual(council.user_id, self.demo("body_ped").head_id.user_id)
        self.assertTrue(agreement.is_current and not approval.decision)
        letter = self.demo("act_letter")
        self.assertEqual((letter.force, len(letter.round_ids)), ("in_force", 0))
        service, version = self.demo("act_service"), self.demo("act_version")
        self.assertEqual((service.force, version.state, version.version), ("in_force", "draft", 2))
        self.assertEqual(version.previous_version_id, service)

    def test_who_has_read(self):
        rows = self.demo("act_service").acknowledgement_ids
        self.assertEqual(set(rows.mapped("state")), {"seen", "remarks", "paper", "requested"})
        late = rows.filtered("is_overdue")
        self.assertIn(self.demo("teacher_math2"), late.teacher_id)
        self.assertEqual(late, rows.filtered(lambda row: row.state == "requested"))
        every = self.env["methodical.acknowledgement"].search([("company_id", "=", self.company.id)])
        self.assertTrue(all(row.user_id for row in every if row.state in ("seen", "remarks")))
        self.assertFalse(
            any(row.user_id for row in every if row.state == "paper"), "who has an account uses it"
        )
        self.assertTrue(all(row.scan_id for row in every if row.state == "paper"))
        self.assertTrue(all(row.date_signed >= row.requested_on for row in every if row.date_signed))

    def test_signatures_are_intact(self):
        for document in [*self.signed, *self.env["methodical.local.act"].search([])]:
            decided = document._get_decided_signatures()
            self.assertTrue(all(signature._is_intact() for signature in decided), document.display_name)
            self.assertIn(document._is_unchanged(), (True, None), document.display_name)

    def test_election_proposal_and_handing_over(self):
        candidates = self.demo("body_foreign").head_term_ids.filtered(lambda term: term.state == "candidate")
        self.assertEqual(sorted(candidates.mapped("votes_for")), [1, 2, 4])
        proposal = self.demo("order_proposal")
        self.assertEqual((proposal.state, proposal.body_id), ("draft", self.demo("body_early_english")))
        handovers = self.env["methodical.handover"].search([]).grouped("state")
        self.assertEqual(handovers["received"].body_id, self.demo("body_humanities"))
        self.assertEqual(handovers["open"].body_id, self.demo("body_class_teachers"))
        plans = handovers["open"].line_ids.filtered(lambda line: line.res_model == "methodical.plan")
        self.assertEqual(plans.mapped("res_id"), [self.demo("plan_class_teachers").id])

    def test_lost_category_is_noticed(self):
        rows = self.env["methodical.deadline"].search([("code", "=", "J31")])
        year = self.demo("school_year_current")
        in_year = year.date_start <= self.today <= year.date_end
        self.assertEqual(rows.mapped("res_id"), [self.demo("body_foreign").id] if in_year else [])

    def test_councils_have_recorders(self):
        kinds = ("methodical_council", "pedagogical_council", "director_meeting")
        councils = self.env["methodical.body"].search(
            [("company_id", "=", self.company.id), ("kind", "in", kinds)]
        )
        self.assertEqual(set(councils.mapped("kind")), set(kinds))
        for council, recorders in councils._get_minute_takers(self.today).items():
            self.assertEqual(len(recorders), 2, council.name)

    def test_deputies_of_one_association(self):
        science = self.demo("body_science")
        self.assertEqual(science._get_function_holder("control"), self.demo("teacher_deputy"))
        self.assertEqual(science._get_function_holder("supervise"), self.demo("teacher_scientific"))

    def test_second_school(self):
        orders = self.env["methodical.order"].search([("company_id", "=", self.second.id)])
        self.assertEqual(sorted(orders.mapped("number")), [11, 12])
        self.assertEqual(self.demo("body_second").opening_order_id.number, 11)
        for order in orders:
            self.assertEqual(self.signers(order), self.user("director2"))
        self.assertFalse(
            self.env["methodical.order"].with_user(self.user("director2")).search([]) & self.orders
        )
