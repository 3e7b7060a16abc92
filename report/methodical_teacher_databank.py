from collections import Counter

from odoo import fields, models

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.staff_bands import AGE_EDGES, PAY_EDGES, band
from ..tools.xlsx import Table


class MethodicalTeacher(models.Model):
    """The databank of teachers, prepared once for paper and workbook (F1 VI.9, domain 9.3.1)."""

    _inherit = "methodical.teacher"

    def _get_databank(self, title, full_birthday=False):
        """Return the databank of these cards in the language of the environment, in the order of the alphabet.

        The number of queries does not depend on the number of cards.

        :param title: the heading
        :param full_birthday: whether to give away the day of birth; by default only the year (law 58/2008)
        :return: tools.xlsx.Table
        """
        cards = self.sorted(lambda card: alphabetical_key(card.name))
        shared = {
            "classes": cards._get_classes_led(),
            "education": dict(cards._fields["education_level"]._description_selection(self.env)),
            "full_birthday": full_birthday,
        }
        rows = [card._prepare_databank_row(number, shared) for number, card in enumerate(cards, start=1)]
        return Table(
            title, self._get_databank_columns(), rows, cards._get_databank_summaries(shared["education"])
        )

    def _get_databank_columns(self):
        """Return [(label, width in characters)] of the databank."""
        return [
            (self.env._("No."), 4),
            (self.env._("Full name"), 19),
            (self.env._("Year of birth (age)"), 10),
            (self.env._("Education (institution, year)"), 25),
            (self.env._("Speciality"), 15),
            (self.env._("Subject taught"), 16),
            (self.env._("Classes / load (h)"), 14),
            (self.env._("Total service"), 9),
            (self.env._("Ped. service"), 9),
            (self.env._("Category (date)"), 15),
            (self.env._("Last course (year, hours)"), 12),
            (self.env._("Self-development topic"), 14),
            (self.env._("Awards"), 17),
            (self.env._("Note"), 11),
        ]

    def _get_classes_led(self):
        """Return {card: names of the classes of the current school year that it leads}, in two queries."""
        years = self.env["methodical.school.year"].search([("state", "=", "current")])
        classes = self.env["methodical.class"].search(
            [("class_teacher_id", "in", self.ids), ("school_year_id", "in", years.ids)], order="grade, letter"
        )
        return {
            card: ", ".join(led.mapped("name")) for card, led in classes.grouped("class_teacher_id").items()
        }

    def _prepare_databank_row(self, number, shared):
        education = [
            shared["education"].get(self.education_level),
            self.education_institution,
            self.education_year or "",
        ]
        return [
            number,
            self.name,
            self._format_birth(shared["full_birthday"]),
            ", ".join(str(part) for part in education if part),
            self.speciality,
            ", ".join(self.subject_ids.mapped("name")),
            self._format_load(shared["classes"].get(self)),
            self.service_total,
            self.service_pedagogical,
            self._format_category(),
            self.last_course,
            self.current_topic,
            self.honours,
            self.note,
        ]

    def _format_birth(self, full_birthday):
        if not self.birthday:
            return ""
        day = self.birthday.strftime("%d.%m.%Y") if full_birthday else self.birthday.year
        return f"{day} ({self.age})"

    def _format_load(self, classes):
        load = f"{self.weekly_load:g}".replace(".", ",") if self.weekly_load else ""
        led = self.env._("class teacher of %(classes)s", classes=classes) if classes else ""
        return "; ".join(filter(None, [load, led]))

    def _get_no_category_label(self, categories):
        """Return what a teacher without a category has: the lowest entry of the list, when the school keeps one."""
        return categories.filtered(lambda category: category.rank <= 0)[:1].name or self.env._("none")

    def _format_category(self):
        if not self.category_id:
            return self.env._("none")
        return f"{self.category_id.name} ({self.category_date.strftime('%d.%m.%Y')})"

    def _get_databank_summaries(self, education):
        """Return the counts below the table: by age, education, pedagogical service and category.

        :param education: {key: label} of the levels of education
        """
        today, unknown = fields.Date.context_today(self), self.env._("not given")
        groups = self.env["methodical.staff.composition"]._fields
        ages = dict(groups["age_group"]._description_selection(self.env))
        services = dict(groups["pay_group"]._description_selection(self.env))
        categories = self.env["methodical.category"].search([("rank", ">=", 0)])
        none = self._get_no_category_label(categories)
        by_age = [ages[band(card.age, AGE_EDGES)] if card.birthday else unknown for card in self]
        by_service = [
            services[band(card._get_service_months("pedagogical", today) // 12, PAY_EDGES)]
            if "pedagogical" in card.service_ids.mapped("kind")
            else unknown
            for card in self
        ]
        return [
            (self.env._("By age"), _count(by_age, [*ages.values(), unknown])),
            (
                self.env._("By education"),
                _count(
                    [education.get(card.education_level, unknown) for card in self],
                    [*education.values(), unknown],
                ),
            ),
            (self.env._("By pedagogical service"), _count(by_service, [*services.values(), unknown])),
            (
                self.env._("By category"),
                _count([card.category_id.name or none for card in self], [*categories.mapped("name"), none]),
            ),
        ]


def _count(values, labels):
    """Return [(label, how often)] in the order of the labels, each label once."""
    counts = Counter(values)
    return [(label, counts[label]) for label in dict.fromkeys(labels)]
