from odoo import fields, models

from ..tools.keep_lines import keep_lines
from ..tools.paging import Block, Columns, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT, lay_out
from ..tools.text_lines import BOLD, count_lines

PLAN_KEYS = ("number", "name", "form", "period", "responsible", "expected", "done")
PLAN_COLUMNS = Columns([34, 212, 143, 110, 138, 135, 124], font=14, line=18)
#: lines of the head of the table, width of a direction in em, the most lines of an activity in one piece
PLAN_HEAD_LINES, PLAN_SECTION_WIDTH, PLAN_ROW_LINES = 3, 890 / (14 * BOLD), 20


class MethodicalPlan(models.Model):
    """The plan as it is printed: texts in the language of the environment, ready for the template (F1 VI.6-VI.7)."""

    _inherit = "methodical.plan"

    def action_print(self):
        """Print the plans in the official form with stamps."""
        return self.env.ref("school_methodical.methodical_plan_action_report").report_action(
            self, config=False
        )

    def action_print_grid(self):
        """Ask which grid of one plan is wanted: whole year or month, paper or workbook."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_plan_grid_action"
        )
        return {**action, "context": {"default_plan_id": self.id}}

    def _with_evidence(self):
        """Return the plans with the evidence of their approval; activities and heads of all are read at once."""
        # sudo: who reads a plan reads its activities, and who signs for the association
        plans_sudo = self.sudo()
        rows = plans_sudo.env["methodical.plan.item"].search_fetch([("plan_id", "in", self.ids)])
        keep_lines(plans_sudo, "item_ids", rows)
        bodies_sudo = plans_sudo.body_id
        terms = bodies_sudo.env["methodical.head.term"].search_fetch([("body_id", "in", bodies_sudo.ids)])
        keep_lines(bodies_sudo, "head_term_ids", terms)
        return super()._with_evidence()

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Plan – %(plan)s", plan=self.name)

    def _get_print_values(self):
        """Return what the print of one plan shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_print_frame(),
            "title": self._get_print_title(),
            "theme": self.env._("methodical theme: “%(theme)s”", theme=self.theme) if self.theme else "",
            "signers": self._get_print_signers(),
        }
        sheets = lay_out(PORTRAIT, document, PLAN_COLUMNS, PLAN_HEAD_LINES, self._get_print_blocks())
        return {**document, "sheet": PORTRAIT, "columns": PLAN_COLUMNS, "sheets": sheets}

    def _get_print_blocks(self):
        """Return the blocks of one plan: part I, part II."""
        return [*self._get_text_blocks(), *self._get_table_blocks()]

    def _get_text_blocks(self):
        """Return the blocks of part I, a dash when nothing is filled in."""
        paragraphs = self._get_print_paragraphs() or [("", "–")]
        return [
            Block("title", "aims", TITLE_HEIGHT, keeps_next=True),
            *(
                block
                for label, text in paragraphs
                for block in text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
            ),
        ]

    def _get_table_blocks(self):
        """Return the blocks of part II, each direction with its first activity."""
        blocks = [Block("title", "activities", TITLE_HEIGHT, keeps_next=True)]
        for number, (direction, rows) in enumerate(self._get_print_sections(), start=1):
            height = PLAN_COLUMNS.height(count_lines(direction, PLAN_SECTION_WIDTH))
            blocks.append(Block("section", f"{number}. {direction}", height, keeps_next=True))
            for row in rows:
                cells = [str(row[key] or "") for key in PLAN_KEYS]
                blocks.extend(PLAN_COLUMNS.rows(cells, PLAN_ROW_LINES))
        return blocks

    def _get_owner_label(self):
        """Return whose plan it is: the body, the school, or post and name of the person."""
        if self.owner_kind == "school":
            return self.company_id.name
        owner = self.owner_id.sudo()  # sudo: name and post of a deputy are no secret of the card
        return ", ".join(filter(None, [owner.post_ids[:1].name, owner.name])) if owner else self.body_id.name

    def _get_print_title(self):
        values = {"owner": self._get_owner_label(), "year": self.year_name}
        if self.horizon == "quarter" and self.term_id:
            return self.env._(
                "WORK PLAN\n%(owner)s, quarter %(term)s of the school year %(year)s",
                **{**values, "term": self.term_id.number},
            )
        if self.horizon == "month":
            period = " – ".join(day.strftime("%d.%m.%Y") for day in (self.date_from, self.date_to) if day)
            return self.env._("WORK PLAN\n%(owner)s, %(period)s", **{**values, "period": period})
        if self.horizon == "long":
            years = "–".join(str(day.year) for day in (self.date_from, self.date_to) if day)
            return self.env._("LONG-TERM PLAN\n%(owner)s, %(years)s", **{**values, "years": years})
        return self.env._("WORK PLAN\n%(owner)s, school year %(year)s", **values)

    def _get_print_paragraphs(self):
        """Return [(label, text)] of part I that are filled in."""
        paragraphs = [
            (self.env._("Analysis of last year"), self.analysis),
            (self.env._("Aim"), self.aim),
            (self.env._("Tasks"), self.tasks),
            (self.env._("Source: plan of the school"), self.source_school_plan),
            (self.env._("Source: theme of the school"), self.source_theme),
            (self.env._("Source: guidance of the district"), self.source_guidance),
        ]
        return [(label, text) for label, text in paragraphs if text]

    def _get_print_sections(self):
        """Return [(direction, [row])] of part II; the numbers go on through the whole plan."""
        number, sections = 0, []
        for direction, items in self.item_ids.sorted("direction_sequence").grouped("direction_id").items():
            rows = []
            for item in items:
                number += 1
                rows.append(item._get_print_row(number))
            sections.append((direction.name, rows))
        return sections

    def _get_print_signers(self):
        """Return [(post, name)] of the people who sign below the table."""
        if self.owner_id:
            owner = self.owner_id.sudo()  # sudo: as in _get_owner_label
            return [(owner.post_ids[:1].name or "", short_name(owner.name))]
        if not self.body_id:
            return self._get_drafter_signer()
        day = fields.Date.context_today(self)
        return [self.body_id._get_head_signer(min(self.date_to or day, max(self.date_from or day, day)))]

    def _get_drafter_signer(self):
        """Return [(post, name)] of who sent the plan of the school, else of who wrote it."""
        user = self._get_last_round().submitted_by_id or self.create_uid
        # sudo: name and post of a deputy are no secret of the card
        card_sudo = self.env["methodical.teacher"].sudo()._get_of_user(user, self.company_id)
        return [(card_sudo.post_ids[:1].name or "", short_name(card_sudo.name))] if card_sudo else []

    def _get_meeting_label(self, meeting):
        if meeting == "own" and self.body_id.kind == "association":
            return self.env._("at the meeting of the methodical association")
        return super()._get_meeting_label(self.body_id.kind if meeting == "own" else meeting)


class MethodicalPlanItem(models.Model):
    _inherit = "methodical.plan.item"

    def _get_print_row(self, number):
        """Return one row of the printed table.

        :param number: number of the item in its plan
        """
        self.ensure_one()
        return {
            "number": number,
            "name": self.name,
            "form": self.form_id.name,
            "period": self.period,
            "responsible": self.responsible_names,
            "expected": self.expected_result,
            "done": self._get_done_label(),
        }

    def _get_done_label(self):
        """Return what stands in the column of the marks: a tick with day and result, or why there is none."""
        if self.state == "done":
            day = self.date_done.strftime("%d.%m.%Y") if self.date_done else ""
            return "✓ " + ", ".join(filter(None, [day, self.actual_result]))
        labels = {"postponed": self.env._("postponed"), "cancelled": self.env._("cancelled")}
        return ", ".join(filter(None, [labels.get(self.state), self.actual_result]))
