import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// The head writes the plan from nothing and submits it.
tours.add("methodical_plan_submit", {
    url: "/odoo/methodical-plans",
    steps: () => [
        { content: "New plan", trigger: ".o_list_button_add", run: "click" },
        {
            content: "The association that the user heads is chosen already",
            trigger: ".o_field_widget[name=body_id] input:value(Science)",
        },
        { content: "Add an activity", trigger: ".o_field_widget[name=item_ids] .o_field_x2many_list_row_add a", run: "click" },
        {
            content: "Its direction",
            trigger: ".o_selected_row .o_field_widget[name=direction_id] input",
            run: "click",
        },
        {
            content: "The first direction",
            trigger: ".o-autocomplete--dropdown-item:contains(Raising the pedagogi) a",
            run: "click",
        },
        {
            content: "What is done",
            trigger: ".o_selected_row .o_field_widget[name=name] input",
            run: "edit Күзгү отурум: жылдык планды кароо",
        },
        {
            content: "When",
            trigger: ".o_selected_row .o_field_widget[name=date_from] input",
            run: "edit 10/15/2026",
        },
        {
            content: "Who",
            trigger: ".o_selected_row .o_field_widget[name=responsible_ids] input",
            run: "edit Өмүрбекова",
        },
        {
            content: "The teacher",
            trigger: ".o-autocomplete--dropdown-item:contains(Өмүрбекова) a",
            run: "click",
        },
        {
            content: "The person is there",
            trigger: ".o_selected_row .o_field_widget[name=responsible_ids] .o_tag:contains(Өмүрбекова)",
        },
        { content: "Leave the line", trigger: ".oe_title", run: "click" },
        { content: "The line is complete", trigger: ".o_field_widget[name=item_ids] .o_data_row:not(.o_selected_row)" },
        { content: "The sources", trigger: ".nav-link[name=sources]", run: "click" },
        { content: "School plan", trigger: ".o_field_widget[name=source_school_plan] input", run: "edit 3.1" },
        { content: "Theme", trigger: ".o_field_widget[name=source_theme] input", run: "edit Сабаттуулук" },
        { content: "District", trigger: ".o_field_widget[name=source_guidance] input", run: "edit № 112" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Saved", trigger: ".o_form_saved" },
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        { content: "Under approval", trigger: ".o_arrow_button_current:contains(Under approval)" },
        { content: "It waits for the methodologist", trigger: ".alert-info:contains(Үсөнова)" },
    ],
});

// Whose turn it is opens the inbox from the desk and decides.
const decide = (state) => [
    { content: "The desk shows the plan", trigger: "section[data-list=waiting] .o_methodical_row:contains(Science)", run: "click" },
    { content: "Decide", trigger: "button[name=action_approve]", run: "click" },
    { content: state, trigger: `.o_arrow_button_current:contains(${state})` },
    { content: "The button is gone", trigger: ".o_form_statusbar:not(:has(button[name=action_approve]))" },
];

tours.add("methodical_plan_agree", { url: "/odoo/methodical-desk", steps: () => decide("Under approval") });
tours.add("methodical_plan_approve", { url: "/odoo/methodical-desk", steps: () => decide("Approved") });
