import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("methodical_staff_import", {
    steps: () => [
        { trigger: "button[name=action_read]", run: "click" },
        {
            content: "the column of the names was recognised",
            trigger: ".o_field_widget[name=column_ids] .o_data_row:contains('Аты-жөнү'):contains('Full name')",
        },
        { trigger: "button[name=action_preview]", run: "click" },
        {
            content: "a new person is shown before anything is stored",
            trigger: ".o_field_widget[name=person_ids] .o_data_row:contains('Исаев Нурлан'):contains('New')",
        },
        { trigger: "button[name=action_import]", run: "click" },
        { trigger: ".o_list_view .o_data_row:contains('Өмүрова Гүлнара Бакыт кызы')" },
    ],
});
