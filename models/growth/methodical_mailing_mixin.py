from odoo import api, models


class MethodicalMailingMixin(models.AbstractModel):
    """What writes to teachers: each in his language, to his own address, by the queue of mails.

    One call for all of them: the number of queries does not depend on how many there are.
    """

    _name = "methodical.mailing.mixin"
    _description = "Mailing to Teachers"

    @api.model
    def _get_mail_partners(self, teachers):
        """Return {teacher: contact with an address} of those who can be written to: the account, else the work contact."""
        found = {}
        for card_sudo in teachers.sudo():  # sudo: the address of a colleague, to write to him
            contacts_sudo = card_sudo.user_id.partner_id | card_sudo.employee_id.work_contact_id
            if contact_sudo := contacts_sudo.filtered("email")[:1]:
                found[card_sudo.sudo(False)] = contact_sudo.sudo(False)  # sudo: back to the caller's
        return found

    @api.model
    def _group_by_lang(self, teachers):
        """Return {language: teachers who read it}; without an account it is the language of the school's documents."""
        found, langs = {}, {}
        for card_sudo in teachers.sudo():  # sudo: the language of a colleague
            company_sudo = card_sudo.company_id
            if company_sudo not in langs:
                langs[company_sudo] = company_sudo._get_print_lang()
            lang = card_sudo.user_id.lang or langs[company_sudo]
            found[lang] = found.get(lang, teachers.browse()) | teachers.browse(card_sudo.id)
        return found

    @api.model
    def _queue_mails(self, letters):
        """Put mails into the queue.

        :param letters: [(res.partner, subject, body as Markup)]; each of several contacts gets a mail of his own
        """
        user = self.env.user
        # sudo: nobody writes mails by hand, this is the path
        self.env["mail.mail"].sudo().create(
            [
                {
                    "subject": subject,
                    "body_html": body,
                    "author_id": user.partner_id.id,
                    "email_from": user.email_formatted or self.env.company.email_formatted,
                    "recipient_ids": partners.ids,
                    "auto_delete": True,
                }
                for partners, subject, body in letters
            ]
        )
