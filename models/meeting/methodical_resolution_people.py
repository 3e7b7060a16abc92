from odoo import api, models
from odoo.fields import Command

#: what a caller may do with the list of people; cards themselves are not written through it
_LINKS = frozenset({Command.UNLINK, Command.LINK, Command.CLEAR, Command.SET})


class MethodicalResolution(models.Model):
    """Who carries a resolution out together with its responsible person: colleagues by name (F3 P2).

    Who writes minutes may be a plain teacher: he chooses colleagues whose cards are closed to him, and sees their names.
    """

    _inherit = "methodical.resolution"

    @api.model_create_multi
    def create(self, vals_list):
        """Create resolutions; the colleagues are linked after everything that is asked of the caller."""
        rows = [self._split_people(vals) for vals in vals_list]
        resolutions = super().create([rest for rest, _people in rows])
        for resolution, (_rest, people) in zip(resolutions, rows, strict=True):
            resolution._link_people(people)
        return resolutions

    def write(self, vals):
        """Change resolutions, and with whom they are carried out."""
        rest, people = self._split_people(vals)
        if not people:
            return super().write(vals)
        self.check_access("write")
        result = super().write(rest)
        self._link_people(people)
        return result

    @api.model
    def _split_people(self, vals):
        """Return the values without the links to colleagues, and these links; anything else is left to the ORM."""
        people = vals.get("helper_ids")
        if (
            self.env.su
            or not isinstance(people, list | tuple)
            or not all(isinstance(row, list | tuple) and row and row[0] in _LINKS for row in people)
        ):
            return vals, []
        return {name: value for name, value in vals.items() if name != "helper_ids"}, list(people)

    def _link_people(self, people):
        """Link colleagues of the school by commands; a sealed resolution and another school are refused as ever."""
        if people:
            # sudo: the name of a colleague is public within the school, his card is not
            self.sudo().write({"helper_ids": people})

    def web_read(self, specification):
        """Return the values of a form; with whom a resolution is carried out by name, whoever reads it."""
        self.check_access("read")  # the ORM asks no right of who asks for nothing else
        wanted = specification.get("helper_ids", {}).get("fields", {})
        if not wanted or wanted.keys() - {"id", "display_name"} or not all(self._ids):
            return super().web_read(specification)
        rest = {name: spec for name, spec in specification.items() if name != "helper_ids"}
        result = super().web_read(rest)
        # sudo: their names stand in the resolution (``people``)
        people = {row.id: row.helper_ids for row in self.sudo()}
        for values in result:
            values["helper_ids"] = [
                {"id": card.id, "display_name": card.display_name} for card in people[values["id"]]
            ]
        return result
