"""Posts are held from a day until a day; of those that the cards give today nobody knows since when."""


def migrate(cr, version):
    """Open a row for each post of each card, without a first day; of who left it ends with his last day at the school."""
    cr.execute(
        """INSERT INTO methodical_post_period (teacher_id, company_id, teacher_name, post_id, date_to)
           SELECT card.id, card.company_id, card.name, post.id,
                  CASE WHEN NOT card.active THEN COALESCE(card.date_left, card.write_date::date) END
           FROM methodical_post_methodical_teacher_rel held
           JOIN methodical_teacher card ON card.id = held.methodical_teacher_id
           JOIN methodical_post post ON post.id = held.methodical_post_id AND post.active
           WHERE NOT EXISTS (SELECT FROM methodical_post_period known WHERE known.teacher_id = card.id)"""
    )
