from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass


class MethodicalResolution(models.Model):
    """Execution: done with a proof, confirmed by somebody else, reopened, or taken off control (J9, F3 P2).

    Its fields change only along ``_set_state``, which the buttons call; every other entrance is refused.
    """

    _inherit = "methodical.resolution"

    #: from which state a resolution may go where
    _transitions = {
        "open": {"done", "removed"},
        "done": {"open", "confirmed", "removed"},
        "confirmed": {"open"},
        "removed": {"open"},
    }
    #: written by the buttons and by what follows from the resolution
    _execution_fields = frozenset(
        {
            "state",
            "proof",
            "proof_model",
            "proof_id",
            "proof_file_ids",
            "date_done",
            "reported_by",
            "confirmed_by",
            "date_confirmed",
            "control_note",
            "follow_model",
            "follow_id",
        }
    )

    reported_by = fields.Char(readonly=True, copy=False)
    control_note = fields.Text(
        "Reason", readonly=True, copy=False, tracking=True, help="Why it was reopened or taken off control."
    )
    proof_name = fields.Char("Shown by", compute="_compute_proof_name", compute_sudo=True)

    @api.depends("proof_model", "proof_id")
    @api.depends_context("lang")
    def _compute_proof_name(self):
        names = self._get_linked_names("proof_model", "proof_id")
        for resolution in self:
            resolution.proof_name = names.get((resolution.proof_model, resolution.proof_id), False)

    def _get_linked_names(self, model_field, id_field):
        """Return {(model, id): name} of the records that these resolutions name, one query for each model."""
        names = {}
        for model, rows in self.filtered(id_field).grouped(model_field).items():
            if model in self.env:
                records = self.env[model].browse(rows.mapped(id_field)).exists()
                names.update({(model, record.id): record.display_name for record in records})
        return names

    @api.model_create_multi
    def create(self, vals_list):
        """Create resolutions.

        :raises UserError: when a caller sets what only the buttons set
        """
        resolutions = super().create(self._with_meetings(vals_list))
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env) and any(
            resolution[name] and (name, resolution[name]) != ("state", "open")
            for resolution in resolutions
            for name in self._execution_fields
        ):
            self._refuse_execution()
        return resolutions

    @api.model
    def _with_meetings(self, vals_list):
        """Return values of resolutions with the meetings of their items.

        The field computes them too, but on a record that is not stored yet, which would then stand beside the stored one
        among the resolutions of its meeting.
        """
        # sudo: to which meeting an item belongs, as the computed field asks
        items_sudo = self.env["methodical.agenda.item"].sudo()
        items_sudo = items_sudo.browse(filter(None, (vals.get("item_id") for vals in vals_list)))
        meetings = {item.id: item.meeting_id.id for item in items_sudo}
        return [
            {"meeting_id": meetings[vals["item_id"]], **vals} if vals.get("item_id") else vals
            for vals in vals_list
        ]

    def write(self, vals):
        """Change resolutions.

        :raises UserError: as in ``create``
        """
        if self._execution_fields & vals.keys() and not has_pass(self.env):
            self._refuse_execution()
        result = super().write(vals)
        if "item_id" in vals:
            # its meeting followed the item: minutes that are sealed take nothing in
            self._check_unsealed(["item_id"])
        return result

    def _refuse_execution(self):
        raise UserError(
            self.env._(
                "What became of a resolution is written by its buttons: report it as done with a proof, confirm it, or reopen it with a reason."
            )
        )

    def action_done(self, proof=None, record=None, files=None):
        """Report one resolution as done; without a proof a dialog asks for it.

        :param proof: a sentence
        :param record: a record that shows it, as "model,id"
        :param files: ids of attachments that show it
        :return: True, or the dialog
        :raises UserError: without any proof, or for who is not responsible
        """
        self.ensure_one()
        self._check_right("report")
        if proof is None and record is None and files is None:
            return self._open_dialog("done", self.env._("Report as done"))
        values = self._prepare_proof((proof or "").strip(), record, files or [])
        return self._set_state(
            "done",
            date_done=fields.Date.context_today(self.company_id._in_school_time()),
            reported_by=self.env.user.name,
            **values,
        )

    def _prepare_proof(self, proof, record, files):
        """Return the values of a proof of one resolution.

        :raises UserError: when there is none
        """
        model, _comma, res_id = (record or "").partition(",")
        shown = (
            self.env[model].browse(int(res_id)).exists() if model in self.env and res_id.isdigit() else None
        )
        attachments = self.env["ir.attachment"].browse(files).exists()
        if not proof and not shown and not attachments:
            raise UserError(
                self.env._(
                    "“%(resolution)s” is done when something shows it: write a sentence, attach a file or choose the record.",
                    resolution=self._get_title(),
                )
            )
        if shown:
            shown.check_access("read")
        attachments.check_access("read")
        # sudo: a copy of his own, so that whoever reads the resolution reads its proof
        copies = attachments.sudo().copy({"res_model": self._name, "res_id": self.id, "res_field": False})
        return {
            "proof": proof or False,
            "proof_model": shown._name if shown else False,
            "proof_id": shown.id if shown else False,
            "proof_file_ids": [(6, 0, copies.ids)],
        }

    def action_confirm(self):
        """Confirm that resolutions are done: the head, the chair, the secretary or a deputy, never who did it."""
        self._check_right("confirm")
        return self._set_state(
            "confirmed",
            confirmed_by=self.env.user.name,
            date_confirmed=fields.Date.context_today(self.env.company._in_school_time()),
        )

    def action_reopen(self, reason=None):
        """Give resolutions back to their persons, with a reason; without one a dialog asks for it."""
        self._check_right("reopen")
        if reason is None:
            return self._open_dialog("reopen", self.env._("Not done yet"))
        return self._set_state(
            "open", date_done=False, confirmed_by=False, date_confirmed=False, **self._need_reason(reason)
        )

    def action_remove(self, reason=None):
        """Take resolutions off control, with a reason; without one a dialog asks for it."""
        self._check_right("remove")
        if reason is None:
            return self._open_dialog("remove", self.env._("Take off control"))
        return self._set_state("removed", **self._need_reason(reason))

    def _need_reason(self, reason):
        if not reason.strip():
            raise UserError(
                self.env._("“%(resolution)s” needs a reason in words.", resolution=self[:1]._get_title())
            )
        return {"control_note": reason.strip()}

    def _set_state(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a resolution is not in force or cannot go there from its state
        """
        if blocked := self.filtered(lambda row: state not in self._transitions[row.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(resolution)s” cannot become “%(state)s”: it is “%(now)s” now.",
                    resolution=blocked[0]._get_title(),
                    state=labels[state],
                    now=labels[blocked[0].state],
                )
            )
        self._check_in_force()
        # sudo: the person responsible may not write the minutes, his report still counts
        with_pass(self.sudo()).write({"state": state, **values})
        self._route_activities()
        return True

    def _check_in_force(self):
        """Raise for a resolution whose minutes are not signed yet."""
        if early := self.filtered(lambda row: row.meeting_stage != "signed"):
            raise UserError(
                self.env._(
                    "“%(resolution)s” is in force when the minutes of %(meeting)s are signed. Wait for the signature.",
                    resolution=early[0]._get_title(),
                    meeting=early[0].sudo().meeting_id.display_name,  # sudo: which meeting it is of
                )
            )

    def _get_title(self):
        """Return the number and the beginning of the text of one resolution."""
        text = " ".join((self.text or "").split())
        return " ".join(filter(None, (self.number, text if len(text) <= 80 else f"{text[:77]}…")))

    def _open_dialog(self, kind, title):
        """Return the dialog that asks for a proof or a reason."""
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "methodical.resolution.report",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_resolution_ids": self.ids, "default_kind": kind},
        }
