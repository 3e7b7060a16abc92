from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.person_name import short_name
from ..tools.xlsx import Table


class MethodicalMeeting(models.Model):
    """The register of minutes of a school year, prepared once for paper and workbook (domain 9.3, 4c; F1 VI.12, C11)."""

    _inherit = "methodical.meeting"

    @api.model
    def _find_in_register(self, year, body=None):
        """Return the numbered minutes of a school year that the user may read, in the order of bodies and numbers.

        :param year: methodical.school.year
        :param body: methodical.body, all of the school by default
        """
        domain = Domain("school_year_id", "=", year.id) & Domain("number", ">", 0)
        if body:
            domain &= Domain("body_id", "=", body.id)
        return self.search(domain, order="body_id, number, id")

    def _get_register(self, title):
        """Return the register of these minutes in the language of the environment.

        :param title: what stands below the name of the book
        :return: tools.xlsx.Table
        """
        company = self.company_id[:1] or self.env.company
        book = company._get_regulation()._get_label("minutes_book")
        columns = [
            (self.env._("No."), 6),
            (self.env._("Date"), 11),
            (self.env._("Body"), 30),
            (self.env._("Agenda"), 59),
            (self.env._("Present"), 14),
            (self.env._("Sheets"), 9),
            (self.env._("Signed"), 11),
        ]
        rows = [meeting._prepare_register_line() for meeting in self._with_evidence()]
        return Table(f"{book.upper()}\n{title}", columns, rows)

    def _prepare_register_line(self):
        items = self.agenda_item_ids.sorted("sequence, id")
        return [
            self.number,
            self.date,
            self._get_owner_label(),
            "\n".join(f"{place}. {item.name}" for place, item in enumerate(items, start=1)),
            self._get_present_numbers(),
            len(self._get_print_values()["sheets"]),
            self._get_signed_day(),
        ]

    def _get_present_numbers(self):
        if self.body_kind == "parents":
            return str(self._get_voters_count())
        return f"{self.present_count} / {self.member_count}"

    def _get_signed_day(self):
        """Return the day on which the minutes were signed, None while they are not."""
        if self.state != "approved":
            return None
        moment = max(self._get_decided_signatures().mapped("decided_at"), default=None)
        if not moment:
            return None
        return fields.Datetime.context_timestamp(self.company_id._in_school_time(), moment).date()


class MethodicalResolution(models.Model):
    """The register of resolutions with their execution (domain 9.3, 4b; F3 P2, F1 V.4)."""

    _inherit = "methodical.resolution"

    @api.model
    def _find_in_register(self, year, body=None):
        """Return the resolutions of the signed minutes of a school year that the user may read.

        :param year: methodical.school.year
        :param body: methodical.body, all of the school by default
        """
        domain = Domain("school_year_id", "=", year.id) & Domain("meeting_id.state", "=", "approved")
        if body:
            domain &= Domain("body_id", "=", body.id)
        return self.search(domain, order="body_id, date, meeting_id, item_id, sequence, id")

    def _get_register(self, title):
        """Return the register of these resolutions in the language of the environment, with counts below it.

        :param title: what stands below the name of the register
        :return: tools.xlsx.Table
        """
        company = self.company_id[:1] or self.env.company
        word = company._get_regulation()._get_label("resolution")
        columns = [
            (self.env._("No."), 8),
            (self.env._("Minutes No., date"), 22),
            (word, 52),
            (self.env._("Responsible"), 24),
            (self.env._("Due"), 11),
            (self.env._("Done (date, proof)"), 32),
            (self.env._("Controlled by"), 20),
        ]
        rows = [resolution._prepare_register_line() for resolution in self]
        heading = self.env._("REGISTER: %(word)s\n%(title)s", word=word.upper(), title=title)
        return Table(heading, columns, rows, self._get_register_summaries())

    def _prepare_register_line(self):
        # sudo: of the meeting only what every print of a resolution names
        meeting_sudo = self.sudo().meeting_id
        return [
            self.number or "",
            f"{meeting_sudo._get_owner_label()}\n{meeting_sudo._get_reference()}",
            self._get_print_text(),
            self._get_responsible_label(),
            self.date_due or "",
            self._get_execution_label(),
            self._get_control_label(),
        ]

    def _get_execution_label(self):
        """Return what became of one resolution: when it was done and what shows it, or where it stands."""
        labels = dict(self._fields["state"]._description_selection(self.env))
        day = self.date_done.strftime("%d.%m.%Y") if self.date_done else ""
        status = "" if self.state == "confirmed" and day else labels[self.state]
        late = self.env._("late") if self.is_late else ""
        return ", ".join(filter(None, [day, status, late, " ".join((self.proof or "").split())]))

    def _get_control_label(self):
        """Return who confirmed one resolution and when ('' before)."""
        day = self.date_confirmed.strftime("%d.%m.%Y") if self.date_confirmed else ""
        return ", ".join(filter(None, [short_name(self.confirmed_by), day]))

    def _get_register_summaries(self):
        """Return the counts below the register: by state, and how many are late."""
        labels = self._fields["state"]._description_selection(self.env)
        states = self.mapped("state")
        counts = [(label, states.count(state)) for state, label in labels]
        counts.append((self.env._("Late"), len(self.filtered("is_late"))))
        return [(self.env._("Execution"), [*counts, (self.env._("All"), len(self))])]
