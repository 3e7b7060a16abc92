from odoo import fields, models

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.paging import Columns, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out
from ..tools.xlsx import Table

#: a creative report has no table
NO_TABLE = Columns([PORTRAIT.width], font=TEXT_FONT, line=TEXT_LINE)


class MethodicalDevelopmentTopic(models.Model):
    """Prints of self-development: the topics of an association (domain 9.3, 8), and the creative report of one topic."""

    _inherit = "methodical.development.topic"

    def action_print_report(self):
        """Print the creative report of one topic."""
        return self.env.ref("school_methodical.methodical_development_topic_action_report").report_action(
            self, config=False
        )

    def action_export(self):
        """Download these topics as a workbook."""
        return self.env["methodical.print.table"]._export(self)

    # print 8

    def _get_print_title(self):
        """Return the heading of the table of topics, in the language of the environment."""
        return self.env._("TOPICS OF SELF-DEVELOPMENT\n%(owner)s", owner=self._get_print_owner())

    def _get_print_owner(self):
        company = self.company_id[:1] or self.env.company
        body = self.env["methodical.body"].browse(self.env.context.get("methodical_print_body"))
        return body.name or company.name

    def _get_print_table(self):
        """Return print 8 of these topics in the language of the environment, in the order of the alphabet.

        :return: tools.xlsx.Table
        """
        columns = [
            (self.env._("No."), 5),
            (self.env._("Teacher"), 26),
            (self.env._("Topic"), 34),
            (self.env._("From"), 10),
            (self.env._("Stage"), 30),
            (self.env._("Form of the result"), 17),
            (self.env._("Where and when heard"), 24),
            (self.env._("Mark"), 14),
        ]
        labels = {
            name: dict(self._fields[name]._description_selection(self.env))
            for name in ("state", "result_form")
        }
        topics = self.sorted(lambda topic: (alphabetical_key(topic.teacher_name or ""), topic.date_from))
        rows = [
            [
                number,
                topic.teacher_name,
                topic.name,
                topic.date_from.year,
                topic._get_print_stages(),
                labels["result_form"][topic.result_form],
                topic._get_print_heard(),
                labels["state"][topic.state],
            ]
            for number, topic in enumerate(topics, start=1)
        ]
        return Table(self._get_print_title(), columns, rows)

    def _get_print_stages(self):
        """Return the stages of one topic, done ones with a mark."""
        return "\n".join(
            " ".join(
                filter(
                    None,
                    (
                        "✓" if stage.date_done else "–",
                        stage.name,
                        f"({stage.date_due:%d.%m.%Y})" if stage.date_due else "",
                    ),
                )
            )
            for stage in self.stage_ids
        )

    def _get_print_heard(self):
        day = self.reported_on.strftime("%d.%m.%Y") if self.reported_on else ""
        return ", ".join(filter(None, (self.heard_at, day)))

    # creative report

    def _get_print_name(self):
        """Return the name of the file of one creative report."""
        return self.env._("Creative report – %(teacher)s", teacher=self.teacher_name)

    def _get_print_values(self):
        """Return what the creative report of one topic shows, in the language of the environment."""
        self.ensure_one()
        document = {
            "lang": self.env.lang,
            "header": self.company_id._get_print_header(),
            "title": self.env._("CREATIVE REPORT\n%(teacher)s", teacher=self.teacher_name),
            "theme": self.env._("topic of self-development: “%(topic)s”", topic=self.name),
            "signers": [(self.env._("Teacher"), short_name(self.teacher_name))],
            "foot": [self.env._("as of %(date)s", date=fields.Date.context_today(self).strftime("%d.%m.%Y"))],
        }
        blocks = [
            block
            for label, text in self._get_print_paragraphs()
            for line, part in enumerate(text.split("\n"))
            for block in text_blocks(label if line == 0 else "", part, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        ]
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_print_paragraphs(self):
        """Return [(label, text)] of what the records know, and the conclusions of the teacher."""
        period = " – ".join(day.strftime("%d.%m.%Y") for day in (self.date_from, self.date_to) if day)
        paragraphs = [
            (self.env._("Period"), period),
            (self.env._("Stages"), "\n" + self._get_print_stages() if self.stage_ids else ""),
            (self.env._("Form of the result"), self._get_print_form()),
            (self.env._("Result"), self.result),
            (self.env._("Where and when heard"), self._get_print_heard()),
            (self.env._("Courses in this time"), self._get_print_courses()),
            (self.env._("Self-analysis"), self.self_analysis),
            (self.env._("Conclusions"), self.report_text),
        ]
        return [(label, text) for label, text in paragraphs if text]

    def _get_print_form(self):
        return dict(self._fields["result_form"]._description_selection(self.env))[self.result_form]

    def _get_print_courses(self):
        """Return the credited courses of the days of one topic, with how they were shared."""
        domain = [
            ("teacher_id", "=", self.teacher_id.id),
            ("state", "=", "credited"),
            ("replaced_by_ids", "=", False),
            ("date_end", ">=", self.date_from),
        ]
        if self.date_to:
            domain.append(("date_end", "<=", self.date_to))
        courses = self.env["methodical.course"].search(domain, order="date_end, id")
        sharing = dict(courses._fields["sharing"]._description_selection(self.env))
        lines = [
            ", ".join(filter(None, (course.name, course.provider_name, sharing.get(course.sharing))))
            for course in courses
        ]
        return "\n" + "\n".join(f"– {line}" for line in lines) if lines else ""
