import base64

from . import course_files as files
from .course_case import CourseCase


class CourseImportCase(CourseCase):
    def upload(self, rows, user=None, merge=(), filename="курстар.xlsx", content=None):
        """Return the import of a list after its first step."""
        content = files.book_of(rows, merge) if content is None else content
        wizard = self.as_user(self.env["methodical.course.import"], user or self.user_officer).create(
            {"file": base64.b64encode(content), "filename": filename}
        )
        wizard.action_read()
        return wizard

    def preview(self, rows, **options):
        wizard = self.upload(rows, **options)
        wizard.action_preview()
        return wizard

    def import_list(self, rows, **options):
        """Return the certificates that a list brought."""
        known = self.ledger()
        self.preview(rows, **options).action_import()
        self.env.invalidate_all()
        return self.ledger() - known

    def ledger(self):
        """Return all courses of the school."""
        return self.Course.search([("company_id", "=", self.company.id)])

    def problems(self, wizard):
        return {line.row: line.problems for line in wizard.line_ids if line.problems}
