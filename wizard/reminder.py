from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ..models.growth.methodical_course_balance import DAY_KEY
from ..tools.guard import without_keys

ACTIVITY = "school_methodical.mail_activity_type_reminder"


class MethodicalReminder(models.TransientModel):
    """Writes one reminder to each chosen teacher, in his language: by mail, as a task, or on paper (F4 3.2, 3.4, 1.7f).

    What stands in it is read from the records at the moment of sending. The number of queries does not depend on how
    many teachers there are.
    """

    _name = "methodical.reminder"
    _inherit = ["methodical.dialog.mixin", "methodical.mailing.mixin"]
    _description = "Reminder to Teachers"

    company_id = fields.Many2one(
        "res.company", "School", required=True, readonly=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        [
            ("norm", "Next course by norm"),
            ("document", "Document on a course"),
            ("sharing", "Sharing of a course"),
            ("category", "Category that ends"),
            ("schedule", "Course of the schedule"),
        ],
        "About",
        required=True,
        default="norm",
    )
    teacher_ids = fields.Many2many("methodical.teacher", string="Teachers")
    way = fields.Selection(
        [("activity", "Task in Odoo"), ("mail", "E-mail")], "How", required=True, default="activity"
    )
    date_until = fields.Date("Answer until", required=True, default=lambda self: self._default_date_until())
    note = fields.Text("Add to the text")
    unreached = fields.Char("Only on paper", compute="_compute_unreached")

    @api.model
    def _default_date_until(self):
        return fields.Date.add(fields.Date.context_today(self), days=14)

    @api.depends("teacher_ids", "way")
    def _compute_unreached(self):
        for dialog in self:
            cards = dialog.teacher_ids._origin
            dialog.unreached = ", ".join((cards - dialog._find_reached(cards)).mapped("name"))

    def _find_reached(self, teachers):
        """Return the teachers who can be reached in the way of one dialog."""
        if self.way == "mail":
            return teachers.browse().union(*self._get_mail_partners(teachers))
        # sudo: whether a colleague has an account
        return teachers.sudo().filtered("user_id.active").sudo(False)  # sudo: back to the caller's

    @api.model
    def _open(self, kind, teachers):
        """Return the action that opens the dialog on some teachers."""
        dialog = self.create({"kind": kind, "teacher_ids": teachers.ids})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reminders"),
            "res_model": self._name,
            "res_id": dialog.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_send(self):
        """Write to each teacher who can be reached; the others are named.

        :raises UserError: when there is nothing to write, or nobody can be reached
        """
        self.ensure_one()
        texts = self._get_texts()
        reached = self._find_reached(self.teacher_ids) & self.teacher_ids.browse().union(*texts)
        if not reached:
            raise UserError(
                self.env._(
                    "Nobody of them can be reached in this way. Choose another way, or print the letters."
                )
            )
        told = {card: texts[card] for card in reached}
        if self.way == "mail":
            self._send_mails(told)
        else:
            self._give_tasks(told)
        message = self.env._("Reminders written: %(count)s", count=len(reached))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def action_print(self):
        """Print the letters, one sheet a teacher."""
        self.ensure_one()
        self._get_texts()
        report = self.env.ref("school_methodical.methodical_reminder_action_report")
        return report.report_action(self, config=False)

    def _get_texts(self):
        """Return {teacher: (subject, lines)} in the language of each.

        :raises UserError: when there is nothing to write to any of them
        """
        self.teacher_ids.check_access("read")
        found = {}
        for lang, cards in self._group_by_lang(self.teacher_ids).items():
            found.update(self.with_context(lang=lang)._get_texts_of(cards))
        if not found:
            raise UserError(
                self.env._("There is nothing to remind them of. Choose teachers, or another matter.")
            )
        return found

    def _get_texts_of(self, cards):
        """Return {teacher: (subject, lines)} in the language of the environment."""
        model, domain, say = self._get_matter()
        lines = {}
        # a list of another day may stand behind the dialog
        Model = without_keys(self.env[model], {DAY_KEY})
        for row in Model.search(domain & Domain("teacher_id", "in", cards.ids)):
            lines.setdefault(row.teacher_id, []).append(say(row))
        labels = dict(self._fields["kind"]._description_selection(self.env))
        day = self.env._("Please answer until %(day)s.", day=format_date(self.env, self.date_until))
        closing = [*(self.note or "").splitlines(), day]
        return {card: (labels[self.kind], [*texts, *closing]) for card, texts in lines.items()}

    def _get_matter(self):
        """Return (model, domain, method that says a row of it) of what one dialog is about."""
        open_awards = Domain("is_held", "=", True) & Domain("date_until", "<", "today +1y")
        waits = Domain("state", "in", ("need", "planned", "referred"))
        return {
            "norm": ("methodical.course.balance", Domain("status", "!=", "exempt"), self._say_norm),
            "document": ("methodical.course", Domain("stage", "=", "finished"), self._say_document),
            "sharing": (
                "methodical.course",
                Domain("share_status", "in", ("waiting", "late")),
                self._say_sharing,
            ),
            "category": ("methodical.category.award", open_awards, self._say_category),
            "schedule": ("methodical.course", waits, self._say_schedule),
        }[self.kind]

    def _say_norm(self, row):
        return self.env._("%(why)s Say which course you choose and when you wish to go.", why=row.sentence)

    def _say_document(self, course):
        return self.env._("Hand in the document on the course “%(course)s”.", course=course.name)

    def _say_sharing(self, course):
        return self.env._("Share what you learnt at the course “%(course)s”.", course=course.name)

    def _say_category(self, award):
        return self.env._(
            "Your category “%(category)s” ends on %(day)s. Say whether you wish to be attested.",
            category=award.category_id.name,
            day=format_date(self.env, award.date_until),
        )

    def _say_schedule(self, course):
        return self.env._("By the schedule you go to the course “%(course)s”.", course=course.name)

    def _send_mails(self, texts):
        """Queue a mail for each teacher."""
        partners = self._get_mail_partners(self.teacher_ids.browse().union(*texts))
        self._queue_mails(
            [(partners[card], subject, _as_html(lines)) for card, (subject, lines) in texts.items()]
        )

    def _give_tasks(self, texts):
        """Give each teacher a task of his own, instead of an older one about the same."""
        activity_type = self.env.ref(ACTIVITY)
        # sudo: tasks of colleagues, their accounts
        Activity_sudo = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        values = [
            {
                "activity_type_id": activity_type.id,
                "user_id": card.sudo().user_id.id,  # sudo: as above
                "summary": subject,
                "note": _as_html(lines),
                "date_deadline": self.date_until,
            }
            for card, (subject, lines) in texts.items()
        ]
        Activity_sudo.search(
            Domain("activity_type_id", "=", activity_type.id)
            & Domain("user_id", "in", [row["user_id"] for row in values])
            & Domain("summary", "in", list({row["summary"] for row in values}))
        ).unlink()
        Activity_sudo.create(values)


def _as_html(lines):
    """Return lines of text as paragraphs."""
    return Markup("").join(Markup("<p>%s</p>") % line for line in lines)
