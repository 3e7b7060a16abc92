"""Cards of the demo school: consents given in September, on paper and still owed; corrections that teachers proposed."""

from dateutil.relativedelta import relativedelta

from . import scans
from .tables import find_user, read, register

#: who has not consented yet, and whose consent is on paper
OWING, ON_PAPER = ("math2", "pe1", "kyrgyz4"), ("russian2",)
#: what teachers with an account propose, and what became of it: differs from staff.csv in every year
CORRECTIONS = (
    (
        "teacher",
        {"education_institution": "И. Арабаев атындагы КМУ, магистратура"},
        "Магистрдин диплому",
        None,
    ),
    ("teacher", {"service_total": ["2012-09-03", 1, 4]}, "Эмгек китепчеси", None),
    ("head", {"honours": "Агартуу министрлигинин Ардак грамотасы, № 214"}, "Күбөлүк № 214", "confirmed"),
    (
        "head2",
        {"speciality": "Русский язык и литература, английский язык"},
        "",
        "В дипломе одна специальность, принесите второй диплом.",
    ),
)


def load(env, clock, teachers):
    """Let teachers consent, propose corrections, and the officer decide some of them; one card lacks a fact."""
    accounts = {row["user"]: teachers[row["key"]] for row in read("staff.csv") if row["user"]}
    _consent(env, clock, teachers)
    _correct(env, accounts)
    teachers["kyrgyz4"].speciality = False
    teachers["left1"].date_left = clock.september() - relativedelta(months=2)


def _consent(env, clock, teachers):
    officer = find_user(env, "hr")
    day = clock.september()
    given = [card for key, card in teachers.items() if card.active and key not in (*OWING, *ON_PAPER)]
    for card in given:
        # as the person read it
        reader = card.with_context(lang=card.user_id.lang or env.lang)
        reader._give_consent(given_on=day, moment=clock.at(day, 10, 0), recorded_by=card.name)
    for key in ON_PAPER:
        card = teachers[key].with_user(officer)
        card._give_consent(way="paper", given_on=day, scan=scans.make(7), scan_name="consent.pdf")


def _correct(env, accounts):
    officer = find_user(env, "hr")
    made = env["methodical.card.change"]
    for login, values, reason, outcome in CORRECTIONS:
        changes = accounts[login].with_user(find_user(env, login))._propose_changes(values, reason)
        # sudo: out of it again
        made |= changes.sudo(False).with_env(env)
        if outcome == "confirmed":
            changes.with_user(officer).action_confirm()
        elif outcome:
            changes.with_user(officer).action_refuse(outcome)
    register(env, {f"card_change_{place}_demo": change for place, change in enumerate(made, start=1)})
