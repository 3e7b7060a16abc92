import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** What a dossier holds and what a commission will miss in it, each line with the way to fill the gap. */
export class ChecklistField extends Component {
    static template = "school_methodical.ChecklistField";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get rows() {
        return this.props.record.data[this.props.name] || [];
    }

    /** Open the records behind a line; what is being written on the form is saved first. */
    async open(row) {
        const record = this.props.record;
        if (await record.save()) {
            const action = await this.orm.call(record.resModel, "action_open_section", [[record.resId], row.key]);
            return this.action.doAction(action, { onClose: () => record.load() });
        }
    }
}

registry.category("fields").add("methodical_checklist", {
    component: ChecklistField,
    supportedTypes: ["json"],
});
