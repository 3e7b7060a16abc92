from dateutil.relativedelta import relativedelta

from odoo import fields, models

from ..tools.paging import Block, Columns
from ..tools.print_sheet import PORTRAIT, RULES, cell_text, lay_out, paper_title, table_document
from ..tools.text_lines import BOLD
from ..tools.xlsx import Table
from .report_databank import DATABANK_FONT, DATABANK_LINE

#: how the staff is counted: field of methodical.staff.composition, in the order of the blocks
GROUPINGS = (
    "age_group",
    "education_level",
    "service_group",
    "pay_group",
    "category_id",
    "post_ids",
    "subject_ids",
    "body_id",
)
#: indicator | teachers | % | a year before
COMPOSITION = Columns([520, 126, 110, 144 - RULES], font=15, line=20)
ROW_LINES = 4


class MethodicalDatabankPrint(models.TransientModel):
    """Databank and composition of the staff, prepared once for paper and workbook (F1 VI.9, domain 9.3.1)."""

    _inherit = "methodical.databank.print"

    def _get_databank_print_values(self):
        """Return what the print of the databank shows, in the language of the school's prints."""
        dialog = self.with_context(lang=self.company_id._get_print_lang())
        today = fields.Date.context_today(dialog)
        return table_document(
            dialog._get_table(), dialog._get_print_frame(today), DATABANK_FONT, DATABANK_LINE
        )

    def _get_composition_print_values(self):
        """Return what the print of the composition shows, in the language of the environment."""
        table = self._get_composition_table()
        labels = [label for label, _width in table.columns[1:]]
        frame = self._get_print_frame(self.day)
        document = {**frame, "title": paper_title(table.title, frame["header"]), "labels": labels}
        blocks, section = [], None
        for title, *cells in table.rows:
            if title != section:
                blocks.append(Block("section", title, COMPOSITION.height(1), keeps_next=True))
                section = title
            blocks += COMPOSITION.rows([cell_text(cell) for cell in cells], ROW_LINES)
        sheets = lay_out(PORTRAIT, document, COMPOSITION, COMPOSITION.count(labels, BOLD), blocks)
        return {**document, "sheet": PORTRAIT, "columns": COMPOSITION, "sheets": sheets}

    def _get_print_frame(self, day):
        body, director = self.body_id, self.env["methodical.post"]._get_director()
        return {
            "lang": self.env.lang,
            "header": self.company_id._get_print_header(),
            "signers": [body._get_head_signer(day) if body else director._get_signer(self.company_id)],
            "foot": [self.env._("as of %(date)s", date=day.strftime("%d.%m.%Y"))],
        }

    def _get_composition_table(self):
        """Return the composition of the staff on the day, a year before beside it: [group, indicator, number, %, before].

        :return: tools.xlsx.Table
        """
        before = self.day - relativedelta(years=1)
        now, then = self._count_composition(self.day), self._count_composition(before)
        share = ("%", 8)
        columns = [
            (self.env._("Group"), 30),
            (self.env._("Indicator"), 44),
            (self.env._("Teachers"), 12),
            share,
            (self.env._("On %(date)s", date=before.strftime("%d.%m.%Y")), 14),
        ]
        total = self.env._("In all")
        rows = [[total, self.env._("Teachers"), now[0], 100 if now[0] else 0, then[0]]]
        rows += [[total, label, value, "", then[1][label]] for label, value in now[1].items()]
        for name, present, past in zip(GROUPINGS, now[2], then[2], strict=True):
            rows += self._get_group_rows(name, present, past, now[0])
        title = self.env._("COMPOSITION OF THE STAFF\n%(owner)s", owner=self._get_owner_name())
        return Table(title, columns, rows)

    def _get_group_rows(self, name, present, past, total):
        """Return the rows of one grouping, in the order of its list; what nobody has now nor had is left out.

        :param name: field of methodical.staff.composition
        :param present: {key: number} on the day
        :param past: {key: number} a year before
        :param total: number of teachers on the day
        """
        title = self.env["methodical.staff.composition"]._fields[name]._description_string(self.env)
        return [
            [
                title,
                label,
                present.get(key, 0),
                round(present.get(key, 0) * 100 / total) if total else 0,
                past.get(key, 0),
            ]
            for key, label in self._get_group_labels(name, [*present, *past]).items()
            if present.get(key) or past.get(key)
        ]

    def _get_group_labels(self, name, keys):
        """Return {key: label} of a grouping in the order of its list, what is not given at the end."""
        field = self.env["methodical.staff.composition"]._fields[name]
        unknown = self.env._("not given")
        if field.type == "selection":
            return {**dict(field._description_selection(self.env)), False: unknown}
        # sudo: names of groups
        found_sudo = self.env[field.comodel_name].sudo().browse({key for key in keys if key}).sorted()
        if name == "category_id":
            unknown = self.env["methodical.teacher"]._get_no_category_label(found_sudo)
        return {**{record.id: record.display_name for record in found_sudo}, False: unknown}

    def _count_composition(self, day):
        """Return (number of teachers, {average: value}, [{key: number} of each grouping]) of a day.

        :param day: datetime.date
        """
        rows = self.env["methodical.staff.composition"].with_context(methodical_composition_day=day)
        domain = [("company_id", "=", self.company_id.id)]
        if self.body_id:
            members = self.body_id._get_members(day)
            domain.append(("teacher_id", "in", members.ids))
        sets = [[], *([name] for name in GROUPINGS)]
        aggregates = ["__count", "age:avg", "service_years:avg"]
        whole, *groups = rows._read_grouping_sets(domain, sets, aggregates)
        count, age, service = whole[0] if whole else (0, 0, 0)
        averages = {
            self.env._("Age, on average"): round(age or 0, 1),
            self.env._("Pedagogical service (years), on average"): round(service or 0, 1),
        }
        counts = [
            {getattr(key, "id", key) or False: number for key, number, *_averages in group}
            for group in groups
        ]
        return count, averages, counts
