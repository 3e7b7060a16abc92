from odoo import fields, models


class MethodicalTeacher(models.Model):
    """Growth of a teacher on his card (F1 VI.9, VI.10; R38)."""

    _inherit = "methodical.teacher"

    course_ids = fields.One2many("methodical.course", "teacher_id", "Courses")
    exemption_ids = fields.One2many("methodical.course.exemption", "teacher_id", "Exemptions from courses")
    post_period_ids = fields.One2many("methodical.post.period", "teacher_id", "Posts with their days")
    attestation_ids = fields.One2many("methodical.attestation", "teacher_id", "Attestations")
    topic_ids = fields.One2many("methodical.development.topic", "teacher_id", "Topics of self-development")
    consultation_ids = fields.One2many("methodical.consultation", "teacher_id", "Consultations")
    mentoring_ids = fields.One2many("methodical.mentoring", "teacher_id", "Mentors")
    mentee_ids = fields.One2many("methodical.mentoring", "mentor_id", "Mentoring of others")
