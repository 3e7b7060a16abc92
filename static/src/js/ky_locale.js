import { registry } from "@web/core/registry";

// Browsers know no Kyrgyz dates: calendars would show English months to Kyrgyz users, Russian ones are read by all.
registry.category("services").add("school_methodical.ky_locale", {
    dependencies: ["localization"],
    start() {
        const { Settings } = luxon;
        const isKyrgyz = Settings.defaultLocale.startsWith("ky");
        if (isKyrgyz && !Intl.DateTimeFormat.supportedLocalesOf(["ky"]).length) {
            Settings.defaultLocale = "ru";
        }
    },
});
