import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const ITEM = "methodical.plan.item";

/** Month grid: directions in rows, months (or the weeks of one) in columns; a cell opens its activities. */
export class MethodicalPlanGrid extends Component {
    static template = "school_methodical.PlanGrid";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static displayName = _t("Month grid");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        // what was chosen is there again when the user comes back from a cell
        const before = this.props.state || {};
        this.choice = {
            plan_id: before.plan_id ?? (this.props.action.context?.plan_id || false),
            month: before.month || false,
            mine: before.mine || false,
        };
        this.state = useState({ data: null });
        this.env.config.setDisplayName(_t("Month grid"));
        onWillStart(() => this.load());
    }

    async load(choice = {}) {
        Object.assign(this.choice, choice);
        this.state.data = await this.orm.call(ITEM, "get_board", [], this.choice);
    }

    get totals() {
        const { done, late, open } = this.state.data.totals;
        return [
            { key: "done", icon: "fa-check", count: done, level: "success", text: _t("Done") },
            { key: "late", icon: "fa-clock-o", count: late, level: "danger", text: _t("Late") },
            { key: "open", icon: "fa-circle-o", count: open, level: "muted", text: _t("To be done") },
        ];
    }

    get isEmpty() {
        return !this.state.data.rows.length;
    }

    onPlan(ev) {
        return this.load({ plan_id: parseInt(ev.target.value) || false });
    }

    onMonth(ev) {
        return this.load({ month: ev.target.value || false });
    }

    onMine(ev) {
        return this.load({ mine: ev.target.checked });
    }

    /** A month opens its weeks, a week its activities. */
    openColumn(column) {
        if (!this.choice.month) {
            return this.load({ month: column.start });
        }
        return this.openCell(null, column);
    }

    openCell(row, column) {
        const domain = [
            ["date_from", "<=", column.end],
            ["date_to", ">=", column.start],
            ["state", "!=", "cancelled"],
        ];
        if (row) {
            domain.push(["direction_id", "=", row.id]);
        }
        if (this.choice.plan_id) {
            domain.push(["plan_id", "=", this.choice.plan_id]);
        }
        const filters = this.choice.plan_id
            ? { search_default_this_year: 0, search_default_in_force: 0 }
            : { search_default_this_year: 0, search_default_in_force: 1 };
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: row ? `${row.name} · ${column.name}` : column.name,
            res_model: ITEM,
            views: [
                [false, "list"],
                [false, "kanban"],
                [false, "form"],
            ],
            domain,
            context: { ...filters, search_default_mine: this.choice.mine ? 1 : 0 },
        }, { props: {} });
    }

    openItem(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: ITEM,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    get monthNumber() {
        return this.choice.month ? String(parseInt(this.choice.month.slice(5, 7))) : false;
    }

    async printPdf() {
        const [id] = await this.orm.create("methodical.plan.grid", [
            { plan_id: this.choice.plan_id, month: this.monthNumber, file_format: "pdf" },
        ]);
        return this.action.doAction(await this.orm.call("methodical.plan.grid", "action_print", [[id]]));
    }

    printXlsx() {
        return this.action.doAction({
            type: "ir.actions.act_url",
            url: `/methodical/plan_grid/${this.choice.plan_id}.xlsx?month=${this.monthNumber || ""}`,
        });
    }
}

registry.category("actions").add("school_methodical.plan_grid", MethodicalPlanGrid);
