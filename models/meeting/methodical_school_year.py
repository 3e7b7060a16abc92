from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain


class MethodicalSchoolYear(models.Model):
    _inherit = "methodical.school.year"

    @api.model
    def _get_working(self, company, day):
        """Return the school year in whose working year a date lies, else the present or next one, else none.

        Work begins a month before the lessons and goes on until the next year's work begins, as plans count it.

        :param company: res.company
        :param day: datetime.date
        """
        begun = Domain("company_id", "=", company.id) & Domain(
            "date_start", "<=", day + relativedelta(months=1)
        )
        year = self.search(begun, order="date_start desc", limit=1)
        if year and day < year.date_start + relativedelta(years=1):
            return year
        return self._get_current(company, day)
