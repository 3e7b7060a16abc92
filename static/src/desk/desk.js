import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const CARDS = "school_methodical.methodical_teacher_action";
const AWARDS = "school_methodical.methodical_category_award_action";

/** The desk of one person: what waits for him, his terms and activities, his associations, the year in months. */
export class MethodicalDesk extends Component {
    static template = "school_methodical.Desk";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static displayName = _t("My desk");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ data: null });
        this.env.config.setDisplayName(this.props.action.name || _t("My desk"));
        onWillStart(async () => {
            this.state.data = await this.orm.call("methodical.desk", "get_data", []);
        });
    }

    /** The lists in the order in which a person works through them. */
    get lists() {
        const { waiting, acknowledge, duties, activities, resolutions, meetings, courses, mentors, growth, officer, staff } =
            this.state.data;
        const lists = [
            {
                key: "waiting",
                title: _t("Waiting for me"),
                empty: _t("Nothing waits for your decision."),
                all: "school_methodical.methodical_approval_signature_action_waiting",
                ...waiting,
            },
            {
                key: "duties",
                title: duties.of_school ? _t("Late at school") : _t("My legal terms"),
                empty: duties.of_school ? _t("No legal term of the school is late.") : _t("No legal term is running for you."),
                all: "school_methodical.methodical_deadline_action",
                ...duties,
            },
            {
                key: "activities",
                title: _t("My activities"),
                empty: _t("No activity of a plan is yours now."),
                all: "school_methodical.methodical_plan_item_action",
                context: { search_default_mine: 1, search_default_open: 1 },
                ...activities,
            },
        ];
        if (resolutions.rows.length) {
            lists.splice(2, 0, {
                key: "resolutions",
                title: _t("My resolutions"),
                all: "school_methodical.methodical_resolution_action_mine",
                ...resolutions,
            });
        }
        if (meetings.rows.length) {
            lists.push({
                key: "meetings",
                title: _t("My meetings"),
                all: "school_methodical.methodical_meeting_action",
                context: { search_default_mine: 1 },
                ...meetings,
            });
        }
        if (courses.has_card) {
            lists.push({
                key: "courses",
                title: _t("My courses"),
                empty: _t("No course waits for you."),
                all: "school_methodical.methodical_course_action_mine",
                button: { text: _t("Hand in a certificate"), icon: "fa-camera", action: "school_methodical.methodical_course_intake_action" },
                ...courses,
            });
        }
        if (growth.rows.length) {
            lists.push({
                key: "growth",
                title: _t("My growth"),
                all: "school_methodical.methodical_bulletin_item_action",
                ...growth,
            });
        }
        if (mentors.rows.length) {
            lists.push({
                key: "mentors",
                title: _t("Mentoring"),
                all: "school_methodical.methodical_mentoring_action",
                ...mentors,
            });
        }
        if (acknowledge.rows.length) {
            // what has to be read appears when there is something
            lists.splice(1, 0, {
                key: "acknowledge",
                title: _t("To be read by me"),
                all: "school_methodical.methodical_acknowledgement_action_mine",
                ...acknowledge,
            });
        }
        if (officer) {
            // what the school is asked first: who is in order with courses, and what waits for it
            lists.unshift({
                key: "officer",
                title: _t("Courses of the school"),
                empty: _t("Everybody is in order, nothing waits."),
                all: "school_methodical.methodical_course_balance_action",
                ...officer,
            });
        }
        if (!staff) {
            return lists;
        }
        // who keeps the cards begins with them; the other lists appear when something is in them
        const cards = {
            key: "staff",
            title: _t("Teacher cards"),
            empty: _t("Nothing is missing on the cards."),
            all: CARDS,
            ...staff,
        };
        const [home, ...others] = lists;
        return [home, cards, ...others.filter((list) => list.rows.length)];
    }

    /** A few lists share a row; many fill columns, long and short ones below each other. */
    get isLong() {
        return this.lists.length > 4;
    }

    /** A year without any activity is left out. */
    get hasMonths() {
        return this.state.data.months.some((month) => month.done || month.late || month.open);
    }

    /** Words for a term: {text, level} where level colours the badge. */
    term(row) {
        if (row.count) {
            return { text: row.count, level: row.level || "secondary" };
        }
        if (row.days_left === null) {
            return null;
        }
        if (row.is_late) {
            // late by days off only: no working day to count; by years: their number in days tells nothing
            const days = Math.abs(row.days_left);
            return { text: days && days < 1000 ? _t("%s days late", days) : _t("Late"), level: "danger" };
        }
        if (row.days_left === 0) {
            return { text: _t("today"), level: "warning" };
        }
        return { text: _t("%s days left", row.days_left), level: row.days_left <= 3 ? "warning" : "success" };
    }

    /** A row leads to its record, or to the list that it counts. */
    openRow(row) {
        if (row.key) {
            return this.openFigure(row, "list");
        }
        if (row.action) {
            return this.action.doAction(row.action);
        }
        if (row.filter) {
            return this.action.doAction(row.list === "award" ? AWARDS : CARDS, {
                additionalContext: { search_default_valid: 0, [`search_default_${row.filter}`]: 1 },
            });
        }
        return this.open(row.model, row.id);
    }

    /** A number of the school as a list, a workbook ("xlsx") or letters to its teachers. */
    async openFigure(row, way) {
        const action = await this.orm.call("methodical.desk", "open_figure", [row.key, way]);
        return this.action.doAction(action);
    }

    openAll(list) {
        return this.action.doAction(list.all, list.context ? { additionalContext: list.context } : {});
    }

    open(model, id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    openMonth(month) {
        return this.action.doAction("school_methodical.methodical_plan_item_action", {
            viewType: "calendar",
            additionalContext: { initial_date: month.start },
        });
    }
}

registry.category("actions").add("school_methodical.desk", MethodicalDesk);
