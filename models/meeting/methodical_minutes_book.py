from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalMinutesBook(models.Model):
    """Minutes of a body and school year that were kept on paper: those of the system go on with the next number (R24).

    For a school that begins to work with the system within the year. Once the system has given a number, nothing of it
    changes any more.
    """

    _name = "methodical.minutes.book"
    _description = "Minutes on Paper"
    _inherit = ["methodical.numbered.mixin", "methodical.school.mixin"]
    _order = "school_year_id desc, body_id"
    _rec_name = "body_id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "methodical.body",
        "Association or council",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        ondelete="cascade",
        check_company=True,
        default=lambda self: self._default_school_year(),
    )
    number = fields.Integer(
        "Last number on paper",
        required=True,
        aggregator=None,
        help="The first minutes in the system get the number after it.",
    )

    _book_uniq = models.UniqueIndex(
        "(body_id, school_year_id)",
        "The last number on paper of this association and school year is entered already. Correct it there.",
    )
    _number_check = models.Constraint(
        "CHECK(number > 0)", "The number of the last minutes on paper is at least 1."
    )

    @api.model
    def _default_school_year(self):
        today = fields.Date.context_today(self.env.company._in_school_time())
        return self.env["methodical.school.year"]._get_working(self.env.company, today)

    @api.model_create_multi
    def create(self, vals_list):
        """Enter where the paper ended.

        :raises UserError: when minutes of that body and year have numbers already
        """
        books = super().create(vals_list)
        books._check_unused()
        return books

    def write(self, vals):
        """Correct where the paper ended.

        :raises UserError: as in ``create``
        """
        self._check_unused()
        result = super().write(vals)
        self._check_unused()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        """Raise when the system has given numbers after those on paper; nobody takes one meanwhile."""
        Meeting = self.env["methodical.meeting"]
        for book in self.sorted("company_id"):
            Meeting._lock_book(book.company_id)
            scope = {"body_id": book.body_id.id, "school_year_id": book.school_year_id.id}
            if last := Meeting._get_highest_number(scope):
                raise UserError(
                    self.env._(
                        "%(body)s has minutes № %(number)s of %(year)s in the system: the numbers go on from there.",
                        body=book.body_id.name,
                        number=last,
                        year=book.school_year_id.name,
                    )
                )
