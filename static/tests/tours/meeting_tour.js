import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const CARD = ".o_field_widget[name=agenda_item_ids] > .o_methodical_cards > .o_methodical_card";
const TASK = `${CARD} .o_methodical_cards .o_methodical_card`;

// The head plans a meeting, lets the agenda be proposed and announces it.
tours.add("methodical_meeting_announce", {
    steps: () => [
        { content: "A new meeting", trigger: ".o_list_button_add", run: "click" },
        { content: "It is of his association", trigger: ".o_field_widget[name=body_id] input:value(Science)" },
        { content: "Where", trigger: ".o_field_widget[name=place] input", run: "edit Room 12" },
        { content: "An item", trigger: ".o_methodical_card_add", run: "click" },
        { content: "What it is about", trigger: `${CARD} .o_field_widget[name=name] textarea`, run: "edit Results of the quarter" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "What else should be heard", trigger: "button[name=action_propose_agenda]", run: "click" },
        { content: "The plan of the month", trigger: ".modal .o_data_row:contains(Open lesson of physics)" },
        { content: "Take it", trigger: ".modal-footer button[name=action_apply]", run: "click" },
        { content: "Two items", trigger: `${CARD}:nth-child(2)` },
        { content: "Announce", trigger: "button[name=action_announce]", run: "click" },
        { content: "Announced", trigger: ".o_arrow_button_current:contains(Announced)" },
    ],
});

// The secretary holds it and writes the minutes; they save themselves, then he sends them for signature.
tours.add("methodical_meeting_minutes", {
    steps: () => [
        { content: "Hold", trigger: "button[name=action_hold]", run: "click" },
        { content: "Held", trigger: ".o_arrow_button_current:contains(Held)" },
        { content: "Heard", trigger: `${CARD}:nth-child(1) .o_field_widget[name=heard] textarea`, run: "edit The quality rose" },
        { content: "A resolution", trigger: `${CARD}:nth-child(1) .o_methodical_card_add:contains(Add a resolution)`, run: "click" },
        { content: "Its text", trigger: `${TASK} .o_field_widget[name=text] textarea`, run: "edit Hold open lessons" },
        { content: "Who", trigger: `${TASK} .o_field_widget[name=responsible_id] input`, run: "edit Жөлдөшова" },
        { content: "A colleague, whose card is closed", trigger: ".o-autocomplete--dropdown-item:contains(Жөлдөшова) a", run: "click" },
        { content: "Together with", trigger: `${TASK} .o_field_widget[name=helper_ids] input`, run: "edit Мөңкөева" },
        { content: "Another colleague", trigger: ".o-autocomplete--dropdown-item:contains(Мөңкөева) a", run: "click" },
        { content: "She is named", trigger: `${TASK} .o_field_widget[name=helper_ids] .o_tag:contains(Мөңкөева)` },
        { content: "Until when", trigger: `${TASK} .o_field_widget[name=date_due] :is(input, button)`, run: "click" },
        { content: "Until when", trigger: `${TASK} .o_field_widget[name=date_due] input`, run: "edit 10/30/2026 && press Enter" },
        { content: "The second item waits", trigger: `${CARD}:nth-child(2) .o_field_widget[name=is_postponed] input`, run: "click" },
        { content: "It saves itself, no button is pressed", trigger: ".o_methodical_autosave .fa-check", timeout: 40000 },
        { content: "Send", trigger: "button[name=action_submit]", run: "click" },
        { content: "The chair is next", trigger: ".alert-info:contains(Жөлдөшова)" },
    ],
});

tours.add("methodical_meeting_sign", {
    steps: () => [
        { content: "The desk shows it", trigger: "section[data-list=waiting] .o_methodical_row:contains(Science)", run: "click" },
        { content: "Sign", trigger: "button[name=action_approve]:contains(Sign)", run: "click" },
        { content: "Yes", trigger: ".modal-footer .btn-primary", run: "click" },
        { content: "Signed", trigger: ".o_arrow_button_current:contains(Minutes signed)" },
        { content: "Nothing more to write", trigger: `${CARD} .o_field_widget[name=heard]:not(:has(textarea)):contains(The quality rose)` },
    ],
});
