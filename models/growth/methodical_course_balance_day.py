from odoo import api, fields, models

from .methodical_course_balance import DAY_KEY


class MethodicalCourseBalance(models.Model):
    """What is told of a day beside the status: the paper that counted, the posts held, the rule of the day (R49)."""

    _inherit = "methodical.course.balance"

    paper = fields.Char("Document that counts", compute="_compute_paper")
    posts = fields.Char(compute="_compute_posts", help="Held on the day of the list.")

    @api.depends("course_id")
    @api.depends_context("lang", DAY_KEY)
    def _compute_paper(self):
        kinds = dict(self.env["methodical.course"]._fields["document_kind"]._description_selection(self.env))
        for row in self:
            row.paper = row._say_paper(kinds)

    def _say_paper(self, kinds):
        """Return kind, number, date and provider of the document that counts ('' for none).

        :param kinds: {kind of document: label}
        """
        course = self.course_id
        day = course.document_date or course.date_end
        texts = [
            kinds.get(course.document_kind),
            course.document_number and self.env._("No. %(number)s", number=course.document_number),
            day and day.strftime("%d.%m.%Y"),
            course.provider_name,
        ]
        return ", ".join(filter(None, texts))

    @api.depends("teacher_id")
    @api.depends_context("lang", DAY_KEY)
    def _compute_posts(self):
        day = self._get_chosen_day() or fields.Date.context_today(self)
        held = self.env["methodical.post.period"]._get_held(self.teacher_id, day)
        for row in self:
            row.posts = ", ".join(held[row.teacher_id].mapped("name")) if row.teacher_id in held else False

    @api.model
    def _say_rules(self, company, day):
        """Return a sentence for each norm that a school asks for on a day, or one that it asks for none.

        :param company: res.company
        :param day: datetime.date
        """
        # sudo: the words of the norms; a day may lie under a regulation that was replaced
        Norm_sudo = self.env["methodical.regulation.norm"].sudo()
        asked = Norm_sudo._get_asked_norms(company).get(company, [])
        sentences = [norm._say_rule() for norm, rule in asked if rule.since <= day <= rule.until]
        return sentences or [
            self.env._(
                "No regulation is on record that asked for courses on %(day)s: nobody was asked for one. If there was one on paper, enter it with its days under Regulations.",
                day=day.strftime("%d.%m.%Y"),
            )
        ]

    @api.model
    def _say_ground(self, day):
        """Return the sentence that says from what a day is told: what is known today.

        :param day: datetime.date
        """
        today = fields.Date.context_today(self)
        values = {"today": today.strftime("%d.%m.%Y")}
        if day > today:
            return self.env._("As it will be if nothing else happens; known on %(today)s.", **values)
        return self.env._(
            "By what is known on %(today)s: documents dated until that day count, also those handed in later.",
            **values,
        )

    @api.model
    def _open_day(self, day):
        """Return the action that shows how the teachers stand on a day.

        :param day: datetime.date
        """
        view = self.env.ref("school_methodical.methodical_course_balance_view_list_day")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Courses by norm on %(day)s", day=day.strftime("%d.%m.%Y")),
            "res_model": self._name,
            "views": [(view.id, "list"), (False, "kanban"), (False, "pivot"), (False, "graph")],
            "mobile_view_mode": "kanban",
            "context": {DAY_KEY: fields.Date.to_string(day)},
        }
