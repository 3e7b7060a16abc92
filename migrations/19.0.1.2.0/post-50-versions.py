"""An activity of a new version of a plan knows what it was in the version before: the amendments are shown by it (F2 2.2g)."""

from odoo.tools import SQL

#: what an activity has in common with the one it was copied from, the surest first; an editor changes one or the other
MARKS = (
    ("name", "direction_id", "date_from", "date_to"),
    ("name", "direction_id"),
    ("name",),
    ("direction_id", "date_from", "date_to", "sequence"),
)


def migrate(cr, version):
    """Find for the activities of new versions those they were copied from; one that fits none was added."""
    for marks in MARKS:
        cr.execute(
            SQL(
                """
                WITH copied AS (
                    SELECT item.id, item.plan_id AS version_id, %(marks)s,
                           ROW_NUMBER() OVER (PARTITION BY item.plan_id, %(marks)s ORDER BY item.id) AS place
                      FROM methodical_plan_item AS item
                      JOIN methodical_plan AS version ON version.id = item.plan_id
                     WHERE version.previous_version_id IS NOT NULL AND item.previous_item_id IS NULL
                ), source AS (
                    SELECT item.id AS source_id, version.id AS version_id, %(marks)s,
                           ROW_NUMBER() OVER (PARTITION BY version.id, %(marks)s ORDER BY item.id) AS place
                      FROM methodical_plan_item AS item
                      JOIN methodical_plan AS version ON version.previous_version_id = item.plan_id
                     WHERE NOT EXISTS (
                               SELECT FROM methodical_plan_item AS taken
                                WHERE taken.plan_id = version.id AND taken.previous_item_id = item.id
                           )
                )
                UPDATE methodical_plan_item AS item
                   SET previous_item_id = source.source_id
                  FROM copied
                  JOIN source USING (version_id, place, %(names)s)
                 WHERE item.id = copied.id
                """,
                marks=_list("item", marks),
                names=SQL(", ").join(map(SQL.identifier, marks)),
            )
        )


def _list(table, columns):
    return SQL(", ").join(SQL.identifier(table, column) for column in columns)
