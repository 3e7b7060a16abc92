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
        terms = self.school_year_id.term_ids
        numbers = sorted(set(terms.mapped("number")))
        labels = {
            name: dict(self._fields[name]._description_selection(self.env)) for name in ("kind", "state")
        }
        planned, taught = self._get_planned_by_term(), self._get_taught_by_term(terms)
        rows = [
            scheme._prepare_list_row(place, labels, numbers, planned, taught)
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
            (self.env._("State"), 15),
        ]

    def _prepare_list_row(self, place, labels, numbers, planned, taught):
        hours = [
            part.get((self.id, number), 0) for number in numbers for part in (planned, taught)
        ]
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
            *hours,
            sum(hours[1::2]),
            labels["state"][self.state],
        ]

    def _get_planned_by_term(self):
        """Return {(scheme id, number of the quarter): hours planned}."""
        rows = self.env["methodical.scheme.line"]._read_group(
            [("scheme_id", "in", self.ids), ("term_id", "!=", False)], ["scheme_id", "term_id"], ["hours:sum"]
        )
        return {(scheme.id, term.number): hours for scheme, term, hours in rows}

    def _get_taught_by_term(self, terms):
        """Return {(scheme id, number of the quarter): hours taught in weeks that begin in it, or in the holidays before}.

        :param terms: quarters of the school years of these schemes
        """
        rows = self.env["methodical.scheme.progress"].search_fetch(
            [("scheme_id", "in", self.ids)], ["scheme_id", "date_week", "hours"]
        )
        by_year = {year.id: part.sorted("date_start") for year, part in terms.grouped("school_year_id").items()}
        taught = {}
        for row in rows:
            ended = by_year.get(row.scheme_id.school_year_id.id, terms.browse())
            term = next((term for term in ended if row.date_week <= term.date_end), ended[-1:])
            key = (row.scheme_id.id, term.number)
            taught[key] = taught.get(key, 0) + row.hours
        return taught
