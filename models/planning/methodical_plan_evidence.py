from odoo import api, fields, models


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
    date_done = fields.Date("Done on", readonly=True)

    _record_uniq = models.Constraint(
        "UNIQUE(item_id, res_model, res_id)", "This record stands with the activity already."
    )
    _record_idx = models.Index("(res_model, res_id)")

    @api.depends("res_model", "res_id")
    @api.depends_context("lang")
    def _compute_name(self):
        for model, rows in self.grouped("res_model").items():
            names = {
                record.id: record.display_name
                for record in self.env[model].browse(rows.mapped("res_id")).exists()
            }
            for row in rows:
                row.name = names.get(row.res_id, False)

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

        :param items: methodical.plan.item
        :param record: one record
        """
        # sudo: as in _settle
        self.sudo().create(
            [{"item_id": item.id, "res_model": record._name, "res_id": record.id} for item in items]
        )
