"""Stores what the user confirmed in the preview of a staff list: a constant number of creates for any number of people."""

from .staff_plan import CARD, CHANGE, NEW


def apply_steps(plan, steps):
    """Create and change employees and cards.

    :param plan: staff_plan.StaffPlan that prepared the steps
    :param steps: list of staff_plan.Step
    :return: methodical.teacher records that were created or changed
    """
    new = [step for step in steps if step.action == NEW]
    employees = plan.env["hr.employee"].create([_employee_values(plan, step) for step in new])
    for step, employee in zip(new, employees, strict=True):
        step.employee = employee
        step.values.pop("birthday", None)
    created = [step for step in steps if step.action in (NEW, CARD)]
    cards = plan.env["methodical.teacher"].create([_card_values(plan, step) for step in created])
    for step, card in zip(created, cards, strict=True):
        step.teacher = card
    changed = [step for step in steps if step.action == CHANGE]
    for step in changed:
        if step.values:
            step.teacher.write(_stored_values(step.values))
    _store_services(plan, created + changed)
    _store_awards(plan, created + changed)
    return cards.union(*(step.teacher for step in changed))


def _employee_values(plan, step):
    return {
        "name": step.person.name,
        "company_id": plan.company.id,
        "birthday": step.values.get("birthday"),
    }


def _card_values(plan, step):
    return {
        "employee_id": step.employee.id,
        "company_id": plan.company.id,
        **_stored_values(step.values),
    }


def _stored_values(values):
    """Return values with the records of many2many fields as commands."""
    return {name: [(6, 0, value.ids)] if hasattr(value, "ids") else value for name, value in values.items()}


def _store_services(plan, steps):
    """Store the services as earlier time that goes on counting from the reference date."""
    Service = plan.env["methodical.service"]
    rows = []
    for step in steps:
        known = (
            {service.kind: service for service in step.teacher.service_ids} if step.action == CHANGE else {}
        )
        for kind, months in step.services.items():
            years, rest = divmod(months, 12)
            values = {
                "earlier_years": years,
                "earlier_months": rest,
                "date_start": _start(plan, step, kind, known),
            }
            if kind in known:
                known[kind].write(values)
            else:
                rows.append({"teacher_id": step.teacher.id, "kind": kind, **values})
    Service.create(rows)


def _start(plan, step, kind, known):
    """Return the day from which a service goes on counting, or False when it is over."""
    is_over = kind in known and not known[kind].date_start
    # only a director or a deputy goes on gaining managerial service
    is_manager = kind != "managerial" or any(step.teacher.post_ids.mapped("is_management"))
    return False if is_over or not is_manager else plan.day


def _store_awards(plan, steps):
    plan.env["methodical.category.award"].create(
        [{"teacher_id": step.teacher.id, **step.award} for step in steps if step.award]
    )
