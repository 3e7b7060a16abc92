"""What the five regulations say, contradiction by contradiction (C1-C29 of the requirements)."""

# contradiction: (field, what each regulation that speaks of it says)
FIELDS = [
    ("C2", "plan_drafter", {"f0": "head_members", "f1": "head_members", "f3": "council_chair"}),
    ("C3", "head_mode", {"f1": "elected", "f3": "consent"}),
    ("C8", "methodologist_mode", {"f0": "separate", "f1": "none", "f2": "none", "f3": "none", "f4": "none"}),
    ("C9", "quarter_kind", {"f3": "school"}),
    ("C10", "resolution_scope", {"f1": "meeting", "f3": "item"}),
    ("C10", "minutes_signer", {"f3": "chair"}),
    ("C12", "archive_count_from", {"f1": "transfer"}),
    ("C13", "has_head_report", {"f0": True, "f1": False, "f3": True}),
    ("C13", "head_report_to", {"f0": "deputy", "f3": "council"}),
    ("C13", "has_deputy_analysis", {"f0": False, "f1": True, "f3": True}),
    ("C13", "deputy_analysis_at", {"f1": "last_meeting", "f3": "year_end"}),
    ("C13", "has_self_analysis", {"f0": False, "f1": True, "f3": False}),
    ("C14", "order_needs_council", {"f0": False, "f1": True, "f3": False}),
    ("C14", "order_needs_proposal", {"f0": False, "f1": True, "f3": False}),
    ("C17", "observation_limits", {"f0": "head", "f2": "none"}),
    ("C18", "attestation_head_role", {"f0": "participant", "f3": "preparer"}),
    ("C18", "attestation_deputy_role", {"f2": "evaluator"}),
    ("C19", "course_choice", {"f0": "school", "f2": "school", "f4": "teacher"}),
    ("C21", "order_book_post_id.code", {"f1": False, "f2": "deputy_scientific"}),
    ("C27", "deputy_report_period", {"f0": "none", "f1": "none", "f2": "year"}),
    ("C28", "acknowledgement_required", {"f0": True, "f2": True, "f3": False, "f4": False}),
    ("C29", "ktu_enabled", {"f0": False, "f1": True, "f2": False, "f3": False, "f4": False}),
]

# contradiction: (code of a rule, {regulation: (severity, number)}); where a regulation is silent the rule is off
RULES = [
    ("C4", "head_education", {"f0": ("block", 0), "f1": ("block", 0)}),
    ("C4", "head_service", {"f0": ("block", 5), "f1": ("block", 5), "f3": ("warn", 5)}),
    ("C4", "head_category", {"f1": ("warn", 0)}),
    ("C5", "deputy_education", {"f2": ("block", 0)}),
    ("C5", "deputy_service", {"f2": ("block", 5)}),
    ("C9", "meetings_year", {"f1": ("warn", 4), "f3": ("warn", 4)}),
    ("C9", "meetings_quarter", {"f3": ("warn", 1)}),
    ("C9", "meeting_notice", {"f3": ("warn", 3)}),
    ("C9", "meeting_invites", {"f3": ("block", 0)}),
    ("C10", "meeting_resolution", {"f1": ("block", 1), "f3": ("block", 1)}),
    ("C14", "council_number", {"f1": ("warn", 0)}),
    ("C15", "members_min", {"f1": ("block", 3)}),
    ("C15", "members_area", {"f1": ("warn", 0)}),
    ("C16", "plan_directions", {"f1": ("warn", 0)}),
    ("C1", "plan_sources", {"f1": ("block", 0), "f3": ("warn", 0)}),
    ("C17", "observation_entry", {"f0": ("block", 0)}),
    ("C17", "observation_remarks", {"f0": ("block", 0)}),
    ("C18", "nomination_resolution", {"f1": ("block", 0), "f3": ("block", 0)}),
    ("C19", "self_education", {"f1": ("warn", 0), "f3": ("warn", 0)}),
    ("C20", "retraining_hours", {"f4": ("block", 500)}),
    ("C20", "course_document", {"f4": ("warn", 10)}),
    ("C28", "acknowledgement", {"f0": ("warn", 0), "f2": ("warn", 0)}),
]

ROUTES = [
    (
        "C1",
        "association_plan",
        "f0",
        ["agreed methodologist", "approved director, 5 working days from period_start"],
    ),
    ("C1", "association_plan", "f1", ["approved deputy_teaching, 10 calendar days from period_start"]),
    ("C1", "association_plan", "f2", ["approved deputy_scientific"]),
    (
        "C1",
        "association_plan",
        "f3",
        ["considered own meeting", "agreed deputy_academic", "approved director"],
    ),
    ("C1", "association_plan", "f4", ["approved deputy_teaching, 10 calendar days from period_start"]),
    ("C1", "deputy_plan", "f2", ["approved director, 5 working days from period_start"]),
    (
        "C1",
        "scheme",
        "f2",
        ["agreed head", "approved deputy_scientific"],
    ),  # the head checks first (R50, F0 3.5b)
    ("C1", "control_plan", "f3", ["approved director"]),
    ("C23", "local_act", "f2", ["agreed director_meeting meeting", "approved director"]),
    ("C23", "local_act", "f3", ["agreed head_of_studies", "approved director"]),
    ("C23", "local_act", "f4", ["considered pedagogical_council meeting", "approved director"]),
]

DUTIES = {  # C7: which deputy
    "f0": {
        "supervise": "deputy_teaching",
        "agree_plan": "methodologist",
        "approve_plan": "director",
        "report": "deputy_teaching",
    },
    "f1": {
        "supervise": "deputy_teaching",
        "approve_plan": "deputy_teaching",
        "analyse": "deputy_teaching",
        "consult": "deputy_teaching",
    },
    "f2": {
        "supervise": "deputy_scientific",
        "approve_plan": "deputy_scientific",
        "countersign": "deputy_scientific",
        "control": "deputy_scientific",
    },
    "f3": {
        "agree_plan": "deputy_academic",
        "approve_plan": "director",
        "notice": "deputy_scientific",
        "analyse": "deputy_academic",
        "consult": "deputy_upbringing",
    },
}

LABELS = [
    ("C6", "head", {"f0": "Head", "f1": "Head", "f3": "Chair"}),
    ("C10", "resolution", {"f1": "Resolution", "f3": "Recommendation"}),
    ("C11", "minutes_book", {"f1": "Book of resolutions", "f3": "Minutes journal"}),
    (
        "C24",
        "council",
        {"f0": "Methodical council", "f2": "Scientific-methodical council", "f3": "Methodological council"},
    ),
    ("C24", "association", {"f0": "Methodical association", "f2": "School methodical association"}),
]
