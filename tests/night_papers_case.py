from ..tools.guard import with_pass
from .common import MethodicalCase


class NightPapersCase(MethodicalCase):
    """What a school of ``NightCase`` has of growth and of papers, and documents under approval."""

    @classmethod
    def sign(cls, document, card, **vals):
        """Approve a document as the last signature of a round does; with ``is_current`` it still waits for him."""
        decided = {"decision": "approved", "decided_at": "2026-09-01 05:00:00"}
        way = with_pass(cls.env["methodical.approval.round"]).create(
            {
                "res_model": document._name,
                "res_id": document.id,
                "company_id": document.company_id.id,
                "name": document.display_name,
                "number": 1,
                "submitted_by_id": card.user_id.id,
                "submitted_at": "2026-08-31 05:00:00",
                "content_digest": "0",
                "token": f"{document._name} {document.id}",
            }
        )
        with_pass(cls.env["methodical.approval.signature"]).create(
            {
                "round_id": way.id,
                "sequence": 1,
                "verb": "approved",
                "teacher_id": card.id,
                "user_id": card.user_id.id,
                "person": card.name,
                **(vals if vals.get("is_current") else decided),
            }
        )
        if not vals.get("is_current"):
            with_pass(document).write({"state": "approved"})

    @classmethod
    def _fill_growth(cls, school):
        """Make courses, a schedule, a bulletin and a silent diary of mentoring."""
        company, own = school["company"], {"teacher_id": school["teacher"].id}
        course = {**own, "provider_name": "РИПК", "hours": 72, "sharing": "none"}
        order = cls.new_order(school, "course")
        courses = with_pass(cls.env["methodical.course"]).create(
            [
                {
                    **course,
                    "name": "Old",
                    "state": "credited",
                    "date_end": "2021-10-19",
                    "document_date": "2021-10-19",
                },
                {
                    **course,
                    "name": "New",
                    "state": "referred",
                    "date_end": "2026-09-01",
                    "order_id": order.id,
                },
            ]
        )
        schedule = cls.env["methodical.course.schedule"].create(
            {"year_from": 2026, "year_count": 1, "company_id": company.id}
        )
        cls.sign(schedule, school["deputy"])
        with_pass(cls.env["methodical.bulletin"].create({"name": "News", "company_id": company.id})).write(
            {"state": "sent", "sent_on": "2026-09-02"}
        )
        with_pass(cls.env["methodical.mentoring"]).create(
            {**own, "mentor_id": school["deputy"].id, "state": "active", "date_from": "2026-08-01"}
        )
        cls.env["methodical.course.standing"]._refresh(courses.teacher_id)

    @classmethod
    def new_order(cls, school, kind):
        """Return an order of a kind, by its technical code."""
        [kind] = cls.env["methodical.order.kind"].search([("code", "=", kind)])
        return (
            cls.env["methodical.order"]
            .with_company(school["company"])
            .create({"kind_id": kind.id, "company_id": school["company"].id, "title": "Order"})
        )

    @classmethod
    def _fill_papers(cls, school):
        """Make the signed list of associations, and let the teacher owe his signature under it."""
        order = cls.new_order(school, "body_list")
        with_pass(order).write({"state": "approved", "date": "2026-09-01"})
        with_pass(cls.env["methodical.acknowledgement"]).create(
            {
                "res_model": order._name,
                "res_id": order.id,
                "version": 1,
                "document_name": "List of associations",
                "company_id": school["company"].id,
                "teacher_id": school["teacher"].id,
                "person": school["teacher"].name,
                "requested_on": "2026-08-25",
            }
        )
