from datetime import date

from odoo import models
from odoo.tools import format_date

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.xlsx import Table


class MethodicalCourse(models.Model):
    """The register of courses and their documents, prepared once for paper and workbook (domain 9.3, 9a; F4 3.2)."""

    _inherit = "methodical.course"

    def action_export_register(self):
        """Download the register of these courses."""
        return self.env["methodical.print.table"]._export(self)

    def _get_print_title(self):
        """Return the heading of the register in the language of the environment."""
        schools = ", ".join(self.company_id.mapped("name"))
        return self.env._("REGISTER OF COURSES\n%(school)s", school=schools)

    def _get_print_table(self):
        """Return the register of these courses in the language of the environment, in the order of the alphabet.

        The number of queries does not depend on the number of courses.

        :return: tools.xlsx.Table
        """
        courses = self.sorted(
            lambda course: (alphabetical_key(course.teacher_name), course.date_end or date.min, course.id)
        )
        labels = {
            name: dict(self._fields[name]._description_selection(self.env))
            for name in ("kind", "form", "document_kind", "state")
        }
        rows = [course._prepare_register_row(place, labels) for place, course in enumerate(courses, start=1)]
        return Table(
            self._get_print_title(),
            self._get_register_columns(),
            rows,
            self._get_register_summaries(labels["kind"]),
        )

    def _get_register_columns(self):
        """Return [(label, width in characters)] of the register."""
        return [
            (self.env._("No."), 5),
            (self.env._("Teacher"), 26),
            (self.env._("Provider"), 20),
            (self.env._("Programme / theme"), 34),
            (self.env._("Form"), 11),
            (self.env._("Beginning – end"), 13),
            (self.env._("Hours"), 7),
            (self.env._("Kind, No. and date of the document"), 26),
            (self.env._("File"), 6),
            (self.env._("Decision"), 16),
        ]

    def _prepare_register_row(self, number, labels):
        document = [
            labels["document_kind"].get(self.document_kind),
            self.document_number and self.env._("No. %(number)s", number=self.document_number),
            self._say_date(self.document_date),
            self.qualification,
        ]
        return [
            number,
            self.teacher_name or "",
            self.provider_name or "",
            " / ".join(filter(None, (self.programme, self.name))),
            labels["form"].get(self.form, ""),
            " – ".join(filter(None, (self._say_date(self.date_start), self._say_date(self.date_end)))),
            self.hours or "",
            ", ".join(filter(None, document)),
            "+" if self.document_ids else "–",
            labels["state"][self.state],
        ]

    def _say_date(self, day):
        return format_date(self.env, day, date_format="dd.MM.yyyy") if day else ""

    def _get_register_summaries(self, kinds):
        """Return the hours of credited courses by kind: what norms ask for is counted apart (F1 IV.3)."""
        counted = self.filtered(lambda course: course.state == "credited" and not course.is_corrected)
        hours = {kind: sum(courses.mapped("hours")) for kind, courses in counted.grouped("kind").items()}
        if not hours:
            return ()
        return (
            (
                self.env._("Hours credited"),
                [(label, hours[kind]) for kind, label in kinds.items() if kind in hours],
            ),
        )
