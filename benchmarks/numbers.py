"""G10: eight directors' sessions sign orders of one book at the same moment, beside Odoo's own sequences."""

import multiprocessing
import time

from odoo import SUPERUSER_ID, api, sql_db
from odoo.modules.registry import Registry
from odoo.service.model import retrying

from .school import BenchSchool
from .timing import spread

CLIENTS, EACH = 8, 10


def measure(env):
    """Yield lines: orders of one book signed by eight at once, and records numbered by Odoo's sequences the same way.

    :param env: environment of the superuser on a database of its own: what is made is stored
    """
    school = BenchSchool.build(env)
    orders = school.orders(CLIENTS * EACH)
    while any(order.approver_id != school.user_director for order in orders):
        for order in orders:
            order.with_user(order.approver_id).action_approve()
        env.invalidate_all()
    sequences = {
        name: env["ir.sequence"].create({"name": name, "implementation": name, "code": f"bench.{name}"})
        for name in ("standard", "no_gap")
    }
    env.cr.commit()  # other connections must see what they sign
    director, ids = school.user_director.id, iter(orders.ids)
    shares = [[next(ids) for _order in range(EACH)] for _client in range(CLIENTS)]

    def sign(env, order):
        env["methodical.order"].browse(order).action_approve()

    times, lost = together(env.cr.dbname, director, shares, sign)
    env.invalidate_all()
    numbers = sorted(orders.mapped("number"))
    gaps = "no gap" if numbers == list(range(1, CLIENTS * EACH + 1)) else "GAPS OR DOUBLES"
    yield f"{CLIENTS * EACH} orders of one book, {CLIENTS} signers: {spread(times)}; lost {lost}, {gaps} (goal: 0 lost, no gap, 500 ms)"
    for name, sequence in sequences.items():

        def number(env, _order, sequence=sequence.id):
            partner = env["res.partner"].create({"name": "Partner"})
            partner.ref = env["ir.sequence"].browse(sequence).next_by_id()

        times, lost = together(env.cr.dbname, SUPERUSER_ID, shares, number)
        yield f"yardstick, as many partners numbered by a sequence ({name}): {spread(times)}; lost {lost}"


def together(dbname, uid, shares, work):
    """Let clients work at the same moment, each in a process of its own, as Odoo's workers serve requests.

    The first piece of a client is not counted: it warms the caches that a worker has.

    :param uid: id of the user who works
    :param shares: for each client the list of what it works on, one after the other
    :param work: callable(environment, piece)
    :return: (seconds of each piece, how many failed)
    """
    fork = multiprocessing.get_context("fork")
    start, answers = fork.Barrier(len(shares)), fork.SimpleQueue()
    workers = [
        fork.Process(target=_client, args=(dbname, uid, share, work, start, answers)) for share in shares
    ]
    for worker in workers:
        worker.start()
    results = [answers.get() for _worker in workers]
    for worker in workers:
        worker.join()
    return [seconds for times, _lost in results for seconds in times], sum(lost for _times, lost in results)


def _client(dbname, uid, share, work, start, answers):
    sql_db._Pool = sql_db._Pool_readonly = None  # a connection belongs to one process
    times, lost = [], 0
    for place, piece in enumerate(share):
        if place == 1:
            start.wait()
        begun = time.perf_counter()
        try:
            with Registry(dbname).cursor() as cr:
                env = api.Environment(cr, uid, {})
                retrying(lambda env=env, piece=piece: work(env, piece), env)
            times.append(time.perf_counter() - begun)
        except Exception:
            # whatever it is: this client did not get his number
            lost += 1
    answers.put((times[1:], lost))
