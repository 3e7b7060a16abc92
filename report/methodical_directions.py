from odoo import models

from ..tools.paging import Columns, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out

#: directions of work have no table
NO_TABLE = Columns([PORTRAIT.width], font=TEXT_FONT, line=TEXT_LINE)


class MethodicalDirections(models.Model):
    """The directions of work of an association as they are printed, with the stamp of the council (C16, F1 A-I.1′)."""

    _inherit = "methodical.directions"

    def action_print(self):
        """Print the directions with stamps."""
        return self.env.ref("school_methodical.methodical_directions_action_report").report_action(
            self, config=False
        )

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Directions of work – %(body)s", body=self.body_id.name)

    def _get_print_values(self):
        """Return what the print of one document shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_print_frame(),
            "title": self.env._(
                "DIRECTIONS, FORMS AND METHODS OF WORK\n%(body)s, school year %(year)s",
                body=self.body_id.name,
                year=self.school_year_id.name,
            ),
            "theme": self.env._("methodical theme: “%(theme)s”", theme=self.theme) if self.theme else "",
        }
        blocks = [
            block
            for label, text in self._get_print_paragraphs() or [("", "–")]
            for block in text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        ]
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_print_paragraphs(self):
        """Return [(label, text)] of what is filled in."""
        directions = "\n".join(
            f"{number}. {direction.name}" for number, direction in enumerate(self.direction_ids, start=1)
        )
        paragraphs = [
            (self.env._("Aim"), self.aim),
            (self.env._("Directions"), directions),
            (self.env._("Forms and methods of work"), self.forms),
        ]
        return [(label, text) for label, text in paragraphs if text]
