from odoo import api, fields, models

from ...tools.guard import has_pass, without_keys


class MethodicalAttendance(models.Model):
    """Who was called to a meeting and who came (F1 VIII.8, F3 M2, P4). Sealed with the minutes."""

    _name = "methodical.attendance"
    _description = "Attendance"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "meeting_id, role, name, id"
    _check_company_auto = True
    _sealed_parent = "meeting_id"

    meeting_id = fields.Many2one(
        "methodical.meeting", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        "methodical.teacher", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    name = fields.Char(
        "Full name",
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="A guest without a card is written by name.",
    )
    post = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True)
    role = fields.Selection(
        [("member", "Member"), ("invited", "Invited"), ("guest", "Guest")],
        required=True,
        default="member",
        help="Only members vote and count for the quorum.",
    )
    state = fields.Selection(
        [("present", "Is present"), ("late", "Came late"), ("absent", "Did not come")],
        required=True,
        default="present",
    )
    reason = fields.Char(help="Why absent or late.")
    is_told = fields.Boolean("Told", readonly=True, copy=False, help="The announcement was sent to him.")

    _teacher_uniq = models.UniqueIndex(
        "(meeting_id, teacher_id) WHERE teacher_id IS NOT NULL", "This person is on the list already."
    )

    @api.depends("teacher_id")
    def _compute_name(self):
        for row in self:
            teacher_sudo = row.sudo().teacher_id  # sudo: name and post of a colleague
            row.name = teacher_sudo.name or row.name
            row.post = teacher_sudo.post_ids[:1].name or row.post

    @api.model
    def _sealed_fields(self):
        return ["teacher_id", "name", "post", "role", "state", "reason"]

    @api.model_create_multi
    def create(self, vals_list):
        """Put people on lists; who is called to an announced meeting gets its event and its message."""
        if has_pass(self.env):
            return super().create(vals_list)
        plain = without_keys(self, {"default_is_told"})
        rows = super(MethodicalAttendance, plain).create([self._without_told(vals) for vals in vals_list])
        rows = rows.with_env(self.env)
        rows.meeting_id._follow_people()
        return rows

    def write(self, vals):
        """Change lists; whether somebody was told is written by telling him only."""
        if has_pass(self.env):
            return super().write(vals)
        result = super().write(self._without_told(vals))
        if {"teacher_id", "meeting_id"} & vals.keys():
            self.meeting_id._follow_people()
        return result

    def unlink(self):
        """Take people off lists, and out of the events of announced meetings."""
        meetings = self.meeting_id
        result = super().unlink()
        meetings.exists()._follow_people()
        return result

    @api.model
    def _without_told(self, vals):
        return {name: value for name, value in vals.items() if name != "is_told"}
