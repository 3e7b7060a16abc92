"""The lists of the school that the words of a staff list are looked up in, in every installed language."""

import difflib
import re

from odoo.fields import Domain

from ..tools.cell_error import CellError
from ..tools.staff_words import find_post, split_list
from ..tools.word_match import words

_AND = re.compile(r"\s(?:жана|и|and)\s")
_SHOWN = 12


class Vocabulary:
    """Finds records by the words that people write for them; reads each list once.

    :param env: environment of the user
    :param company: res.company whose own entries count as well
    """

    def __init__(self, env, company):
        self.env = env
        self._domain = Domain("company_id", "in", [False, company.id])
        self.subjects, self._subject_names = self._load("methodical.subject", self._domain)
        self.posts, self._post_names = self._load("methodical.post", self._domain)
        self.categories, self._category_names = self._load("methodical.category", Domain.TRUE)

    def _load(self, model, domain):
        """Return ({words of a name or code: record}, names in the language of the user) of one list."""
        records = self.env[model].search(domain)
        # an entry of the school's own wins over the common one of that name
        if "company_id" in records._fields:
            records = records.sorted(lambda record: not record.company_id)
        languages = {"en_US", *(code for code, _name in self.env["res.lang"].get_installed())}
        names = [records.with_context(lang=language).mapped("name") for language in languages]
        found = {}
        for record, *names_of_record in zip(records, *names, strict=True):
            for name in names_of_record:
                found.setdefault(_key(name), record)
        for record in records.filtered("code"):
            found.setdefault(_key(record.code), record)
        found.pop("", None)
        return found, records.mapped("name")

    def read_subjects(self, text):
        """Return the methodical.subject records that a cell names.

        :raises CellError: 'subject' with the first word that is no subject
        """
        found = self._find_all(text, self.subjects, self._find_subject)
        if isinstance(found, str):
            raise self._unknown("subject", found, self._subject_names)
        return self.env["methodical.subject"].union(*found)

    def read_posts(self, text):
        """Return the methodical.post records that a cell names.

        :raises CellError: 'post' with the first word that is no post
        """
        found = self._find_all(text, self.posts, self._find_post)
        if isinstance(found, str):
            raise self._unknown("post", found, self._post_names)
        return self.env["methodical.post"].union(*found)

    def get_category(self, code, text):
        """Return the methodical.category of a code, or of a name when the code is None.

        :raises CellError: 'category' when there is none
        """
        record = self.categories.get(_key(code or text))
        if not record:
            raise self._unknown("category", text, self._category_names)
        return record

    def _find_all(self, text, exact, find):
        """Return the records that a text names, or the part of it that names none."""
        if record := exact.get(_key(text)):
            return [record]
        found = []
        for part in split_list(text):
            # "and" divides a list only when it does not belong to a name: "Кыргыз тили жана адабияты"
            pieces = [find(piece) for piece in _AND.split(part)]
            records = (
                [exact.get(_key(part))] if _key(part) in exact else pieces if all(pieces) else [find(part)]
            )
            if not all(records):
                return part
            found += records
        return found or text

    def _find_post(self, text):
        return self.posts.get(_key(text)) or self.posts.get(find_post(text))

    def _find_subject(self, text):
        """Return the subject of that name, or the only one of which each word is shortened: "англ. язык"."""
        key = _key(text)
        if not key or key in self.subjects:
            return self.subjects.get(key)
        short = key.split()
        found = {
            record
            for name, record in self.subjects.items()
            if len(name.split()) == len(short) and all(map(str.startswith, name.split(), short))
        }
        return found.pop() if len(found) == 1 and len(key) > 2 else None

    def _unknown(self, reason, text, names):
        """Return the error of a word that stands in no list, with the most similar entries."""
        if len(names) > _SHOWN:
            names = difflib.get_close_matches(text, names, _SHOWN, 0.4) or names[:_SHOWN]
        return CellError(reason, text=text, allowed=names)


def _key(text):
    return " ".join(words(text))
