from odoo import api, fields, models
from odoo.fields import Domain

from .methodical_development_topic import RUNNING


class MethodicalBulletinItem(models.Model):
    """One piece of news or literature, with the themes by which it finds its readers (F2 2.3e).

    Without a theme it concerns everybody. ``reader_ids`` are written when the bulletin is sent.
    """

    _name = "methodical.bulletin.item"
    _description = "News of a Bulletin"
    _inherit = ["methodical.school.mixin"]
    _order = "bulletin_id desc, sequence, id"

    bulletin_id = fields.Many2one("methodical.bulletin", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="bulletin_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(related="bulletin_id.state")
    sent_on = fields.Date(related="bulletin_id.sent_on", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("What is new", required=True)
    kind = fields.Selection(
        [
            ("literature", "Literature"),
            ("news", "News"),
            ("experience", "Advanced experience"),
            ("event", "Course or event"),
        ],
        required=True,
        default="literature",
    )
    author = fields.Char("Author, source")
    url = fields.Char("Link")
    place = fields.Char("Where to find it", help="E.g. library, shelf 4; methodical room.")
    summary = fields.Text("In short")
    subject_ids = fields.Many2many("methodical.subject", string="Subjects")
    difficulty_ids = fields.Many2many(
        "methodical.choice", string="Difficulties", domain="[('list', '=', 'difficulty')]"
    )
    topic_words = fields.Char(
        "Words of topics",
        help="Separated by commas. Who works on a topic of self-development with one of these words gets it.",
    )
    # who has which difficulty is not told to colleagues
    reader_ids = fields.Many2many(
        "methodical.teacher",
        string="Was sent to",
        readonly=True,
        copy=False,
        groups="school_methodical.group_deputy",
    )
    is_for_me = fields.Boolean("For me", compute="_compute_is_for_me", search="_search_is_for_me")

    @api.depends_context("uid")
    def _compute_is_for_me(self):
        mine = self.search([("id", "in", self.ids), ("is_for_me", "=", True)])
        for item in self:
            item.is_for_me = item in mine

    @api.model
    def _search_is_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: everybody may know what was sent to him
        return Domain("id", "in", self.sudo()._search([("reader_ids.user_id", "=", self.env.uid)]))

    @api.model_create_multi
    def create(self, vals_list):
        """Add news to drafts.

        :raises UserError: when the bulletin was sent
        """
        items = super().create(vals_list)
        items.bulletin_id._check_draft()
        return items

    def write(self, vals):
        """Change the news of drafts.

        :raises UserError: when the bulletin was sent
        """
        self.bulletin_id._check_draft()
        result = super().write(vals)
        self.bulletin_id._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self.bulletin_id._check_draft()

    def _find_readers(self):
        """Return {news: teachers whom it concerns}: they teach it, have the difficulty, or work on such a topic.

        The number of queries depends on the schools, not on the teachers or the news.
        """
        found = {}
        for company, items in self.grouped("company_id").items():
            teachers = self.env["methodical.teacher"].search([("company_id", "=", company.id)])
            answers, topics = items._get_difficulties(company), items._get_topics(company)
            for item in items:
                words = item._get_words()
                by_topic = {card for card, name in topics if any(word in name for word in words)}
                by_answer = {
                    card for card, difficulty in answers if difficulty in item.difficulty_ids._origin
                }
                is_for_all = not (item.subject_ids or item.difficulty_ids or words)
                found[item] = teachers.filtered(
                    lambda card, item=item, told=by_topic | by_answer, is_for_all=is_for_all: (
                        is_for_all or card in told or card.subject_ids & item.subject_ids._origin
                    )
                )
        return found

    def _get_words(self):
        words = (word.strip().casefold() for word in (self.topic_words or "").split(","))
        return [word for word in words if word]

    def _get_difficulties(self, company):
        """Return [(teacher, difficulty)] that the last questionnaire of a school found: strong ones, and wishes for help."""
        if not self.difficulty_ids:
            return []
        last = self.env["methodical.questionnaire"].search([("company_id", "=", company.id)], limit=1)
        rows = self.env["methodical.questionnaire.answer"].search_fetch(
            Domain("questionnaire_id", "=", last.id)
            & Domain("difficulty_id", "in", self.difficulty_ids.ids)
            & (Domain("level", "=", "strong") | Domain("wants_help", "=", True)),
            ["teacher_id", "difficulty_id"],
        )
        return [(row.teacher_id, row.difficulty_id) for row in rows]

    def _get_topics(self, company):
        """Return [(teacher, topic in small letters)] of the topics of self-development in work at a school."""
        if not any(self.mapped("topic_words")):
            return []
        topics = self.env["methodical.development.topic"].search_fetch(
            [("company_id", "=", company.id), ("state", "in", RUNNING)], ["teacher_id", "name"]
        )
        return [(topic.teacher_id, topic.name.casefold()) for topic in topics]
