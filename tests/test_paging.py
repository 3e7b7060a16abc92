import shutil
import subprocess
import unittest
from random import Random

from odoo import Command
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tests.common import BaseCase

from ..tools.column_widths import column_widths
from ..tools.paging import Block, Columns, paginate, parts, text_blocks
from ..tools.print_sheet import LANDSCAPE, PORTRAIT, head_height, table_document
from ..tools.text_lines import BOLD, text_width, wrap
from ..tools.xlsx import Table
from .print_case import LETTERS, TODAY, PrintCase

FIRST, OTHER, HEAD, TAIL = 500, 900, 60, 120


class TestColumnWidths(BaseCase):
    """Columns of registers as schools print them: no word of a heading is broken, nothing runs over the edge."""

    #: the twelve headings of the register of attestation (domain 9.3, 10)
    HEADINGS = [
        ("№", 5),
        ("Мугалим", 24),
        ("Предмет", 16),
        ("Азыркы категориясы", 13),
        ("Ыйгарылган күнү", 11),
        ("Мөөнөтү бүтөт", 11),
        ("Суралган категория", 13),
        ("Арыздын күнү", 11),
        ("Портфолионун экспертизасы: жыйынтыгы, күнү", 18),
        ("Тест: күнү, жыйынтыгы", 16),
        ("Ыйгарылган категория, буйрук №", 18),
        ("Кайра тапшыруу мүмкүн күнү", 11),
    ]

    def assertNoWordBroken(self, headings, widths, font, padding):
        for (label, _asked), width in zip(headings, widths, strict=True):
            for word in label.split():
                with self.subTest(word):
                    self.assertLessEqual(text_width(word) * font * BOLD + padding, width)

    def test_words_of_headings_stay_whole(self):
        rows = [["1", "Асанбекова Элнура", "Физика", "жок", *[""] * 7, "12.03.2027"]]
        widths = column_widths(self.HEADINGS, rows, 1396, 12, 10)
        self.assertEqual(sum(widths), 1396)
        self.assertNoWordBroken(self.HEADINGS, widths, 12, 10)

    def test_columns_hold_words_as_wide_as_the_face_draws_them(self):
        """Widths in em of DejaVu Serif Bold, measured."""
        drawn = {"Артыкчылыгы": 8.92, "Башталышы": 7.63, "Квалификацияны": 10.67, "Ыйгарылган": 7.6}
        headings = [(word, 1) for word in drawn] + [("Эскертме", 90)]
        widths = column_widths(headings, [], 1396, 14, 10)
        for (word, em), width in zip(drawn.items(), widths, strict=False):
            with self.subTest(word):
                self.assertGreaterEqual(width, em * 14 + 10)

    def test_a_long_word_of_a_row_takes_room_from_the_others(self):
        word, headings = "эксперименттери", [("Тема", 3), ("Эскертме", 50)]
        widths = column_widths(headings, [[word, "жок"]], 900, 12, 10)
        self.assertGreater(widths[0], text_width(word) * 12 + 10)
        self.assertEqual(sum(widths), 900)

    def test_the_longest_words_give_way_first_when_not_all_fit(self):
        headings = [("Т", 1), *[("Тема", 8)] * 6]
        widths = column_widths(headings, [["кккк", *["м" * 11] * 6]], 600, 10, 10)
        self.assertEqual(sum(widths), 600)
        self.assertGreater(widths[0], text_width("кккк") * 10 + 10)

    def test_a_word_without_end_takes_no_room_from_the_others(self):
        headings = [("Тема", 3), ("Эскертме", 50)]
        self.assertEqual(
            column_widths(headings, [["ө" * 90, "жок"]], 900, 12, 10),
            column_widths(headings, [["ө", "жок"]], 900, 12, 10),
        )

    def test_headings_go_first_when_not_all_words_fit(self):
        headings = [("Башталышы", 2), ("Файл", 2), ("Чечим", 2)]
        rows = [["а" * 9, "б" * 9, "в" * 9]] * 2
        widths = column_widths(headings, rows, 240, 12, 10)
        self.assertNoWordBroken(headings, widths, 12, 10)

    def test_a_table_without_rows_prints_its_headings_and_one_empty_row(self):
        document = {"header": ["School 1"], "foot": []}
        printed = table_document(
            Table("REGISTER\nSchool 1", self.HEADINGS, [], [("Hours", [])]), document, 12, 15
        )
        self.assertEqual(printed["sheets"], [[("table", [("row", [""] * 12)])]])
        self.assertEqual((printed["title"], printed["summaries"]), ("REGISTER", []))

    def test_numbers_of_papers_hours_and_days_on_paper(self):
        row = ["№ 12-к, 5", 1.5, 2.0, None]
        table = Table("LOG", [(label, 9) for label in "abcd"], [row], [("Hours", [("Үсөнова", 3.5)])])
        printed = table_document(table, {"header": [], "foot": []}, 12, 15)
        self.assertEqual(
            printed["sheets"][0][0][1], [("row", ["№\N{NO-BREAK SPACE}12-к, 5", "1,5", "2", ""])]
        )
        self.assertEqual(printed["summaries"], [("Hours", [("Үсөнова", "3,5")])])


class TestPaging(BaseCase):
    """Documents of a thousand shapes on sheets: nothing is lost, nothing is higher than the paper."""

    def setUp(self):
        super().setUp()
        self.random = Random(2026)

    def new_blocks(self):
        """Return the blocks of a plan with directions of several rows each."""
        blocks = []
        for section in range(self.random.randint(1, 12)):
            blocks.append(Block("section", f"section {section}", 25, keeps_next=True))
            blocks += [
                Block("row", (section, row), self.random.choice((25, 43, 61, 205)))
                for row in range(self.random.randint(1, 9))
            ]
        return blocks

    def height(self, sheet):
        return sum(block.height for block in sheet) + (HEAD if any(block.in_table for block in sheet) else 0)

    def test_every_block_once_in_order_and_no_sheet_too_high(self):
        for number in range(1000):
            blocks = self.new_blocks()
            sheets = paginate(blocks, FIRST, OTHER, HEAD, TAIL)
            with self.subTest(number):
                self.assertEqual([block for sheet in sheets for block in sheet], blocks)
                self.assertTrue(all(self.height(sheet) <= OTHER for sheet in sheets[1:]))
                self.assertLessEqual(self.height(sheets[0]), FIRST)

    def test_signatures_have_a_row_above_them_and_fit(self):
        for number in range(1000):
            last = paginate(self.new_blocks(), FIRST, OTHER, HEAD, TAIL)[-1]
            with self.subTest(number):
                self.assertEqual(last[-1].kind, "row")
                self.assertLessEqual(self.height(last) + TAIL, OTHER)

    def test_no_heading_at_the_end_and_no_large_gap(self):
        for number in range(1000):
            sheets = paginate(self.new_blocks(), FIRST, OTHER, HEAD, TAIL)
            with self.subTest(number):
                self.assertFalse([sheet for sheet in sheets if sheet[-1].keeps_next])
                for room, sheet in zip([FIRST] + [OTHER] * len(sheets), sheets[:-1], strict=False):
                    self.assertGreater(self.height(sheet) + TAIL + 25 + 205, room)

    def test_long_cell_goes_on_in_the_next_row(self):
        columns = Columns([40, 200], 14, 18)
        text = " ".join(f"сөз{number}" for number in range(900))
        rows = columns.rows(["7", text], 20)

        self.assertEqual(" ".join(row.content[1] for row in rows), text)
        self.assertEqual([row.content[0] for row in rows], ["7"] + [""] * (len(rows) - 1))
        self.assertTrue(all(row.height <= columns.height(20) for row in rows))

    def test_long_paragraph_is_put_together_on_each_sheet(self):
        text = "\n".join(f"{number}. {LETTERS} " * 9 for number in range(40)).strip()
        blocks = text_blocks("Analysis", text, PORTRAIT.width, 17, 24)
        sheets = paginate(blocks, FIRST, OTHER)
        [*shown] = [parts(sheet) for sheet in sheets]

        self.assertGreater(len(sheets), 2)
        self.assertEqual([len(sheet) for sheet in shown], [1] * len(sheets))
        self.assertEqual([sheet[0][1][0] for sheet in shown[:2]], ["Analysis", ""])
        self.assertEqual(" ".join(sheet[0][1][1] for sheet in shown).split(), text.split())

    def test_lines_are_the_text_again_and_not_too_wide(self):
        letters = "абвгө ңүшщ Ж.,-—1\n  х"
        for number in range(1000):
            text = "".join(self.random.choices(letters, k=60))
            lines = wrap(text, 9)
            with self.subTest(number):
                self.assertEqual("".join(lines), text)
                self.assertTrue(all(text_width(line.strip()) <= 9 for line in lines))

    def test_stamps_need_room(self):
        stamp = {
            "verb": "AGREED",
            "above": ["Deputy"],
            "signer": "",
            "person": "Т. Үсөнова",
            "below": [],
            "has_seal": 0,
        }
        document = {"header": ["School"], "title": "WORK PLAN"}
        bare, one = (head_height(LANDSCAPE, {**document, "stamps": stamps}) for stamps in ([], [stamp]))
        long = {**stamp, "above": ["Deputy director for teaching and upbringing " * 4]}

        self.assertGreater(one, bare + 60)
        self.assertGreater(head_height(PORTRAIT, {**document, "stamps": [stamp, long]}), one + 60)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
@unittest.skipUnless(
    shutil.which("wkhtmltopdf") and shutil.which("pdftotext"), "needs wkhtmltopdf and pdftotext"
)
class TestPagesOfPdf(HttpCase, PrintCase):
    """What the engine makes of the sheets: as many pages, each with the head of the table and its number."""

    def pages(self, report, records):
        """Return the texts of the pages of a PDF."""
        actions = self.as_user(self.env["ir.actions.report"], self.user_director)
        with self.allow_pdf_render():
            pdf, _kind = actions.with_context(force_report_rendering=True)._render_qweb_pdf(
                f"school_methodical.{report}", records.ids
            )
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
        return text.stdout.decode().split("\f")[:-1]

    def assertNumbered(self, pages):
        for number, page in enumerate(pages, start=1):
            self.assertTrue("".join(page.split()).endswith(f"{number}/{len(pages)}"), page[-200:])

    def test_plan_of_sixty_activities(self):
        plan = self.new_plan(analysis=f"{LETTERS} " * 60)
        direction = self.ref_id("direction_1").id
        plan.item_ids = [
            Command.create(
                {
                    "name": f"A{number:02} {'Ачык сабак жана талдоо ' * (number % 7)}",
                    "direction_id": direction,
                    "date_from": "2026-10-20",
                    "responsible_ids": [Command.link(self.card_teacher.id)],
                }
            )
            for number in range(60)
        ]
        pages = self.pages("report_plan", plan)
        self.assertGreater(len(pages), 3)
        self.assertNumbered(pages)
        for number, page in enumerate(pages, start=1):
            with self.subTest(number):
                self.assertIn("№", page, "the head of the table")
        for number in range(60):
            self.assertEqual(sum(f"A{number:02}" in page for page in pages), 1, "no activity is cut in two")
        self.assertIn(self.card_teacher.name.split()[0], pages[-1], "a row above the signatures")

    def test_databank_of_the_school(self):
        cards = self.env["methodical.teacher"].browse(
            self._new_card(f"Мугалим{place} Үсөнова", "post_teacher", self.company).id for place in range(44)
        )
        pages = self.pages("report_databank", cards)

        self.assertNumbered(pages)
        words = " ".join(pages).split()
        self.assertEqual(sum(f"Мугалим{place}" in words for place in range(44)), 44)
