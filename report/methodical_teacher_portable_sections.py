from odoo import models
from odoo.fields import Domain


class MethodicalTeacher(models.Model):
    """Sections of the record that a teacher takes along, each with one query for all cards."""

    _inherit = "methodical.teacher"

    def _get_portable_services(self):
        kinds = dict(self.env["methodical.service"]._fields["kind"]._description_selection(self.env))
        columns = [
            (self.env._("Service"), 30),
            (self.env._("Counted since"), 14),
            (self.env._("Before that"), 20),
            (self.env._("Today"), 20),
        ]
        rows = {
            card: [
                [
                    kinds[row.kind],
                    row.date_start or "",
                    row._format_months(row.earlier_years * 12 + row.earlier_months),
                    row.duration,
                ]
                for row in card.service_ids
            ]
            for card in self
        }
        return self.env._("Service"), columns, rows

    def _get_portable_categories(self):
        columns = [
            (self.env._("Category"), 40),
            (self.env._("Awarded on"), 14),
            (self.env._("Valid until"), 14),
            (self.env._("Order No."), 20),
        ]
        awards = self._find_portable(
            "methodical.category.award",
            self._get_own_domain() & Domain("replaced_by_ids", "=", False),
            "date_awarded, id",
        )
        return (
            self.env._("Categories"),
            columns,
            self._get_rows_by_card(
                awards,
                lambda row: [
                    row.category_id.name,
                    row.date_awarded,
                    row.date_until or "",
                    row.reference or "",
                ],
            ),
        )

    def _get_portable_courses(self):
        """Return the credited courses with the numbers of their documents, one value a cell: another school imports them."""
        Course = self.env["methodical.course"]
        kinds = dict(Course._fields["kind"]._description_selection(self.env))
        documents = dict(Course._fields["document_kind"]._description_selection(self.env))
        credited = Domain("state", "=", "credited") & Domain(
            "replaced_by_ids", "not any", [("state", "=", "credited")]
        )
        courses = self._find_portable("methodical.course", self._get_own_domain() & credited, "date_end, id")
        return (
            self.env._("Courses"),
            self._get_portable_course_columns(),
            self._get_rows_by_card(
                courses,
                lambda row: [
                    row.teacher_name,
                    kinds[row.kind],
                    row.provider_name or "",
                    row.name,
                    row.date_start or "",
                    row.date_end or "",
                    row.hours or "",
                    documents.get(row.document_kind, ""),
                    row.document_number or "",
                    row.document_date or "",
                    row.qualification or "",
                ],
            ),
        )

    def _get_portable_course_columns(self):
        return [
            (self.env._("Full name"), 26),
            (self.env._("Kind"), 18),
            (self.env._("Provider"), 28),
            (self.env._("Theme"), 34),
            (self.env._("First day"), 12),
            (self.env._("Last day"), 12),
            (self.env._("Hours"), 8),
            (self.env._("Document"), 18),
            (self.env._("Document No."), 16),
            (self.env._("Date of the document"), 12),
            (self.env._("New qualification"), 20),
        ]

    def _get_portable_topics(self):
        Topic = self.env["methodical.development.topic"]
        states = dict(Topic._fields["state"]._description_selection(self.env))
        columns = [
            (self.env._("Topic"), 46),
            (self.env._("From"), 12),
            (self.env._("State"), 14),
            (self.env._("Result"), 46),
        ]
        topics = self._find_portable(
            Topic._name, self._get_own_domain() & Domain("state", "!=", "cancelled"), "date_from, id"
        )
        return (
            self.env._("Self-development"),
            columns,
            self._get_rows_by_card(
                topics, lambda row: [row.name, row.date_from or "", states[row.state], row.result or ""]
            ),
        )

    def _get_portable_attestations(self):
        Case = self.env["methodical.attestation"]
        states = dict(Case._fields["state"]._description_selection(self.env))
        columns = [
            (self.env._("Category sought"), 24),
            (self.env._("Wish stated on"), 12),
            (self.env._("Application on"), 12),
            (self.env._("Expertise of the portfolio: result, date"), 24),
            (self.env._("Test: date, result"), 24),
            (self.env._("State"), 20),
            (self.env._("Retake not before"), 12),
        ]
        cases = self._find_portable(
            Case._name, self._get_own_domain() & Domain("state", "!=", "cancelled"), "date_wish, id"
        )
        return (
            self.env._("Attestation"),
            columns,
            self._get_rows_by_card(
                cases,
                lambda row: [
                    row.category_id.name,
                    row.date_wish or "",
                    row.date_submitted or "",
                    row._get_portfolio_label(),
                    row._get_test_label(),
                    states[row.state],
                    row.date_retake or "",
                ],
            ),
        )

    def _get_portable_mentoring(self):
        """Return the pairs in which the person was the mentor or had one."""
        columns = [
            (self.env._("As"), 18),
            (self.env._("With"), 36),
            (self.env._("From"), 12),
            (self.env._("Until"), 12),
            (self.env._("Hours"), 8),
        ]
        people = Domain("teacher_id", "in", self.ids) | Domain("mentor_id", "in", self.ids)
        held = Domain("state", "in", ("active", "finished"))
        pairs = self._find_portable("methodical.mentoring", people & held, "date_from, id")
        mentor, young = self.env._("Mentor"), self.env._("Young or new teacher")
        rows = {}
        for pair in pairs:
            facts = [pair.date_from or "", pair.date_finished or pair.date_to or "", pair.hours]
            rows.setdefault(pair.mentor_id, []).append([mentor, pair.teacher_name, *facts])
            rows.setdefault(pair.teacher_id, []).append([young, pair.mentor_name, *facts])
        return self.env._("Mentoring"), columns, rows
