from pathlib import Path

from odoo.modules.module import load_script
from odoo.tools import SQL

from .approval_case import ApprovalCase

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


class UpgradeCase(ApprovalCase):
    """Scripts of one version, run on the rows of a database as the version before left them."""

    #: folder of the scripts, version before
    scripts, version_before = None, None
    #: {table: {column: type}} that the version before had
    old_columns = {}

    def run_script(self, name):
        """Run one script of the upgrade as Odoo does."""
        self.env.flush_all()
        load_script(str(MIGRATIONS / self.scripts / f"{name}.py"), name).migrate(self.cr, self.version_before)
        self.env.flush_all()
        self.env.invalidate_all()

    def add_old_columns(self):
        """Give the tables the columns that were dropped after the upgrade."""
        self.env.flush_all()
        for table, columns in self.old_columns.items():
            for column, kind in columns.items():
                self.cr.execute(
                    SQL(
                        "ALTER TABLE %s ADD COLUMN %s %s",
                        SQL.identifier(table),
                        SQL.identifier(column),
                        SQL(kind),
                    )
                )

    def store(self, record, **values):
        """Write plain values into the row of a record, past the models."""
        self.env.flush_all()
        for column, value in values.items():
            self.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE id = %s",
                    SQL.identifier(record._table),
                    SQL.identifier(column),
                    value,
                    record.id,
                )
            )
        record.invalidate_recordset()
