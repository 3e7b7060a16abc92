"""G3 and G4: the way of plans through two approvals, beside the least that any inbox has to do."""

from .school import BenchSchool
from .timing import cost

#: documents of a batch
MANY = 100


def measure(env):
    """Yield lines: one plan from creation to approval, a batch of them, and what a notice and a log entry alone cost.

    :param env: environment of the superuser on a database of its own
    """
    school = BenchSchool.build(env)
    bodies = school.associations(2 * MANY + 2)
    warm, one, few, many = bodies[0], bodies[1], bodies[2 : MANY + 2], bodies[MANY + 2 :]
    story(school, warm)
    single = cost(school.env, lambda: story(school, one))
    yield f"one plan, created, submitted, decided twice: {single} (goal: 155 q)"
    half = batch(school, few[: MANY // 2])
    whole = batch(school, many)
    slope = (whole.queries - half.queries) / (MANY - MANY // 2)
    yield f"{MANY} plans in batches, submitted and decided twice: {whole}; {slope:.1f} q and {whole.ms / MANY:.1f} ms each (goal: 14 q)"
    floor = notices(school, MANY)
    yield f"yardstick, {MANY} activities given and closed twice, {MANY} log entries thrice: {floor}"
    yield f"ratio to the yardstick: {whole.ms / floor.ms:.1f} in time"


def story(school, body):
    """Let one plan go its whole way."""
    school.decide(school.submit(school.plans(body)))


def batch(school, bodies):
    """Return the cost of submitting and deciding the plans of many associations; making them is not counted."""
    plans = school.plans(bodies)
    return cost(school.env, lambda: school.decide(school.submit(plans)))


def notices(school, number):
    """Return the cost of what no inbox can do without, for as many partners: activities come and go, a log is kept."""
    partners = school.env["res.partner"].create([{"name": f"Partner {place}"} for place in range(number)])
    model = school.env["ir.model"]._get_id("res.partner")

    def work():
        for _step in range(2):
            activities = school.env["mail.activity"].create(
                [
                    {
                        "res_model_id": model,
                        "res_id": partner.id,
                        "activity_type_id": school.ref_id("mail_activity_type_approval").id,
                        "user_id": school.user_director.id,
                    }
                    for partner in partners
                ]
            )
            partners._message_log_batch(bodies={partner.id: "Decided" for partner in partners})
            activities.unlink()
        partners._message_log_batch(bodies={partner.id: "Submitted" for partner in partners})

    partners = partners.with_context(mail_activity_quick_update=True)
    work()
    return cost(school.env, work)
