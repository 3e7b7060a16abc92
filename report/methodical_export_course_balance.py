from odoo import models


class MethodicalCourseBalance(models.Model):
    """How teachers stand to the course norms, as a workbook (F2 2.3d)."""

    _name = "methodical.course.balance"
    _inherit = ["methodical.course.balance", "methodical.export"]

    _export_order = "company_id, teacher_name, id"
    _export_columns = (
        ("company_id", 24),
        ("teacher_name", 30),
        ("body_id", 24),
        ("status", 18),
        ("status_since", 12),
        ("date_due", 12),
        ("status_in_year", 18),
        ("date_counted", 12),
        ("hours", 8),
        ("norm_id", 26),
        ("sentence", 60),
    )
