from contextlib import contextmanager

from lxml import etree

from odoo import Command
from odoo.sql_db import Cursor

from ..tools.guard import with_pass
from .meeting_case import MeetingCase
from .test_performance import SlopeCase


class QueryCase(SlopeCase, MeetingCase):
    """What the web client asks for when it opens a view, and how many queries that takes.

    ``fill`` makes the records of the lists: as many of each kind as there are associations.
    """

    def fill(self, number):
        """Make a number of associations, and as many records of each kind of the planning and the meetings.

        :return: {name of the model: records}
        """
        bodies = self.bodies(number)
        plans = self.env["methodical.plan"].create(self.plan_rows(bodies))
        made = {
            "methodical.plan": plans,
            "methodical.meeting": self.make_meetings(bodies),
            "methodical.scheme": self.make_schemes(bodies),
            "methodical.directions": self.make_directions(bodies),
            "methodical.proposal": self.make_proposals(bodies),
            "methodical.plan.recommendation": self.make_recommendations(plans),
        }
        for plan, row in zip(plans[::2], made["methodical.plan.recommendation"][::2], strict=True):
            row.item_ids = plan.item_ids[:1]
        self.env["methodical.deadline"]._refresh(self.company)
        self.as_user(plans[::2], self.user_head).action_submit()
        self.env["methodical.plan.evidence"].create(
            [
                {"item_id": plan.item_ids[0].id, "res_model": meeting._name, "res_id": meeting.id}
                for plan, meeting in zip(plans, made["methodical.meeting"], strict=True)
            ]
        )
        self.env.flush_all()
        return made

    def make_meetings(self, bodies):
        """Return a meeting of each association with an item and a resolution; every other one is signed."""
        meetings = self.env["methodical.meeting"].create(
            [
                {
                    "body_id": body.id,
                    "company_id": self.company.id,
                    "school_year_id": self.year.id,
                    "date_start": "2026-09-01 08:00:00",
                    "agenda_item_ids": [
                        Command.create(
                            {
                                "name": "Results",
                                "resolution_ids": [
                                    Command.create(
                                        {
                                            "text": "Resolved",
                                            "responsible_id": self.card_teacher2.id,
                                            "date_due": "2026-09-01",
                                        }
                                    )
                                ],
                            }
                        )
                    ],
                }
                for body in bodies
            ]
        )
        with_pass(meetings).write({"held_at": "2026-09-01 08:00:00"})
        with_pass(meetings[::2]).write({"state": "approved"})
        return meetings

    def make_schemes(self, bodies):
        """Return a scheme of work for each association, with a lesson and a week."""
        physics = self.ref_id("subject_physics")
        return self.env["methodical.scheme"].create(
            [
                {
                    "subject_id": physics.id,
                    "class_id": row.id,
                    "school_year_id": self.year.id,
                    "company_id": self.company.id,
                    "teacher_id": self.card_teacher.id,
                    "body_id": body.id,
                    "hours": 2,
                    "line_ids": [Command.create({"name": "Motion", "hours": 1, "term_id": self.terms[0].id})],
                    "progress_ids": [Command.create({"date_week": "2026-08-31", "hours": 1})],
                }
                for body, row in zip(bodies, self.make_classes(len(bodies)), strict=True)
            ]
        )

    def make_classes(self, number):
        Class = self.env["methodical.class"]
        start = Class.search_count([("company_id", "=", self.company.id)])
        return Class.create(
            [
                {
                    "company_id": self.company.id,
                    "school_year_id": self.year.id,
                    "grade": 7,
                    "letter": f"Q{start + place}",
                }
                for place in range(number)
            ]
        )

    def make_directions(self, bodies):
        direction = self.ref_id("direction_1")
        return self.env["methodical.directions"].create(
            [
                {
                    "body_id": body.id,
                    "school_year_id": self.year.id,
                    "company_id": self.company.id,
                    "theme": "Thinking in lessons",
                    "direction_ids": [Command.link(direction.id)],
                }
                for body in bodies
            ]
        )

    def make_proposals(self, bodies):
        proposals = self.env["methodical.proposal"].create(
            [
                {
                    "name": "Project",
                    "kind": "nomination",
                    "text": "Why",
                    "company_id": self.company.id,
                    "author_id": self.card_head.id,
                    "body_id": body.id,
                    "school_year_id": self.year.id,
                    "addressee_id": self.card_deputy.id,
                    "teacher_ids": [Command.link(self.card_teacher.id)],
                }
                for body in bodies
            ]
        )
        with_pass(proposals).write({"state": "sent", "sent_at": "2026-09-01 08:00:00"})
        return proposals

    def make_recommendations(self, plans):
        return with_pass(self.env["methodical.plan.recommendation"]).create(
            [{"plan_id": plan.id, "text": "Lesson study", "source": "Minutes No. 4"} for plan in plans]
        )

    @contextmanager
    def queries(self):
        """Give the list of the queries of a piece of work, with cold caches and everything written."""
        self.env.flush_all()
        self.env.invalidate_all()
        execute, found = Cursor.execute, []

        def note(cursor, query, params=None, **named):
            found.append(cursor.mogrify(query, params).decode() if params else str(query))
            return execute(cursor, query, params, **named)

        Cursor.execute = note
        try:
            yield found
            self.env.flush_all()
        finally:
            Cursor.execute = execute

    def count_list(self, Model, name=None, few=10):
        """Return ({rows of a page: queries}, rows of the longer page) of a list of a model, all its columns included.

        :param name: as in ``ask``
        :param few: rows of the shorter page
        """
        asked, counts = self.ask(Model, "list", name), {}
        for limit in (few, few, 80):  # the first one fills what is read once
            with self.queries() as found:
                rows = Model.web_search_read([], asked, limit=limit)["records"]
            counts[limit] = len(found)
        return counts, rows

    def ask(self, Model, view_type, name=None):
        """Return what the web client asks for a view of a model: all columns, hidden ones too, lines included.

        :param name: XML id of the view, by default the first of its type
        """
        view = self.env.ref(f"school_methodical.{name}") if name else self.env["ir.ui.view"]
        description = Model.get_view(view.id, view_type)
        return self._ask(Model, etree.fromstring(description["arch"]))

    def _ask(self, Model, node):
        asked = {}
        for field in node.xpath(".//field[not(ancestor::field)]"):
            name, kind = field.get("name"), Model._fields[field.get("name")]
            asked[name] = {}
            if kind.type in ("one2many", "many2many"):
                lines = field.find("list")
                if lines is None and not field.get("widget"):
                    # the client takes the list of the other model
                    lines = etree.fromstring(self.env[kind.comodel_name].get_view(view_type="list")["arch"])
                inner = self._ask(self.env[kind.comodel_name], lines) if lines is not None else {}
                asked[name] = {"fields": inner or {"display_name": {}}}
            elif kind.relational:
                asked[name] = {"fields": {"display_name": {}}}
        return asked
