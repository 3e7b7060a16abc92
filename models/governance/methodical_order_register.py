from odoo import api, fields, models

from ...tools.order_number import join_number


class MethodicalOrder(models.Model):
    """The register of the order book: number in the school's way, and the columns of the book (domain 9.3, 12a)."""

    _inherit = "methodical.order"

    person_names = fields.Char("Persons concerned", compute="_compute_register", compute_sudo=True)
    executor_names = fields.Char("Carried out by", compute="_compute_register", compute_sudo=True)
    date_term = fields.Date("Term", compute="_compute_register", compute_sudo=True)
    register_note = fields.Char("Remark", compute="_compute_register_note")

    @api.depends("point_ids.responsible_id.name", "point_ids.date_due", "teacher_ids.name", "date_to")
    def _compute_register(self):
        for order in self:
            executors = order.point_ids.responsible_id or order.teacher_ids
            order.person_names = ", ".join(name for name in order.teacher_ids.mapped("name") if name)
            order.executor_names = ", ".join(name for name in executors.mapped("name") if name)
            dates = [day for day in (*order.point_ids.mapped("date_due"), order.date_to) if day]
            order.date_term = max(dates, default=False)

    @api.depends("note", "is_paper", "cancelled_by_id", "state")
    @api.depends_context("lang")
    def _compute_register_note(self):
        for order in self:
            # sudo: number and date of the order that cancels are no secret to a reader of the cancelled one
            other = order.sudo().cancelled_by_id._get_reference() if order.cancelled_by_id else ""
            notes = (
                self.env._("Cancelled by %(order)s", order=other) if other else "",
                self.env._("Signed on paper") if order.is_paper else "",
                order.note or "",
            )
            order.register_note = "; ".join(note for note in notes if note)

    def _get_series_mark(self):
        """Return what the school adds to the numbers of the series of one order, for example "ж/к" ('' for nothing)."""
        if self.series != "personnel":
            return ""
        # sudo: the words of a regulation are no secret, also of one that is replaced
        labels = self.company_id._get_regulation(self.date or self.paper_date or None).sudo().label_ids
        return labels.filtered(lambda label: label.term == "personnel_mark")[:1].name or ""

    def _format_number(self):
        """Return the number of one signed order in the school's way: "No. 12", "No. 12-ж/к".

        One that was carried over without a number has the words of its paper: "б/н".
        """
        if not self.number:
            return self.paper_number or ""
        mark = self.with_context(lang=self.company_id._get_print_lang())._get_series_mark()
        return self.env._("No. %(number)s", number=join_number(self.number, self.number_suffix, mark))

    def _get_register_row(self):
        """Return the row of one order in the register (domain 9.3, 12a), in the language of the environment.

        :return: dict: number (text with sign and mark), date, title, reason (ground), executor, term (date or False),
            note, state, series
        """
        self.ensure_one()
        return {
            "number": self.name or "",
            "date": self.date,
            "title": self.title,
            "reason": self.reason or "",
            "executor": self.executor_names or "",
            "term": self.date_term,
            "note": self.register_note or "",
            "state": self.state,
            "series": self.series,
        }
