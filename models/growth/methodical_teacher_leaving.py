from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class MethodicalTeacher(models.Model):
    """A teacher who leaves the school: what is left open is shown before the card goes to the archive (idea 5)."""

    _inherit = "methodical.teacher"

    date_left = fields.Date(
        "Last day at the school",
        tracking=True,
        copy=False,
        help="Of who left; the card stays in the archive.",
    )

    @api.constrains("date_left", "date_joined")
    def _check_date_left(self):
        for teacher in self.filtered("date_left"):
            if teacher.date_joined and teacher.date_left < teacher.date_joined:
                raise UserError(
                    self.env._(
                        "%(teacher)s joined the school on %(date)s and cannot have left before.",
                        teacher=teacher.name,
                        date=teacher.date_joined.strftime("%d.%m.%Y"),
                    )
                )

    def write(self, vals):
        """Change cards; one that goes to the archive gets its last day, one that comes back loses it."""
        if "active" not in vals or "date_left" in vals:
            return super().write(vals)
        if vals["active"]:
            return super().write({**vals, "date_left": False})
        dated = self.filtered("date_left")
        super(MethodicalTeacher, dated).write(vals)
        return super(MethodicalTeacher, self - dated).write(
            {**vals, "date_left": fields.Date.context_today(self)}
        )

    def action_archive(self):
        """Open the dialog that shows what the teachers leave open, and archives them."""
        self.check_access("write")
        leaving = self.filtered("active")
        if not leaving:
            return None
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Leaves the school"),
            "res_model": "methodical.card.leave",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_teacher_ids": [fields.Command.set(leaving.ids)]},
        }

    def _get_open_matters(self):
        """Return [(label, {card: number})] of what these teachers leave open; one query for each kind.

        A later area adds its own.
        """
        open_domains = [
            ("methodical.course", "teacher_id", [("state", "in", ("planned", "referred", "handed_in"))]),
            (
                "methodical.attestation",
                "teacher_id",
                [("state", "not in", ("awarded", "failed", "cancelled"))],
            ),
            ("methodical.mentoring", "teacher_id", [("state", "=", "active")]),
            ("methodical.mentoring", "mentor_id", [("state", "=", "active")]),
            ("methodical.resolution", "responsible_id", self.env["methodical.resolution"]._get_open_domain()),
            ("methodical.card.change", "teacher_id", [("state", "=", "proposed")]),
            ("methodical.class", "class_teacher_id", [("school_year_id.state", "=", "current")]),
            ("methodical.membership", "teacher_id", [("is_current", "=", True)]),
            ("methodical.head.term", "teacher_id", [("state", "=", "confirmed")]),
        ]
        labels = self._get_open_matter_labels()
        return [
            (label, self._count_open_matters(*asked))
            for label, asked in zip(labels, open_domains, strict=True)
        ]

    def _get_open_matter_labels(self):
        return [
            self.env._("courses under way"),
            self.env._("attestations under way"),
            self.env._("mentors of his"),
            self.env._("teachers whose mentor he is"),
            self.env._("resolutions to be done"),
            self.env._("proposed corrections of the card"),
            self.env._("classes that he leads"),
            self.env._("memberships"),
            self.env._("associations that he heads"),
        ]

    def _count_open_matters(self, model, field, domain):
        rows = self.env[model]._read_group(
            Domain(field, "in", self.ids) & Domain(domain), [field], ["__count"]
        )
        return dict(rows)

    def _leave(self, day, ends_memberships=True):
        """Send cards to the archive.

        :param day: datetime.date, the last day at the school
        :param ends_memberships: whether memberships end on that day
        """
        if ends_memberships:
            running = self.membership_ids.filtered(
                lambda row: row.date_from <= day and (not row.date_to or row.date_to > day)
            )
            running.write({"date_to": day})
        self.write({"active": False, "date_left": day})
