"""Bulletins of the demo school: two that were sent, one that is being written."""

from datetime import timedelta

from odoo import Command

from .tables import find, find_user, read, register


def load(env, clock):
    """Write the bulletins of bulletins.csv; those with days were sent so many days ago, without mails."""
    Bulletin = env["methodical.bulletin"].with_user(find_user(env, "scientific"))
    rows, made = {}, {}
    for row in read("bulletins.csv", ";"):
        rows.setdefault(row["bulletin"], []).append(row)
    for place, (name, news) in enumerate(rows.items(), start=1):
        lines = [Command.create(_prepare(env, row)) for row in news]
        bulletin = Bulletin.create({"name": name, "company_id": clock.company.id, "item_ids": lines})
        if days := news[0]["days"]:
            bulletin._close(bulletin.item_ids._find_readers(), clock.today - timedelta(days=int(days)))
        made[f"bulletin_{place}_demo"] = bulletin
    register(env, made)


def _prepare(env, row):
    """Return the values of one piece of news of the table."""
    subjects = find(env, "subject_", row["subjects"])
    difficulties = find(env, "choice_difficulty_", row["difficulties"])
    return {
        "name": row["name"],
        "kind": row["kind"],
        "author": row["author"],
        "place": row["place"],
        "summary": row["summary"],
        "subject_ids": [Command.set(subjects.ids)] if subjects else [],
        "difficulty_ids": [Command.set(difficulties.ids)] if difficulties else [],
        "topic_words": row["words"],
    }
