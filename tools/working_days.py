"""Working days of a school: which days count, and when a term of N days ends.

A term is counted from the day after the event, as terms of days are in law: five working days from Tuesday,
1 September end on Tuesday, 8 September.
"""

from dataclasses import dataclass, field
from datetime import timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class SchoolCalendar:
    """The days on which a school works.

    :param week: number of working days a week, 5 or 6 (the week begins on Monday)
    :param days_off: public holidays and days off moved onto working days
    :param days_worked: weekend days on which the school works because a day off was moved

    >>> from datetime import date
    >>> calendar = SchoolCalendar(5, frozenset({date(2026, 8, 31)}))
    >>> calendar.is_working(date(2026, 8, 31)), calendar.is_working(date(2026, 9, 5))
    (False, False)
    >>> SchoolCalendar(6).is_working(date(2026, 9, 5))
    True
    >>> SchoolCalendar(5, days_worked=frozenset({date(2026, 9, 5)})).is_working(date(2026, 9, 5))
    True
    """

    week: int = 5
    days_off: frozenset = field(default_factory=frozenset)
    days_worked: frozenset = field(default_factory=frozenset)

    def is_working(self, day):
        """Return whether the school works on that date."""
        return day in self.days_worked or (day.weekday() < self.week and day not in self.days_off)

    def add_working_days(self, start, days):
        """Return the date of the last of `days` working days after `start`.

        A term of no days ends on its first working day.

        >>> from datetime import date
        >>> SchoolCalendar(5).add_working_days(date(2026, 9, 1), 5)
        datetime.date(2026, 9, 8)
        >>> SchoolCalendar(5).add_working_days(date(2026, 9, 5), 0)
        datetime.date(2026, 9, 7)
        >>> SchoolCalendar(5).add_working_days(date(2026, 9, 8), -5)
        datetime.date(2026, 9, 1)
        """
        step = DAY if days >= 0 else -DAY
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_working(day)
        while not self.is_working(day):
            day += step
        return day

    def count_working_days(self, start, end):
        """Return how many working days follow `start` up to and including `end` (negative when `end` is earlier).

        >>> from datetime import date
        >>> SchoolCalendar(5).count_working_days(date(2026, 9, 1), date(2026, 9, 8))
        5
        >>> SchoolCalendar(5).count_working_days(date(2026, 9, 8), date(2026, 9, 1))
        -5
        """
        if end < start:
            return -self.count_working_days(end, start)
        return sum(self.is_working(start + DAY * offset) for offset in range(1, (end - start).days + 1))

    def due_date(self, start, days, day_kind):
        """Return the last day of a term of `days` days ('working' or 'calendar') counted from `start`.

        >>> from datetime import date
        >>> SchoolCalendar(5).due_date(date(2026, 9, 1), 5, 'calendar')
        datetime.date(2026, 9, 6)
        """
        if day_kind == "calendar":
            return start + DAY * days
        return self.add_working_days(start, days)

    def days_left(self, today, due, day_kind):
        """Return the days of this kind from `today` until `due`; negative when the term is over.

        >>> from datetime import date
        >>> SchoolCalendar(5).days_left(date(2026, 9, 4), date(2026, 9, 8), 'working')
        2
        """
        if day_kind == "calendar":
            return (due - today).days
        return self.count_working_days(today, due)
