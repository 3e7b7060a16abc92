from odoo import fields, models

from ..tools.paging import Columns, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out
from ..tools.xlsx import Table

#: an exit note has no table
NO_TABLE = Columns([PORTRAIT.width], font=TEXT_FONT, line=TEXT_LINE)


class MethodicalMentoring(models.Model):
    """Prints of mentoring (domain 9.3, 11): register of pairs, plan, diary, exit note."""

    _inherit = "methodical.mentoring"

    def action_export(self):
        """Download the register of these pairs as a workbook."""
        return self.env["methodical.print.table"]._export(self)

    def _get_print_title(self):
        """Return the heading of the register, in the language of the environment."""
        company = self.company_id[:1] or self.env.company
        return self.env._("REGISTER OF MENTORING\n%(owner)s", owner=company.name)

    def _get_print_table(self):
        """Return the register of these pairs in the language of the environment.

        :return: tools.xlsx.Table
        """
        columns = [
            (self.env._("No."), 5),
            (self.env._("Mentor"), 28),
            (self.env._("Young or new teacher"), 28),
            (self.env._("Ground"), 15),
            (self.env._("Order"), 18),
            (self.env._("From"), 13),
            (self.env._("Until"), 11),
            (self.env._("Entries"), 12),
            (self.env._("Hours"), 8),
            (self.env._("State"), 13),
        ]
        labels = {
            name: dict(self._fields[name]._description_selection(self.env)) for name in ("state", "ground")
        }
        rows = [
            [
                number,
                pair.mentor_name,
                pair.teacher_name,
                labels["ground"][pair.ground],
                pair._get_order_label(),
                pair.date_from,
                pair.date_to,
                pair.entry_count,
                pair.hours,
                labels["state"][pair.state],
            ]
            for number, pair in enumerate(self.sorted("date_from, mentor_name, id"), start=1)
        ]
        return Table(self._get_print_title(), columns, rows)

    def _get_order_label(self):
        """Return number and date of the order of one pair."""
        order_sudo = self.order_id.sudo()  # sudo: the pair names its order
        if not order_sudo:
            return ""
        return f"{order_sudo.name}, {order_sudo.date:%d.%m.%Y}" if order_sudo.date else order_sudo.name

    # plan and diary

    def _get_plan_table(self):
        """Return the plan of one pair: activity, form, term, result, the marks of both.

        :return: tools.xlsx.Table
        """
        mark = self._get_mentee_labels()["mark"]
        columns = [
            (self.env._("No."), 5),
            (self.env._("Activity"), 48),
            (self.env._("Form"), 20),
            (self.env._("Term"), 11),
            (self.env._("Result"), 30),
            (self.env._("Mark of the mentor"), 14),
            (mark, 14),
        ]
        rows = [
            [
                number,
                line.name,
                line.form_id.name,
                line.date_planned,
                line.result,
                line.mentor_done_on,
                line.mentee_done_on,
            ]
            for number, line in enumerate(self.line_ids.sorted("date_planned, id"), start=1)
        ]
        return Table(self._get_pair_title(self.env._("PLAN OF MENTORING")), columns, rows)

    def _get_diary_table(self):
        """Return the diary of one pair, the first day first.

        :return: tools.xlsx.Table
        """
        columns = [
            (self.env._("Date"), 11),
            (self.env._("Lesson or question"), 34),
            (self.env._("Observation"), 40),
            (self.env._("Advice"), 40),
            (self.env._("Hours"), 8),
            (self.env._("Signatures"), 20),
        ]
        rows = [
            [entry.date, entry.name, entry.observation, entry.advice, entry.hours, ""]
            for entry in self.entry_ids.sorted("date, id")
        ]
        return Table(self._get_pair_title(self.env._("DIARY OF MENTORING")), columns, rows)

    def _get_mentee_labels(self):
        """Return the words of one pair for who is mentored: who newly arrived or needs help need not be young."""
        if self.ground == "young":
            return {
                "post": self.env._("Young teacher"),
                "mark": self.env._("Mark of the young teacher"),
                "achievements": self.env._("Achievements, says the young teacher"),
                "difficulties": self.env._("Difficulties, says the young teacher"),
            }
        return {
            "post": self.env._("Teacher"),
            "mark": self.env._("Mark of the teacher"),
            "achievements": self.env._("Achievements, says the teacher"),
            "difficulties": self.env._("Difficulties, says the teacher"),
        }

    def _get_pair_title(self, title):
        names = {"title": title, "mentor": self.mentor_name, "teacher": self.teacher_name}
        if self.ground == "young":
            return self.env._("%(title)s\nmentor %(mentor)s, young teacher %(teacher)s", **names)
        return self.env._("%(title)s\nmentor %(mentor)s, teacher %(teacher)s", **names)

    def _get_signers(self):
        """Return [(post, name)] of who signs the papers of one pair."""
        return [
            (self.env._("Mentor"), short_name(self.mentor_name)),
            (self._get_mentee_labels()["post"], short_name(self.teacher_name)),
        ]

    # exit note

    def _get_note_values(self):
        """Return what the exit note of one pair shows, in the language of the environment."""
        self.ensure_one()
        title, _line, people = self._get_pair_title(self.env._("EXIT NOTE OF MENTORING")).partition("\n")
        document = {
            "lang": self.env.lang,
            "header": self.company_id._get_print_header(),
            "title": title,
            "theme": people,
            "signers": self._get_signers(),
            "foot": [self.env._("as of %(date)s", date=fields.Date.context_today(self).strftime("%d.%m.%Y"))],
        }
        blocks = [
            block
            for label, text in self._get_note_paragraphs()
            for block in text_blocks(label, text or "–", PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        ]
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_note_paragraphs(self):
        days = [
            day.strftime("%d.%m.%Y") for day in (self.date_from, self.date_finished or self.date_to) if day
        ]
        labels = self._get_mentee_labels()
        return [
            (self.env._("Ground"), self._get_order_label()),
            (self.env._("Period"), " – ".join(days)),
            (self.env._("Hours by the diary"), f"{self.hours:g}"),
            (self.env._("Achievements, says the mentor"), self.mentor_achievements),
            (self.env._("Difficulties, says the mentor"), self.mentor_difficulties),
            (labels["achievements"], self.mentee_achievements),
            (labels["difficulties"], self.mentee_difficulties),
            (self.env._("Conclusion"), self.conclusion),
        ]
