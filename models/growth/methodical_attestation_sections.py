from odoo import models
from odoo.fields import Domain

from ...tools.dossier import Entry, Section
from ...tools.together import Rows


class MethodicalAttestation(models.Model):
    """Sections of the dossier on the teacher himself: card, categories, courses, self-development, what he says.

    All of them run for one case, in sudo: see ``_assemble``.
    """

    _inherit = "methodical.attestation"

    def _get_dossier_questions(self):
        """Add what the teacher achieved and did for himself and others; what was corrected is left out."""
        own = Domain("teacher_id", "=", self.teacher_id.id)
        latest = own & Domain("replaced_by_ids", "=", False)
        awards = latest & Domain("date_awarded", "<=", self._get_day())
        ended = latest & self._get_period_domain("date_end")
        failed = ended & Domain("state", "in", ("not_attended", "not_credited"))
        topics = own & Domain("state", "!=", "cancelled") & self._get_overlap_domain()
        pairs = Domain("mentor_id", "=", self.teacher_id.id) & Domain("state", "in", ("active", "finished"))
        advice = Domain("consultant_id", "=", self.teacher_id.id) & self._get_period_domain("date")
        Course, by_end = self.env["methodical.course"], {"order": "date_end, id"}
        return {
            **super()._get_dossier_questions(),
            "awards": Rows(self.env["methodical.category.award"], awards, order="date_awarded, id"),
            "courses": Rows(Course, ended & Domain("state", "=", "credited"), **by_end),
            "failed courses": Rows(Course, failed, **by_end),
            "topics": Rows(self.env["methodical.development.topic"], topics, order="date_from, id"),
            "pairs": Rows(
                self.env["methodical.mentoring"], pairs & self._get_overlap_domain(), order="date_from, id"
            ),
            "consultations": Rows(self.env["methodical.consultation"], advice, order="date, id"),
        }

    def _dossier_person(self, name, _found):
        """Return the facts of the card (F1 VI.9, R38)."""
        card = self.teacher_id
        # posts and subjects come with them
        services = [(self.env._("Total service"), card.service_total)]
        services.append((self.env._("Pedagogical service"), card.service_pedagogical))
        levels = dict(card._fields["education_level"]._description_selection(self.env))
        education = [
            levels.get(card.education_level),
            card.education_institution,
            str(card.education_year or ""),
        ]
        facts = [
            (self.env._("Full name"), card.name),
            (self.env._("Posts"), ", ".join(card.post_ids.mapped("name"))),
            (self.env._("Subjects"), ", ".join(card.subject_ids.mapped("name"))),
            (self.env._("Education"), ", ".join(filter(None, education))),
            (self.env._("Speciality"), card.speciality),
            *services,
            (self.env._("Awards and honours"), card.honours),
        ]
        gap = remedy = ""
        if missing := card.missing_facts:
            gap = self.env._("The card lacks: %(facts)s.", facts=missing)
            remedy = self.env._("Ask the qualification officer to complete the card.")
        return Section(
            name, (), [fact for fact in facts if fact[1]], gap, remedy, (card._name, [("id", "=", card.id)])
        )

    def _dossier_words(self, name, _found):
        """Return what the teacher says himself."""
        if self.own_words:
            return Section(name, (), [("", self.own_words)])
        return Section(
            name,
            gap=self.env._("The teacher says nothing himself."),
            remedy=self.env._("Write a few sentences under “Own words”."),
        )

    def _dossier_categories(self, name, found):
        """Return the category history."""
        awards = found["awards"]
        entries = [
            Entry(
                award.date_awarded,
                award.category_id.name,
                self._join(
                    award.reference and self.env._("order No. %(number)s", number=award.reference),
                    award.date_until
                    and self.env._("until %(date)s", date=award.date_until.strftime("%d.%m.%Y")),
                ),
            )
            for award in awards
        ]
        return Section(name, entries, target=(awards._name, [("teacher_id", "=", self.teacher_id.id)]))

    def _dossier_courses(self, name, found):
        """Return the credited courses, and how the teacher stood to the norm on the day (F4 3.5b, R49, J21)."""
        courses = found["courses"]
        standings = dict(self._fields["course_standing"]._description_selection(self.env))
        standing = self._join_sentences(standings.get(self.course_standing), self.course_sentence)
        gap = remedy = ""
        if self.course_standing in ("late", "not_met", "unknown"):
            gap = self.env._("Courses by norm: %(standing)s.", standing=standing.rstrip("."))
            remedy = self.env._("Hand in the document of the course, or plan one before the application.")
        return Section(
            name,
            [self._course_entry(course) for course in courses],
            [
                (self.env._("Norm of courses on the day of the application"), standing),
                *self._get_course_failures(found["failed courses"]),
            ],
            gap,
            remedy,
            (courses._name, [("teacher_id", "=", self.teacher_id.id)]),
        )

    def _get_course_failures(self, courses):
        """Return the facts on courses of the time that were not attended or not credited: they are considered (F4 3.5b)."""
        states = dict(courses._fields["state"]._description_selection(self.env))
        return [
            (
                f"{states[course.state]}, {course.date_end.strftime('%d.%m.%Y')}",
                self._join(course.name, course.absence_reason or course.refusal_reason),
            )
            for course in courses
        ]

    def _course_entry(self, course):
        note = self._join(
            course.hours and self.env._("%(hours)s h", hours=course.hours),
            course.provider_name,
            course.document_number and self.env._("document No. %(number)s", number=course.document_number),
        )
        return Entry(course.date_end, course.name, note)

    def _get_overlap_domain(self):
        """Return the domain of work with a first and a last day that falls into the time of one dossier."""
        until = Domain("date_from", "<=", self._get_day())
        if not self.date_since:
            return until
        return until & (Domain("date_to", "=", False) | Domain("date_to", ">=", self.date_since))

    def _dossier_topics(self, name, found):
        """Return the topics of self-development of the time, with results and creative reports (F1 VI.10)."""
        topics = found["topics"]
        gap = remedy = ""
        if not topics:
            gap = self.env._("No topic of self-development.")
            remedy = self.env._("Choose a topic under Self-development.")
        elif not topics.filtered(lambda topic: topic.state == "reported"):
            gap = self.env._("No topic of self-development was reported on.")
            remedy = self.env._("Report the result of a topic, or write the creative report.")
        return Section(
            name,
            [self._topic_entry(topic) for topic in topics],
            gap=gap,
            remedy=remedy,
            target=(topics._name, [("teacher_id", "=", self.teacher_id.id)]),
        )

    def _topic_entry(self, topic):
        states = dict(topic._fields["state"]._description_selection(self.env))
        forms = dict(topic._fields["result_form"]._description_selection(self.env))
        return Entry(
            topic.date_from,
            topic.name,
            self._join_sentences(
                states[topic.state], forms.get(topic.result_form), topic.heard_at, topic.result
            ),
        )

    def _dossier_mentoring(self, name, found):
        """Return whom the teacher led as a mentor and advised, with hours (F1 C.5, C.6; F3 MF1)."""
        entries = [
            Entry(
                pair.date_from,
                self.env._("Mentor of %(teacher)s", teacher=pair.teacher_name),
                self.env._("%(hours)s h", hours=f"{pair.hours:g}"),
            )
            for pair in found["pairs"]
        ]
        entries += [
            Entry(row.date, row.name, self.env._("consultation, %(hours)s h", hours=f"{row.hours:g}"))
            for row in found["consultations"]
        ]
        return Section(name, sorted(entries, key=lambda entry: entry.day))

    def _join(self, *texts):
        """Return texts one after the other, empty ones left out."""
        return ", ".join(" ".join(str(text).split()) for text in texts if text)

    def _join_sentences(self, *texts):
        """Return texts as sentences one after the other, empty ones left out: each begins with a capital letter."""
        sentences = [" ".join(text.split()) for text in texts if text]
        return ". ".join([*(text.rstrip(".") for text in sentences[:-1]), *sentences[-1:]])
