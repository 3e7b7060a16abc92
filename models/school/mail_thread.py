from odoo import models


class MailThread(models.AbstractModel):
    """Who follows a record of the methodical work is told of it only while he may read it: mails carry its files along.

    A head stops being one, a teacher leaves the school, somebody outside is made a follower: Odoo goes on writing to them.
    Whoever is addressed by name still gets the message.
    """

    _inherit = "mail.thread"

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Return whom a message is sent to, without followers who may not read the record."""
        found = super()._notify_get_recipients(message, msg_vals=msg_vals, **kwargs)
        if not self or not self._name.startswith("methodical."):
            return found
        # sudo: whom the message names, as Odoo itself asks
        named = (msg_vals or {}).get("partner_ids") or message.sudo().partner_ids.ids
        return [
            row
            for row in found
            if not row["is_follower"] or row["id"] in named or self._is_read_by(row["uid"])
        ]

    def _is_read_by(self, user_id):
        """Return whether a user may read this record in his schools; nobody without an account may.

        :param user_id: id of res.users, or None
        """
        if not user_id:
            return False
        # sudo: in which schools he works
        schools = self.env["res.users"].sudo().browse(user_id).company_ids
        return self.with_user(user_id).with_context(allowed_company_ids=schools.ids).has_access("read")
