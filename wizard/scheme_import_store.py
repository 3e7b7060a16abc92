import base64

from odoo import Command, models
from odoo.exceptions import UserError

_SHOWN_LINES = 2000


class MethodicalSchemeImport(models.TransientModel):
    """The preview of an import of schemes of work, and what it stores."""

    _inherit = "methodical.scheme.import"

    def _get_preview(self, prepared):
        _planner, plans = prepared
        notes = []
        for plan in plans:
            plan.line.outcome = self._describe_outcome(plan)
            notes += [f"{plan.line.name}: {text}" for text in [*plan.errors, *plan.warnings]]
        lines = [values for plan in plans for values in self._get_preview_lines(plan)]
        left_out = [
            f"{plan.line.name}: {', '.join(map(str, plan.left_out))}" for plan in plans if plan.left_out
        ]
        return {
            "line_ids": [Command.clear(), *map(Command.create, lines[:_SHOWN_LINES])],
            "notes": "\n".join(notes),
            "left_out": "; ".join(left_out),
            "count_ready": sum(len(plan.ready) for plan in plans),
            "count_error": self._count_errors(prepared),
        }

    def _get_preview_lines(self, plan):
        return [
            {
                **self.line_ids._prepare_line(lesson.row, lesson.name, errors, warnings),
                "sequence": place,
                "sheet": plan.line.name,
                "quarter": lesson.quarter,
                "section": lesson.section,
                "hours": lesson.hours,
                "date_planned": lesson.date_planned,
            }
            for place, (lesson, errors, warnings) in enumerate(plan.lessons)
        ]

    def _describe_outcome(self, plan):
        """Return what happens to one sheet, as a sentence."""
        values = {"count": len(plan.ready), "hours": f"{plan.hours:g}"}
        if plan.errors:
            return self.env._("Not imported")
        if not plan.target:
            return self.env._("New scheme of work: lessons %(count)s, hours %(hours)s", **values)
        return self.env._(
            "The lessons of the draft (%(old)s) are replaced: lessons %(count)s, hours %(hours)s",
            old=len(plan.target.line_ids),
            **values,
        )

    def _count_errors(self, prepared):
        return sum(plan.error_count for plan in prepared[1])

    def _store(self, prepared):
        planner, plans = prepared
        plans = [plan for plan in plans if plan.ready]
        if not plans:
            raise UserError(self.env._("There is nothing that could be imported. Look at the errors first."))
        new = [plan for plan in plans if not plan.target]
        schemes = self.env["methodical.scheme"].create([self._prepare_scheme(plan) for plan in new])
        for plan, scheme in zip(new, schemes, strict=True):
            plan.target = scheme
        filled = schemes.union(*(plan.target for plan in plans))
        filled.check_access("write")
        (filled - schemes).line_ids.unlink()
        for plan in plans:
            hours = {name: plan.line[name] for name in ("hours", "hours_weekly") if plan.line[name]}
            if plan.target not in schemes and hours:
                plan.target.write(hours)
        self.env["methodical.scheme.line"].create(
            [values for plan in plans for values in planner.prepare_lines(plan, plan.target)]
        )
        self._attach_file(filled)
        return filled

    def _prepare_scheme(self, plan):
        line = plan.line
        return {
            "company_id": self.company_id.id,
            "teacher_id": self.teacher_id.id,
            "school_year_id": self.school_year_id.id,
            "kind": self.kind,
            "subject_id": line.subject_id.id,
            "class_id": line.class_id.id,
            "title": line.title,
            **{name: line[name] for name in ("hours", "hours_weekly") if line[name]},
        }

    def _attach_file(self, schemes):
        """Keep the file with the schemes of work that were made of it."""
        content = base64.b64encode(self._get_content())
        self.env["ir.attachment"].create(
            [
                {
                    "name": self.filename or "scheme.xlsx",
                    "datas": content,
                    "res_model": scheme._name,
                    "res_id": scheme.id,
                }
                for scheme in schemes
            ]
        )
        text = self.env._("Lessons imported from %(file)s.", file=self.filename or "")
        schemes._message_log_batch(bodies=dict.fromkeys(schemes.ids, text))

    def _open_records(self, schemes):
        action = {"type": "ir.actions.act_window", "res_model": schemes._name, "target": "main"}
        if len(schemes) == 1:
            return {**action, "res_id": schemes.id, "views": [(False, "form")]}
        return {
            **action,
            "name": self.env._("Imported schemes of work"),
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", schemes.ids)],
        }
