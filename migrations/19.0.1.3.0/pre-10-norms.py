"""Calendar windows of course norms are counted from the first day of the norm, which is needed from this version on."""


def migrate(cr, version):
    """Give calendar norms without a first day that of their regulation, else the first day of the year they were written."""
    cr.execute(
        """UPDATE methodical_regulation_norm norm
           SET date_from = COALESCE(regulation.date_from, date_trunc('year', norm.create_date)::date)
           FROM methodical_regulation regulation
           WHERE regulation.id = norm.regulation_id AND norm."window" = 'calendar' AND norm.date_from IS NULL"""
    )
