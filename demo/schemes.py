"""Schemes of work of the demo schools: lessons week by week, their way through the head and the deputy, weeks that were taught."""

from base64 import b64encode
from datetime import timedelta
from io import BytesIO

import xlsxwriter

from odoo import Command

from .story import HOURS, play
from .tables import find, read, register

#: the four lessons of each section
LESSONS = {
    "ky": ("жаңы түшүнүктөр", "көнүгүүлөр", "практикалык иш", "кайталоо жана текшерүү"),
    "ru": ("новые понятия", "упражнения", "практическая работа", "повторение и проверка"),
}
RUSSIAN = ("russian", "russian_literature")
REMARK = "Текшерүү иштеринин күндөрү көрсөтүлгөн эмес, үчүнчү чейректе эки тема бир жумага туш келген."
NOTES = {"behind": "Мугалим курста болду", "ahead": "Кошумча саат берилди"}
#: how many of the last weeks a teacher who is behind the programme did not teach
LOST = 3


def load(env, clock, year, teachers):
    """Create the schemes of work of schemes.csv, lead each to where it is and enter the weeks that were taught."""
    weeks = _get_weeks(clock, year)
    sections = {row["subject"]: row["sections"].split("|") for row in read("scheme_topics.csv", ";")}
    rows, schemes = read("schemes.csv", ";"), {}
    for key, own in _group(rows, "teacher").items():
        user = teachers[key].sudo().user_id  # sudo: the account of the teacher
        created = [row for row in own if row["fate"] != "imported"]
        records = (
            env["methodical.scheme"]
            .with_user(user)
            .create([_prepare(clock, year, row, weeks, sections, teachers[key]) for row in created])
        )
        schemes.update(zip((row["key"] for row in created), records, strict=True))
        for row in own:
            if row["fate"] == "imported":
                schemes[row["key"]] = _import(env, year, row, weeks, sections, user)
    _lead(clock, year, rows, schemes)
    _teach(clock, rows, schemes, weeks)
    register(env, {f"scheme_{key}_demo": scheme for key, scheme in schemes.items()})


def load_second(env, clock, year, teachers):
    """Give the second school one scheme of work, which its head has not checked yet."""
    sections = {row["subject"]: row["sections"].split("|") for row in read("scheme_topics.csv", ";")}
    row = {"kind": "subject", "subject": "literacy", "class": "3А", "title": "", "weekly": "6"}
    card = teachers["second_1"]
    user = card.sudo().user_id  # sudo: as above
    scheme = (
        env["methodical.scheme"]
        .with_user(user)
        .create(_prepare(clock, year, row, _get_weeks(clock, year), sections, card))
    )
    play(clock, scheme, ("submit", user, clock.at(clock.after(year.date_start, 3), 10, 40)))
    register(env, {"scheme_second_demo": scheme})


def _group(rows, column):
    groups = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def _get_weeks(clock, year):
    """Return [(quarter, first working day of a week in it)] of a school year."""
    calendar = clock.company._get_school_calendar(year.date_start, year.date_end)
    found = []
    for term in year.term_ids.sorted("number"):
        day, last = term.date_start, None
        while day <= term.date_end:
            monday = day - timedelta(days=day.weekday())
            if monday != last and calendar.is_working(day):
                found.append((term, day))
                last = monday
            day += timedelta(days=1)
    return found


def _get_topics(row, weeks, sections):
    """Return [(section, topic)], one for each week."""
    names, lessons = sections[row["subject"]], LESSONS["ru" if row["subject"] in RUSSIAN else "ky"]
    return [
        (names[place // 4 % len(names)], f"{names[place // 4 % len(names)]}: {lessons[place % 4]}")
        for place in range(len(weeks))
    ]


def _prepare(clock, year, row, weeks, sections, card):
    weekly = int(row["weekly"])
    own = year.env["methodical.class"].search([("school_year_id", "=", year.id)])
    topics = _get_topics(row, weeks, sections)
    lines = [
        {
            "sequence": place,
            "term_id": term.id,
            "week": place,
            "section": section,
            "name": name,
            "hours": weekly,
            "date_planned": day,
            "homework": f"§ {place}",
        }
        for place, ((term, day), (section, name)) in enumerate(zip(weeks, topics, strict=True), 1)
    ]
    return {
        "company_id": clock.company.id,
        "school_year_id": year.id,
        "teacher_id": card.id,
        "kind": row["kind"],
        "subject_id": find(year.env, "subject_", row["subject"]).id,
        "class_id": own.filtered(lambda one: f"{one.grade}{one.letter}" == row["class"])[:1].id,
        "title": row["title"],
        "hours": weekly * len(weeks),
        "hours_weekly": weekly,
        "line_ids": [Command.create(line) for line in lines],
    }


def _import(env, year, row, weeks, sections, user):
    """Return the scheme of work that a teacher made of her workbook, through the dialog of the import."""
    book, weekly = _write_book(row, weeks, sections), int(row["weekly"])
    dialog = (
        env["methodical.scheme.import"]
        .with_user(user)
        .create({"file": b64encode(book), "filename": "КТП 3А Сабат ачуу.xlsx", "school_year_id": year.id})
    )
    dialog.action_read()
    classes = env["methodical.class"].search([("school_year_id", "=", year.id)])
    dialog.sheet_ids.write(
        {
            "subject_id": find(env, "subject_", row["subject"]).id,
            "class_id": classes.filtered(lambda one: f"{one.grade}{one.letter}" == row["class"]).id,
            "hours": weekly * len(weeks),
            "hours_weekly": weekly,
        }
    )
    dialog.action_preview()
    return env["methodical.scheme"].with_user(user).browse(dialog.action_import()["res_id"])


def _write_book(row, weeks, sections):
    """Return the content of a workbook as a teacher keeps it: a title, headings, quarters as rows, dates."""
    output = BytesIO()
    book = xlsxwriter.Workbook(output, {"in_memory": True})
    sheet, bold = book.add_worksheet("3А"), book.add_format({"bold": True})
    dates = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, ["Сабат ачуу боюнча календардык-тематикалык план, 3А класс"], bold)
    sheet.write_row(2, 0, ["№", "Сабактын темасы", "Сааты", "Күнү", "Үй тапшырма"], bold)
    line, quarter = 3, None
    topics = _get_topics(row, weeks, sections)
    for place, ((term, day), (_section, name)) in enumerate(zip(weeks, topics, strict=True), 1):
        if term != quarter:
            sheet.write_row(line, 0, [f"{'I' * term.number if term.number < 4 else 'IV'} чейрек"], bold)
            line, quarter = line + 1, term
        sheet.write_row(line, 0, [place, name, int(row["weekly"])])
        sheet.write_datetime(line, 3, day, dates)
        sheet.write(line, 4, f"§ {place}")
        line += 1
    sheet.set_column(1, 1, 50)
    book.close()
    return output.getvalue()


def _lead(clock, year, rows, schemes):
    """Let teachers submit their schemes of work in September, heads check and deputies approve them."""
    first, second, third = (clock.after(year.date_start, days) for days in (3, 5, 7))
    for row in rows:
        if row["fate"] == "draft":
            continue
        scheme = schemes[row["key"]]
        play(clock, scheme, ("submit", scheme.env.user, clock.at(first, 10, 40)))
    _decide(clock, rows, schemes, ("submitted", "returned"), "returned", second)
    for day, stops in ((second, ("submitted", "returned")), (third, ("submitted", "returned", "waiting"))):
        _decide(clock, rows, schemes, stops, "approved", day)


def _decide(clock, rows, schemes, stops, what, day):
    """Let everybody whose turn it is decide on a day, those of one person together.

    :param stops: fates of rows that come no further; with 'returned' only they are decided
    :param what: 'approved' or 'returned'
    """
    wanted = [
        schemes[row["key"]]
        for row in rows
        if (row["fate"] == "returned" if what == "returned" else row["fate"] not in stops)
        and schemes[row["key"]].state == "submitted"
    ]
    documents = schemes[rows[0]["key"]].browse().union(*wanted).sudo()  # sudo: whose turn it is
    turns = documents._get_current_signatures()
    details = {"remarks": [REMARK]} if what == "returned" else {}
    for user, own in documents.grouped(lambda one: turns[one.id].user_id).items():
        play(clock, own, (what, user, clock.at(day, HOURS[0], 30), details))


def _teach(clock, rows, schemes, weeks):
    """Enter the weeks that were taught until the last one; some teachers are behind, one is ahead."""
    over = [day - timedelta(days=day.weekday()) for _term, day in weeks]
    over = [monday for monday in over if monday + timedelta(days=6) < clock.today]
    for row in rows:
        scheme = schemes[row["key"]]
        if scheme.state != "approved" or not over:
            continue
        weekly, lost = int(row["weekly"]), over[-LOST:] if row["note"] == "behind" else []
        scheme.env["methodical.scheme.progress"].create(
            [
                {
                    "scheme_id": scheme.id,
                    "date_week": monday,
                    "hours": 0 if monday in lost else weekly,
                    "note": NOTES["behind"] if monday in lost else False,
                }
                for monday in over
            ]
        )
        if row["note"] == "ahead":
            last = scheme.progress_ids.sorted("date_week")[-1:]
            last.write({"hours": weekly + 1, "note": NOTES["ahead"]})
