import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const field = (name, tag = "input") => `.o_field_widget[name=${name}] ${tag}`;

/** Choose a record: the list is open and filled before something is typed, since a form that fills itself empties the field. */
const choose = (name, text) => [
    { content: name, trigger: field(name), run: "click" },
    { content: "The list", trigger: ".o-autocomplete--dropdown-menu .o-autocomplete--dropdown-item a:not(:contains(Loading))" },
    { content: text, trigger: field(name), run: `edit ${text}` },
    { content: text, trigger: `.o-autocomplete--dropdown-item:contains(${text}) a`, run: "click" },
    { content: "Chosen", trigger: `${field(name)}:value(${text})` },
];

/** A step of an attestation: its dialog asks for the day, and for one thing more. */
const noteStep = (button, day, extra = [], state) => [
    { content: "The step", trigger: `.o_form_view button[name=${button}]:visible`, run: "click" },
    { content: "On which day", trigger: `.modal ${field("day", ":is(input, button)")}`, run: "click" },
    { content: "On which day", trigger: `.modal ${field("day")}`, run: `edit ${day} && press Enter` },
    ...extra.map(([name, value]) => ({
        content: name,
        trigger: `.modal ${field(name)}`,
        run: `edit ${value}`,
    })),
    { content: "Confirm", trigger: ".modal button[name=action_confirm]", run: "click" },
    { content: "Noted", trigger: `body:not(:has(.modal)) .o_arrow_button_current:contains(${state})` },
];

// The teacher wishes a category, sees what a commission will miss, fills a gap and sends the application.
tours.add("methodical_attestation_apply", {
    steps: () => [
        { content: "A wish", trigger: ".o_list_button_add", run: "click" },
        { content: "It is his own", trigger: `${field("teacher_id")}:value(Өмүрбекова Айжаңыл)` },
        { content: "Which category", trigger: field("category_id"), run: "edit First" },
        { content: "First", trigger: ".o-autocomplete--dropdown-item:contains(First) a", run: "click" },
        { content: "What he holds is known", trigger: ".o_field_widget[name=held_category_id]:contains(Second)" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Begin", trigger: "button[name=action_begin_dossier]", run: "click" },
        { content: "Dossier", trigger: ".o_arrow_button_current:contains(Dossier)" },
        { content: "A gap with its remedy", trigger: ".o_field_widget[name=checklist]:contains(says nothing himself)" },
        { content: "Own words", trigger: ".nav-link[name=words]", run: "click" },
        { content: "Say it", trigger: field("own_words", "textarea"), run: "edit My classes ask questions" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Look again", trigger: ".o_form_saved .nav-link[name=dossier], .nav-link[name=dossier]", run: "click" },
        { content: "The gap is filled", trigger: ".o_field_widget[name=checklist]:not(:contains(says nothing himself))" },
        { content: "Send", trigger: "button[name=action_submit]:visible", run: "click" },
        { content: "What is still missing is told", trigger: ".modal .alert-warning:contains(A commission will miss)" },
        { content: "Today", trigger: ".modal button[name=action_confirm]", run: "click" },
        { content: "Sent", trigger: "body:not(:has(.modal)) .o_arrow_button_current:contains(Submitted)" },
        { content: "What was sent is kept", trigger: ".nav-link[name=sent]", run: "click" },
        { content: "As a file", trigger: ".o_field_widget[name=frozen_ids] .o_attachment" },
    ],
});

// The officer notes the results from outside and the award.
tours.add("methodical_attestation_results", {
    steps: () => [
        { content: "The case", trigger: ".o_data_row:contains(Өмүрбекова) td[name=teacher_name]", run: "click" },
        { content: "Submitted", trigger: ".o_arrow_button_current:contains(Submitted)" },
        ...noteStep("action_accept_portfolio", "10/26/2026", [["result", "82 of 100"]], "Portfolio accepted"),
        ...noteStep("action_pass_test", "11/02/2026", [["result", "61 of 80"]], "Test passed"),
        ...noteStep("action_award", "11/12/2026", [["reference", "214-k"]], "Category awarded"),
        { content: "What was awarded", trigger: ".o_field_widget[name=awarded_category_id]:contains(First)" },
        { content: "Nothing more to note", trigger: ".o_form_view:not(:has(button[name=action_award]:visible))" },
    ],
});

// The card tells of the new category.
tours.add("methodical_attestation_card", {
    steps: () => [
        { content: "My card", trigger: ".o_methodical_card", run: "click" },
        { content: "The first category", trigger: ".o_form_view .o_field_widget[name=category_id]:contains(First)" },
    ],
});

// The deputy makes a pair and drafts its order.
tours.add("methodical_mentoring_pair", {
    steps: () => [
        { content: "Who has no mentor", trigger: "section[data-list=mentors] .o_methodical_row:contains(Түлөбердиев)" },
        { content: "The pairs", trigger: "section[data-list=mentors] h2 button", run: "click" },
        { content: "A pair", trigger: ".o_list_button_add", run: "click" },
        ...choose("teacher_id", "Түлөбердиев Бөрүбай"),
        ...choose("mentor_id", "Өмүрбекова Айжаңыл"),
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "The order", trigger: "button[name=action_draft_order]:visible", run: "click" },
        { content: "It names the pair", trigger: ".o_field_widget[name=mentoring_ids] .o_tag:contains(Түлөбердиев)" },
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        { content: "It waits for the director", trigger: ".alert-info:contains(Сыдыков)" },
    ],
});

tours.add("methodical_mentoring_sign", {
    steps: () => [
        { content: "The desk shows it", trigger: "section[data-list=waiting] .o_methodical_row", run: "click" },
        { content: "Sign", trigger: "button[name=action_approve]:contains(Sign)", run: "click" },
        { content: "Yes", trigger: ".modal-footer .btn-primary", run: "click" },
        { content: "Signed", trigger: ".o_arrow_button_current:contains(Approved)" },
    ],
});

const openPair = (name) => [
    { content: "The pair", trigger: `section[data-list=mentors] .o_methodical_row:contains(${name})`, run: "click" },
    { content: "Active", trigger: ".o_arrow_button_current:contains(Active), .o_statusbar_status:contains(Active)" },
];

const writeNote = (...lines) => [
    { content: "The note", trigger: ".nav-link[name=note]", run: "click" },
    ...lines.map(([name, text]) => ({ content: name, trigger: field(name, "textarea"), run: `edit ${text}` })),
    { content: "Save", trigger: ".o_form_button_save", run: "click" },
    { content: "Saved", trigger: ".o_form_saved, .o_form_button_save:not(:visible)" },
];

// The mentor finds a plan, writes in the diary and his part of the note.
tours.add("methodical_mentoring_mentor", {
    steps: () => [
        ...openPair("Түлөбердиев"),
        { content: "The plan is there", trigger: ".o_field_widget[name=line_ids] .o_data_row" },
        { content: "Write", trigger: ".o_form_statusbar button:contains(Write in the diary)", run: "click" },
        { content: "About what", trigger: `.modal ${field("name")}`, run: "edit Lesson of physics in 7A" },
        { content: "What was seen", trigger: `.modal ${field("observation", "textarea")}`, run: "edit Clear aims" },
        { content: "What was advised", trigger: `.modal ${field("advice", "textarea")}`, run: "edit Fewer questions at once" },
        { content: "Save", trigger: ".modal .o_form_button_save", run: "click" },
        { content: "The diary", trigger: "body:not(:has(.modal)) .nav-link[name=diary]", run: "click" },
        { content: "The entry", trigger: ".o_field_widget[name=entry_ids] .o_data_row:contains(Lesson of physics in 7A)" },
        ...writeNote(
            ["mentor_achievements", "Keeps to the aim"],
            ["mentor_difficulties", "Assessment takes long"],
            ["conclusion", "Works on his own"]
        ),
    ],
});

// The young teacher has read the entry and writes his part.
tours.add("methodical_mentoring_teacher", {
    steps: () => [
        ...openPair("Өмүрбекова"),
        { content: "The diary", trigger: ".nav-link[name=diary]", run: "click" },
        { content: "I have read it", trigger: ".o_field_widget[name=entry_ids] button[name=action_see]", run: "click" },
        { content: "It says so", trigger: ".o_field_widget[name=entry_ids] .o_data_row:not(:has(button[name=action_see]))" },
        ...writeNote(["mentee_achievements", "Gave an open lesson"], ["mentee_difficulties", "Meetings of parents"]),
    ],
});

tours.add("methodical_mentoring_finish", {
    steps: () => [
        { content: "The pair", trigger: ".o_data_row:contains(Түлөбердиев) td[name=mentor_name]", run: "click" },
        { content: "Finish", trigger: "button[name=action_finish]:visible", run: "click" },
        { content: "Finished", trigger: ".o_arrow_button_current:contains(Finished)" },
    ],
});

// On a phone: the teacher corrects a fact of his own card.
tours.add("methodical_card_propose", {
    steps: () => [
        { content: "My card", trigger: ".o_methodical_card", run: "click" },
        { content: "Buttons of a narrow screen", trigger: ".o_statusbar_buttons .dropdown-toggle, button[name=action_propose_changes]:visible", run: "click" },
        { content: "Correct", trigger: "button[name=action_propose_changes]:visible", run: "click" },
        { content: "What stands there", trigger: `.modal ${field("speciality")}:value(Physics)` },
        { content: "What is right", trigger: `.modal ${field("speciality")}`, run: "edit Physics and astronomy" },
        { content: "Why", trigger: `.modal ${field("reason")}`, run: "edit Diploma No. 5" },
        { content: "Propose", trigger: ".modal button[name=action_propose]", run: "click" },
        { content: "The officer has it", trigger: ".o_notification:contains(Sent to the qualification officer)" },
        { content: "The card itself is as it was", trigger: "body:not(:has(.modal)) .o_form_view" },
    ],
});

// The officer sees it on the desk, compares and confirms.
tours.add("methodical_card_confirm", {
    steps: () => [
        { content: "It waits", trigger: "section[data-list=waiting] .o_methodical_row:contains(Physics and astronomy)", run: "click" },
        { content: "By which document", trigger: ".o_field_widget[name=reason]:contains(Diploma No. 5)" },
        { content: "Confirm", trigger: "button[name=action_confirm]:visible", run: "click" },
        { content: "Confirmed", trigger: ".o_arrow_button_current:contains(Confirmed)" },
        { content: "The card", trigger: "button[name=action_open_card]", run: "click" },
        { content: "It tells so", trigger: `${field("speciality")}:value(Physics and astronomy), .o_field_widget[name=speciality]:contains(Physics and astronomy)` },
    ],
});

// The officer: from a number to its list, back, and to the letters.
tours.add("methodical_officer_home", {
    steps: () => [
        { content: "Who is overdue", trigger: "section[data-list=officer] [data-figure=overdue]", run: "click" },
        { content: "The list", trigger: ".o_list_view .o_data_row:contains(Шайлообек)" },
        { content: "Only who is overdue", trigger: ".o_searchview_facet:contains(Overdue)" },
        { content: "Back", trigger: ".o_back_button, .breadcrumb-item:first a", run: "click" },
        { content: "Letters", trigger: "section[data-list=officer] div:has(> [data-figure=overdue]) button[title=Letters]", run: "click" },
        { content: "To whom", trigger: ".modal .o_field_widget[name=teacher_ids] .o_tag:contains(Шайлообек)" },
        { content: "A word more", trigger: `.modal ${field("note", ":is(input, textarea)")}`, run: "edit Ask me for places" },
        { content: "Send", trigger: ".modal button[name=action_send]", run: "click" },
        { content: "Sent", trigger: "body:not(:has(.modal)) .o_methodical_desk, .o_notification" },
    ],
});
