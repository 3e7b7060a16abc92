from datetime import date

from odoo.tests import Form, freeze_time, tagged

from .test_plan_item import PlanItemCase

#: {code of a form of activity: (code of its creator, model)}
PERSONAL = {
    "course": ("course", "methodical.course"),
    "self_education": ("topic", "methodical.development.topic"),
    "attestation": ("attestation", "methodical.attestation"),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestGrowthEvidence(PlanItemCase):
    """“Create” on an activity opens the course, topic or attestation of the right person; that is its evidence (N14)."""

    def activity(self, form, plan=None, **vals):
        """Return an activity of a form, for which ``card_teacher`` is responsible, in the plan of the association."""
        user = plan.create_uid if plan else self.user_head
        return self.item(
            plan or self.association_plan,
            user,
            **{
                "name": "Questions that think",
                "form_id": self.ref_id(f"choice_form_{form}").id,
                "date_from": "2026-10-05",
                "responsible_ids": [(6, 0, self.card_teacher.ids)],
                **vals,
            },
        ).with_env(self.env)

    def setUp(self):
        super().setUp()
        self.association_plan = self.new_plan()
        self.deputy_plan = self.as_user(self.env["methodical.plan"], self.user_deputy).create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": self.card_deputy.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
            }
        )

    def opened(self, item, user):
        """Return the form that “Create” opens for a user, as the screen fills it in."""
        action = self.as_user(item, user).action_create_evidence()
        self.assertNotIn("res_id", action, "nothing is stored before the form is saved")
        Model = self.as_user(self.env[action["res_model"]], user)
        return Form(Model.with_context(**action["context"]))

    def test_teacher_creates_his_own(self):
        for code, (creator, model) in PERSONAL.items():
            with self.subTest(form=code):
                item = self.activity(code)
                self.assertEqual(self.as_user(item, self.user_teacher).creator, creator)
                form = self.opened(item, self.user_teacher)
                self.assertEqual(form._record._name, model)
                self.assertEqual(form.teacher_id, self.card_teacher)
                if code == "attestation":
                    form.category_id = self.ref_id("category_first")
                else:
                    self.assertEqual(form.name, "Questions that think")
                record = form.save()
                self.assertRecordValues(item.evidence_ids, [{"res_model": model, "res_id": record.id}])
                self.assertEqual(item.state, "in_progress")

    def test_deputy_creates_for_the_person_named(self):
        """Not for himself: he reports on the activity, the teacher carries it out."""
        for code, (creator, _model) in PERSONAL.items():
            with self.subTest(form=code):
                item = self.activity(code, self.deputy_plan)
                self.assertEqual(self.as_user(item, self.user_deputy).creator, creator)
                self.assertEqual(self.opened(item, self.user_deputy).teacher_id, self.card_teacher)

    def test_head_does_not_create_what_is_a_matter_of_his_member(self):
        """A form that could not be saved is not opened: the head puts an event into the calendar."""
        for code in PERSONAL:
            with self.subTest(form=code):
                item = self.activity(code)
                self.assertEqual(self.as_user(item, self.user_head).creator, "event")
                self.assertEqual(self.as_user(item, self.user_teacher).creator, PERSONAL[code][0], "his own")

    def test_everybody_chooses_a_topic_of_his_own(self):
        everybody = {"is_joint": True, "responsible_ids": [(6, 0, (self.card_head | self.card_teacher).ids)]}
        item = self.activity("self_education", **everybody)
        self.assertEqual(self.opened(item, self.user_teacher).teacher_id, self.card_teacher)
        self.assertEqual(self.opened(item, self.user_head).teacher_id, self.card_head)
        item = self.activity("self_education", self.deputy_plan, is_joint=True)
        self.assertEqual(self.opened(item, self.user_deputy).teacher_id, self.card_deputy)

    def test_reported_topic_settles_the_activity(self):
        item = self.activity("self_education")
        topic = self.opened(item, self.user_teacher).save()
        topic.action_start()
        topic.result = "Two ready lessons"
        self.assertEqual(item.state, "in_progress")
        topic.action_report()
        self.assertRecordValues(item, [{"state": "done", "date_done": date(2026, 10, 5)}])
        self.assertRecordValues(item.evidence_ids, [{"date_done": date(2026, 10, 5)}])

    def test_sent_application_settles_the_activity(self):
        item = self.activity("attestation")
        form = self.opened(item, self.user_teacher)
        form.category_id = self.ref_id("category_first")
        form.date_wish = date(2026, 9, 14)
        case = form.save()
        case.action_begin_dossier()
        self.assertEqual(item.state, "in_progress")
        case.action_submit(date(2026, 10, 2))
        self.assertRecordValues(item, [{"state": "done", "date_done": date(2026, 10, 2)}])

    def test_activity_waits_for_all_that_was_made_of_it(self):
        both = (self.card_teacher | self.card_teacher2).ids
        item = self.activity("self_education", is_joint=True, responsible_ids=[(6, 0, both)])
        mine = self.opened(item, self.user_teacher).save()
        self.opened(item, self.user_teacher2).save()
        mine.write({"result": "Two ready lessons"})
        mine.action_start()
        mine.action_report()
        self.assertEqual(item.state, "in_progress", "the topic of the colleague is still to come")

    def test_reported_topic_that_is_attached_later_settles_at_once(self):
        item = self.activity("self_education")
        topic = self.as_user(self.env["methodical.development.topic"], self.user_teacher).create(
            {"name": "Earlier", "result": "Ready"}
        )
        topic.action_start()
        topic.action_report()
        self.as_user(self.env["methodical.plan.attach"], self.user_teacher).create(
            {"item_id": item.id, "mode": "record", "record": f"{topic._name},{topic.id}"}
        ).action_confirm()
        self.assertEqual(item.state, "done")
