from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.plan_shift import SchoolYear, shift_period


class MethodicalSchemeCopy(models.TransientModel):
    """Asks for which classes a scheme of work is copied: parallel classes, or those of another school year."""

    _name = "methodical.scheme.copy"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Copy of a Scheme of Work"

    scheme_id = fields.Many2one("methodical.scheme", required=True, readonly=True, ondelete="cascade")
    company_id = fields.Many2one(related="scheme_id.company_id", related_sudo=False)
    kind = fields.Selection(related="scheme_id.kind", related_sudo=False)
    school_year_id = fields.Many2one(
        "methodical.school.year",
        "For the school year",
        required=True,
        ondelete="cascade",
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    class_ids = fields.Many2many(
        "methodical.class",
        string="Classes",
        domain="[('school_year_id', '=', school_year_id), ('company_id', '=', company_id)]",
        compute="_compute_class_ids",
        store=True,
        readonly=False,
        precompute=True,
    )

    @api.constrains("scheme_id")
    def _check_scheme(self):
        """Refuse a scheme of work that the user may not read: the dialog would name it."""
        # a constraint runs in sudo: back to the rights of the user
        self.sudo(False).scheme_id.check_access("read")

    @api.depends("scheme_id", "school_year_id")
    def _compute_class_ids(self):
        """Propose the other classes of the grade."""
        for dialog in self:
            own = dialog.scheme_id.class_id
            dialog.class_ids = own and (
                self.env["methodical.class"].search(
                    [("school_year_id", "=", dialog.school_year_id.id), ("grade", "=", own.grade)]
                )
                - own
            )

    def action_copy(self):
        """Make a draft for each class, its lessons on the days of that school year.

        :return: action that opens the copies
        """
        self.ensure_one()
        if self.kind == "subject" and not self.class_ids:
            raise UserError(
                self.env._("Choose the classes for which “%(scheme)s” is copied.", scheme=self.scheme_id.name)
            )
        self.scheme_id.check_access("read")
        targets = self.class_ids.ids or [False]
        if self.school_year_id == self.scheme_id.school_year_id and not self.class_ids:
            raise UserError(
                self.env._(
                    "Choose another school year: “%(scheme)s” is of this one.", scheme=self.scheme_id.name
                )
            )
        copies = self.env["methodical.scheme"].create(
            [
                self._prepare_copy(target, lines)
                for target, lines in zip(targets, self._prepare_lines(len(targets)), strict=True)
            ]
        )
        action = {"type": "ir.actions.act_window", "name": self.env._("Copies"), "res_model": copies._name}
        if len(copies) == 1:
            return {**action, "res_id": copies.id, "views": [(False, "form")]}
        return {**action, "views": [(False, "list"), (False, "form")], "domain": [("id", "in", copies.ids)]}

    def _prepare_copy(self, class_id, lines):
        scheme = self.scheme_id
        is_same_year = scheme.school_year_id == self.school_year_id
        return {
            "company_id": scheme.company_id.id,
            "kind": scheme.kind,
            "teacher_id": self.env["methodical.teacher"]._get_of_user(self.env.user, scheme.company_id).id,
            "subject_id": scheme.subject_id.id,
            "class_id": class_id,
            "title": scheme.title,
            "school_year_id": self.school_year_id.id,
            **({"hours": scheme.hours, "hours_weekly": scheme.hours_weekly} if is_same_year else {}),
            "line_ids": lines,
        }

    def _prepare_lines(self, count):
        """Return the commands of the lessons, once for each copy: quarter and day of the other school year."""
        old, new = self.scheme_id.school_year_id, self.school_year_id
        terms = {term.number: term.id for term in new.term_ids}
        rows = self.scheme_id.line_ids.copy_data()
        if old != new:
            calendar = self.company_id._get_school_calendar(new.date_start, new.date_end)
            periods = _as_tool(old), _as_tool(new)
            for line, vals in zip(self.scheme_id.line_ids, rows, strict=True):
                vals["term_id"] = terms.get(line.term_id.number)
                if day := line.date_planned:
                    vals["date_planned"] = shift_period(day, day, *periods, calendar)[0]
        for vals in rows:
            vals.pop("scheme_id", None)
        return [[Command.create(dict(vals)) for vals in rows] for _place in range(count)]


def _as_tool(year):
    """Return a methodical.school.year as the tool that shifts dates takes it."""
    quarters = {term.number: (term.date_start, term.date_end) for term in year.term_ids}
    return SchoolYear(year.date_start, year.date_end, quarters)
