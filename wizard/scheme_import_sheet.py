from odoo import api, fields, models

from ..tools.scheme_title import read_title
from ..tools.word_match import fold, words


class MethodicalSchemeImportSheet(models.TransientModel):
    """A sheet of the workbook: the scheme of work that its lessons become; one sheet for each class."""

    _name = "methodical.scheme.import.sheet"
    _description = "Sheet of a Scheme of Work"
    _inherit = ["methodical.list.import.sheet"]

    wizard_id = fields.Many2one("methodical.scheme.import", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="wizard_id.company_id")
    school_year_id = fields.Many2one(related="wizard_id.school_year_id")
    is_imported = fields.Boolean("Import", default=True)
    header_row = fields.Integer(
        "Headings in row", help="Number of the row in Excel in which the headings begin."
    )
    subject_id = fields.Many2one("methodical.subject")
    class_id = fields.Many2one("methodical.class", domain="[('school_year_id', '=', school_year_id)]")
    title = fields.Char("Club, pupil or group")
    hours = fields.Float("Hours of the curriculum", digits=(8, 1))
    hours_weekly = fields.Float("Hours a week", digits=(8, 1))
    hint = fields.Char("What the file says", readonly=True)
    outcome = fields.Char("What happens", readonly=True)

    @api.model
    def _prepare_sheet(self, sheet, header, classes, subjects):
        """Return the values of a sheet as its title and its name describe it.

        :param sheet: tools.spreadsheet.Sheet
        :param header: its tools.list_headings.Header
        :param classes: methodical.class of the school year
        :param subjects: {normalised name: methodical.subject}
        """
        title = read_title(header.title, sheet.name)
        of_grade = classes.filtered(lambda one: title.grade and one.grade == title.grade)
        exact = of_grade.filtered(lambda one: fold(one.letter) == title.letter)
        found = exact or (of_grade if not title.letter else of_grade.browse())
        return {
            "name": sheet.name,
            "header_row": header.first,
            "class_id": found.id if len(found) == 1 else False,
            "subject_id": subjects and _find_subject(f"{title.text} {sheet.name}", subjects).id,
            "hours": title.hours,
            "hours_weekly": title.weekly,
            "hint": title.text[:200],
        }

    @api.model
    def _get_subjects(self, company, teacher):
        """Return {normalised name in any language: methodical.subject}, those of the teacher win.

        :param company: res.company
        :param teacher: methodical.teacher
        """
        found = {}
        for lang, _name in self.env["res.lang"].get_installed():
            subjects = self.env["methodical.subject"].with_context(lang=lang)
            for subject in subjects.search([("company_id", "in", (company.id, False))]):
                plain = subject.with_env(self.env)
                key = " ".join(words(subject.name))
                if key not in found or plain in teacher.subject_ids:
                    found[key] = plain
        own = teacher.subject_ids
        return dict(sorted(found.items(), key=lambda item: (item[1] not in own, -len(item[0]))))


def _find_subject(text, subjects):
    """Return the subject whose name stands in a text: all its words begin like words of the text ("физика боюнча")."""
    found = words(text)
    for key, subject in subjects.items():
        stems = [word[: max(4, len(word) - 2)] for word in key.split()]
        if all(any(word.startswith(stem) for word in found) for stem in stems):
            return subject
    return next(iter(subjects.values())).browse()
