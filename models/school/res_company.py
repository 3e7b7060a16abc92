from datetime import datetime, time, timedelta

from odoo import api, fields, models, tools
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.working_days import SchoolCalendar


class ResCompany(models.Model):
    _inherit = "res.company"

    methodical_header = fields.Char(
        "Header of methodical prints",
        translate=True,
        help="Lines above the school's name, for example the ministry.",
    )

    def _get_regulation(self, day=None):
        """Return the regulation in force in this school on a date (empty when none is).

        :param day: datetime.date, today by default
        """
        self.ensure_one()
        day = day or fields.Date.context_today(self)
        return self.env["methodical.regulation"].browse(self._get_regulation_id(day))

    @tools.ormcache("self.id", "day")
    def _get_regulation_id(self, day):
        """Return the id of the regulation in force on a date, or None; asked many times in one decision."""
        # sudo: which regulation is in force is no secret, reading it asks for the right
        regulations_sudo = self.env["methodical.regulation"].sudo()
        return regulations_sudo.search(self._get_regulation_domain(day), limit=1).id or None

    @api.model
    def _preload_regulations(self, days):
        """Ask for the regulations of many schools on some dates in one query, before each of them is asked for its own.

        :param days: {res.company: dates}
        """
        # sudo: as above
        found = (
            self.env["methodical.regulation"]
            .sudo()
            .search_fetch(
                [("company_id", "in", [company.id for company in days]), ("state", "!=", "draft")],
                ["company_id", "date_from", "date_to"],
            )
            .grouped("company_id")
        )
        cache = type(self)._get_regulation_id.__cache__
        for company, own_days in days.items():
            for day in own_days:
                valid = [row.id for row in found.get(company, ()) if row._is_valid_on(day)]
                cache.add_value(company, day, cache_value=valid[0] if valid else None)

    def _get_regulation_domain(self, day):
        """Return the domain of the regulations of these schools that hold on a date."""
        return (
            Domain("company_id", "in", self.ids)
            & Domain("state", "!=", "draft")
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )

    def _get_officers(self):
        """Return the users, as superuser, who keep the cards of these schools: their qualification officers."""
        return self._get_users_of("group_officer")

    def _get_users_of(self, group):
        """Return the users, as superuser, of these schools who belong to a group of this addon.

        :param group: XML id
        """
        group = self.env.ref(f"school_methodical.{group}")
        # sudo: who has which part in the methodical work is no secret within the school
        users_sudo = self.env["res.users"].sudo()
        return users_sudo.search([("all_group_ids", "in", group.ids), ("company_ids", "in", self.ids)])

    def _get_print_lang(self):
        """Return the language of this school's documents: that of the regulation, when it is installed."""
        self.ensure_one()
        lang = self._get_regulation().print_lang
        return lang if lang and self.env["res.lang"]._get_data(code=lang) else self.env.lang or "en_US"

    def _require_regulation(self, day=None):
        """Return the regulation in force on a date.

        :raises UserError: when the school has none
        """
        regulation = self._get_regulation(day)
        if not regulation:
            raise UserError(
                self.env._(
                    "%(school)s has no regulation in force. The administrator loads one under Configuration / Regulations.",
                    school=self.name,
                )
            )
        return regulation

    def _get_school_calendar(self, start, end):
        """Return the working days of this school between two dates, public holidays and moved days included.

        :param start: datetime.date
        :param end: datetime.date
        :return: tools.working_days.SchoolCalendar
        """
        self.ensure_one()
        return self._get_school_calendars(start, end)[self]

    def _get_school_calendars(self, start, end, day=None):
        """Return {school: its working days between two dates}, one query for all closed days.

        :param start: datetime.date
        :param end: datetime.date
        :param day: datetime.date whose regulation tells the working week, by default the first one
        :return: {res.company: tools.working_days.SchoolCalendar}
        """
        closed = self._get_closed_days(start, end)
        return {
            company: SchoolCalendar(
                int(company._get_regulation(day or start).study_week or 5), *closed[company]
            )
            for company in self
        }

    def _get_closed_days(self, start, end):
        """Return {school: (days off, days worked instead)} between two dates, one query for all.

        Days off are the closed days of the company (``resource.calendar.leaves`` without a calendar or resource);
        a closed day of the type "Other" on a weekend is a day worked instead of a moved one.

        :param start: datetime.date
        :param end: datetime.date
        :return: {res.company: (frozenset of datetime.date, frozenset of datetime.date)}
        """
        # sudo: public holidays are known to everybody, the model is not
        leaves_sudo = self.env["resource.calendar.leaves"].sudo()
        leaves_sudo = leaves_sudo.search_fetch(
            [
                ("resource_id", "=", False),
                ("company_id", "in", (*self.ids, False)),
                ("date_from", "<=", datetime.combine(end, time.max)),
                ("date_to", ">=", datetime.combine(start - timedelta(days=1), time.min)),
            ],
            ["company_id", "date_from", "date_to", "time_type"],
        )
        by_company = leaves_sudo.grouped("company_id")
        everywhere = by_company.get(self.browse(), leaves_sudo.browse())
        return {
            company: company._read_closed_days(everywhere | by_company.get(company, everywhere))
            for company in self
        }

    def _read_closed_days(self, leaves):
        """Return (days off, days worked instead) of some closed days, in the time of this school."""
        school, days = self._in_school_time(), {"leave": set(), "other": set()}
        for leave in leaves:
            first, last = (
                fields.Datetime.context_timestamp(school, stamp).date()
                for stamp in (leave.date_from, leave.date_to)
            )
            days[leave.time_type].update(
                first + timedelta(days=offset) for offset in range((last - first).days + 1)
            )
        return frozenset(days["leave"]), frozenset(days["other"])

    def _in_school_time(self):
        """Return the company with the time zone of its calendar, in which its holidays are entered."""
        return self.with_context(tz=self._get_timezone())

    @tools.ormcache("self.id")
    def _get_timezone(self):
        """Return the name of the time zone of this school; which day it is there is asked by record rules."""
        # sudo: the time zone of a school is no secret, reading its calendar asks for the right
        return self.sudo().resource_calendar_id.tz or "Asia/Bishkek"

    def write(self, vals):
        """Change companies; another calendar may live in another time zone."""
        result = super().write(vals)
        if "resource_calendar_id" in vals:
            self.env.registry.clear_cache()
        return result

    def _get_due_date(self, start, days, day_kind):
        """Return the last day of a term of `days` days that begins after `start`.

        :param days: number of days
        :param day_kind: 'working' or 'calendar'
        """
        calendar = self._get_school_calendar(start, start + timedelta(days=days * 3 + 20))
        return calendar.due_date(start, days, day_kind)
