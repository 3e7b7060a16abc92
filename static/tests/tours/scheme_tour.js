import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("methodical_scheme_import", {
    steps: () => [
        { trigger: "button[name=action_read]", run: "click" },
        {
            content: "class and subject are told by the title of the sheet",
            trigger: ".o_field_widget[name=sheet_ids] .o_data_row:contains('7-А')",
        },
        {
            content: "the column of the topics was recognised",
            trigger: ".o_field_widget[name=column_ids] .o_data_row:contains('сабактын темасы'):contains('Topic')",
        },
        { trigger: "button[name=action_preview]", run: "click" },
        {
            content: "what would happen is said before anything is stored",
            trigger: ".o_field_widget[name=sheet_ids] .o_data_row:contains('lessons 6, hours 8')",
        },
        { trigger: ".o_field_widget[name=line_ids] .o_data_row:contains('Ылдамдык')" },
        { trigger: "button[name=action_import]", run: "click" },
        { trigger: ".o_field_widget[name=line_ids] .o_data_row:contains('Оордук күчү')" },
        { trigger: "button[name=action_submit]", run: "click" },
        {
            content: "the head of the association has it now",
            trigger: ".o_arrow_button_current:contains('Under approval')",
        },
    ],
});
