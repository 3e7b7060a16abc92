from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.place_text import find_places
from .methodical_order_effect import EFFECTS

SERIES = [("general", "General activity"), ("personnel", "Personnel")]

#: the places of a text, and the field of the order that fills each
PLACES = {
    "school": "company_id",
    "year": "date_planned",
    "order": "target_order_id",
    "body": "body_id",
    "members": "body_id",
    "bodies": "company_id",
    "successor": "successor_id",
    "head": "head_term_ids",
    "minutes": "head_term_ids",
    "teacher": "teacher_ids",
    "absent": "acting_id",
    "substitute": "acting_id",
    "post": "acting_id",
    "topic": "topic",
    "date": "date_from",
    "date_to": "date_to",
    "council": "council_number",
    "proposal": "proposed_by_id",
    "control": "control_id",
}


class MethodicalOrderKind(models.Model):
    """Kind of order with its ready text (N12): series, what it does when it is signed, words that fill themselves."""

    _name = "methodical.order.kind"
    _description = "Kind of Order"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Technical name by which the buttons of other documents find the kind.")
    sequence = fields.Integer(default=10)
    series = fields.Selection(SERIES, required=True, default="general")
    effect = fields.Selection(EFFECTS, help="What an order of this kind does when it is signed.")
    changes_bodies = fields.Boolean(
        "Changes the number of associations",
        help="Where the regulation wants it, the order names the decision of the council and the deputy who proposes "
        "it (F1 A-I.3′, A-I.5′).",
    )
    needs_control = fields.Boolean(
        "With a control point",
        default=True,
        help="One point says who controls that the order is carried out.",
    )
    title = fields.Char(translate=True, help="“On …” of the order, with places that fill themselves.")
    reason = fields.Text(translate=True)
    points = fields.Text(
        translate=True, help="One point of the order a line; the line with {control} is the control point."
    )
    places = fields.Char("Places in the text", compute="_compute_places")
    unknown_places = fields.Char(compute="_compute_places")
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex(
        "(code, COALESCE(company_id, 0)) WHERE code IS NOT NULL",
        "A kind of order with this technical name exists already.",
    )

    @api.depends("title", "reason", "points")
    @api.depends_context("lang")
    def _compute_places(self):
        """List the places of the text as " body date ", so that a form can ask for the fields it needs."""
        for kind in self:
            found = find_places("\n".join((kind.title or "", kind.reason or "", kind.points or "")))
            kind.places = f" {' '.join(found)} "
            kind.unknown_places = ", ".join(f"{{{name}}}" for name in found if name not in PLACES)

    @api.model
    def _get_by_code(self, code, company):
        """Return the kind of order with a technical name, the school's own one first.

        :param company: res.company
        :raises UserError: when there is none
        """
        kind = self.search(
            Domain("code", "=", code) & Domain("company_id", "in", (company.id, False)),
            order="company_id NULLS LAST",
            limit=1,
        )
        if not kind:
            raise UserError(
                self.env._(
                    "The school has no kind of order “%(code)s”. The administrator adds it under Configuration / Kinds of orders.",
                    code=code,
                )
            )
        return kind

    def _get_lines(self, lang):
        """Return (title, reason, list of points) of one kind in a language, with the places still open.

        :param lang: code of a language
        """
        kind = self.with_context(lang=lang)
        lines = [line.strip() for line in (kind.points or "").splitlines()]
        return kind.title or "", kind.reason or "", [line for line in lines if line]
