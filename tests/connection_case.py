from contextlib import contextmanager

from odoo import SUPERUSER_ID, Command, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, common
from odoo.tools import SQL

#: tables with rows of a school, those that point at others first
TABLES = (
    "methodical_acknowledgement",
    "methodical_order_point",
    "methodical_order_effect",
    "methodical_approval_remark",
    "methodical_approval_signature",
    "methodical_approval_round",
    "methodical_deadline",
    "methodical_resolution",
    "methodical_agenda_item",
    "methodical_attendance",
    "methodical_meeting",
    "methodical_course",
    "methodical_order",
    "methodical_plan",
    "methodical_acting",
    "methodical_membership",
    "methodical_body",
    "methodical_school_year",
    "methodical_regulation",
    "methodical_teacher",
)


class ConnectionCase(BaseCase):
    """People of a school of their own, each on a real connection to the database; what they store is removed afterwards.

    A subclass says ``school``, ``logins`` and ``document`` (the model that is decided) and stores its story in ``_prepare``,
    which sets ``company_id``.
    """

    school = None
    logins = ()
    document = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(common.get_db_name())
        cls._clean()  # of a run that was cut off
        cls.addClassCleanup(cls._clean)
        with cls._connection() as env:
            cls._prepare(
                env(context={"tracking_disable": True, "no_reset_password": True, "mail_notrack": True})
            )

    @classmethod
    @contextmanager
    def _connection(cls, uid=SUPERUSER_ID):
        """Open a connection of its own; what it does is stored at the end."""
        with cls.registry.cursor() as cr:
            company = getattr(cls, "company_id", None)
            yield api.Environment(
                cr, uid, {"allowed_company_ids": [company]} if company and uid != SUPERUSER_ID else {}
            )

    @classmethod
    def _prepare(cls, env):
        """Store what the story begins with.

        :param env: environment of the superuser
        """
        raise NotImplementedError

    @classmethod
    def _prepare_people(cls, env, groups, posts=()):
        """Store the school, a user for each login and, where posts are named, a card for each user.

        :param groups: XML ids of groups of this addon, one for each login
        :param posts: XML ids of posts, one for each login; None: a card without a post
        :return: (res.company, res.users, methodical.teacher)
        """
        company = env["res.company"].create({"name": cls.school})
        users = env["res.users"].create(
            [
                {
                    "name": login,
                    "login": login,
                    "company_id": company.id,
                    "company_ids": [Command.set(company.ids)],
                    "group_ids": [Command.link(env.ref(f"school_methodical.{group}").id)],
                }
                for login, group in zip(cls.logins, groups, strict=True)
            ]
        )
        cls.company_id, cls.user_ids = company.id, users.ids
        cards = env["methodical.teacher"]
        for user, post in zip(users, posts, strict=False):
            person = {"name": user.name, "company_id": company.id, "user_id": user.id}
            held = env.ref(f"school_methodical.{post}") if post else env["methodical.post"]
            cards += cards.create(
                {
                    "employee_id": env["hr.employee"].create(person).id,
                    "company_id": company.id,
                    "post_ids": [Command.set(held.ids)],
                }
            )
        return company, users, cards

    @classmethod
    def _clean(cls):
        """Remove what was stored, evidence included: no other test may meet it."""
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
            companies = env["res.company"].search([("name", "=", cls.school)])
            ids = tuple(companies.ids) or (0,)
            documents = env[cls.document].search([("company_id", "in", ids)])
            env["mail.activity"].search(
                [("res_model", "=", cls.document), ("res_id", "in", documents.ids)]
            ).unlink()
            env.flush_all()
            for table in TABLES:
                cr.execute(SQL("DELETE FROM %s WHERE company_id IN %s", SQL.identifier(table), ids))
            env.invalidate_all()
            env["hr.employee"].search([("company_id", "in", ids)]).unlink()
            users = env["res.users"].search([("login", "in", cls.logins)])
            partners = users.partner_id
            users.unlink()
            partners.unlink()
            cr.execute("UPDATE res_company SET resource_calendar_id = NULL WHERE id IN %s", [ids])
            env.invalidate_all()
            env["resource.calendar"].search([("company_id", "in", ids)]).unlink()
            companies.exists().unlink()
        cls.registry.clear_cache()
