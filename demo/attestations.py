"""Attestation in the demo school: a wish, a dossier, an application, a category awarded, a test not passed."""

from datetime import timedelta

from ..tools.guard import with_pass
from .tables import find_user, read, register

OPINION = (
    "Мугалимдин сабактары максаттуу жана кызыктуу, окуучулары менен тил табыша алат. "
    "Бирикменин иштерине активдүү катышат, дооматын колдойбуз."
)


def load(env, clock, teachers):
    """Let each case of attestations.csv come as far as the table says and its days allow."""
    cases = {}
    for row in read("attestations.csv", ";"):
        card, day = teachers[row["teacher"]], clock.parse_in(row["wish"])
        user = card.user_id or find_user(env, "deputy")
        case = cases[row["teacher"]] = (
            env["methodical.attestation"]
            .with_user(user)
            .create(
                {
                    "teacher_id": card.id,
                    "category_id": env.ref(f"school_methodical.category_{row['category']}").id,
                    "date_wish": min(day, clock.today),
                }
            )
        )
        # sudo: the story is told from above; who may write the words is asked elsewhere
        with_pass(case.sudo()).own_words = row["words"]
        case.sudo().message_ids.write({"date": clock.at(min(day, clock.today), 15, 10)})  # sudo: as above
        if row["end"] != "wish":
            _walk(env, clock, case, row)
    register(env, {f"attestation_{key}_demo": case for key, case in cases.items()})


def _walk(env, clock, case, row):
    """Take the steps of a case: preparing it, sending it, results as the officer records them."""
    case._move_to("dossier")
    head = find_user(env, "head")
    if case.with_user(head).has_access("read") and case.with_user(head).opinion_role:
        case.with_user(head).action_give_opinion(OPINION)
    officer, days = case.with_user(find_user(env, "hr")), _get_days(clock, row)
    if "submitted" in days:
        officer._move_to("submitted", date_submitted=days["submitted"])
    if "portfolio" in days:
        officer._record(
            "portfolio",
            days["portfolio"],
            "date_submitted",
            date_portfolio=days["portfolio"],
            portfolio_result=row["portfolio_result"],
        )
    if "test" not in days:
        return
    if row["end"] == "failed":
        officer.action_fail(days["test"], row["test_result"])
        return
    officer.action_pass_test(days["test"], row["test_result"])
    officer.action_award(max(clock.parse(row["end_day"]), days["test"]), row["reference"])


def _get_days(clock, row):
    """Return {step: day} of the steps that lie before today, each after the one before."""
    days = {}
    for step in ("submitted", "portfolio", "test"):
        day = row[step] and clock.parse_in(row[step])
        if not day or day >= clock.today:
            break
        days[step] = max(day, *days.values(), clock.parse_in(row["wish"]) + timedelta(days=1))
    return days
