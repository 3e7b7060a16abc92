from odoo import api, fields, models

from ...tools.guard import has_pass
from ...tools.school import check_schools

#: who keeps the records of the whole school
STAFF = "school_methodical.group_deputy,school_methodical.group_officer"


class MethodicalTeacherRecordMixin(models.AbstractModel):
    """What belongs to one teacher card: a course, an attestation, a topic of self-development ... (F4, F1 VI.9, VI.10).

    A row stays in the school of its card. Who teaches reads his own rows, a head those of his members, the deputy, the
    director and the officer all of the school: the record rules ask for ``teacher_id``.
    """

    _name = "methodical.teacher.record.mixin"
    _description = "Record of a Teacher"
    _inherit = ["methodical.school.mixin"]
    #: links whose records must be open to who fills a form: it computes what the card of a colleague keeps closed
    _closed_links = frozenset({"teacher_id"})

    teacher_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._get_default_teacher(),
    )
    company_id = fields.Many2one(
        related="teacher_id.company_id", string="School", store=True, index=True, precompute=True
    )
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    is_mine = fields.Boolean(
        "Mine", compute="_compute_is_mine", search="_search_is_mine", export_string_translation=False
    )

    @api.model
    def _get_default_teacher(self):
        """Return the card of the user: what the system knows is not asked."""
        return self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)

    @api.model_create_multi
    def create(self, vals_list):
        """Create records.

        :raises AccessError: for a link to a record whose name says what the user may not read
        """
        records = super().create(vals_list)
        records._check_closed_links(self._fields)
        return records

    def write(self, vals):
        """Change records.

        :raises AccessError: as in ``create``
        """
        result = super().write(vals)
        self._check_closed_links(vals)
        return result

    def _check_closed_links(self, names):
        """Raise for links of some fields to records of models with ``_has_closed_name`` that the user may not read.

        :param names: names of fields
        """
        if self.env.su or has_pass(self.env):
            return
        for name in names:
            field = self._fields.get(name)
            if field is None or field.type != "many2one" or not field.store:
                continue
            if getattr(self.env[field.comodel_name], "_has_closed_name", False) and self[name]:
                check_schools(self.browse(), {name: self[name].ids})

    @api.depends("teacher_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        self._flag_own("is_mine", "teacher_id")

    def _flag_own(self, flag, link):
        """Write into a computed field whether the card of a link is that of the user.

        :param flag: name of the field
        :param link: name of the Many2one to ``methodical.teacher``
        """
        for record in self:
            # sudo: everybody may know which card is his own
            record[flag] = record.sudo()[link].user_id.id == self.env.uid

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("teacher_id.user_id", "=", self.env.uid)]

    @api.model
    def _is_staff(self):
        """Return whether the user keeps the records of the whole school: a deputy or the officer."""
        return self.env.user.has_groups(STAFF)
