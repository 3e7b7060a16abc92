"""Topics of self-development and the log of consultations of the demo school: some reported, some late, some missing."""

from datetime import timedelta

from odoo import Command

from ..tools.guard import with_pass
from .tables import read, register


def load(env, clock, teachers):
    """Enter the topics of topics.csv as far as they came, and the consultations of consultations.csv."""
    rows = read("topics.csv", ";")
    topics = env["methodical.development.topic"].create(
        [_prepare_topic(clock, row, teachers) for row in rows]
    )
    for topic, row in zip(topics, rows, strict=True):
        if row["fate"] != "chosen":
            topic.action_start()
        if row["fate"] == "reported":
            with_pass(topic).write({"reported_on": topic.date_to - timedelta(days=12)})
            topic.action_report()
    register(env, {f"topic_{place}_demo": topic for place, topic in enumerate(topics, start=1)})
    _enter_consultations(env, clock, teachers)


def _prepare_topic(clock, row, teachers):
    years_ago = int(row["years_ago"])
    return {
        "teacher_id": teachers[row["teacher"]].id,
        "name": row["name"],
        "date_from": clock.parse("09-05", years_ago),
        "date_to": clock.parse("05-22", years_ago),
        "result_form": row["form"],
        "result": row["result"],
        "heard_at": row["heard"],
        "stage_ids": [
            Command.create(_prepare_stage(clock, text, years_ago))
            for text in row["stages"].split("|")
            if text
        ],
    }


def _prepare_stage(clock, text, years_ago):
    """Return the values of a stage as the table writes it: what, “:”, by when, “ +” when it is done."""
    name, day = text.removesuffix(" +").rsplit(":", 1)
    due = clock.parse(day, years_ago)
    done = text.endswith("+") and due - timedelta(days=3) <= clock.today
    return {"name": name, "date_due": due, "date_done": due - timedelta(days=3) if done else False}


def _enter_consultations(env, clock, teachers):
    """Enter the rows of consultations.csv: one row for each teacher, those of one consultation together."""
    Consultation = env["methodical.consultation"]
    for row in read("consultations.csv", ";"):
        lead = Consultation
        for key in row["teachers"].split():
            one = Consultation.create(
                {
                    "consultant_id": teachers[row["consultant"]].id,
                    "teacher_id": teachers[key].id,
                    "date": clock.today + timedelta(days=int(row["days"])),
                    "hours": float(row["hours"]),
                    "name": row["name"],
                    "advice": row["advice"],
                    "lead_id": lead.id,
                }
            )
            lead = lead or one
