from odoo import models

from ..tools.xlsx import Table

XLSX_URL = "/methodical/schemes.xlsx"


class MethodicalScheme(models.Model):
    """The list of schemes of work with the progress of the programme by quarter, as a workbook (F0 3.3b, R50)."""

    _inherit = "methodical.scheme"

    def action_export_list(self):
        """Download the list of these schemes."""
        ids = ",".join(map(str, self.ids))
        return {"type": "ir.actions.act_url", "url": f"{XLSX_URL}?ids={ids}", "target": "download"}

    def _get_list(self):
        """Return the list of these schemes in the language of the environment.

        The number of queries does not depend on the number of schemes.

        :return: tools.xlsx.Table
        """
        numbers = sorted(set(self.school_year_id.term_ids.mapped("number")))
        labels = {
            name: dict(self._fields[name]._description_selection(self.env)) for name in ("kind", "state")
        }
        hours = self._get_hours_by_quarter()
        rows = [
            scheme._prepare_list_row(
                place, labels, [hours.get((scheme, number), (0, 0)) for number in numbers]
            )
            for place, scheme in enumerate(self, start=1)
        ]
        year = ", ".join(self.school_year_id.mapped("name"))
        title = self.env._("SCHEMES OF WORK AND PROGRESS OF THE PROGRAMME\nschool year %(year)s", year=year)
        return Table(title, self._get_list_columns(numbers), rows)

    def _get_list_columns(self, numbers):
        """Return [(label, width)]: the scheme, its hours, two columns for each quarter, state.

        :param numbers: numbers of the quarters
        """
        quarters = [
            column
            for number in numbers
            for column in (
                (self.env._("Quarter %(number)s: planned", number=number), 10),
                (self.env._("Quarter %(number)s: taught", number=number), 10),
            )
        ]
        return [
            (self.env._("No."), 5),
            (self.env._("Teacher"), 26),
            (self.env._("Kind"), 16),
            (self.env._("Subject"), 18),
            (self.env._("Class"), 8),
            (self.env._("Club, for whom"), 20),
            (self.env._("Association"), 26),
            (self.env._("Hours of the curriculum"), 12),
            (self.env._("Hours planned"), 12),
            *quarters,
            (self.env._("Hours taught"), 12),
            (self.env._("Ahead or behind"), 12),
            (self.env._("State"), 15),
        ]

    def _prepare_list_row(self, place, labels, quarters):
        """Return one row of the list.

        :param place: number of the row
        :param labels: {field: {key: label}} of the selections
        :param quarters: [(hours planned, hours taught)]
        """
        return [
            place,
            self.teacher_name,
            labels["kind"][self.kind],
            self.subject_id.name,
            self.class_id.name,
            self.title,
            self.body_id.name,
            self.hours,
            self.hours_planned,
            *(hours for quarter in quarters for hours in quarter),
            self.hours_taught,
            self.hours_balance,
            labels["state"][self.state],
        ]

    def _get_hours_by_quarter(self):
        """Return {(scheme, number of the quarter): (hours planned, hours taught)}, one query for all."""
        rows = self.env["methodical.scheme.report"]._read_group(
            [("scheme_id", "in", self.ids), ("term_id", "!=", False)],
            ["scheme_id", "term_id"],
            ["hours_planned:sum", "hours_taught:sum"],
        )
        return {(scheme, term.number): (planned, taught) for scheme, term, planned, taught in rows}
