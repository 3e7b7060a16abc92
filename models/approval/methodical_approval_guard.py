from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass
from ...tools.school import check_form, without_names


class MethodicalApprovalMixin(models.AbstractModel):
    """The guard: what only the engine writes, and the one path along which a state changes."""

    _inherit = "methodical.approval.mixin"

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: when a caller sets what only the engine sets
        """
        documents = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env) and any(
            document[name] and document[name] != self._engine_default(name)
            for document in documents
            for name in self._engine_fields
        ):
            self._refuse_engine_fields()
        return documents

    def write(self, vals):
        """Write a document.

        :raises UserError: when the state or another field of the engine would change, or sealed content
        """
        if not has_pass(self.env):
            if self._engine_fields & vals.keys():
                self._refuse_engine_fields()
            self._check_sealed(vals)
        result = super().write(vals)
        owners = {
            name for name in (*self._sealed_fields(), "company_id") if self._fields[name].type == "many2one"
        }
        if owners & vals.keys():
            # the ORM asks before the change only: nobody gives a document away
            self.check_access("write")
        return result

    def _check_company(self, fnames=None):
        """Refuse records of other schools, without naming them.

        :raises UserError: for the first of them
        """
        with without_names(self.env):
            return super()._check_company(fnames)

    def onchange(self, values, field_names, fields_spec):
        """Fill a form.

        :raises AccessError: when it names records of other schools
        """
        check_form(self, values)
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _engine_default(self, name):
        return {"state": "draft", "version": 1}.get(name)

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "The state and version of a document (%(document)s) change only by submitting, deciding, returning or withdrawing it.",
                document=self._description,
            )
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_approved(self):
        unsigned = self.filtered(
            lambda document: document.state == "approved" and not document._get_last_round()
        )
        if unsigned:
            raise UserError(
                self.env._(
                    "“%(document)s” is in force and stays. Replace it by a new version, or enter its last day.",
                    document=unsigned[0].display_name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_submitted(self):
        # sudo: evidence counts, whoever may read it
        if (
            approval_round := self.env["methodical.approval.round"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "in", self.ids)], limit=1)
        ):
            raise UserError(
                self.env._(
                    "“%(document)s” has been submitted, its rounds are evidence. Cancel it instead of deleting it.",
                    document=approval_round.name,
                )
            )

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a document cannot go there from its state
        """
        self._check_transition(state)
        # sudo: an approver may not edit the document, his decision still moves it
        return with_pass(self.sudo()).write({"state": state, **values})

    def _check_transition(self, state):
        """Raise when a document cannot go from its state to another."""
        if blocked := self.filtered(lambda document: state not in self._transitions[document.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(documents)s cannot become “%(state)s”: look at its present state first.",
                    documents=blocked.mapped("display_name"),
                    state=labels[state],
                )
            )
