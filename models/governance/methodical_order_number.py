from psycopg2.errors import LockNotAvailable

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.guard import with_pass

#: how long a signer waits for another one of his school, in milliseconds
PATIENCE = "5000"


class MethodicalOrder(models.Model):
    """The number in the book: per school, series and calendar year, without gap or double under concurrent signers.

    Transactions of Odoo are REPEATABLE READ. A row that counts would make every second of two signers fail with a
    serialization error and start again after seconds; a sequence of the database leaves gaps when a signing fails.
    So a signer takes an advisory lock of his school, which the database gives back at the end of the transaction,
    whether it succeeds or not, and then asks for the highest number on a second connection: its snapshot is younger
    than the lock, so it holds what the signer before stored. The own transaction adds what it has numbered itself.
    One lock for both series: two signers never wait for each other in a circle.
    """

    _inherit = "methodical.order"

    _number_uniq = models.UniqueIndex(
        "(company_id, series, year, number, COALESCE(number_suffix, '')) WHERE number > 0",
        "An order with this number is in the book of this year already.",
    )

    def _allot_number(self, day):
        """Give one order the next number of its series in the calendar year of a date.

        :param day: datetime.date of the order
        :raises UserError: when somebody else of the school signs for longer than the patience
        """
        self.ensure_one()
        self._lock_book()
        with_pass(self).write({"number": self._get_last_number(day.year) + 1, "year": day.year, "date": day})

    def _lock_book(self):
        """Let nobody else of the school number an order until the end of this transaction.

        :raises UserError: when somebody else does so for longer than the patience
        """
        cr = self.env.cr
        try:
            with (
                cr.savepoint()
            ):  # a lock that is not given breaks the transaction: what is said next needs it whole
                cr.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
                cr.execute(
                    SQL("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", self._table, self.company_id.id)
                )
                cr.execute("SET LOCAL lock_timeout TO DEFAULT")
        except LockNotAvailable:
            raise UserError(
                self.env._(
                    "Somebody else signs orders of %(school)s at this moment. Sign “%(order)s” again in a minute.",
                    school=self.company_id.name,
                    order=self.title,
                )
            ) from None

    def _get_last_number(self, year):
        """Return the highest number of the series of one order in a year (0: none), the book being locked."""
        domain = [
            ("company_id", "=", self.company_id.id),
            ("series", "=", self.series),
            ("year", "=", year),
            ("number", ">", 0),
        ]
        # sudo: numbers count, whoever may read the orders
        [(mine,)] = self.sudo()._read_group(domain, aggregates=["number:max"])
        if not self.env.registry.ready:
            # installing or upgrading, nobody signs beside: what this transaction changes a second connection cannot
            # read, or it would wait for this one for ever
            return mine or 0
        with self.env.registry.cursor() as younger:
            younger.execute(
                SQL(
                    "SELECT max(number) FROM methodical_order WHERE company_id = %s AND series = %s AND year = %s",
                    self.company_id.id,
                    self.series,
                    year,
                )
            )
            [(stored,)] = younger.fetchall()
        return max(mine or 0, stored or 0)
