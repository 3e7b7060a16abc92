from odoo import models

from ..tools.column_widths import share
from ..tools.paging import Block, Columns
from ..tools.person_name import short_name
from ..tools.print_sheet import LANDSCAPE, lay_out
from ..tools.scheme_hours import plain
from ..tools.text_lines import BOLD, count_lines

#: № | week | topic | hours | planned | taught | expected result | assessment | resources | homework | note
WIDTHS = [3, 5, 30, 5, 8, 8, 24, 14, 16, 15, 10]
COLUMNS = Columns(share(WIDTHS, LANDSCAPE.width - 4), font=12, line=15)
HEAD_LINES, ROW_LINES = 3, 16
SECTION_WIDTH = LANDSCAPE.width * 0.97 / (12 * BOLD)


class MethodicalScheme(models.Model):
    """The scheme of work as it is printed, with its hours by quarter (domain 9.3, 7; F1 VI.11, R50)."""

    _inherit = "methodical.scheme"

    def action_print(self):
        """Print the schemes of work with their stamps."""
        return self.env.ref("school_methodical.methodical_scheme_action_report").report_action(
            self, config=False
        )

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Scheme of work – %(scheme)s", scheme=self.display_name)

    def _get_print_values(self):
        """Return what the print of one scheme shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_print_frame(),
            "title": self._get_print_title(),
            "theme": self._get_print_subtitle(),
            "labels": self._get_print_labels(),
            "signers": [(self.env._("Teacher"), short_name(self.teacher_name))],
            "folio": " · ".join(filter(None, [self.env._("Scheme of work"), self.name, self.teacher_name])),
        }
        sheets = lay_out(LANDSCAPE, document, COLUMNS, HEAD_LINES, self._get_line_blocks())
        return {**document, "sheet": LANDSCAPE, "columns": COLUMNS, "sheets": sheets}

    def _get_print_title(self):
        kinds = {
            "individual": self.env._("CALENDAR-THEMATIC PLAN OF INDIVIDUAL TUITION"),
            "club": self.env._("CALENDAR-THEMATIC PLAN OF A SUBJECT CLUB"),
        }
        title = kinds.get(self.kind) or self.env._("CALENDAR-THEMATIC PLAN")
        year = self.env._("school year %(year)s", year=self.school_year_id.name)
        named = [self.subject_id.name, self.title, self.class_id.name and self._get_class_label(), year]
        return f"{title}\n{', '.join(filter(None, named))}"

    def _get_class_label(self):
        return self.env._("class %(name)s", name=self.class_id.name)

    def _get_print_subtitle(self):
        """Return the line below the title: teacher, association, hours of the curriculum and of the plan."""
        hours = self.env._(
            "hours of the curriculum: %(hours)s, planned: %(planned)s",
            hours=_hours(self.hours),
            planned=_hours(self.hours_planned),
        )
        teacher = self.env._("teacher: %(name)s", name=self.teacher_name)
        reason = (self.amendment_reason or "").strip() if self.version > 1 else ""
        changed = self.env._("reason of the new version: %(reason)s", reason=reason) if reason else ""
        return " · ".join(filter(None, [teacher, self.body_id.name, hours, changed]))

    def _get_print_labels(self):
        return [
            self.env._("No."),
            self.env._("Week"),
            self.env._("Section, topic"),
            self.env._("Hours"),
            self.env._("Date: plan"),
            self.env._("Date: fact"),
            self.env._("Expected result (competence)"),
            self.env._("Assessment"),
            self.env._("Resources"),
            self.env._("Homework"),
            self.env._("Note"),
        ]

    def _get_line_blocks(self):
        """Return the rows: a heading for each quarter and section, the sums below each quarter and at the end."""
        blocks, number, section = [], 0, None
        taught = {row.term_id: row.hours_taught for row in self.report_ids}
        lines = self.line_ids.sorted("sequence, id")
        for term, part in lines.grouped("term_id").items():
            if term:
                heading = self.env._("Quarter %(number)s", number=term.number)
                blocks.append(self._get_heading(heading, keeps_next=True))
            for line in part:
                number += 1
                if line.section and line.section != section:
                    blocks.append(self._get_heading(line.section, keeps_next=True))
                section = line.section or section
                blocks += COLUMNS.rows(line._get_print_cells(number), ROW_LINES)
            if term:
                blocks[-1] = blocks[-1]._replace(keeps_next=True)
                blocks.append(self._get_heading(part._get_sum_label(term, taught.get(term, 0))))
        if blocks:
            blocks[-1] = blocks[-1]._replace(keeps_next=True)
        return [*blocks, self._get_heading(self._get_year_label(sum(taught.values())))]

    def _get_heading(self, text, keeps_next=False):
        height = COLUMNS.height(count_lines(text, SECTION_WIDTH))
        return Block("section", text, height, keeps_next=keeps_next)

    def _get_year_label(self, taught):
        """Return the line of sums of the year against the curriculum (domain 9.3, 7).

        :param taught: hours taught
        """
        difference = self.hours_planned - self.hours
        values = {
            "planned": _hours(self.hours_planned),
            "hours": _hours(self.hours),
            "taught": _hours(taught),
        }
        if not self.hours or not difference:
            return self.env._(
                "In the year: %(planned)s h planned, curriculum %(hours)s h, %(taught)s h taught", **values
            )
        return self.env._(
            "In the year: %(planned)s h planned, curriculum %(hours)s h (difference %(difference)s), %(taught)s h taught",
            difference=f"{'+' if difference > 0 else '−'}{_hours(abs(difference))}",
            **values,
        )


class MethodicalSchemeLine(models.Model):
    _inherit = "methodical.scheme.line"

    def _get_print_cells(self, number):
        """Return the cells of one line of the printed table.

        :param number: of the line in its scheme
        """
        texts = [self.expected_result, self.assessment, self.resources, self.homework, self.note]
        return [
            str(number),
            str(self.week or ""),
            self.name or "",
            _hours(self.hours),
            self.date_planned.strftime("%d.%m.%Y") if self.date_planned else "",
            self.date_taught.strftime("%d.%m.%Y") if self.date_taught else "",
            *(text or "" for text in texts),
        ]

    def _get_sum_label(self, term, taught):
        """Return the line of sums of the lines of one quarter.

        :param taught: hours taught in the quarter
        """
        return self.env._(
            "In quarter %(number)s: %(planned)s h planned, %(taught)s h taught",
            number=term.number,
            planned=_hours(sum(self.mapped("hours"))),
            taught=_hours(taught),
        )


def _hours(number):
    """Return a number of hours as schools here write it.

    >>> _hours(68.0), _hours(1.5)
    ('68', '1,5')
    """
    return plain(number).replace(".", ",")
