from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.staff_bands import AGE_EDGES, PAY_EDGES, STEP_EDGES


class MethodicalStaffComposition(models.Model):
    """Quantitative and qualitative composition of the staff: one row for each teacher of the school (F1 VI.9, R38).

    Nothing is stored: ages, services and categories are asked of the database for today, or for the day in the context
    key ``methodical_composition_day`` (only in ``_read_group``: rows of all days share their ids and the cache). Who
    joined later or had left by then is not in it. The id of a row is that of its card, so the lists of the card
    (subjects, posts) are its lists.
    """

    _name = "methodical.staff.composition"
    _description = "Composition of the Staff"
    _inherit = ["methodical.listed.mixin"]
    _auto = False
    _order = "teacher_name, id"
    _rec_name = "teacher_name"
    _depends = {
        "methodical.teacher": [
            "active",
            "birthday",
            "company_id",
            "date_joined",
            "date_left",
            "education_level",
            "name",
            "weekly_load",
        ],
        "methodical.service": ["teacher_id", "kind", "date_start", "earlier_years", "earlier_months"],
        "methodical.category.award": [
            "teacher_id",
            "category_id",
            "date_awarded",
            "date_until",
            "replaces_id",
        ],
        "methodical.membership": ["teacher_id", "body_id", "date_from", "date_to"],
    }

    teacher_id = fields.Many2one("methodical.teacher", readonly=True)
    teacher_name = fields.Char("Teacher's name", readonly=True)
    company_id = fields.Many2one("res.company", "School", readonly=True)
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        readonly=True,
        help="Who sits in several associations stands once: in that of a subject.",
    )
    # the tables of the card
    subject_ids = fields.Many2many(
        "methodical.subject",
        "methodical_subject_methodical_teacher_rel",
        "methodical_teacher_id",
        "methodical_subject_id",
        string="Subjects",
        readonly=True,
    )
    post_ids = fields.Many2many(
        "methodical.post",
        "methodical_post_methodical_teacher_rel",
        "methodical_teacher_id",
        "methodical_post_id",
        string="Posts",
        readonly=True,
    )
    education_level = fields.Selection(
        selection=lambda self: (
            self.env["methodical.teacher"]._fields["education_level"]._description_selection(self.env)
        ),
        string="Education",
        readonly=True,
    )
    category_id = fields.Many2one("methodical.category", readonly=True)
    age = fields.Integer("Age, on average", aggregator="avg", readonly=True)
    age_group = fields.Selection(
        [("0", "under 30"), ("1", "30–39"), ("2", "40–49"), ("3", "50–59"), ("4", "60 and over")],
        "Age",
        readonly=True,
    )
    service_years = fields.Float(
        "Pedagogical service (years), on average", digits=(5, 1), aggregator="avg", readonly=True
    )
    pay_group = fields.Selection(
        [
            ("0", "less than 3 years"),
            ("1", "3 to 8 years"),
            ("2", "8 to 13 years"),
            ("3", "13 years and more"),
        ],
        "Pedagogical service by marks of pay",
        readonly=True,
    )
    service_group = fields.Selection(
        [
            ("0", "up to 3 years"),
            ("1", "3 to 5 years"),
            ("2", "5 to 10 years"),
            ("3", "10 to 15 years"),
            ("4", "15 to 20 years"),
            ("5", "20 years and more"),
        ],
        "Pedagogical service",
        readonly=True,
    )
    weekly_load = fields.Float("Weekly load (hours)", digits=(6, 1), readonly=True)

    def action_open_card(self):
        """Open the card of one row."""
        self.ensure_one()
        return self.teacher_id.get_formview_action()

    @api.model
    def _get_composition_day(self):
        """Return the day of the composition: that of the context, else today (datetime.date)."""
        return fields.Date.to_date(
            self.env.context.get("methodical_composition_day")
        ) or fields.Date.context_today(self)

    @property
    def _table_query(self):
        # whole months and years are counted as tools.months and relativedelta do
        return SQL(
            """
            SELECT card.id, card.id AS teacher_id, card.name AS teacher_name, card.company_id, card.education_level,
                   card.weekly_load, member.body_id, award.category_id, person.age, served.months / 12.0 AS service_years,
                   width_bucket(person.age, ARRAY[%(ages)s])::text AS age_group,
                   width_bucket(served.months / 12, ARRAY[%(pay)s])::text AS pay_group,
                   width_bucket(served.months / 12, ARRAY[%(steps)s])::text AS service_group
            FROM methodical_teacher card
            LEFT JOIN LATERAL (%(age)s) person ON TRUE
            LEFT JOIN LATERAL (%(service)s) served ON TRUE
            LEFT JOIN LATERAL (%(award)s) award ON TRUE
            LEFT JOIN LATERAL (%(member)s) member ON TRUE
            WHERE card.company_id IN %(companies)s AND (card.date_joined IS NULL OR card.date_joined <= %(day)s)
              AND CASE WHEN card.active THEN card.date_left IS NULL OR card.date_left >= %(day)s
                       ELSE card.date_left >= %(day)s END
            """,
            companies=tuple(self.env.companies.ids),
            day=self._get_composition_day(),
            ages=_numbers(AGE_EDGES),
            pay=_numbers(PAY_EDGES),
            steps=_numbers(STEP_EDGES),
            age=self._query_age(),
            service=self._query_service(),
            award=self._query_award(),
            member=self._query_member(),
        )

    def _query_age(self):
        return SQL(
            """SELECT raw.years - (card.birthday + make_interval(years => raw.years) > %(day)s)::int AS age
               FROM (SELECT (EXTRACT(YEAR FROM %(day)s::date) - EXTRACT(YEAR FROM card.birthday))::int AS years) raw""",
            day=self._get_composition_day(),
        )

    def _query_service(self):
        return SQL(
            """SELECT COALESCE(service.earlier_years, 0) * 12 + COALESCE(service.earlier_months, 0) + GREATEST(0,
                      ((EXTRACT(YEAR FROM %(day)s::date) - EXTRACT(YEAR FROM service.date_start)) * 12
                       + EXTRACT(MONTH FROM %(day)s::date) - EXTRACT(MONTH FROM service.date_start))::int
                      - (EXTRACT(DAY FROM %(day)s::date) < EXTRACT(DAY FROM service.date_start))::int) AS months
               FROM methodical_service service
               WHERE service.teacher_id = card.id AND service.kind = 'pedagogical'""",
            day=self._get_composition_day(),
        )

    def _query_award(self):
        return SQL(
            """SELECT given.category_id FROM methodical_category_award given
               WHERE given.teacher_id = card.id AND given.date_awarded <= %(day)s
                 AND (given.date_until IS NULL OR given.date_until >= %(day)s)
                 AND NOT EXISTS (SELECT 1 FROM methodical_category_award later WHERE later.replaces_id = given.id)
               ORDER BY given.date_awarded DESC, given.id DESC LIMIT 1""",
            day=self._get_composition_day(),
        )

    def _query_member(self):
        return SQL(
            """SELECT membership.body_id FROM methodical_membership membership
               JOIN methodical_body body ON body.id = membership.body_id AND body.kind = 'association'
               WHERE membership.teacher_id = card.id AND membership.date_from <= %(day)s
                 AND (membership.date_to IS NULL OR membership.date_to >= %(day)s)
               ORDER BY body.association_kind IN ('subject', 'area') DESC, membership.date_from, membership.id LIMIT 1""",
            day=self._get_composition_day(),
        )


def _numbers(edges):
    return SQL(", ").join(SQL("%s", edge) for edge in edges)
