from odoo import models


class MethodicalCourse(models.Model):
    """The ledger of courses as a workbook, one fact a column (F4 3.2)."""

    _name = "methodical.course"
    _inherit = ["methodical.course", "methodical.export"]

    _export_order = "company_id, teacher_name, date_end, id"
    _export_columns = (
        ("company_id", 24),
        ("teacher_name", 30),
        ("kind", 20),
        ("name", 34),
        ("programme", 24),
        ("provider_name", 28),
        ("form", 12),
        ("funding", 12),
        ("date_start", 12),
        ("date_end", 12),
        ("hours", 8),
        ("document_kind", 16),
        ("document_number", 16),
        ("document_date", 12),
        ("state", 16),
        ("decided_on", 12),
        ("decided_by_name", 26),
    )
