from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class MethodicalPostPeriod(models.Model):
    """From when until when a teacher holds a post: course norms are asked of the posts of the day (F4 3.4, C20).

    Which posts somebody holds today is said by the card (``post_ids``), and these rows never contradict it: an open row
    stands for each of its posts. They follow the card by themselves (``methodical_post_period_keep.py``), whatever entrance
    it changes by; the first or last day is that of the change. The officer corrects days by the order of appointment and
    enters posts that were held before. A row without a first day has always been there: nobody knows since when.
    """

    _name = "methodical.post.period"
    _description = "Post Held"
    _inherit = ["methodical.course.fact.mixin", "methodical.teacher.record.mixin"]
    _order = "teacher_id, date_to desc nulls first, date_from desc nulls last, id desc"
    _check_company_auto = True

    teacher_id = fields.Many2one(ondelete="cascade")
    post_id = fields.Many2one(
        "methodical.post", required=True, ondelete="restrict", index=True, check_company=True
    )
    date_from = fields.Date("From", help="Empty: since joining the school, or nobody knows.")
    date_to = fields.Date("Until", help="The last day. Empty: held today.")
    note = fields.Char("Ground", help="Order or document.")

    _dates_check = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "A post is held until its first day or a later one.",
    )
    _open_uniq = models.UniqueIndex(
        "(teacher_id, post_id) WHERE date_to IS NULL", "A teacher holds each post once today."
    )

    @api.constrains("teacher_id", "post_id", "date_from", "date_to")
    def _check_overlap(self):
        held = self.search([("teacher_id", "in", self.teacher_id.ids)])
        for (teacher, post), rows in held.grouped(lambda row: (row.teacher_id, row.post_id)).items():
            last = None
            for row in rows.sorted(lambda row: row.date_from or date.min):
                if last and (not last.date_to or not row.date_from or row.date_from <= last.date_to):
                    raise UserError(
                        self.env._(
                            "Two rows say that %(teacher)s held the post “%(post)s” on the same days. Correct the days of one of them.",
                            teacher=teacher.name,
                            post=post.name,
                        )
                    )
                last = row

    @api.model_create_multi
    def create(self, vals_list):
        """Enter posts that were held before.

        :raises UserError: for the user's own card, and for a post that is held today: the card says so
        """
        periods = super().create(vals_list)
        periods._check_entered()
        return periods

    def write(self, vals):
        """Correct days and grounds.

        :raises UserError: as ``create``, and when a row would begin or cease to say that a post is held today
        """
        if has_pass(self.env):
            return super().write(vals)
        held = self.filtered(lambda row: not row.date_to)
        if held and ({"teacher_id", "post_id"} & vals.keys() or vals.get("date_to")):
            held._raise_held()
        teachers = self.teacher_id
        result = super().write(vals)
        teachers._check_own_facts()
        (self - held)._check_entered()
        held._check_entered(is_open=True)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        if not has_pass(self.env):
            self.teacher_id._check_own_facts()
            self.filtered(lambda row: not row.date_to)._raise_held()

    def _check_entered(self, is_open=False):
        """Raise for rows that people may not write so.

        :param is_open: whether these rows stand for posts of today
        :raises UserError: for the user's own card, a row that begins to say what is held today, a day to come
        """
        if not self or has_pass(self.env):
            return
        self.teacher_id._check_own_facts()
        if not is_open:
            self.filtered(lambda row: not row.date_to)._raise_held()
        today = fields.Date.context_today(self)
        if late := self.filtered(lambda row: max(row.date_from or today, row.date_to or today) > today)[:1]:
            raise UserError(
                self.env._(
                    "The day of the post “%(post)s” of %(teacher)s lies in the future. Enter the post on the card when the day has come.",
                    post=late.post_id.name,
                    teacher=late.teacher_name,
                )
            )

    def _raise_held(self):
        """Raise when there are rows at all: what is held today is said by the card.

        :raises UserError: naming the first of them
        """
        if row := self[:1]:
            raise UserError(
                self.env._(
                    "Which posts %(teacher)s holds today is said at the top of the card: give or take the post “%(post)s” there, then correct its days here. By hand only posts that were held before are entered, with their last day.",
                    teacher=row.teacher_name,
                    post=row.post_id.name,
                )
            )

    def _get_standing_teachers(self):
        return self.teacher_id
