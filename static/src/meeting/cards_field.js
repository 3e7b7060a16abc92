import { makeContext } from "@web/core/context";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { X2ManyField, x2ManyField } from "@web/views/fields/x2many/x2many_field";
import { FormRenderer } from "@web/views/form/form_renderer";

/**
 * Lines of a document as forms one below the other, all of them open for writing: no dialog, so that what is typed
 * belongs to the document at once and is saved with it. The form of a line is the inline <form> of the field.
 *
 * Cards are told apart by their place: a new line that gets its number when it is saved stays the same card, and who is
 * writing in it goes on writing.
 */
export class CardsField extends X2ManyField {
    static template = "school_methodical.CardsField";
    static components = { ...X2ManyField.components, FormRenderer };
    static props = { ...X2ManyField.props, addText: { type: String, optional: true } };

    get canEdit() {
        return !this.props.readonly && this.props.record.isInEdition;
    }

    get canAdd() {
        return this.canEdit && this.activeActions.create;
    }

    get canRemove() {
        return this.canEdit && this.activeActions.delete;
    }

    get cards() {
        const mode = this.canEdit ? "edit" : "readonly";
        for (const record of this.list.records) {
            if (record.config.mode !== mode) {
                record.config.mode = mode;
            }
        }
        return this.list.records;
    }

    get addText() {
        return this.props.addText || _t("Add a line");
    }

    async add() {
        const last = Math.max(0, ...this.list.records.map((record) => record.data.sequence || 0));
        const context = makeContext([this.props.context, { default_sequence: last + 10 }]);
        await this.list.addNewRecord({ context, mode: "edit", position: "bottom" });
    }

    remove(record) {
        return this.list.delete(record);
    }

    /** Move a card one place up. */
    async moveUp(index) {
        const records = this.list.records;
        await this.list.resequence(records[index].id, index > 1 ? records[index - 2].id : null);
    }
}

registry.category("fields").add("methodical_cards", {
    ...x2ManyField,
    component: CardsField,
    supportedTypes: ["one2many"],
    extractProps: (fieldInfo, dynamicInfo) => ({
        ...x2ManyField.extractProps(fieldInfo, dynamicInfo),
        addText: fieldInfo.attrs["add-label"],
    }),
});
