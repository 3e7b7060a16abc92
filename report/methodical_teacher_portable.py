from odoo import fields, models
from odoo.fields import Domain

from ..models.growth.methodical_teacher_fact_values import LINKS, SERVICES
from ..tools.digest import content_digest
from ..tools.keep_lines import read_lines
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
            "signers": [
                self.env["methodical.post"]._get_director()._get_signer(self.company_id),
                (self.env._("Qualification officer"), ""),
            ],
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
        read_lines(self, "service_ids")
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
        """Return the facts of one card that are given; of the birth only the year, as on every print not asked for more."""
        labels = dict(self.env["methodical.card.change"]._fields["fact"]._description_selection(self.env))
        labels["birthday"] = self.env._("Year of birth (age)")
        shown = {"birthday": self._format_birth(full_birthday=False)}
        # services have a table of their own
        facts = [
            (label, shown.get(fact) or self._format_fact(fact, self._read_fact(fact)))
            for fact, label in labels.items()
            if fact not in {*SERVICES, *LINKS} and self._read_fact(fact)
        ]
        extra = [
            (labels["subject_ids"], ", ".join(self.subject_ids.mapped("name"))),
            (labels["post_ids"], ", ".join(self.post_ids.mapped("name"))),
            (self.env._("Last day at the school"), self.date_left and self.date_left.strftime("%d.%m.%Y")),
        ]
        return [[label, text] for label, text in [*facts, *extra] if text]

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
