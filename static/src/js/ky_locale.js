import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";

// Browsers know no Kyrgyz dates: a Kyrgyz reader would see English months, or Russian ones.
const NAMES = {
    month: {
        long: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
        short: "янв фев мар апр май июн июл авг сен окт ноя дек".split(" "),
        narrow: "Я Ф М А М И И А С О Н Д".split(" "),
    },
    weekday: {
        long: "дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби".split(" "),
        short: "дш шш шр бш жм иш жк".split(" "),
        narrow: "Д Ш Ш Б Ж И Ж".split(" "),
    },
};
// what a unit is called before "ago" and before "from now"
const UNITS = {
    second: ["секунд", "секунддан"],
    minute: ["мүнөт", "мүнөттөн"],
    hour: ["саат", "сааттан"],
    day: ["күн", "күндөн"],
    week: ["апта", "аптадан"],
    month: ["ай", "айдан"],
    quarter: ["чейрек", "чейректен"],
    year: ["жыл", "жылдан"],
};
const DAYS = { "-1": "кечээ", 0: "бүгүн", 1: "эртең" };

function formatRelative(count, unit, isAuto) {
    const [ago, hence] = UNITS[unit.replace(/s$/, "")];
    if (isAuto && ago === "күн" && count in DAYS) {
        return DAYS[count];
    }
    const isPast = count < 0 || Object.is(count, -0);
    return isPast ? `${-count} ${ago} мурун` : `${count} ${hence} кийин`;
}

// luxon takes the rest, the order of figures for one, from Russian
function speakKyrgyz({ dateFormat, timeFormat }) {
    const { DateTime, Settings } = luxon;
    Settings.defaultLocale = "ru";
    patch(Object.getPrototypeOf(DateTime.now().loc), {
        extract(date, options, field) {
            const names = this.locale === "ru" && NAMES[field]?.[options[field]];
            return names ? names[date[field] - 1] : super.extract(date, options, field);
        },
        relFormatter(options = {}) {
            return this.locale === "ru"
                ? { format: (count, unit) => formatRelative(count, unit, options.numeric === "auto") }
                : super.relFormatter(options);
        },
    });
    patch(DateTime.prototype, {
        toLocaleString(format = DateTime.DATE_SHORT, options = {}) {
            const { locale, ...others } = options; // the chatter names the language of its reader
            const isKyrgyz = locale ? locale.startsWith("ky") : this.locale === "ru";
            if (!isKyrgyz || !NAMES.month[format.month]) {
                return super.toLocaleString(format, isKyrgyz ? others : options);
            }
            const time = format.second ? timeFormat : timeFormat.replace(/.ss$/, "");
            const parts = [
                format.weekday && "EEEE",
                format.day ? dateFormat : "LLLL yyyy",
                format.hour && time,
            ];
            return this.toFormat(parts.filter(Boolean).join(" "));
        },
    });
}

registry.category("services").add("school_methodical.ky_locale", {
    dependencies: ["localization"],
    start(_env, { localization }) {
        const isKyrgyz = luxon.Settings.defaultLocale.startsWith("ky");
        if (isKyrgyz && !Intl.DateTimeFormat.supportedLocalesOf(["ky"]).length) {
            speakKyrgyz(localization);
        }
    },
});
