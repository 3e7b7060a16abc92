from odoo import api, models
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """The agenda writes itself: what a meeting should hear, from everything the school knows (F3 P2, R26, R29, J9).

    A source is a key with its name in ``_get_agenda_sources`` and a method ``_propose_<key>()`` that returns the values of
    agenda items for one meeting, with a constant number of queries. A later area adds its own pair and method. Nothing is
    proposed twice: ``_get_agenda_proposals`` drops what stands on this agenda or waits on another one of the body.
    """

    _inherit = "methodical.meeting"

    @api.model_create_multi
    def create(self, vals_list):
        """Plan meetings; the first one of a school year gets what is still open of the years before."""
        meetings = super().create(vals_list)
        for meeting in meetings._filter_first_of_year()._filter_with_arrears():
            carried = meeting._propose_resolutions(only_before_year=True)
            meeting._add_agenda_items(carried)
        return meetings

    def _filter_with_arrears(self):
        """Return the meetings whose body has resolutions of years before to be heard, one query for all of them."""
        if not self:
            return self
        # sudo: as in _propose_resolutions
        meetings_sudo = self.sudo()
        rows_sudo = meetings_sudo.env["methodical.resolution"].search(
            Domain("body_id.heir_id", "in", meetings_sudo.body_id.heir_id.ids)
            & Domain("meeting_stage", "=", "signed")
            & Domain("state", "in", ("open", "done"))
            & Domain("school_year_id.date_start", "<", max(meetings_sudo.school_year_id.mapped("date_start")))
        )
        heirs_sudo = rows_sudo.body_id.heir_id
        found_sudo = meetings_sudo.filtered(lambda meeting: meeting.body_id.heir_id in heirs_sudo)
        return found_sudo.with_env(self.env)

    def _filter_first_of_year(self):
        """Return the meetings before which their body (or one that it carries on) had none in the school year."""
        # sudo: every meeting counts, whoever may read it
        known = self.sudo().search(
            Domain("body_id.heir_id", "in", self.sudo().body_id.heir_id.ids)
            & Domain("school_year_id", "in", self.school_year_id.ids)
            & Domain("state", "!=", "cancelled"),
            order="date_start, id",
        )
        first = {}
        for meeting in known:
            first.setdefault((meeting.body_id.heir_id, meeting.school_year_id), meeting.id)
        return self.filtered(lambda meeting: meeting.id in first.values())

    @api.model
    def _get_agenda_sources(self):
        """Return {key: name} of the sources, in the order of the agenda (hook of later areas)."""
        return {
            "resolutions": self.env._("Resolutions"),
            "postponed": self.env._("Put off earlier"),
            "documents": self.env._("Documents to consider"),
            "plan": self.env._("Plan of the month"),
            "proposals": self.env._("Proposals"),
            "orders": self.env._("Orders to be read"),
            "election": self.env._("Election"),
            "analysis": self.env._("Last meeting of the year"),
        }

    @api.model
    def _get_models_that_return(self):
        """Return the models whose records come on an agenda until minutes settled them (hook of later areas)."""
        return []

    def _get_agenda_proposals(self):
        """Return [(name of the source, values of an agenda item)] for one meeting, without what it has already."""
        self.ensure_one()
        taken = self._get_taken_subjects()
        found = []
        for key, name in self._get_agenda_sources().items():
            for values in getattr(self, f"_propose_{key}")():
                subject = (values.get("res_model"), values.get("res_id"))
                if subject[1] and subject in taken:
                    continue
                taken.add(subject)
                found.append((name, values))
        return found

    def _get_taken_subjects(self):
        """Return {(model, id)} of what stands on the agenda of one meeting or waits on another one of its body.

        What was put off may come again, and after a signed meeting what is decided or told there, if it still waits.
        """
        # sudo: what another meeting of the body hears, whoever may read it
        items = self.env["methodical.agenda.item"].sudo()
        others = (
            Domain("meeting_id.body_id", "=", self.body_id.id)
            & Domain("meeting_id.state", "!=", "cancelled")
            & Domain("is_postponed", "=", False)
            & Domain("kind", "!=", "resolutions")
            & (
                Domain("kind", "!=", "document")
                & Domain("res_model", "not in", self._get_models_that_return())
                | Domain("meeting_id.state", "!=", "approved")
            )
        )
        rows = items.search_fetch(
            Domain("res_id", "!=", False) & (Domain("meeting_id", "=", self.id) | others),
            ["res_model", "res_id"],
        )
        return {(row.res_model, row.res_id) for row in rows}

    def _add_agenda_items(self, proposals):
        """Put proposed items at the end of the agenda of one meeting.

        :param proposals: list of values of items
        :return: methodical.agenda.item
        """
        last = max(self.agenda_item_ids.mapped("sequence"), default=0)
        return self.env["methodical.agenda.item"].create(
            [
                {**values, "meeting_id": self.id, "sequence": last + 10 * place}
                for place, values in enumerate(proposals, start=1)
            ]
        )

    def _in_print_lang(self):
        """Return one meeting in the language of the minutes."""
        return self.with_context(lang=self.company_id._get_print_lang())

    def _propose_resolutions(self, only_before_year=False):
        """Return an item for each earlier minutes of which something is to be heard at one meeting.

        What is due until the meeting, what was reported and waits for its confirmation; at the first meeting of a
        school year everything that is open of the years before.

        :param only_before_year: only the resolutions of the years before
        """
        Resolution = self.env["methodical.resolution"]
        mine = (
            Domain("body_id.heir_id", "=", self.sudo().body_id.heir_id.id)  # sudo: which body carries it on
            & Domain("meeting_stage", "=", "signed")
            & Domain("state", "in", ("open", "done"))
            & Domain("meeting_id", "!=", self.id)
        )
        before = Domain("school_year_id.date_start", "<", self.school_year_id.date_start)
        due = Domain("state", "=", "done") | Domain("date_due", "<=", self.date)
        wanted = before
        if not only_before_year:
            wanted = due | before if self._filter_first_of_year() else due
        heard = self.agenda_item_ids.control_resolution_ids
        # sudo: who keeps the minutes hears what his body resolved
        rows = Resolution.sudo().search(mine & wanted & Domain("id", "not in", heard.ids), order="date, id")
        printed = self._in_print_lang()
        return [
            {
                "name": printed.env._(
                    "Execution of the resolutions of the minutes No. %(number)s of %(date)s",
                    number=meeting.number,
                    date=meeting.date.strftime("%d.%m.%Y"),
                ),
                "kind": "resolutions",
                "res_model": meeting._name,
                "res_id": meeting.id,
                "speaker_id": resolutions.responsible_id.id
                if len(resolutions.responsible_id) == 1
                else False,
                "control_resolution_ids": [(6, 0, resolutions.ids)],
            }
            for meeting, resolutions in rows.grouped("meeting_id").items()
        ]

    def _propose_postponed(self):
        """Return the items that were put off at earlier meetings and not taken up since."""
        # sudo: every meeting of the body counts
        Item = self.env["methodical.agenda.item"].sudo()
        put_off = Item.search(
            Domain("meeting_id.body_id.heir_id", "=", self.sudo().body_id.heir_id.id)
            & Domain("meeting_id.held_at", "!=", False)
            & Domain("meeting_id", "!=", self.id)
            & Domain("is_postponed", "=", True),
            order="meeting_id, sequence, id",
        )
        later = Item.search_fetch(
            Domain("postponed_from_id", "in", put_off.ids) & Domain("meeting_id.state", "!=", "cancelled"),
            ["postponed_from_id"],
        )
        return [
            {
                **{name: item[name] for name in ("name", "kind", "speaker", "res_model", "res_id")},
                "speaker_id": item.speaker_id.id,
                "postponed_from_id": item.id,
            }
            for item in put_off - later.postponed_from_id
        ]
