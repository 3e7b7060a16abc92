from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .methodical_acknowledgement import READ, STATES

STAFF = "school_methodical.group_deputy,school_methodical.group_officer"


class MethodicalAcknowledgedMixin(models.AbstractModel):
    """Makes a document one whose readers confirm that they have read it (N11, R52, C28).

    A concrete model has ``company_id`` and answers:

    - ``_get_audiences(day)``: {document: cards of the people whom it concerns on a date}, in a number of queries that
      does not depend on the number of documents; asked in sudo;
    - ``_get_asking_domain()``: the domain of the documents that ask their readers today;
    - ``_acknowledgement_key()``: the version that people confirm (a number); another one asks anew.

    It calls ``_request_acknowledgements()`` when a document begins or ceases to ask; the nightly job calls it for people
    who come later. Fields that say whom a document concerns stand in ``_audience_fields``: a change of them asks at once.
    """

    _name = "methodical.acknowledged.mixin"
    _description = "Document to Be Acknowledged"

    _audience_fields = frozenset({"needs_acknowledgement"})

    needs_acknowledgement = fields.Boolean(
        "Read with signature",
        compute="_compute_needs_acknowledgement",
        store=True,
        readonly=False,
        precompute=True,
        help="C28: each person whom it concerns confirms that he has read it.",
    )
    acknowledgement_ids = fields.One2many(
        "methodical.acknowledgement",
        "res_id",
        "Acknowledgements",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
        readonly=True,
    )
    asked_count = fields.Integer("Asked", compute="_compute_acknowledgement_counts", groups=STAFF)
    read_count = fields.Integer("Have read it", compute="_compute_acknowledgement_counts", groups=STAFF)
    acknowledgement_summary = fields.Char("Read by", compute="_compute_acknowledgement_counts", groups=STAFF)
    acknowledgement_progress = fields.Float(
        "Read, %", compute="_compute_acknowledgement_counts", groups=STAFF
    )
    my_acknowledgement = fields.Selection(
        STATES,
        "My acknowledgement",
        compute="_compute_my_acknowledgement",
        search="_search_my_acknowledgement",
    )
    my_acknowledgement_date = fields.Date("I have read it on", compute="_compute_my_acknowledgement")

    @api.depends("company_id")
    def _compute_needs_acknowledgement(self):
        today = fields.Date.context_today(self)
        for company, documents in self.grouped("company_id").items():
            regulation = company._get_regulation(today) if company else self.env["methodical.regulation"]
            documents.needs_acknowledgement = bool(
                regulation
                and (regulation.acknowledgement_required or regulation._get_rule("acknowledgement", today))
            )

    @api.depends("acknowledgement_ids.state")
    @api.depends_context("lang")
    def _compute_acknowledgement_counts(self):
        counts = self._count_acknowledgements()
        for document in self:
            states = counts.get(document.id, {})
            asked = sum(count for state, count in states.items() if state != "lapsed")
            read = sum(states.get(state, 0) for state in READ)
            document.asked_count, document.read_count = asked, read
            document.acknowledgement_progress = read / asked * 100 if asked else 0
            document.acknowledgement_summary = (
                self.env._("%(read)s of %(asked)s", read=read, asked=asked) if asked else False
            )

    def _count_acknowledgements(self):
        """Return {document id: {state: number of people}}, one query for all documents."""
        counts = {}
        for res_id, state, count in self.env["methodical.acknowledgement"]._read_group(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)], ["res_id", "state"], ["__count"]
        ):
            counts.setdefault(res_id, {})[state] = count
        return counts

    @api.depends("acknowledgement_ids.state")
    @api.depends_context("uid")
    def _compute_my_acknowledgement(self):
        mine = {row.res_id: row for row in self._get_my_acknowledgements()}
        for document in self:
            row = mine.get(document.id, self.env["methodical.acknowledgement"])
            document.my_acknowledgement = row.state
            document.my_acknowledgement_date = row.date_signed

    def _search_my_acknowledgement(self, operator, value):
        if operator != "in":
            return NotImplemented
        rows = self.env["methodical.acknowledgement"].search(
            [("res_model", "=", self._name), ("is_mine", "=", True)]
        )
        found = Domain("id", "in", rows.filtered(lambda row: row.state in value).mapped("res_id"))
        return found | Domain("id", "not in", rows.mapped("res_id")) if False in value else found

    def _get_my_acknowledgements(self):
        """Return the user's own rows of these documents."""
        return self.env["methodical.acknowledgement"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("is_mine", "=", True)],
            order="version",
        )

    def write(self, vals):
        """Write documents; a change of whom they concern asks the new people at once."""
        result = super().write(vals)
        if self._audience_fields & vals.keys():
            self._request_acknowledgements()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_acknowledged(self):
        # sudo: evidence counts, whoever may read it
        row = (
            self.env["methodical.acknowledgement"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "in", self.ids)], limit=1)
        )
        if row:
            raise UserError(
                self.env._(
                    "People were asked to read “%(document)s”, their acknowledgements are evidence. End it instead of deleting it.",
                    document=row.document_name,
                )
            )

    # what a concrete document answers

    def _get_audiences(self, day):
        """Return {document: cards of the people whom it concerns on a date}.

        :param day: datetime.date
        """
        raise NotImplementedError

    @api.model
    def _get_asking_domain(self):
        """Return the domain of the documents that ask their readers today."""
        raise NotImplementedError

    def _acknowledgement_key(self):
        """Return the version of one document that people confirm."""
        return self.version

    # what people do

    def action_acknowledge(self):
        """Confirm that the user has read the documents.

        :raises UserError: when he is not asked, or has confirmed already
        """
        return self._require_my_acknowledgements().action_seen()

    def action_acknowledge_remarks(self):
        """Ask for the remarks with which the user confirms that he has read one document."""
        self.ensure_one()
        return self._require_my_acknowledgements().action_remarks()

    def _require_my_acknowledgements(self):
        rows = self._get_my_acknowledgements()
        if missing := self.filtered(lambda document: document.id not in rows.mapped("res_id")):
            raise UserError(
                self.env._(
                    "You are not asked to confirm “%(document)s”. Who keeps it adds you to the people whom it concerns.",
                    document=missing[0].display_name,
                )
            )
        current = rows.filtered(lambda row: row.state == "requested")
        return current or rows

    def action_open_acknowledgements(self):
        """Open the list of the people who were asked to read one document."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_acknowledgement_action"
        )
        return {
            **action,
            "domain": [("res_model", "=", self._name), ("res_id", "=", self.id)],
            "context": {"search_default_asked": 1, "of_document": True},
            "display_name": self.env._("Acknowledgements"),
        }

    def action_print_acknowledgements(self):
        """Print the acknowledgement sheets: who has confirmed in the system, and empty lines for ink (domain 9.3, 19)."""
        rows = self.env["methodical.acknowledgement"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("state", "!=", "lapsed")]
        )
        if not rows:
            raise UserError(
                self.env._(
                    "Nobody has been asked to read “%(document)s” yet: it asks when it is approved and says whom it concerns.",
                    document=self[:1].display_name,
                )
            )
        return self.env.ref("school_methodical.methodical_acknowledgement_action_report").report_action(
            rows, config=False
        )
