from odoo import Command, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalBulletin(models.Model):
    """Sending a bulletin: once, by the queue of mails, to each teacher only what concerns him (F2 2.3e, F4 1.7e)."""

    _inherit = "methodical.bulletin"

    def action_send(self):
        """Send bulletins.

        :return: action that tells how many teachers get it, and by mail
        :raises UserError: without news, without readers, and when it was sent
        """
        self.check_access("write")
        # two deputies press the button at the same time: the second one is told that it is sent
        self.lock_for_update()
        self._check_draft()
        readers = self.item_ids._find_readers()
        for bulletin in self:
            bulletin._check_sendable(readers)
        self._close(readers, fields.Date.context_today(self))
        mailed = sum(bulletin._mail_news(readers) for bulletin in self)
        self._refresh_terms()
        return self._tell_sent(mailed)

    def _close(self, readers, day):
        """Keep to whom the news were sent, and when: from now on bulletins stay as they are.

        :param readers: {news: teachers}
        :param day: datetime.date
        """
        for item in self.item_ids:
            item.reader_ids = [Command.set(readers[item].ids)]
        with_pass(self).write({"state": "sent", "sent_on": day, "sent_by": self.env.user.name})

    def _check_sendable(self, readers):
        if not self.item_ids:
            raise UserError(
                self.env._("“%(bulletin)s” has no news yet. Add a line, then send it.", bulletin=self.name)
            )
        if not any(readers[item] for item in self.item_ids):
            raise UserError(
                self.env._(
                    "“%(bulletin)s” concerns nobody: no teacher has these subjects, difficulties or topics. Change the themes.",
                    bulletin=self.name,
                )
            )

    def _mail_news(self, readers):
        """Queue the mails of one bulletin: one for each language and choice of news.

        :return: number of teachers with an address
        """
        news = {}
        for item in self.item_ids:
            for card in readers[item]:
                news[card] = news.get(card, item.browse()) | item
        teachers = self.env["methodical.teacher"].union(*news)
        partners, letters = self._get_mail_partners(teachers), []
        for lang, cards in self._group_by_lang(teachers).items():
            told = {}
            for card in cards.filtered(lambda card: card in partners):
                known = told.get(news[card], self.env["res.partner"])
                told[news[card]] = known | partners[card]
            for items, contacts in told.items():
                letters.append((contacts, self.name, self._render_mail(items, lang)))
        self._queue_mails(letters)
        return len(partners)

    def _render_mail(self, items, lang):
        """Return the body of the mail with some news of one bulletin, its headings in a language."""
        bulletin = self.with_context(lang=lang)
        kinds = dict(items._fields["kind"]._description_selection(bulletin.env))
        values = {"bulletin": bulletin, "items": items.sorted(), "kinds": kinds}
        return bulletin.env["ir.qweb"]._render("school_methodical.bulletin_mail", values)

    def _tell_sent(self, mailed):
        """Return the action that says what was sent."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Sent: it concerns %(readers)s teachers, %(mailed)s of them get it by mail. The others read it on their desk.",
                    readers=sum(self.mapped("reader_count")),
                    mailed=mailed,
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _refresh_terms(self):
        """Bring the terms of bulletins up to date at once (J34)."""
        # sudo: the register is written by what happens, not by people
        Deadline_sudo = self.env["methodical.deadline"].sudo()
        for company in self.company_id:
            year = self.env["methodical.school.year"]._get_current(company)
            Deadline_sudo._recollect({"J34"}, year.sudo(), year.sudo())  # sudo: as above
