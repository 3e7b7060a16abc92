import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";

// Browsers know no Kyrgyz dates: calendars would show English months to Kyrgyz users, Russian ones are read by all.
registry.category("services").add("school_methodical.ky_locale", {
    dependencies: ["localization"],
    start() {
        const { DateTime, Settings } = luxon;
        const isKyrgyz = Settings.defaultLocale.startsWith("ky");
        if (isKyrgyz && !Intl.DateTimeFormat.supportedLocalesOf(["ky"]).length) {
            Settings.defaultLocale = "ru";
            // the chatter names the language of its reader
            patch(DateTime.prototype, {
                toLocaleString(format, options = {}) {
                    const { locale, ...others } = options;
                    return super.toLocaleString(format, locale?.startsWith("ky") ? others : options);
                },
            });
        }
    },
});
