"""Regulations of the demo schools: copies of presets, edited as a school would edit them."""

RUSSIAN = {
    "Усулдук кызмат жөнүндө жобо": "Положение о методической службе",
    "Мектептин усулдук иши жөнүндө жобо": "Положение о методической работе школы",
}


def load_first(env, company, clock):
    """Put the regulation of the years before in force: the deputy approves the plans of the associations."""
    regulation = _load(env, company, "preset_f1", "Усулдук кызмат жөнүндө жобо", clock.september(3))
    _add_duty(env, regulation)
    regulation.action_put_in_force()
    return regulation


def load_second(env, company, clock):
    """Put this year's regulation in force: a meeting considers a plan, the deputy agrees, the director approves.

    In the first weeks of September it is in force a little longer: what is under way today follows it.
    """
    day = min(clock.september(), clock.after(clock.today, -20))
    regulation = _load(env, company, "preset_f3", "Мектептин усулдук иши жөнүндө жобо", day)
    _swap_post(env, regulation, "post_deputy_academic", "post_deputy_teaching")
    _swap_post(env, regulation, "post_deputy_upbringing", "post_deputy_teaching")
    _add_duty(env, regulation)
    _switch_on(regulation, "J1", "J3", "J18", "J19", "J20", "J25", "J31", "J33", "J34")
    regulation.acknowledgement_required = True
    _set_rules(regulation, "block", "members_min", "head_education", "head_service", "plan_sources")
    _set_rules(regulation, "warn", "head_category", "members_area", "course_away_body", "course_away_subject")
    regulation.rule_ids.filtered(lambda rule: rule.code == "course_away_body").value = 2
    route = regulation.route_ids.filtered(lambda route: route.document == "association_plan")
    agreed, approved = route.step_ids.sorted("sequence")[1:]
    agreed.write({"days": 3, "counted_from": "submission"})
    approved.write({"days": 5, "counted_from": "period_start"})
    _lead_acts_through_council(env, regulation)
    regulation.action_put_in_force()
    return regulation


def load_small(env, company, clock):
    """Put a regulation in force for a school without deputies: the director does their part."""
    regulation = _load(env, company, "preset_f1", "Усулдук кызмат жөнүндө жобо", clock.september(1))
    # nobody countersigns, nobody proposes: the officer drafts the orders and the director signs them
    regulation.duty_ids.filtered(lambda duty: duty.function == "countersign").unlink()
    regulation.order_needs_proposal = False
    _swap_post(env, regulation, "post_deputy_teaching", "post_director")
    regulation.action_put_in_force()
    return regulation


def _load(env, company, preset, name, day):
    regulation = env.ref(f"school_methodical.{preset}")._load_into(company)
    basis = f"Педагогикалык кеңештин токтому № 1, {day:%d.%m.%Y}"
    regulation.write({"name": name, "basis": basis, "date_from": day, "print_lang": "ky_KG"})
    for lang, text in (("en_US", name), ("ky_KG", name), ("ru_RU", RUSSIAN[name])):
        regulation.with_context(lang=lang).name = text
    return regulation


def _lead_acts_through_council(env, regulation):
    """Let the pedagogical council consider local acts and the deputy for scientific-methodical work agree."""
    route = regulation.route_ids.filtered(lambda route: route.document == "local_act")
    considered, approved = route.step_ids.sorted("sequence")
    considered.write(
        {"verb": "considered", "decider": "meeting", "meeting_of": "pedagogical_council", "post_id": False}
    )
    term = {"days": 3, "counted_from": "submission"}
    agreed = {"verb": "agreed", "post_id": env.ref("school_methodical.post_deputy_scientific").id, **term}
    considered.copy({**agreed, "decider": "post", "sequence": considered.sequence + 5})
    approved.write({"days": 5, "counted_from": "submission"})


def _swap_post(env, regulation, old, new):
    """Give what a regulation gives to one post to another one."""
    old_post, new_post = (env.ref(f"school_methodical.{name}") for name in (old, new))
    for rows in (regulation.duty_ids, regulation.route_ids.step_ids):
        rows.filtered(lambda row: row.post_id == old_post).write({"post_id": new_post.id})


def _add_duty(env, regulation):
    """Let the deputy for scientific-methodical work supervise the associations of educational areas."""
    regulation.duty_ids.create(
        {
            "regulation_id": regulation.id,
            "function": "supervise",
            "body_kind": "area",
            "post_id": env.ref("school_methodical.post_deputy_scientific").id,
        }
    )


def _switch_on(regulation, *codes):
    regulation.deadline_rule_ids.filtered(lambda rule: rule.code in codes).write({"is_on": True})


def _set_rules(regulation, severity, *codes):
    regulation.rule_ids.filtered(lambda rule: rule.code in codes).write({"severity": severity})
