from odoo import models

from .methodical_teacher_record_mixin import STAFF

#: what belongs to one teacher: {code of a creator: model}
_PERSONAL = {
    "attestation": "methodical.attestation",
    "course": "methodical.course",
    "topic": "methodical.development.topic",
}


class MethodicalPlanItem(models.Model):
    """Activities of one teacher: “Create” makes his course, topic or attestation, for himself or by who keeps them (N14)."""

    _inherit = "methodical.plan.item"

    def _may_create(self, code):
        allowed = super()._may_create(code)
        if not allowed or code not in _PERSONAL:
            return allowed
        performer = self._get_performer()
        is_own = performer == self.env["methodical.teacher"]._get_of_user(self.env.user, self.company_id)
        return self.env[_PERSONAL[code]].has_access("create") and (is_own or self.env.user.has_groups(STAFF))

    def _open_personal(self, code, title, **defaults):
        """Return the action that opens a new record of one teacher, which carries out one activity.

        :param code: of ``_PERSONAL``
        :param title: of the window
        :param defaults: of the form, as keys of its context
        """
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": _PERSONAL[code],
            "views": [[False, "form"]],
            "context": {
                **defaults,
                "default_teacher_id": self._get_performer().id,
                "default_plan_item_id": self.id,
            },
        }

    def _get_performer(self):
        """Return the card of the teacher for whom something of his own is created from one activity.

        :return: card of the user when the activity names him, everybody or nobody, else of the first one whom it names
        """
        mine = self.env["methodical.teacher"]._get_of_user(self.env.user, self.company_id)
        # sudo: whom an activity names is known to its readers
        named = self.sudo().responsible_ids.sudo(False)
        return mine if mine and (mine in named or self.is_joint or not named) else named[:1]
