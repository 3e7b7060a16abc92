from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

#: what only the teacher who is helped sets
_SEEN = frozenset({"seen_on"})
#: hours of one entry, and of one day of a mentor with all his pairs
MAX_HOURS = 12


class MethodicalMentoringEntry(models.Model):
    """One entry in the diary of a mentoring pair (print 11): written by the mentor, seen by the teacher who is helped."""

    _name = "methodical.mentoring.entry"
    _description = "Diary of a Mentoring Pair"
    _inherit = ["methodical.school.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    mentoring_id = fields.Many2one(
        "methodical.mentoring", "Pair", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="mentoring_id.company_id", store=True, index=True, precompute=True)
    mentor_id = fields.Many2one(
        related="mentoring_id.mentor_id", string="Written by", store=True, index=True, precompute=True
    )
    mentor_name = fields.Char(related="mentoring_id.mentor_name", string="Mentor")
    teacher_name = fields.Char(related="mentoring_id.teacher_name", string="Young or new teacher")
    is_mentor = fields.Boolean(related="mentoring_id.is_mentor", export_string_translation=False)
    is_mine = fields.Boolean(related="mentoring_id.is_mine", export_string_translation=False)
    date = fields.Date(required=True, default=fields.Date.context_today)
    name = fields.Char("Lesson or question", required=True)
    observation = fields.Text()
    advice = fields.Text()
    hours = fields.Float(default=1, help="They count for the mentor.")
    seen_on = fields.Date("Seen on", readonly=True, copy=False, help="By the teacher who is helped.")

    _hours_check = models.Constraint(
        f"CHECK(hours >= 0 AND hours <= {MAX_HOURS})", "An entry of a diary counts from 0 to 12 hours."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Write in the diary.

        :raises UserError: for who is not the mentor, and for a pair that is not active
        """
        entries = super().create(vals_list)
        entries._check_writer()
        if not self.env.su and any(entries.mapped("seen_on")):
            self._refuse_seen()
        return entries

    def write(self, vals):
        """Change entries.

        :raises UserError: as ``create``
        """
        if not self.env.su and vals.keys() & _SEEN:
            self._refuse_seen()
        self._check_writer()
        result = super().write(vals)
        if "mentoring_id" in vals:
            self._check_writer()
        if not vals.keys() <= _SEEN and (seen := self.filtered("seen_on")):
            # sudo: what was changed has not been seen by the teacher who is helped
            seen.sudo().write({"seen_on": False})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_others(self):
        self._check_writer()

    def action_see(self):
        """Let the teacher who is helped confirm that he has read the entries.

        :raises UserError: for anybody else
        """
        self.check_access("read")
        for entry in self:
            if not entry.is_mine:
                raise UserError(
                    self.env._(
                        "“%(entry)s” is confirmed by %(teacher)s.",
                        entry=entry.name,
                        teacher=entry.teacher_name,
                    )
                )
        unseen = self.filtered(lambda entry: not entry.seen_on)
        # sudo: who reads the diary writes nothing else in it
        unseen.sudo().write({"seen_on": fields.Date.context_today(self)})
        return True

    def _check_writer(self):
        """Raise unless the user is the mentor of an active pair: nobody writes the diary for him."""
        for pair in () if self.env.su else self.mentoring_id:
            if not pair.is_mentor:
                raise UserError(
                    self.env._(
                        "The diary of %(pair)s is written by the mentor alone.", pair=pair.display_name
                    )
                )
            if pair.state != "active":
                raise UserError(
                    self.env._(
                        "%(pair)s is not active: its diary is open from the signed order until the pair is finished.",
                        pair=pair.display_name,
                    )
                )

    def _refuse_seen(self):
        raise UserError(self.env._("That an entry was seen is confirmed by the button of the teacher."))

    @api.constrains("date", "mentoring_id")
    def _check_date(self):
        """Refuse entries of days that are to come, before the pair began, or after its last day."""
        today = fields.Date.context_today(self)
        for entry in self:
            start = entry.mentoring_id.date_from
            end = min(today, entry.mentoring_id.date_to or today)
            if entry.date > end or (start and entry.date < start):
                raise ValidationError(
                    self.env._(
                        "“%(entry)s” is dated %(day)s. The diary of this pair holds days from %(start)s until %(end)s.",
                        entry=entry.name,
                        day=format_date(self.env, entry.date),
                        start=format_date(self.env, start) if start else "…",
                        end=format_date(self.env, end),
                    )
                )

    @api.constrains("date", "name", "hours", "mentoring_id")
    def _check_days(self):
        """Refuse days on which a mentor gave more hours than a day has for it, and the same entry twice."""
        rows = self.search([("mentor_id", "in", self.mentor_id.ids), ("date", "in", self.mapped("date"))])
        days = rows.grouped(lambda row: (row.mentor_id, row.date))
        for entry in self:
            same_day = days[entry.mentor_id, entry.date]
            title = entry._get_title()
            if any(row._get_title() == title for row in same_day - entry):
                raise ValidationError(
                    self.env._(
                        "“%(entry)s” stands in the diary on %(day)s already. Write into that entry.",
                        entry=entry.name,
                        day=format_date(self.env, entry.date),
                    )
                )
            if (hours := sum(same_day.mapped("hours"))) > MAX_HOURS:
                raise ValidationError(
                    self.env._(
                        "%(mentor)s: %(hours)s hours on %(day)s, with all pairs. At most %(most)s of one day count; correct the hours or the day.",
                        mentor=entry.mentor_name,
                        hours=f"{hours:g}",
                        day=format_date(self.env, entry.date),
                        most=MAX_HOURS,
                    )
                )

    def _get_title(self):
        """Return the pair and what the entry is about, whatever spaces and capitals."""
        return self.mentoring_id, " ".join(self.name.split()).casefold()
