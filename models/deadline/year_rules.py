from datetime import timedelta
from functools import cached_property

from odoo import fields

from ...tools.working_days import SchoolCalendar

#: how far before and after the school years closed days are read: notices count back, terms run on into the summer
BEFORE, AFTER = timedelta(days=100), timedelta(days=200)


class Ground:
    """What the rules of some school years have in common, each asked once for all their schools.

    :param years: methodical.school.year
    :param regulations: methodical.regulation, those of their rules
    """

    def __init__(self, years, regulations):
        self.years, self.companies, self.regulations = years, years.company_id, regulations
        self.start = min(years.mapped("date_start")) - BEFORE
        self.calendars = {}

    @cached_property
    def closed_days(self):
        """{school: (days off, days worked instead)}"""
        return self.companies._get_closed_days(self.start, max(self.years.mapped("date_end")) + AFTER)

    @cached_property
    def days(self):
        """{school: today's date there}"""
        return {company: self.years.env["methodical.acting"]._get_day(company) for company in self.companies}

    @cached_property
    def langs(self):
        """{school: language of its prints}"""
        return {company: company._get_print_lang() for company in self.companies}

    @cached_property
    def holders(self):
        """{(school, post): cards that hold it, in sudo}, of the posts to which the regulations give a function"""
        cards = self.regulations.duty_ids.post_id._get_holders(self.companies)
        found = {}
        for card in cards.sudo():  # sudo: the register tells whoever answers for it
            for post in card.post_ids:
                key = card.company_id, post
                found[key] = found[key] | card if key in found else card
        return found

    def reach_back(self, day):
        """Let closed days be known from an earlier day on."""
        if day < self.start:
            self.start = day
            self.__dict__.pop("closed_days", None)
            self.calendars.clear()


class YearRules(dict):
    """{school year: its rule of one code}, and what collectors ask of the schools, without a query for each of them.

    :param rules: {methodical.school.year: methodical.deadline.rule}, not empty
    :param ground: Ground, by default one of its own
    """

    def __init__(self, rules, ground=None):
        super().__init__(rules)
        years = [*rules]
        self.years = years[0].union(*years)
        self.companies = self.years.company_id
        self.ground = ground or Ground(self.years, rules[years[0]].union(*rules.values()).regulation_id)

    def get_day(self, year):
        """Return today's date in the school of a school year."""
        return self.ground.days[year.company_id]

    def get_day_within(self, year):
        """Return today, or the day of the school year that is nearest to it."""
        return min(year.date_end, max(year.date_start, self.get_day(year)))

    def get_day_kind(self, year):
        """Return in which days the term is counted: 'working' or 'calendar'."""
        return self[year].day_kind or self[year].regulation_id.day_kind

    def get_calendar(self, year):
        """Return the tools.working_days.SchoolCalendar of a school year: the week is that of the rule's regulation."""
        calendars = self.ground.calendars
        key = year.company_id, self[year].regulation_id
        if key not in calendars:
            closed = self.ground.closed_days[year.company_id]
            calendars[key] = SchoolCalendar(int(self[year].regulation_id.study_week or 5), *closed)
        return calendars[key]

    def prepare_term(self, year, start, end=None):
        """Return the values of a row that tell its term.

        :param start: datetime.date from which the days of the rule are counted
        :param end: datetime.date from which they are counted instead; without days the term ends on it
        """
        days, day_kind = self[year].days, self.get_day_kind(year)
        due = end if end and not days else self.get_calendar(year).due_date(end or start, days, day_kind)
        return {"school_year_id": year.id, "date_start": start, "date_due": due, "day_kind": day_kind}

    def get_holders(self, year, posts):
        """Return the cards, in sudo, that hold any of some posts in the school of a school year.

        :param posts: methodical.post, with a function by the regulation
        """
        nobody = year.env["methodical.teacher"].sudo()  # sudo: as those of the ground
        return nobody.union(*(self.ground.holders.get((year.company_id, post), nobody) for post in posts))

    def get_supervisor(self, year):
        """Return the card, in sudo, of the first who supervises the methodical work of a school (empty without one)."""
        return self.get_holders(year, self[year].regulation_id._get_duty_post("supervise"))[:1]

    def get_days_of_approval(self, documents):
        """Return {document: day in its school of the last signature that approved it}, one query for all.

        :param documents: of one model, with ``company_id``
        """
        Signature = documents.env["methodical.approval.signature"]
        moments = Signature._read_group(
            [
                ("res_model", "=", documents._name),
                ("res_id", "in", documents.ids),
                ("decision", "=", "approved"),
            ],
            ["res_id"],
            ["decided_at:max"],
        )
        known = {document.id: document for document in documents}
        return {
            known[res_id]: fields.Datetime.context_timestamp(
                known[res_id].company_id._in_school_time(), moment
            ).date()
            for res_id, moment in moments
        }

    def in_print_lang(self, year, records):
        """Return records in the language of the school's prints: what stands in a row is read by many people."""
        return records.with_context(lang=self.ground.langs[year.company_id])
