"""Plans get directions, recommendations and the association of a teacher; those that exist have none of it."""

from odoo.tools import SQL
from odoo.tools.sql import column_exists, table_exists

#: new columns of plans with what stands in the rows that exist: what is there before the update, Odoo does not compute
COLUMNS = {
    "direction_count": ("int4", SQL("0")),
    "recommendation_count": ("int4", SQL("0")),
    "teacher_body_id": ("int4", SQL("NULL")),
}


def migrate(cr, version):
    """Make what is new empty for the plans that exist.

    Odoo would compute the directions of all plans, and with them theme and aim (one method): a plan that was signed without a
    theme would take over the present one of its association, and its signatures would not fit any more.
    """
    for column, (kind, value) in COLUMNS.items():
        if not column_exists(cr, "methodical_plan", column):
            name = SQL.identifier(column)
            # with a default the database need not write the rows
            cr.execute(SQL("ALTER TABLE methodical_plan ADD COLUMN %s %s DEFAULT %s", name, SQL(kind), value))
            cr.execute(SQL("ALTER TABLE methodical_plan ALTER COLUMN %s DROP DEFAULT", name))
    if not table_exists(cr, "methodical_direction_methodical_plan_rel"):
        cr.execute(
            """
            CREATE TABLE methodical_direction_methodical_plan_rel (
                methodical_plan_id INTEGER NOT NULL,
                methodical_direction_id INTEGER NOT NULL,
                PRIMARY KEY (methodical_plan_id, methodical_direction_id)
            );
            COMMENT ON TABLE methodical_direction_methodical_plan_rel
                 IS 'RELATION BETWEEN methodical_plan AND methodical_direction';
            CREATE INDEX ON methodical_direction_methodical_plan_rel (methodical_direction_id, methodical_plan_id);
            """
        )
