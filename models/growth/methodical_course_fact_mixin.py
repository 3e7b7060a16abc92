from odoo import api, models


class MethodicalCourseFactMixin(models.AbstractModel):
    """A record from which standings to course norms follow: they are written anew whenever it changes, by any entrance.

    A model names the fields that matter in ``_standing_fields`` (None: all) and answers ``_get_standing_teachers()``.
    """

    _name = "methodical.course.fact.mixin"
    _description = "Fact for Course Norms"

    _standing_fields = None

    def _get_standing_teachers(self):
        """Return the cards whose standings follow from these records."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        """Create records, and the standings that follow."""
        records = super().create(vals_list)
        records._refresh_standings(records._get_standing_teachers())
        return records

    def write(self, vals):
        """Change records, and the standings that follow from what they were and are."""
        if self._standing_fields is not None and not self._standing_fields & vals.keys():
            return super().write(vals)
        before = self._get_standing_teachers()
        result = super().write(vals)
        self._refresh_standings(before | self._get_standing_teachers())
        return result

    def unlink(self):
        """Delete records, and the standings that followed."""
        teachers = self._get_standing_teachers()
        result = super().unlink()
        self._refresh_standings(teachers.exists())
        return result

    @api.model
    def _refresh_standings(self, teachers):
        if teachers:
            self.env["methodical.course.standing"]._refresh(teachers)
