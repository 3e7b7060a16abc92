import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const addMember = (name) => [
    { content: "A line", trigger: ".o_field_widget[name=membership_ids] .o_field_x2many_list_row_add a", run: "click" },
    { content: "Who", trigger: ".o_selected_row .o_field_widget[name=teacher_id] input", run: `edit ${name}` },
    { content: "The card", trigger: `.o-autocomplete--dropdown-item:contains(${name}) a`, run: "click" },
    { content: "It is there", trigger: `.o_field_widget[name=membership_ids] .o_data_row:contains(${name}), .o_selected_row .o_field_widget[name=teacher_id] input:value(${name})` },
];

const submitOrder = (about) => [
    { content: "The order has written itself", trigger: `.o_field_widget[name=title] textarea:value(${about})` },
    { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
    { content: "It waits for the director", trigger: ".alert-info:contains(Сыдыков)" },
    { content: "Under approval", trigger: ".o_arrow_button_current:contains(Under approval)" },
];

const signFromTheDesk = (about) => [
    { content: "The desk shows it", trigger: `section[data-list=waiting] .o_methodical_row:contains(${about})`, run: "click" },
    { content: "Sign", trigger: "button[name=action_approve]:contains(Sign)", run: "click" },
    { content: "Yes", trigger: ".modal-footer .btn-primary", run: "click" },
    { content: "Signed", trigger: ".o_arrow_button_current:contains(Approved)" },
];

// The deputy proposes an association and drafts the order that opens it.
tours.add("methodical_body_propose", {
    steps: () => [
        { content: "A new association", trigger: ".o_list_button_add", run: "click" },
        { content: "Its name", trigger: ".oe_title .o_field_widget[name=name] :is(input, textarea)", run: "edit Astronomy" },
        ...["Өмүрбекова", "Түлөбердиев", "Жөлдөшова"].flatMap(addMember),
        { content: "Leave the line", trigger: ".oe_title", run: "click" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Order", trigger: "button[name=action_draft_opening]", run: "click" },
        ...submitOrder("Astronomy"),
    ],
});

tours.add("methodical_body_open", { steps: () => signFromTheDesk("Astronomy") });

// Its members elect the head, the deputy enters the votes and drafts the order that seats him.
tours.add("methodical_head_elect", {
    steps: () => [
        { content: "Active", trigger: ".o_arrow_button_current:contains(Active)" },
        { content: "Election", trigger: "button[name=action_open_election]", run: "click" },
        { content: "Minutes", trigger: ".modal .o_field_widget[name=meeting_reference] input", run: "edit 1" },
        { content: "A candidate", trigger: ".modal .o_field_x2many_list_row_add a", run: "click" },
        { content: "Who", trigger: ".modal .o_selected_row .o_field_widget[name=teacher_id] input", run: "edit Түлөбердиев" },
        { content: "His card", trigger: ".o-autocomplete--dropdown-item:contains(Түлөбердиев) a", run: "click" },
        { content: "Votes", trigger: ".modal .o_selected_row .o_field_widget[name=votes_for] input", run: "edit 2" },
        { content: "Announce", trigger: ".modal-footer button[name=action_announce]", run: "click" },
        { content: "Elected", trigger: ".o_arrow_button_current:contains(Elected)" },
        { content: "Order", trigger: "button[name=action_draft_order]", run: "click" },
        ...submitOrder("Astronomy"),
    ],
});

tours.add("methodical_head_seat", { steps: () => signFromTheDesk("Astronomy") });
