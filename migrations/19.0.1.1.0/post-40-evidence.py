"""Rounds and terms of heads get what was one text, or not kept, before. Signatures need nothing: their digests still fit."""

import re
from datetime import datetime

from odoo.tools import SQL
from odoo.tools.sql import column_exists

#: "№ 5, 28.08.2026", "№ 5 от 28.08.2026": number and date of minutes in one text
_MINUTES = re.compile(r"^\s*(.+?)[\s,]+(?:от\s+|of\s+)?(\d{2}\.\d{2}\.\d{4})\s*$")


def migrate(cr, version):
    """Say in rounds under way what the regulation says of signing twice; give the minutes of elections their date."""
    cr.execute(
        """
        UPDATE methodical_approval_round AS r
           SET allow_same_signer = regulation.allow_same_signer
          FROM methodical_regulation AS regulation
         WHERE regulation.id = r.regulation_id AND r.allow_same_signer IS NULL
        """
    )
    if not column_exists(cr, "methodical_head_term", "order_number"):
        return  # installed from a working copy between the versions
    cr.execute(
        "SELECT id, meeting_reference FROM methodical_head_term WHERE meeting_reference IS NOT NULL AND meeting_date IS NULL"
    )
    rows = [(term, *minutes) for term, text in cr.fetchall() if (minutes := _split(text))]
    if rows:
        cr.execute(
            SQL(
                """
                UPDATE methodical_head_term AS term
                   SET meeting_reference = row.number, meeting_date = row.day
                  FROM (VALUES %s) AS row (id, number, day)
                 WHERE row.id = term.id
                """,
                SQL(", ").join(SQL("(%s, %s, %s)", *row) for row in rows),
            )
        )


def _split(text):
    """Return (number, datetime.date) of minutes; None for a text that is something else."""
    if not (found := _MINUTES.match(text)):
        return None
    try:
        return found[1], datetime.strptime(found[2], "%d.%m.%Y").date()
    except ValueError:  # no day of the calendar
        return None
