from odoo import fields, models
from odoo.fields import Domain

from ..models.growth.methodical_teacher_fact_values import SERVICES
from ..tools.digest import content_digest
from ..tools.print_sheet import LANDSCAPE
from ..tools.print_tables import tables_document
from ..tools.xlsx import Table

#: letters and lines of the tables in px
RECORD_FONT, RECORD_LINE = 14, 18


class MethodicalTeacher(models.Model):
    """The record that a teacher takes along to another school: all of his growth, on paper and as a workbook (F1 VI.9).

    A later area adds its section by overriding ``_get_portable_sections``.
    """

    _inherit = "methodical.teacher"

    def action_print_portable(self):
        """Print the records of these cards."""
        return self.env.ref("school_methodical.methodical_teacher_action_report_portable").report_action(
            self, config=False
        )

    def action_export_portable(self):
        """Download the record of one card as a workbook."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/methodical/portable/{self.id}.xlsx",
            "target": "download",
        }

    def _get_portable_print_values(self):
        """Return what the print of one record shows, in the language of the environment."""
        self.ensure_one()
        tables = self._get_portable_tables()
        document = {
            "lang": self.env.lang,
            "header": self.company_id.with_env(self.env)._get_print_header(),
            "title": self.env._("RECORD OF PROFESSIONAL GROWTH\n%(teacher)s", teacher=self.name),
            "signers": [(self.env._("Director"), ""), (self.env._("Qualification officer"), "")],
            "foot": self._get_portable_foot(tables),
        }
        return tables_document(LANDSCAPE, tables, document, RECORD_FONT, RECORD_LINE)

    def _get_portable_foot(self, tables):
        """Return the lines below the record: the day, and the digest by which a copy is compared with this one."""
        today = fields.Date.context_today(self)
        return [
            self.env._("as of %(date)s", date=today.strftime("%d.%m.%Y")),
            self.env._("SHA-256 of what stands above: %(digest)s", digest=self._get_portable_digest(tables)),
        ]

    def _get_portable_digest(self, tables):
        """Return the SHA-256 of a record in hexadecimal: titles, headings and rows."""
        return content_digest(
            [[table.title, [label for label, _width in table.columns], table.rows] for table in tables]
        )

    def _get_portable_tables(self):
        """Return [Table] of one record in which something stands, in the language of the environment."""
        sections = self._get_portable_sections()
        return [Table(title, columns, rows[self]) for title, columns, rows in sections if rows.get(self)]

    def _get_portable_sections(self):
        """Return [(title, columns, {card: rows})] of the records of these cards; queries do not depend on their number."""
        return [
            (self.env._("Facts"), self._get_fact_columns(), {card: card._get_fact_rows() for card in self}),
            self._get_portable_services(),
            self._get_portable_categories(),
            self._get_portable_courses(),
            self._get_portable_topics(),
            self._get_portable_attestations(),
            self._get_portable_mentoring(),
        ]

    def _get_fact_columns(self):
        return [(self.env._("Fact"), 26), (self.env._("On the card"), 80)]

    def _get_fact_rows(self):
        """Return the facts of one card that are given, the date of birth among them: the person takes them along."""
        labels = dict(self.env["methodical.card.change"]._fields["fact"]._description_selection(self.env))
        # services have a table of their own; subjects are said here, because words of stored values are looked up one by one
        facts = [
            (label, self._format_fact(fact, self._read_fact(fact)))
            for fact, label in labels.items()
            if fact not in (*SERVICES, "subject_ids") and self._read_fact(fact)
        ]
        extra = [
            (labels["subject_ids"], ", ".join(self.subject_ids.mapped("name"))),
            (self.env._("Posts"), ", ".join(self.post_ids.mapped("name"))),
            (self.env._("Last day at the school"), self.date_left and self.date_left.strftime("%d.%m.%Y")),
        ]
        return [[label, text] for label, text in [*facts, *extra] if text]

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
        columns = [
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
        ]
        credited = Domain("state", "=", "credited") & Domain(
            "replaced_by_ids", "not any", [("state", "=", "credited")]
        )
        courses = self._find_portable("methodical.course", self._get_own_domain() & credited, "date_end, id")
        return (
            self.env._("Courses"),
            columns,
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
                ],
            ),
        )

    def _get_portable_topics(self):
        Topic = self.env["methodical.development.topic"]
        states = dict(Topic._fields["state"]._description_selection(self.env))
        columns = [
            (self.env._("Topic"), 46),
            (self.env._("Since"), 12),
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
            (self.env._("Category sought"), 40),
            (self.env._("Wish stated on"), 14),
            (self.env._("State"), 24),
        ]
        cases = self._find_portable(
            Case._name, self._get_own_domain() & Domain("state", "!=", "cancelled"), "date_wish, id"
        )
        return (
            self.env._("Attestation"),
            columns,
            self._get_rows_by_card(
                cases, lambda row: [row.category_id.name, row.date_wish or "", states[row.state]]
            ),
        )

    def _get_portable_mentoring(self):
        """Return the pairs in which the person was the mentor or had one."""
        columns = [
            (self.env._("As"), 18),
            (self.env._("With"), 36),
            (self.env._("From"), 12),
            (self.env._("Until"), 12),
        ]
        people = Domain("teacher_id", "in", self.ids) | Domain("mentor_id", "in", self.ids)
        held = Domain("state", "in", ("active", "finished"))
        pairs = self._find_portable("methodical.mentoring", people & held, "date_from, id")
        mentor, young = self.env._("Mentor"), self.env._("Young or new teacher")
        rows = {}
        for pair in pairs:
            days = [pair.date_from or "", pair.date_to or ""]
            rows.setdefault(pair.mentor_id, []).append([mentor, pair.teacher_name, *days])
            rows.setdefault(pair.teacher_id, []).append([young, pair.mentor_name, *days])
        return self.env._("Mentoring"), columns, rows

    def _get_own_domain(self):
        return Domain("teacher_id", "in", self.ids)

    def _find_portable(self, model, domain, order):
        """Return the records of these cards with their stored fields, in one query."""
        Model = self.env[model]
        names = [
            name for name, field in Model._fields.items() if field.prefetch is True and field.column_type
        ]
        return Model.search_fetch(domain, names, order=order)

    def _get_rows_by_card(self, records, prepare):
        return {card: [prepare(row) for row in rows] for card, rows in records.grouped("teacher_id").items()}
