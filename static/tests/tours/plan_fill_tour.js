import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// The head fills an empty plan from a template, adds a line by keyboard, looks at the grid and submits.
tours.add("methodical_plan_fill", {
    url: "/odoo/methodical-plans",
    steps: () => [
        { content: "The draft", trigger: ".o_data_row:contains(Science) .o_data_cell", run: "click" },
        { content: "Fill it", trigger: "button[name=action_fill]", run: "click" },
        {
            content: "Without a plan of last year the template is offered",
            trigger: ".modal .o_field_widget[name=template_id] input:value(Association of subject teachers)",
        },
        { content: "Fill", trigger: ".modal button[name=action_confirm]:contains(Fill)", run: "click" },
        { content: "The activities are there", trigger: ".o_field_widget[name=item_ids] .o_data_row:nth-child(4)" },
        { content: "Another one", trigger: ".o_field_widget[name=item_ids] .o_field_x2many_list_row_add a", run: "click" },
        {
            content: "The direction of the row above is there",
            trigger: ".o_selected_row .o_field_widget[name=direction_id] input:value(Prospects and results)",
        },
        {
            content: "What is done",
            trigger: ".o_selected_row .o_field_widget[name=name] input",
            run: "edit Жаш окумуштуулар күнү",
        },
        {
            content: "A date",
            trigger: ".o_selected_row .o_field_widget[name=date_from] input",
            run: "edit 04/15/2027",
        },
        { content: "Who", trigger: ".o_selected_row .o_field_widget[name=responsible_ids] input", run: "edit Өмүрбекова" },
        { content: "The teacher", trigger: ".o-autocomplete--dropdown-item:contains(Өмүрбекова) a", run: "click" },
        {
            content: "The person is there",
            trigger: ".o_selected_row .o_field_widget[name=responsible_ids] .o_tag:contains(Өмүрбекова)",
        },
        { content: "Leave the line", trigger: ".oe_title", run: "click" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Saved", trigger: ".o_form_saved" },
        { content: "The month grid", trigger: "button[name=action_open_grid]", run: "click" },
        { content: "April holds the new one", trigger: ".o_methodical_plan_grid .o_item:contains(Жаш окумуштуулар)" },
        { content: "Back to the plan", trigger: ".o_breadcrumb a:last, .o_back_button", run: "click" },
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        { content: "Under approval", trigger: ".o_arrow_button_current:contains(Under approval)" },
    ],
});
