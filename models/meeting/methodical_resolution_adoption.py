from odoo import api, fields, models

from ...tools.guard import with_pass

TASK = "school_methodical.mail_activity_type_resolution"
CONFIRM = "school_methodical.mail_activity_type_resolution_confirm"


class MethodicalResolution(models.Model):
    """What happens when minutes are signed, and the activities: one for each person and meeting (J9)."""

    _inherit = "methodical.resolution"

    takes_off_ids = fields.Many2many(
        "methodical.resolution",
        "methodical_resolution_takes_off_rel",
        "later_id",
        "earlier_id",
        "Takes off control",
        check_company=True,
        copy=False,
        help="Earlier resolutions of the same body that nobody has to carry out any more.",
    )

    @api.model
    def _sealed_fields(self):
        return [*super()._sealed_fields(), "takes_off_ids"]

    def action_open_details(self):
        """Open one resolution over its minutes: what it corrects, what it takes off control."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self._get_title(),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _on_adopted(self):
        """Put resolutions in force: called on all of them by the signature of their minutes, in its transaction.

        What is only to be known needs no report. What a resolution takes off control is removed, if it is of the
        same body (or one that it carries on) and still open.
        """
        # sudo: the signature puts them in force, whoever signs
        adopted = with_pass(self.sudo())
        known = adopted.filtered(lambda row: row.follow_up == "none" and row.state == "open")
        for day, rows in known.grouped("date").items():
            rows.write({"state": "confirmed", "date_confirmed": day})
        for row in adopted.filtered("takes_off_ids"):
            dropped = row.takes_off_ids.filtered(
                lambda earlier, row=row: (
                    earlier.body_id.heir_id == row.body_id.heir_id
                    and earlier.state in ("open", "done")
                    and earlier.meeting_stage == "signed"
                )
            )
            dropped._set_state("removed", control_note=row._get_title())
        adopted._route_activities()

    def _route_activities(self):
        """Bring the activities of the meetings of these resolutions in step: who has to do, who has to confirm.

        One activity a person and meeting, on the first of his resolutions; it goes on instead of being made anew.
        """
        # sudo: activities of others
        rows = self.sudo().search([("meeting_id", "in", self.sudo().meeting_id.ids)])
        wanted = rows._get_wanted_tasks()
        kinds = [self.env["ir.model.data"]._xmlid_to_res_id(name) for name in (TASK, CONFIRM)]
        # sudo: as above; the activity is the notice, no mail on top of it
        Activity = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        known = Activity.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", rows.ids),
                ("activity_type_id", "in", kinds),
                ("automated", "=", True),
            ]
        )
        meetings = {row.id: row.meeting_id.id for row in rows}
        for activity in known:
            key = (meetings[activity.res_id], activity.user_id.id, activity.activity_type_id.id)
            if values := wanted.pop(key, None):
                activity.write({name: values[name] for name in ("res_id", "date_deadline", "summary")})
            else:
                activity.active = False
        Activity.create(list(wanted.values()))

    def _get_wanted_tasks(self):
        """Return {(meeting id, user id, type id): values of an activity} for all resolutions of some meetings, in sudo."""
        task, confirm = (self.env["ir.model.data"]._xmlid_to_res_id(name) for name in (TASK, CONFIRM))
        groups, today = {}, fields.Date.context_today(self.env.company._in_school_time())
        # sudo: accounts of heads
        heads = {body.id: head.sudo() for body, head in self.body_id.heir_id._get_heads(today).items()}
        for row in self.filtered(lambda row: row.meeting_stage == "signed"):
            if row.state == "open":
                groups.setdefault((row.meeting_id, row.responsible_id.user_id, task), []).append(row)
            elif row.state == "done":
                person = row._get_confirmer(heads)
                groups.setdefault((row.meeting_id, person.user_id, confirm), []).append(row)
        return {
            (meeting.id, user.id, kind): self._prepare_task(
                user, kind, sorted(rows, key=lambda row: (row.date_due or today, row.id)), today, kind == task
            )
            for (meeting, user, kind), rows in groups.items()
            if user.active
        }

    def _get_confirmer(self, heads):
        """Return the card of who is asked to confirm one resolution: the head, or the deputy when the head did it.

        :param heads: {body id: card of its head}
        """
        body = self.body_id.heir_id
        head = heads.get(body.id, self.responsible_id.browse())
        return body.supervisor_id if head in (self.responsible_id | self.helper_ids) else head

    def _prepare_task(self, user, kind, rows, today, is_task):
        """Return the values of the activity of one person about his resolutions of one meeting.

        :param rows: list of resolutions, the nearest first
        """
        speaker = self.with_context(lang=user.lang)
        text = (
            speaker.env._("Resolutions to be done: %(count)s", count=len(rows))
            if is_task
            else speaker.env._("Resolutions to be confirmed: %(count)s", count=len(rows))
        )
        return {
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_id": rows[0].id,
            "activity_type_id": kind,
            "user_id": user.id,
            "date_deadline": (rows[0].date_due or today) if is_task else today,
            "summary": text,
            "automated": True,
        }
