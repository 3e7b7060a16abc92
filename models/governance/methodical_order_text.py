from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.place_text import fill, find_places

#: what the places of a text are filled from
SOURCES = (
    "company_id",
    "date_planned",
    "target_order_id",
    "body_id",
    "successor_id",
    "head_term_ids",
    "teacher_ids",
    "acting_id",
    "topic",
    "date_from",
    "date_to",
    "council_number",
    "council_date",
    "proposed_by_id",
    "control_id",
)


class MethodicalOrder(models.Model):
    """The text of an order fills itself from its kind and subject, in the language of the school's prints.

    What a person wrote is never written over: beside each text stands what was filled in last, and only a text that
    still is the same follows the subject.
    """

    _inherit = "methodical.order"

    title_filled = fields.Char(compute="_compute_title", store=True, precompute=True, copy=False)
    reason_filled = fields.Text(compute="_compute_reason", store=True, precompute=True, copy=False)
    places = fields.Char(related="kind_id.places")
    effect = fields.Selection(related="kind_id.effect")
    changes_bodies = fields.Boolean(related="kind_id.changes_bodies")
    needs_control = fields.Boolean(related="kind_id.needs_control")

    @api.depends("kind_id", *SOURCES)
    def _compute_title(self):
        self._follow_kind("title")

    @api.depends("kind_id", *SOURCES)
    def _compute_reason(self):
        self._follow_kind("reason")

    @api.depends("kind_id")
    def _compute_point_ids(self):
        """Take over the points of the kind, as long as nobody wrote points of his own."""
        for order in self.filtered("is_editable"):
            lines = order._get_ready_lines()[2]
            points = order.point_ids
            if points.mapped("template") == lines or not all(point._is_ready_made() for point in points):
                continue
            order.point_ids = [Command.clear(), *order._prepare_points(lines)]

    def _follow_kind(self, name):
        """Fill the title or the reason of orders anew where nobody wrote his own.

        :param name: 'title' or 'reason'
        """
        filled = f"{name}_filled"
        for order in self:
            own = order[name] and order[name] != order[filled]
            if own or not order.is_editable:
                order[name], order[filled] = order[name], order[filled]
                continue
            title, reason, _points = order._get_ready_lines()
            text = fill({"title": title, "reason": reason}[name], order._get_place_values())
            order[name] = order[filled] = text or order[name]

    def _get_ready_lines(self):
        """Return (title, reason, list of points) of the kind of one order, places still open."""
        if not self.kind_id:
            return "", "", []
        return self.kind_id._get_lines(self.company_id._get_print_lang())

    @api.model
    def _prepare_points(self, lines):
        return [
            Command.create(
                {"sequence": 10 * place, "template": line, "is_control": "control" in find_places(line)}
            )
            for place, line in enumerate(lines, start=1)
        ]

    def action_fill_text(self):
        """Write title, reason and points of drafts anew from their kind, over what stands there.

        :raises UserError: for orders that are submitted or signed
        """
        self.check_access("write")
        for order in self:
            if not order.is_editable:
                raise UserError(
                    self.env._(
                        "“%(order)s” is submitted or signed: its text stays as it is.",
                        order=order.display_name,
                    )
                )
            title, reason, lines = order._get_ready_lines()
            values = order._get_place_values()
            title, reason = fill(title, values) or order.title, fill(reason, values)
            order.write(
                {
                    "title": title,
                    "title_filled": title,
                    "reason": reason,
                    "reason_filled": reason,
                    "point_ids": [Command.clear(), *self._prepare_points(lines)],
                }
            )
        return True

    def _get_open_places(self):
        """Return the names of the places that are still open in the text of one order."""
        texts = [self.title or "", self.reason or "", *self.point_ids.mapped(lambda point: point.text or "")]
        return find_places("\n".join(texts))

    def _get_place_values(self):
        """Return {place: text} of one order in the language of the school's prints; what is not known is left out."""
        order = self.with_context(lang=self.company_id._get_print_lang())
        terms, acting = order.head_term_ids, order.acting_id
        values = {
            "school": order.company_id.name,
            "body": order.body_id.name,
            "successor": order.successor_id.name,
            "head": "; ".join(order._say_head(term) for term in terms),
            "minutes": "; ".join(
                order._say_minutes(term.meeting_reference, term.meeting_date) for term in terms
            ),
            "teacher": ", ".join(name for name in order.teacher_ids.mapped("name") if name),
            "absent": acting.absent_id.name,
            "substitute": acting.substitute_id.name,
            "post": acting.post_id.name,
            "topic": order.topic,
            "date": order._say_day(order.date_from or acting.date_from),
            "date_to": order._say_day(order.date_to or acting.date_to),
            "order": order.target_order_id.display_name,
            "council": order._say_minutes(order.council_number, order.council_date),
            "proposal": order._say_person(order.proposed_by_id),
            "control": order._say_person(order.control_id),
        }
        open_places = self.kind_id.places or ""
        if " bodies " in open_places:
            values["bodies"] = order._say_bodies()
        if " members " in open_places:
            values["members"] = order._say_members()
        if " year " in open_places:
            values["year"] = order._say_year()
        return {name: value for name, value in values.items() if value}

    def _say_day(self, day):
        return format_date(self.env, day, date_format="dd.MM.yyyy") if day else ""

    def _say_person(self, card):
        """Return a person with the post before the name, uninflected: the texts put it after a colon."""
        post, name = card.post_ids[:1].name, card.name or ""
        return f"{post[:1].lower()}{post[1:]} {name}" if card and post else name

    def _say_head(self, term):
        name = term.teacher_id.name or ""
        return name if len(self.head_term_ids.body_id) < 2 else f"{term.body_id.name} – {name}"

    def _say_minutes(self, number, day):
        """Return number and date of minutes ('' when one is missing)."""
        if not number or not day:
            return ""
        return self.env._("No. %(number)s of %(date)s", number=number, date=self._say_day(day))

    def _say_members(self):
        day = self.date_from or self.date_planned or fields.Date.context_today(self)
        return ", ".join(self.body_id._get_members(day).mapped("name"))

    def _say_bodies(self):
        bodies = self.env["methodical.body"].search(
            [("company_id", "=", self.company_id.id), ("kind", "=", "association"), ("state", "=", "active")]
        )
        return "; ".join(bodies.mapped("name"))

    def _say_year(self):
        """Return the school year of the order: the one of its date, in summer the one that begins."""
        day = self.date_planned or fields.Date.context_today(self)
        year = self.env["methodical.school.year"].search(
            [("company_id", "=", self.company_id.id), ("date_end", ">=", day)], order="date_start", limit=1
        )
        return year.name
