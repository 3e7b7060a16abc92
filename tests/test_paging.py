import shutil
import subprocess
import unittest
from random import Random

from odoo import Command
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tests.common import BaseCase

from ..tools.paging import Block, Columns, paginate, parts, text_blocks
from ..tools.print_sheet import LANDSCAPE, PORTRAIT, head_height
from ..tools.text_lines import text_width, wrap
from .print_case import LETTERS, TODAY, PrintCase

FIRST, OTHER, HEAD, TAIL = 500, 900, 60, 120


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
