from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass

#: what the course is: the right of the teacher (F4 3.3, R47)
CHOICE = frozenset({"name", "programme", "provider_id", "provider_name"})
#: when it is: head, deputy and officer (F4 3.1)
PLAN = frozenset({"planned_year", "planned_term"})
#: what the paper says (F4 3.2)
DOCUMENT = frozenset({"document_kind", "document_number", "document_date", "document_ids", "qualification"})
#: what the order of referral fixes
REFERRED = CHOICE | PLAN | {"kind", "date_start", "date_end", "hours", "form", "funding"}
#: what the officer may put right while he checks: facts, never the file
CHECKED = (REFERRED - PLAN) | DOCUMENT - {"document_ids"}
#: the rest of what a row says
CONTENT = (
    CHECKED
    | PLAN
    | DOCUMENT
    | {
        "need_source",
        "difficulty",
        "priority",
        "wished_year",
        "wished_term",
        "plan_item_id",
    }
)


class MethodicalCourse(models.Model):
    """The guard of the ledger: the state moves by buttons, who chose is recorded, what was decided stays (F4 3.3, R47)."""

    _inherit = "methodical.course"

    #: given by the buttons, the order and the officer
    _engine_fields = frozenset(
        {
            "state",
            "chosen_by",
            "order_id",
            "handed_in_on",
            "document_key",
            "document_digest",
            "decided_on",
            "decided_by_id",
            "decided_by_name",
            "refusal_reason",
            "absence_reason",
            "minutes_number",
            "replaces_id",
            "replaced_by_ids",
            "correction_reason",
            "resume_line_id",
            "list_id",
            "shared_on",
            "share_event_id",
            "share_meeting_id",
            "share_file_ids",
            "proposed_name",
            "proposed_programme",
            "proposed_provider_id",
            "proposed_by",
            "opinion",
            "opinion_text",
            "opinion_by",
            "opinion_on",
            # stored, yet nobody's to write
            "is_counted",
            "is_corrected",
        }
    )

    @api.model
    def _get_copied_fields(self):
        # the association of the day is found, not told
        return super()._get_copied_fields() | {"body_id"}

    @api.model_create_multi
    def create(self, vals_list):
        """Create needs.

        :raises UserError: for what only the way of a course gives, for somebody who left, for papers of others
        """
        courses = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if has_pass(self.env):
            return courses
        if any(
            course[name] and (name, course[name]) != ("state", "need")
            for course in courses
            for name in self._engine_fields
        ):
            self._refuse_engine_fields()
        courses._check_is_here()
        courses.filtered(lambda course: any(course[name] for name in PLAN))._check_planner()
        courses.filtered(lambda course: any(course[name] for name in DOCUMENT))._check_may_hand_in()
        for course in courses:
            with_pass(course).chosen_by = "teacher" if course.is_mine else "school"
        return courses

    def write(self, vals):
        """Change courses as far as their state, and the right of the teacher to choose, leave it.

        :raises UserError: for anything else, saying who may or what to do instead
        """
        if has_pass(self.env):
            return super().write(vals)
        if (self._engine_fields | {"teacher_id", "body_id"}) & vals.keys():
            self._refuse_engine_fields()
        names = vals.keys() & CONTENT
        if "sharing" in vals:
            self._check_sharer()
        if names:
            self._check_open(names)
            self._check_people(names)
        chosen = self._filter_newly_chosen(names)
        result = super().write(vals)
        for course, by in chosen.items():
            with_pass(course).chosen_by = by
        self.filtered(lambda course: course.state == "handed_in" and names)._refresh_key()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_started(self):
        if started := self.filtered(lambda course: course.state != "need"):
            raise UserError(
                self.env._(
                    "“%(course)s” was planned, referred, handed in or decided and stays in the ledger. Give it up instead, or let the officer correct it.",
                    course=started[0].display_name,
                )
            )

    def _check_open(self, names):
        """Raise when fields of a course may not change in its state."""
        for course in self:
            if course.state in ("credited", "not_credited", "not_attended", "cancelled"):
                self._refuse(
                    self.env._(
                        "“%(course)s” is decided and stays as it is. The officer corrects a mistake by a new row with a reason.",
                        course=course.display_name,
                    )
                )
            if course.state == "handed_in" and (names - CHECKED or not course._may_check()):
                self._refuse(
                    self.env._(
                        "The document on “%(course)s” is with the officer. Take it back to change it.",
                        course=course.display_name,
                    )
                )
            if course.state == "referred" and names & REFERRED:
                self._refuse(
                    self.env._(
                        "“%(course)s” stands in the order of referral: theme, days and hours stay. What the document says differently is written when it is handed in.",
                        course=course.display_name,
                    )
                )

    def _check_people(self, names):
        """Raise when somebody writes what is the matter of somebody else."""
        waiting = self.filtered(lambda course: course.state in ("need", "planned", "referred"))
        if names & PLAN:
            waiting._check_planner()
        if names & DOCUMENT:
            waiting._check_may_hand_in()
        if names & CHOICE:
            waiting._check_choice()

    def _check_sharer(self):
        """Raise when somebody writes how a colleague shares his course, or over what was shared."""
        if self.env.su:
            return
        for course in self:
            if course.shared_on or not (course.is_mine or course._is_staff()):
                self._refuse(
                    self.env._(
                        "How “%(course)s” is shared is said by %(person)s, until it is shared.",
                        course=course.name,
                        person=course.teacher_name,
                    )
                )

    def _refuse(self, text):
        raise UserError(text)

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "Person, state, document and decision of a course are given by planning, the order, handing in and crediting."
            )
        )

    def _check_is_here(self):
        """Raise when a teacher left: his card is archived."""
        # sudo: whether a card is archived; nothing else of it is told
        if left := self.filtered(lambda course: not course.sudo().teacher_id.active):
            raise UserError(
                self.env._(
                    "%(person)s left the school: the card is archived and takes no courses. Bring the card back first.",
                    person=left[0].teacher_name,
                )
            )
