from odoo import Command, api, models
from odoo.fields import Domain

#: what an order may be about: fields that a caller of ``_draft`` names
SUBJECTS = frozenset(
    {
        "body_id",
        "successor_id",
        "head_term_ids",
        "acting_id",
        "target_order_id",
        "teacher_ids",
        "topic",
        "date_from",
        "date_to",
    }
)


class MethodicalOrder(models.Model):
    """Drafts of orders: the one entrance for other records, and the effects that follow from kind and subject."""

    _inherit = "methodical.order"

    @api.model
    def _draft(self, kind_code, **subject):
        """Return the draft of an order of a kind on a subject: the one entrance for buttons of other records.

        The text is written in the print language of the regulation, the effects follow from kind and subject.
        An order of the same kind on the same subject that is not signed yet is returned instead of a second one.
        Made with the rights of the user: deputies, the director and the officer may draft.

            order = self.env["methodical.order"]._draft("open_body", body_id=body)
            order = self.env["methodical.order"]._draft("seat_head", head_term_id=term)
            order = self.env["methodical.order"]._draft("acting", acting_id=acting)
            return order._open_form()

        :param kind_code: code of a kind of data/methodical_order_kind.xml, for example 'open_body', 'body_list',
            'reorganise_body', 'dissolve_body', 'seat_head' (elected), 'appoint_head' (appointed, with consent or
            without), 'end_head', 'acting', 'cancel', 'course'
        :param subject: fields of the order as records or values: ``body_id``, ``successor_id`` (reorganise_body),
            ``head_term_id`` or ``head_term_ids`` (seat_head, end_head), ``acting_id``, ``target_order_id`` (cancel),
            ``teacher_ids``, ``topic``, ``date_from`` (the effect counts from that day; empty: from the date of the
            order), ``date_to``; besides them any other field of the order (``council_number``, ``reason`` ...)
        :return: methodical.order
        :raises UserError: when the school has no such kind
        :raises AccessError: when the user may not draft orders
        """
        if "head_term_id" in subject:
            subject["head_term_ids"] = subject.pop("head_term_id")
        company = next(
            (value.company_id for value in subject.values() if hasattr(value, "_fields") and value),
            self.env.company,
        )
        kind = self.env["methodical.order.kind"]._get_by_code(kind_code, company)
        self.browse().check_access("create")  # a signed order may be the one it is called on
        if unsigned := self._find_unsigned(kind, subject):
            return unsigned
        # what is filled in by itself is of the school of the subject, whichever the user works in
        return self.with_company(company).create(
            {
                "company_id": company.id,
                "kind_id": kind.id,
                **{name: self._to_value(name, value) for name, value in subject.items()},
            }
        )

    @api.model
    def _to_value(self, name, value):
        """Return what ``create`` wants for a field: ids of records, plain values as they are."""
        if not hasattr(value, "_fields"):
            return value
        return [Command.set(value.ids)] if self._fields[name].type == "many2many" else value.id

    @api.model
    def _get_subjects(self):
        """Return the names of the fields that say what an order is about (hook of later areas)."""
        return SUBJECTS

    @api.model
    def _find_unsigned(self, kind, subject):
        """Return the order of a kind on the same subject that waits for its signature (empty without one)."""
        records = {
            name: value
            for name, value in subject.items()
            if name in self._get_subjects() and hasattr(value, "_fields")
        }
        if not records:
            return self.browse()
        same = Domain.AND(Domain(name, "in", value.ids) for name, value in records.items())
        return self.search(
            same
            & Domain("kind_id", "=", kind.id)
            & Domain("state", "in", ("draft", "returned", "submitted")),
            limit=1,
        )

    def _open_form(self):
        """Return the action that opens one order."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Order"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    @api.depends(
        "kind_id", "body_id", "successor_id", "head_term_ids", "acting_id", "target_order_id", "date_from"
    )
    def _compute_effect_ids(self):
        """Let the effects of drafts follow from kind and subject; what is submitted stays as it is."""
        for order in self.filtered("is_editable"):
            wanted = order._prepare_effects()
            if order._find_missing_effects() or len(order.effect_ids) != len(wanted):
                order.effect_ids = [Command.clear(), *map(Command.create, wanted)]

    def _find_missing_effects(self):
        """Return the values of the effects that follow from kind and subject of one order and are not among its effects."""
        return [
            values
            for values in self._prepare_effects()
            if not any(
                all(
                    effect._fields[name].convert_to_write(effect[name], effect) == value
                    for name, value in values.items()
                )
                for effect in self.effect_ids
            )
        ]

    def _prepare_effects(self):
        """Return the values of the effects of one order, an empty list when its subject is not named yet."""
        kind = self.kind_id.effect
        subjects = {
            "open_body": [{"body_id": body} for body in self.body_id.ids],
            "dissolve_body": [{"body_id": body} for body in self.body_id.ids],
            "reorganise_body": [
                {"body_id": body, "successor_id": successor}
                for body in self.body_id.ids
                for successor in self.successor_id.ids
            ],
            "seat_head": [{"head_term_id": term} for term in self.head_term_ids.ids],
            "end_head": [{"head_term_id": term} for term in self.head_term_ids.ids],
            "start_acting": [{"acting_id": acting} for acting in self.acting_id.ids],
            "cancel_order": [{"target_order_id": target} for target in self.target_order_id.ids],
        }
        return [{"kind": kind, "date": self.date_from, **subject} for subject in subjects.get(kind, ())]
