"""What a check of a rule found: decided here, shown or raised by the caller."""

from typing import NamedTuple

from .clause import cited


class Issue(NamedTuple):
    """One broken rule of the regulation.

    :param severity: 'block' or 'warn'
    :param text: the sentence for the user, in his language
    :param clause: the clause of the regulation it comes from, for example 'F1 A-I.2' (may be empty)
    """

    severity: str
    text: str
    clause: str = ""

    @property
    def sentence(self):
        """Return the text with its clause in brackets.

        >>> Issue("warn", "Only 2 members.", "F1 A-I.2 *").sentence, Issue("warn", "No hours.", "*").sentence
        ('Only 2 members. (F1 A-I.2)', 'No hours.')
        """
        clause = cited(self.clause)
        return f"{self.text} ({clause})" if clause else self.text


def blocking(issues):
    """Return the issues that forbid the action.

    >>> blocking([Issue("warn", "a"), Issue("block", "b")])
    [Issue(severity='block', text='b', clause='')]
    """
    return [issue for issue in issues if issue.severity == "block"]
