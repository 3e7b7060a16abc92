from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass

#: written by the button that sends
_SENT = frozenset({"state", "sent_on", "sent_by"})


class MethodicalBulletin(models.Model):
    """Bulletin of news and literature by theme, sent to those whom it concerns (F2 2.3e, F4 1.7e, J34).

    The deputy writes it and sends it once (``_send``); from then on it stays as it is, and everybody reads it.
    """

    _name = "methodical.bulletin"
    _description = "Bulletin of News and Literature"
    _inherit = ["methodical.school.mixin", "methodical.mailing.mixin", "mail.thread"]
    _order = "sent_on desc nulls first, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char(required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    state = fields.Selection(
        [("draft", "Draft"), ("sent", "Sent")],
        required=True,
        readonly=True,
        default="draft",
        index=True,
        copy=False,
        tracking=True,
    )
    sent_on = fields.Date(readonly=True, copy=False)
    sent_by = fields.Char(readonly=True, copy=False)
    introduction = fields.Text()
    item_ids = fields.One2many("methodical.bulletin.item", "bulletin_id", "News", copy=True)
    item_count = fields.Integer("Number of news", compute="_compute_item_count")
    reader_count = fields.Integer(
        "Concerns",
        compute="_compute_reader_count",
        compute_sudo=True,
        help="Teachers to whom something is sent.",
    )

    _school_idx = models.Index("(company_id, sent_on)")

    @api.depends("item_ids")
    def _compute_item_count(self):
        counts = dict(
            self.env["methodical.bulletin.item"]._read_group(
                [("bulletin_id", "in", self.ids)], ["bulletin_id"], ["__count"]
            )
        )
        for bulletin in self:
            bulletin.item_count = counts.get(bulletin._origin, len(bulletin.item_ids))

    @api.depends("state", "item_ids.reader_ids", "item_ids.subject_ids", "item_ids.difficulty_ids")
    def _compute_reader_count(self):
        drafts = self.filtered(lambda bulletin: bulletin.state == "draft")
        readers = drafts.item_ids._find_readers()
        for bulletin in self:
            found = self.env["methodical.teacher"]
            for item in bulletin.item_ids:
                found |= readers[item] if bulletin in drafts else item.reader_ids
            bulletin.reader_count = len(found)

    @api.model_create_multi
    def create(self, vals_list):
        """Write bulletins as drafts.

        :raises UserError: when one is to be sent already
        """
        # a value may also come from a default in the caller's context
        defaults = {name: self.env.context.get(f"default_{name}") for name in _SENT}
        given = ({**defaults, **vals}[name] for vals in vals_list for name in _SENT)
        if not has_pass(self.env) and any(value not in (None, False, "draft") for value in given):
            self._refuse_sent()
        return super().create(vals_list)

    def write(self, vals):
        """Change drafts.

        :raises UserError: for a bulletin that was sent
        """
        if not has_pass(self.env):
            if _SENT & vals.keys():
                self._refuse_sent()
            self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_draft()

    def _refuse_sent(self):
        raise UserError(self.env._("A bulletin is sent by its button “Send”."))

    def _check_draft(self):
        """Raise for bulletins that were sent: what people got by mail stays as they got it."""
        if sent := self.filtered(lambda bulletin: bulletin.state == "sent"):
            raise UserError(
                self.env._(
                    "“%(bulletin)s” was sent on %(day)s and stays as it is. Write the next bulletin.",
                    bulletin=sent[0].name,
                    day=sent[0].sent_on.strftime("%d.%m.%Y"),
                )
            )
