from odoo import api, fields, models


class MethodicalCourse(models.Model):
    """What the screens of courses ask: which buttons and fields are whose, and what comes next."""

    _name = "methodical.course"
    _inherit = ["methodical.course", "methodical.course.scheduled.mixin"]

    _schedule_link = "course_id"

    can_plan = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_choose = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_agree = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_propose = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_hand_in = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_check = fields.Boolean(
        "To be checked by me",
        compute="_compute_rights",
        search="_search_can_check",
        export_string_translation=False,
    )
    can_correct = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_share = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_reopen = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_note_absence = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    can_refer = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    is_open = fields.Boolean(compute="_compute_rights", export_string_translation=False)
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        compute="_compute_body_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="set null",
        help="Of which the teacher was a member when the course was entered.",
    )
    is_corrected = fields.Boolean(
        "Replaced by a correction", compute="_compute_is_corrected", store=True, precompute=True
    )
    issue_text = fields.Text("Before it is credited", compute="_compute_issue_text")

    @api.depends(
        "state", "chosen_by", "teacher_id", "proposed_name", "shared_on", "is_corrected", "date_start"
    )
    @api.depends_context("uid")
    def _compute_rights(self):
        staff = self._is_staff()
        checks = self._is_checker()
        refers = self.env["methodical.order"].has_access("create")
        for course in self:
            mine, state = course.is_mine, course.state
            waiting, decided = state in ("need", "planned"), state in ("credited", "not_credited")
            free = course._is_chosen_by_teacher()
            course.is_open = waiting
            course.can_plan = waiting and (staff or not mine)
            course.can_choose = (
                waiting
                and (mine or not (free and course.chosen_by == "teacher"))
                and (free or staff or course.chosen_by != "school")
            )
            course.can_agree = waiting and mine and free and course.chosen_by == "school"
            course.can_propose = waiting and not mine and free and course.chosen_by == "teacher"
            course.can_hand_in = (waiting or state == "referred") and (mine or staff)
            course.can_check = state == "handed_in" and checks and not mine
            course.can_correct = decided and checks and not mine and not course.is_corrected
            course.can_share = (mine or staff) and state in ("handed_in", "credited") and not course.shared_on
            course.can_refer = waiting and refers
            course.can_reopen = state == "cancelled" or (state == "not_attended" and staff and not mine)
            course.can_note_absence = staff and not mine and course.stage in ("attending", "finished")

    @api.model
    def _search_can_check(self, operator, value):
        if operator != "in":
            return NotImplemented
        if not self._is_checker():
            return fields.Domain.FALSE
        return fields.Domain("state", "=", "handed_in") & fields.Domain("is_mine", "=", False)

    @api.depends("teacher_id")
    def _compute_body_id(self):
        """Keep the association of the day: later changes of members change no report of the past."""
        bodies = self._get_bodies_today(self.teacher_id.ids)
        for course in self:
            course.body_id = bodies.get(course.teacher_id.id)

    @api.model
    def _get_bodies_today(self, teacher_ids):
        """Return {id of a card: id of the first of its associations of today}.

        :param teacher_ids: ids of cards
        """
        # sudo: who is a member of which association is public within the school
        rows_sudo = (
            self.env["methodical.membership"]
            .sudo()
            .search(
                fields.Domain("teacher_id", "in", teacher_ids)
                & fields.Domain("body_id.kind", "=", "association")
                & self.env["methodical.membership"]._get_domain_on("today"),
                order="date_from, id",
            )
        )
        return {row.teacher_id.id: row.body_id.id for row in reversed(rows_sudo)}

    @api.depends("replaced_by_ids")
    def _compute_is_corrected(self):
        for course in self:
            course.is_corrected = bool(course.replaced_by_ids)

    @api.depends("state", *("hours", "document_number", "document_date", "document_kind", "provider_name"))
    @api.depends_context("lang", "uid")
    def _compute_issue_text(self):
        """Tell who checks a document what stands against it; nobody else is asked."""
        for course in self:
            issues = course._get_document_issues() if course.can_check else []
            course.issue_text = "\n".join(issue.sentence for issue in issues)

    def action_credit_next(self):
        """Credit one course and open the next document that the user has to check, else the list.

        :return: action
        :raises UserError: as ``action_credit``
        """
        self.ensure_one()
        self.action_credit()
        return self._open_next()

    def _open_next(self):
        """Return the action that opens the next document to be checked, else the list of them."""
        following = self.search([("can_check", "=", True)], order="handed_in_on, id", limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_course_action_check"
        )
        if not following:
            return {**action, "target": "main"}
        return {**action, "res_id": following.id, "views": [(False, "form")], "target": "main"}

    def action_open_replacement(self):
        """Open the row that replaces one course."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Course"),
            "res_model": self._name,
            "res_id": self.replaced_by_ids[:1].id,
            "views": [(False, "form")],
        }
