from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass

#: what the text says, in the order of the printed form (domain 9.3, 20)
PARAGRAPHS = ("purposes", "data_list", "actions", "term", "withdrawal")


class MethodicalConsentText(models.Model):
    """One version of the text of the consent to personal data (law on personal data, print 20).

    A text without a school holds for every school that has none of its own. What people consented to never changes: a
    change is a new version, which asks everybody again.
    """

    _name = "methodical.consent.text"
    _description = "Text of the Consent to Personal Data"
    _inherit = ["methodical.shared.mixin"]
    _order = "company_id, version desc, id desc"

    name = fields.Char(compute="_compute_name")
    version = fields.Integer(default=1, readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("replaced", "Replaced")],
        required=True,
        readonly=True,
        default="draft",
        index=True,
        copy=False,
    )
    date_from = fields.Date("In force from", readonly=True, copy=False)
    purposes = fields.Text(required=True, translate=True, help="What the data are used for.")
    data_list = fields.Text("Personal data", required=True, translate=True)
    actions = fields.Text("What is done with them", required=True, translate=True)
    term = fields.Text("How long", required=True, translate=True)
    withdrawal = fields.Text("Right to withdraw", required=True, translate=True)

    _in_force_uniq = models.UniqueIndex(
        "(COALESCE(company_id, 0)) WHERE state = 'in_force'",
        "One text of the consent is in force in a school.",
    )

    @api.depends("version")
    @api.depends_context("lang")
    def _compute_name(self):
        for text in self:
            text.name = self.env._("Consent to personal data, version %(version)s", version=text.version)

    def action_put_in_force(self):
        """Put one draft in force; the text before it is replaced, and everybody is asked again.

        :raises UserError: for a text that is no draft
        """
        self.ensure_one()
        self._check_draft()
        siblings = self.search([("company_id", "=", self.company_id.id), ("id", "!=", self.id)])
        before = siblings.filtered(lambda text: text.state == "in_force")
        with_pass(before).write({"state": "replaced"})
        before.flush_recordset()
        return with_pass(self).write(
            {
                "state": "in_force",
                "date_from": fields.Date.context_today(self),
                "version": max(siblings.mapped("version"), default=0) + 1,
            }
        )

    def action_new_version(self):
        """Make a draft of one text for the school of the user and open it.

        :return: action
        """
        self.ensure_one()
        company = self.company_id or (
            self.env["res.company"] if self._serves_all_schools() else self.env.company
        )
        draft = self.copy({"company_id": company.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": draft.id,
            "views": [(False, "form")],
        }

    @api.model_create_multi
    def create(self, vals_list):
        """Write drafts.

        :raises UserError: for a text that would be in force without its button
        """
        texts = super().create(vals_list)
        if not self.env.su:
            texts._check_draft()
        return texts

    def write(self, vals):
        """Change drafts.

        :raises UserError: for a text that was in force, and for what its button writes
        """
        if not has_pass(self.env) and not self.env.su:
            self._check_draft()
            if {"state", "version", "date_from"} & vals.keys():
                self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_force(self):
        self._check_draft()

    def _check_draft(self):
        if any(text.state != "draft" for text in self):
            self._refuse()

    def _refuse(self):
        raise UserError(
            self.env._(
                "“%(text)s”: people consent to it as it stands. Make a new version and put that in force.",
                text=self[:1].name,
            )
        )

    @api.model
    def _get_in_force(self, companies):
        """Return {school: text in force}: its own one, else the one of all schools; in one query.

        :param companies: res.company
        """
        wanted = [("state", "=", "in_force"), ("company_id", "in", [*companies.ids, False])]
        texts = self.search_fetch(wanted)
        own = {text.company_id: text for text in texts}
        common = own.get(self.env["res.company"], self.browse())
        return {company: own.get(company, common) for company in companies}

    def _get_paragraphs(self, person, holder):
        """Return [[label, text]] of one text in the language of the environment.

        :param person: full name of who consents
        :param holder: the school that keeps the data
        """
        self.ensure_one()
        labels = {name: self._fields[name]._description_string(self.env) for name in PARAGRAPHS}
        return [
            [self.env._("Full name"), person],
            [self.env._("Holder of the data"), holder],
            *([labels[name], self[name]] for name in PARAGRAPHS),
        ]
