from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class MethodicalPlanEvidence(models.Model):
    """What was made of an activity of a plan: meeting, event, order ... (N14). Written by what happens, not by hand.

    A model that can carry out an activity calls ``_settle`` when it is done: the activity becomes done with it.
    """

    _name = "methodical.plan.evidence"
    _description = "Evidence of an Activity"
    _inherit = ["methodical.school.mixin"]
    _order = "item_id, id"
    _check_company_auto = True

    item_id = fields.Many2one(
        "methodical.plan.item", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True, precompute=True)
    res_model = fields.Char("Kind of record", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    name = fields.Char("What was made", compute="_compute_name", compute_sudo=True)
    kind = fields.Char(compute="_compute_name", compute_sudo=True)
    date_done = fields.Date("Done on", readonly=True)
    can_confirm = fields.Boolean(compute="_compute_can_confirm")

    _record_uniq = models.Constraint(
        "UNIQUE(item_id, res_model, res_id)", "This record stands with the activity already."
    )
    _record_idx = models.Index("(res_model, res_id)")

    @api.depends("res_model", "res_id")
    @api.depends_context("lang")
    def _compute_name(self):
        """Name what was made, for the readers of the activity: who may not open it reads its name only."""
        for model, rows in self.grouped("res_model").items():
            kind = self.env["ir.model"]._get(model).name
            names = {
                record.id: record.display_name
                for record in self.env[model].browse(rows.mapped("res_id")).exists()
            }
            for row in rows:
                row.name = names.get(row.res_id, False)
                row.kind = kind

    @api.depends("date_done")
    @api.depends_context("uid")
    def _compute_can_confirm(self):
        """Say where a person confirms that it is done: nobody else tells the end of what only has a time."""
        for row in self:
            row.can_confirm = (
                not row.date_done and row.res_model in self._get_confirmed_models() and row.item_id.can_report
            )

    @api.model
    def _get_confirmed_models(self):
        """Return the models whose end a person confirms: they have a time, but no state of their own."""
        return {"calendar.event"}

    @api.model
    def _get_evidence_models(self):
        """Return what can be attached to an activity: names of models; a later area adds its own."""
        return ["calendar.event", "methodical.order", "methodical.local.act", "methodical.plan"]

    @api.model
    def _get_done_day(self, record):
        """Return the day on which one record was finished, or False while it is not.

        :param record: one record of any model; a later area answers for its own
        """
        if record._name == "ir.attachment":
            return fields.Date.context_today(self)
        if record._name == "methodical.order":
            return record.date if record.state == "approved" else False
        if "signature_ids" in record._fields and record.state == "approved":
            # sudo: when it was decided is told to readers of the record
            decided = record.sudo().signature_ids.filtered("decided_at").mapped("decided_at")
            return max(decided).date() if decided else fields.Date.context_today(self)
        return False

    def action_open(self):
        """Open what was made.

        :return: action
        :raises UserError: when it does not exist any more
        :raises AccessError: when the user reads the activity, but not what was made of it
        """
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id).exists()
        if not record:
            raise UserError(
                self.env._("What was made of “%(item)s” has been deleted since.", item=self.item_id.name)
            )
        if not record.has_access("read"):
            raise AccessError(
                self.env._(
                    "“%(name)s” is open to others: you read the activity, not what was made of it.",
                    name=self.name or "",
                )
            )
        if self.res_model == "ir.attachment":
            return {"type": "ir.actions.act_url", "url": f"/web/content/{record.id}?download=1"}
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
        }

    def action_confirm(self):
        """Confirm that events took place: the activity is done with them (F0 4.4).

        :raises UserError: before the end of an event, or for what is finished in another way
        """
        self.item_id._check_may_report()
        today = fields.Date.context_today(self)
        for row in self:
            # sudo: the end of an event that may be private
            record = self.env[row.res_model].browse(row.res_id).sudo().exists()
            if row.res_model not in self._get_confirmed_models():
                raise UserError(
                    self.env._("“%(name)s” is done when it is finished or signed itself.", name=row.name)
                )
            if record and record.stop > fields.Datetime.now():
                raise UserError(
                    self.env._(
                        "“%(name)s” is not over yet. Confirm it when it has taken place.", name=row.name
                    )
                )
            self._settle(record, today)

    def action_detach(self):
        """Take away what does not belong to an activity; the record itself stays.

        :raises UserError: when the activity is done by it
        """
        self.item_id._check_may_report()
        if finished := self.filtered("date_done"):
            raise UserError(
                self.env._(
                    "“%(name)s” is the evidence of what was done and stays with “%(item)s”.",
                    name=finished[0].name or "",
                    item=finished[0].item_id.name,
                )
            )
        # sudo: rows are written by what happens; the right to report was asked for above
        self.sudo().unlink()

    @api.model
    def _forget(self, records):
        """Take away the rows of records that are being deleted.

        :param records: records of one model
        """
        # sudo: as in _settle
        self.sudo().search([("res_model", "=", records._name), ("res_id", "in", records.ids)]).unlink()

    @api.model
    def _settle(self, records, day):
        """Mark what records were made for as done: their rows, and the activities whose every row is done.

        :param records: what is done now, of one model
        :param day: datetime.date
        """
        # sudo: progress is written by what happens, not by people
        rows = self.sudo().search(
            [("res_model", "=", records._name), ("res_id", "in", records.ids), ("date_done", "=", False)]
        )
        rows.write({"date_done": day})
        done = rows.item_id.filtered(
            lambda item: (
                item.state in ("planned", "in_progress", "postponed")
                and all(row.date_done for row in item.evidence_ids)
            )
        )
        done.write({"state": "done", "date_done": day})

    @api.model
    def _attach(self, items, record):
        """Note that a record was made for activities.

        An activity that was only planned is in progress with it; a record that is finished already settles it at once.

        :param items: methodical.plan.item
        :param record: one record
        """
        # sudo: as in _settle
        rows_sudo = self.sudo()
        known = rows_sudo.search(
            [
                ("item_id", "in", items.ids),
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
            ]
        )
        rows_sudo.create(
            [
                {"item_id": item.id, "res_model": record._name, "res_id": record.id}
                for item in items - known.item_id
            ]
        )
        # what was put on the way is no longer untouched
        # sudo: progress is written by what happens, not by people
        items.sudo().filtered(lambda item: item.state == "planned").write(
            {"state": "in_progress"}
        )  # sudo: as above
        if day := self._get_done_day(record):
            self._settle(record, day)
