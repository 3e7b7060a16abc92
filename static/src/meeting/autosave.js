import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

import { Component, onMounted, onWillUnmount, useState } from "@odoo/owl";

/** How often a form that is being written saves itself (milliseconds). */
export const autosave = { interval: 20000 };

/**
 * Saves the form while it is written, and says when it did. What Odoo does by itself – saving when the page is left,
 * closed or hidden – stays; this is for the network that fails and the power that goes.
 */
export class Autosave extends Component {
    static template = "school_methodical.Autosave";
    static props = { ...standardWidgetProps };

    setup() {
        this.state = useState({ saved: "", problem: "" });
        this.running = false;
        const retry = () => this.save();
        onMounted(() => {
            this.timer = browser.setInterval(() => this.save(), autosave.interval);
            browser.addEventListener("online", retry);
        });
        onWillUnmount(() => {
            browser.clearInterval(this.timer);
            browser.removeEventListener("online", retry);
        });
    }

    /** Whether somebody is in the middle of something that a save would take from his hands. */
    get isBusy() {
        const active = document.activeElement;
        return Boolean(
            document.querySelector(".modal.show, .o_dialog, .o-autocomplete--dropdown-menu, .o_popover") ||
                active?.closest(".o_selected_row")
        );
    }

    async save() {
        const { record } = this.props;
        if (this.running || record.isNew || !record.isInEdition || this.isBusy) {
            return;
        }
        this.running = true;
        try {
            if (!(await record.isDirty()) || !record._checkValidity({ silent: true })) {
                return;
            }
            const saved = await record.save({
                onError: (error) => {
                    this.tell(error);
                    return false;
                },
            });
            if (saved) {
                this.state.problem = "";
                this.state.saved = luxon.DateTime.now().toFormat("HH:mm:ss");
            }
        } catch (error) {
            this.tell(error);
        } finally {
            this.running = false;
        }
    }

    /** Say why the form is not saved; it stays as it is and is tried again. */
    tell(error) {
        this.state.problem =
            error instanceof ConnectionLostError
                ? _t("no connection. Leave this page open, it is tried again.")
                : error.data?.message || error.message;
    }
}

registry.category("view_widgets").add("methodical_autosave", { component: Autosave });
