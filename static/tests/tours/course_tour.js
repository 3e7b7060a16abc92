import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** Let what is asked of the network fail once. */
function networkless(action) {
    const { fetch } = browser;
    browser.fetch = () => {
        browser.fetch = fetch;
        return Promise.reject(new TypeError("Failed to fetch"));
    };
    action();
}

// A phone: number, date, photo; hours and course are there already.
tours.add("methodical_course_intake", {
    steps: () => [
        { content: "One click from the desk", trigger: "section[data-list=courses] .btn-primary", run: "click" },
        { content: "The course is known", trigger: ".modal .alert-success:contains(Functional literacy)" },
        { content: "Its hours too", trigger: ".modal .o_field_widget[name=hours] input:value(72)" },
        { content: "Number", trigger: ".modal .o_field_widget[name=document_number] input", run: "edit КЖ 0048213" },
        { content: "Date", trigger: ".modal .o_field_widget[name=document_date] :is(input, button)", run: "click" },
        { content: "Date", trigger: ".modal .o_field_widget[name=document_date] input", run: "edit 10/16/2026 && press Enter" },
        {
            content: "Photo, while there is no network",
            trigger: ".modal .o_methodical_photos .o_methodical_photo_box",
            run: async () => {
                const input = document.querySelector(".modal .o_methodical_photos input[type=file]");
                const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
                const photo = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
                const transfer = new DataTransfer();
                transfer.items.add(new File([photo], "certificate.jpg", { type: "image/jpeg" }));
                input.files = transfer.files;
                networkless(() => input.dispatchEvent(new Event("change", { bubbles: true })));
            },
        },
        {
            content: "It is kept and sent by a tap",
            trigger: ".modal .o_methodical_photo_box:contains(Send it again)",
            run: "click",
        },
        { content: "It is there", trigger: ".modal .o_methodical_photos .o_attachment:contains(certificate)" },
        { content: "Done", trigger: ".modal button[name=action_hand_in]", run: "click" },
        { content: "With the officer", trigger: "body:not(:has(.modal)) .o_form_view:contains(КЖ 0048213)" },
    ],
});

// The officer: the photo stands beside the fields, one button credits it and leads on.
tours.add("methodical_course_credit", {
    steps: () => [
        { content: "What waits", trigger: ".o_data_row:contains(Functional literacy) td[name=name]", run: "click" },
        { content: "The photo", trigger: ".o_methodical_photos img" },
        { content: "Credit", trigger: "button[name=action_credit_next]", run: "click" },
        { content: "Nothing more to check", trigger: ".o_view_nocontent, .o_list_view:not(:has(.o_data_row))" },
    ],
});
