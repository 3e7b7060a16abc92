import ast
import io
import re
from pathlib import Path

import polib

from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS
from odoo.tests import TransactionCase, tagged
from odoo.tools.babel import extract_python
from odoo.tools.misc import file_path
from odoo.tools.translate import trans_export

from .common import MethodicalCase

MODULE = "school_methodical"
LANGUAGES = ("ky", "ru")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?\w+")
FIELD_RECORD = re.compile(r"model:(ir\.model\.fields(?:\.selection)?),\w+:(.+)")
# a suffix glued to a name would follow the vowels of another word
GLUED_SUFFIX = re.compile(r"%(?:\(\w+\))?[sd][а-яөүңё]", re.IGNORECASE)
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = {"Enter", "Excel", "Odoo", "III", "VII", "XII"}
FORMATS = {"DOCX", "HEIC", "JPG", "PDF", "PNG", "SHA", "WEBP", "XLSX", "ZIP", "xls", "xlsx"}


def read_terms(lang):
    """Return {term: its translation} of one language file of the addon (polib.POEntry)."""
    return {entry.msgid: entry for entry in polib.pofile(file_path(f"{MODULE}/i18n/{lang}.po"))}


def exported_texts(path):
    """Return the texts of a Python file that Odoo's export takes for terms."""
    with path.open("rb") as file:
        found = extract_python(file, {"_": None}, (), {})
        texts = [texts[0] if isinstance(texts, tuple) else texts for _line, _name, texts, _notes in found]
    return {text for text in texts if text}


def marked_texts(path):
    """Return the texts of a Python file that are arguments of a translation."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call) and node.args
    ]
    marked = [
        call.args[0] for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) == "_"
    ]
    return {text.value for text in marked if isinstance(text, ast.Constant)}


@tagged("post_install", "-at_install")
class TestTranslationFiles(TransactionCase):
    """Kyrgyz and Russian are complete, and what a computer can check of them is right."""

    def is_foreign(self, place):
        """Tell whether a place of a term is only a field that another addon brings into our models."""
        found = FIELD_RECORD.fullmatch(place)
        if not found:
            return False
        record = self.env.ref(found[2])
        record = record.field_id if found[1].endswith("selection") else record
        field = self.env[record.model]._fields[record.name]
        return field.name in MAGIC_COLUMNS or MODULE not in field._modules

    def export_terms(self):
        """Return the terms of the addon as they are in this database, without those of other addons."""
        content = io.BytesIO()
        trans_export(None, [MODULE], content, "po", self.env)
        return {
            entry.msgid
            for entry in polib.pofile(content.getvalue().decode())
            if not all(self.is_foreign(place) for place, _line in entry.occurrences)
        }

    def assertNothing(self, found, text):
        """Check that a list is empty; the message shows what is in it."""
        self.assertFalse(found, text + "\n" + "\n".join(map(str, found)))

    def test_every_term_is_translated(self):
        terms = self.export_terms()
        self.assertGreater(len(terms), 900)
        for lang in LANGUAGES:
            done = {term for term, entry in read_terms(lang).items() if entry.translated()}
            self.assertNothing(sorted(terms - done), f"not translated into {lang}:")

    def test_only_texts_are_terms(self):
        """The export takes a string in parentheses right after a text for another one: write it in another way."""
        strange = []
        for path in sorted(Path(file_path(MODULE)).rglob("*.py")):
            if path.relative_to(file_path(MODULE)).parts[0] not in ("tests", "scripts", "benchmarks"):
                strange += [f"{path.name}: {text}" for text in exported_texts(path) - marked_texts(path)]
        self.assertNothing(strange, "exported for translation, but not marked as texts:")

    def test_no_term_is_fuzzy_or_obsolete(self):
        for lang in LANGUAGES:
            doubtful = [entry.msgid for entry in read_terms(lang).values() if entry.fuzzy or entry.obsolete]
            self.assertNothing(doubtful, f"doubtful in {lang}:")

    def test_both_languages_have_the_same_terms(self):
        self.assertEqual(set(read_terms("ky")), set(read_terms("ru")))

    def test_placeholders_and_tags_are_kept(self):
        for lang in LANGUAGES:
            wrong = [
                entry.msgid
                for entry in read_terms(lang).values()
                for pattern in (PLACEHOLDER, TAG)
                if sorted(pattern.findall(entry.msgid)) != sorted(pattern.findall(entry.msgstr))
            ]
            self.assertNothing(wrong, f"other placeholders or tags in {lang}:")

    def test_no_suffix_is_glued_to_a_placeholder(self):
        for lang in LANGUAGES:
            glued = [entry.msgstr for entry in read_terms(lang).values() if GLUED_SUFFIX.search(entry.msgstr)]
            self.assertNothing(glued, f"suffix after a placeholder in {lang}:")

    def test_no_english_is_left(self):
        for lang in LANGUAGES:
            left = []
            for entry in read_terms(lang).values():
                if entry.msgid.startswith("object."):  # an expression that Odoo exports with the texts
                    continue
                words = ENGLISH.findall(re.sub(r"<[^>]*>", "", PLACEHOLDER.sub("", entry.msgstr)))
                left += [entry.msgstr for word in words if word not in NAMES | FORMATS][:1]
            self.assertNothing(left, f"English in {lang}:")

    def test_quotation_marks_are_those_of_the_language(self):
        for lang in LANGUAGES:
            foreign = [entry.msgstr for entry in read_terms(lang).values() if set("“”") & set(entry.msgstr)]
            self.assertNothing(foreign, f"English quotation marks in {lang}:")


@tagged("post_install", "-at_install")
class TestTranslationInUse(MethodicalCase):
    """What people read: the menu, labels, choices, lists, errors and stamps."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("ru_RU")
        cls.env["ir.module.module"]._load_module_terms([MODULE], ["ru_RU"])
        cls.user_director.lang = "ky_KG"
        cls.user_deputy.lang = "ru_RU"

    def read_as(self, user, records):
        """Return records as a user reads them, in his language."""
        return self.as_user(records, user).with_context(lang=user.lang)

    def test_menu(self):
        menu = self.ref_id("methodical_menu_root")
        self.assertEqual(self.read_as(self.user_director, menu).name, "Усулдук иш")
        self.assertEqual(self.read_as(self.user_deputy, menu).name, "Методическая работа")

    def test_label_and_choice_of_a_field(self):
        for user, label, choice in (
            (self.user_director, "Усулдук тема", "Бекитилди"),
            (self.user_deputy, "Методическая тема", "Утверждено"),
        ):
            found = self.read_as(user, self.env["methodical.plan"]).fields_get(["theme", "state"])
            self.assertEqual(found["theme"]["string"], label)
            self.assertEqual(dict(found["state"]["selection"])["approved"], choice)

    def test_choices_taken_from_another_model(self):
        """A field that takes its choices from another one takes them in the language of the reader."""
        english = []
        for name, model in self.env.registry.items():
            for field in model._fields.values() if name.startswith("methodical.") else ():
                if field.type == "selection" and callable(field.selection):
                    here, there = (
                        dict(field._description_selection(self.env(context={"lang": lang})))
                        for lang in ("en_US", "ky_KG")
                    )
                    english += [
                        f"{field}: {label}"
                        for key, label in there.items()
                        if label == here.get(key) and ENGLISH.search(label) and label not in NAMES
                    ]
        self.assertFalse(english)

    def test_record_that_the_addon_brings(self):
        post, category = self.ref_id("post_deputy_teaching"), self.ref_id("category_highest")
        self.assertEqual(
            self.read_as(self.user_director, post).name, "Директордун окуу-тарбия иштери боюнча орун басары"
        )
        self.assertEqual(
            self.read_as(self.user_deputy, post).name, "Заместитель директора по учебно-воспитательной работе"
        )
        self.assertEqual(self.read_as(self.user_director, category).name, "Жогорку категория")

    def test_error_in_the_language_of_the_user(self):
        body = self.science
        with self.assertRaisesRegex(
            UserError, "^Бирикме директордун буйругу менен гана ачылат жана жабылат.$"
        ):
            self.read_as(self.user_director, body).state = "dissolved"
        with self.assertRaisesRegex(
            UserError, "^Объединение открывается и закрывается только приказом директора.$"
        ):
            self.read_as(self.user_deputy, body).state = "dissolved"

    def test_error_with_values(self):
        self.science.name = "Жаңы бирикме"
        with self.assertRaisesRegex(
            UserError,
            "^Жаңы бирикме буйрук менен ачылган жана иш кагаздарында сакталат. Өчүрбөй, буйрук менен жоюңуз.$",
        ):
            self.read_as(self.user_director, self.science).unlink()

    def test_stamp_in_the_language_of_prints(self):
        plan = self.new_plan()
        verbs = {
            "ky_KG": {
                "considered": "КАРАЛДЫ",
                "agreed": "МАКУЛДАШЫЛДЫ",
                "visa": "ВИЗА",
                "approved": "БЕКИТЕМИН",
            },
            "ru_RU": {
                "considered": "РАССМОТРЕНО",
                "agreed": "СОГЛАСОВАНО",
                "visa": "ВИЗА",
                "approved": "УТВЕРЖДАЮ",
            },
        }
        for lang, labels in verbs.items():
            self.regulation.print_lang = lang
            printed = plan.with_context(lang=self.company._get_print_lang())
            self.assertEqual({verb: printed._get_verb_label(verb) for verb in labels}, labels)
            last = printed._get_stamp_block()[-1]
            self.assertEqual(last["verb"], labels["approved"])
