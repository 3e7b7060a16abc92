from psycopg2.errors import LockNotAvailable

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.guard import with_pass

#: how long one who needs a number waits for another one of his school, in milliseconds
PATIENCE = "5000"


class MethodicalNumberedMixin(models.AbstractModel):
    """Numbers of a book without gap or double under concurrent people: orders, minutes.

    Transactions of Odoo are REPEATABLE READ. A row that counts would make every second of two people fail with a
    serialization error and start again after seconds; a sequence of the database leaves gaps when a transaction fails.
    So who needs a number takes an advisory lock of his school, which the database gives back at the end of the
    transaction, whether it succeeds or not, and then asks for the highest number on a second connection: its snapshot is
    younger than the lock, so it holds what the one before stored. The own transaction adds what it has numbered itself.
    One lock for all books of a kind in a school: two people never wait for each other in a circle.

    A concrete model has ``company_id`` and ``number`` (Integer, 0: none yet) and answers ``_get_number_scope()`` and
    ``_say_book_busy()``.
    """

    _name = "methodical.numbered.mixin"
    _description = "Numbered Document"

    def _get_number_scope(self):
        """Return {name of a stored field: plain value} within which the numbers of one document count."""
        raise NotImplementedError

    def _say_book_busy(self):
        """Return the sentence for who waited too long for a number of one document."""
        raise NotImplementedError

    def _allot_number(self, **values):
        """Give one document the next number of its book.

        :param values: what is written first, with the number: fields of its scope and what goes with it
        :raises UserError: when somebody else of the school takes a number for longer than the patience
        """
        self.ensure_one()
        self._lock_book()
        scope = {name: values.get(name, value) for name, value in self._get_number_scope().items()}
        with_pass(self).write({**values, "number": self._get_last_number(scope) + 1})

    def _get_number_sources(self):
        """Return the models whose ``number`` counts in the books, each with the fields of the scope (hook)."""
        return [self]

    def _lock_book(self, company=None):
        """Let nobody else of the school take a number until the end of this transaction.

        :param company: res.company, by default the school of this one document
        :raises UserError: when somebody else does so for longer than the patience
        """
        cr = self.env.cr
        try:
            with (
                cr.savepoint()
            ):  # a lock that is not given breaks the transaction: what is said next needs it whole
                cr.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
                school = company or self.company_id
                cr.execute(SQL("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", self._table, school.id))
                cr.execute("SET LOCAL lock_timeout TO DEFAULT")
        except LockNotAvailable:
            raise UserError(self._say_book_busy()) from None

    def _get_last_number(self, scope):
        """Return the highest number of a book (0: none), the book being locked.

        :param scope: {name of a stored field: plain value}
        """
        return max(source._get_highest_number(scope) for source in self._get_number_sources())

    def _get_highest_number(self, scope):
        """Return the highest number of a book that this model holds."""
        domain = [("number", ">", 0), *((name, "=", value) for name, value in scope.items())]
        # sudo: numbers count, whoever may read the documents
        [(mine,)] = self.sudo().with_context(active_test=False)._read_group(domain, aggregates=["number:max"])
        if not self.env.registry.ready:
            # installing or upgrading, nobody numbers beside: what this transaction changes a second connection cannot
            # read, or it would wait for this one for ever
            return mine or 0
        where = SQL(" AND ").join(
            SQL("%s = %s", SQL.identifier(name), value) for name, value in scope.items()
        )
        with self.env.registry.cursor() as younger:
            younger.execute(SQL("SELECT max(number) FROM %s WHERE %s", SQL.identifier(self._table), where))
            [(stored,)] = younger.fetchall()
        return max(mine or 0, stored or 0)
