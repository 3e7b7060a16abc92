"""What a dossier is made of: sections with what stands in them, and what is missing there."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One line of a section.

    :param day: datetime.date or False
    :param text: what it is
    :param note: number, hours, result ...
    """

    day: object
    text: str
    note: str = ""


class Section(NamedTuple):
    """A section of a dossier.

    :param title: the heading
    :param entries: list of Entry
    :param facts: [(label, text)] that stand above the lines
    :param gap: the sentence that says what a commission will miss ('' when nothing)
    :param remedy: what to do about it
    :param target: (model, domain) of what the section shows, or None
    """

    title: str
    entries: tuple = ()
    facts: tuple = ()
    gap: str = ""
    remedy: str = ""
    target: object = None

    @property
    def is_empty(self):
        """Return whether nothing stands in the section.

        >>> Section("Courses").is_empty, Section("Courses", facts=[("Norm", "met")]).is_empty
        (True, False)
        """
        return not self.entries and not any(text for _label, text in self.facts)

    def described(self):
        """Return the section as nested lists for a digest.

        >>> Section("Courses", [Entry(False, "Physics", "72 h")]).described()
        ['Courses', [], [[False, 'Physics', '72 h']]]
        """
        return [self.title, [list(fact) for fact in self.facts], [list(entry) for entry in self.entries]]
