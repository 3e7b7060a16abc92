from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalPlanFill(models.TransientModel):
    """Asks from what a plan is filled: last year's plan, a template; and tells what that would add."""

    _name = "methodical.plan.fill"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Filling of a Plan"

    plan_id = fields.Many2one("methodical.plan", required=True, readonly=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id", related_sudo=False)
    school_year_id = fields.Many2one(related="plan_id.school_year_id", related_sudo=False)
    mode = fields.Selection(
        [("copy", "The plan of last year"), ("template", "A template"), ("import", "A workbook (Excel)")],
        "From",
        required=True,
        compute="_compute_source",
        store=True,
        readonly=False,
        precompute=True,
    )
    source_id = fields.Many2one(
        "methodical.plan",
        "Taken from",
        domain="[('id', '!=', plan_id), ('company_id', '=', company_id), ('item_ids', '!=', False)]",
        compute="_compute_source",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="cascade",
    )
    template_id = fields.Many2one(
        "methodical.plan.template",
        domain="['|', ('company_id', '=', False), ('company_id', '=', company_id)]",
        compute="_compute_source",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="cascade",
    )
    item_count = fields.Integer("Activities to be added", compute="_compute_preview")
    note = fields.Char(compute="_compute_preview")

    @api.depends("plan_id")
    def _compute_source(self):
        Template = self.env["methodical.plan.template"]
        for fill in self:
            fill.source_id = fill.source_id or (fill.plan_id and fill.plan_id._find_last_plan())
            fill.template_id = fill.template_id or Template.search(
                [("owner_kind", "in", (fill.plan_id.owner_kind, False))], limit=1
            )
            fill.mode = fill.mode or ("copy" if fill.source_id else "template")

    @api.depends("plan_id", "mode", "source_id", "template_id")
    def _compute_preview(self):
        for fill in self:
            fill.item_count, fill.note = 0, False
            if fill.mode == "copy" and fill.source_id:
                items = fill.source_id.item_ids.filtered(lambda item: item.state != "cancelled")
                left = fill.plan_id._find_people_who_left(items)
                fill.item_count = len(items)
                if left:
                    fill.note = self.env._(
                        "No longer here, and taken out: %(people)s.", people=left.mapped("name")
                    )
            elif fill.mode == "template" and fill.template_id:
                fill.item_count = len(fill.plan_id._prepare_from_template(fill.template_id))

    def action_confirm(self):
        """Add the activities, or open the import of a workbook.

        :return: action
        :raises UserError: when nothing is chosen, or the plan cannot change
        """
        self.ensure_one()
        if self.mode == "import":
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Import the plan"),
                "res_model": "methodical.plan.import",
                "views": [[False, "form"]],
                "context": {"default_plan_id": self.plan_id.id},
            }
        source = self.source_id if self.mode == "copy" else self.template_id
        if not source:
            raise UserError(
                self.env._(
                    "Choose the plan or the template from which “%(plan)s” is filled.", plan=self.plan_id.name
                )
            )
        if self.mode == "copy":
            self.plan_id._fill_from_plan(source)
        else:
            self.plan_id._fill_from_template(source)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
