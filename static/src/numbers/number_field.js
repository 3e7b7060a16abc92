import { registry } from "@web/core/registry";
import { IntegerField, integerField } from "@web/views/fields/integer/integer_field";

/** A number that is not told yet leaves its place empty: a year, hours. Zero would have to be deleted first. */
export class MethodicalNumberField extends IntegerField {
    get formattedValue() {
        return this.value ? super.formattedValue : "";
    }
}

registry.category("fields").add("methodical_number", { ...integerField, component: MethodicalNumberField });
