import { registry } from "@web/core/registry";

// The deputy lets the schedule of five years be proposed, moves somebody on the board and submits it.
registry.category("web_tour.tours").add("methodical_course_schedule", {
    url: "/odoo/methodical-course-schedules",
    steps: () => [
        { content: "New schedule", trigger: ".o_list_button_add", run: "click" },
        {
            content: "The first school year is the present one",
            trigger: ".o_field_widget[name=year_from] input:value(2026)",
        },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { content: "Propose", trigger: "button[name=action_propose].btn-primary", run: "click" },
        {
            content: "Everybody who is due has a term and a reason",
            trigger: ".o_field_widget[name=line_ids] .o_data_row:contains(Өз убагында)",
        },
        { content: "The board", trigger: "button[name=action_open_board]", run: "click" },
        {
            content: "Move somebody to the second quarter",
            trigger: ".o_kanban_group:contains(I · 2026) .o_kanban_record:contains(Түлөбердиев)",
            run: "drag_and_drop(.o_kanban_group:contains(II · 2027):first)",
        },
        {
            content: "He stays there",
            trigger: ".o_kanban_group:contains(II · 2027) .o_kanban_record:contains(Түлөбердиев) .fa-thumb-tack",
        },
        { content: "Back to the schedule", trigger: ".o_breadcrumb .o_back_button, .breadcrumb-item:last a", run: "click" },
        { content: "Submit", trigger: "button[name=action_submit].btn-primary", run: "click" },
        { content: "It waits for the director", trigger: ".o_arrow_button_current:contains(Under approval)" },
    ],
});
