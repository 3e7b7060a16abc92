from odoo import api, models
from odoo.exceptions import AccessError, ValidationError
from odoo.tools import format_date

from ...tools.guard import has_pass


class MethodicalAgendaItem(models.Model):
    """The record that an item is about: nobody puts on an agenda, and so reads the name of, what is closed to him."""

    _inherit = "methodical.agenda.item"

    @api.model_create_multi
    def create(self, vals_list):
        """Put items on agendas.

        :raises AccessError: when one is about a record that the user may not read and that does not wait for the meeting
        """
        items = super().create(vals_list)
        items.filtered("res_id")._check_records()
        return items

    def write(self, vals):
        """Change items.

        :raises AccessError: as above
        """
        result = super().write(vals)
        if {"res_model", "res_id", "meeting_id"} & vals.keys():
            self.filtered("res_id")._check_records()
        return result

    def _check_records(self):
        if has_pass(self.env) or self.env.su:
            return
        unknown = self.filtered(lambda item: not item._takes_up_record())
        for (name, meeting), items in unknown.grouped(lambda item: (item.res_model, item.meeting_id)).items():
            known = name in self.env and name.startswith("methodical.") and not self.env[name]._abstract
            records = (
                self.env[name].browse(items.mapped("res_id")).exists()
                if known
                else self.env["methodical.meeting"]
            )
            if not known or records - records._filtered_access("read") - meeting._filter_waiting(records):
                raise AccessError(
                    self.env._(
                        "%(items)s: you may not read what this is about, and it does not wait for “%(meeting)s”.",
                        items=items.mapped("name"),
                        meeting=meeting.name,
                    )
                )

    def _takes_up_record(self):
        """Return whether one item is about what an earlier item put off, which names it to the user already."""
        earlier = self.postponed_from_id
        return (
            bool(earlier)
            and earlier.has_access("read")
            and (earlier.res_model, earlier.res_id) == (self.res_model, self.res_id)
        )

    @api.constrains("kind", "res_model", "res_id", "meeting_id")
    def _check_submitted_before(self):
        """Refuse a document that was submitted after the day of the meeting: its minutes would decide what it did not see."""
        documents = self.filtered(
            lambda item: item.kind == "document" and item.res_id and item.res_model in self.env
        )
        for (name, meeting), items in documents.grouped(
            lambda item: (item.res_model, item.meeting_id)
        ).items():
            records = self.env[name].browse(items.mapped("res_id")).exists()
            if late := meeting._filter_submitted_later(meeting._filter_waiting(records)):
                raise ValidationError(
                    self.env._(
                        "%(documents)s: submitted after %(day)s, when “%(meeting)s” took place. Put it on the agenda of the next meeting.",
                        documents=late.mapped("display_name"),
                        day=format_date(self.env, meeting.date),
                        meeting=meeting.name,
                    )
                )
