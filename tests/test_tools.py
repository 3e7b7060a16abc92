import doctest
import importlib
from pathlib import Path

from odoo.tests import BaseCase, tagged

TOOLS = sorted(path.stem for path in (Path(__file__).parent.parent / "tools").glob("[!_]*.py"))


@tagged("post_install", "-at_install")
class TestTools(BaseCase):
    def test_examples_in_the_docstrings_of_the_tools_hold(self):
        """The plain Python of the addon is explained by examples: each of them is run."""
        for name in TOOLS:
            with self.subTest(name):
                module = importlib.import_module(f"odoo.addons.school_methodical.tools.{name}")
                # the full name of an exception depends on how Odoo was started
                result = doctest.testmod(module, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
                self.assertEqual(result.failed, 0)
                self.assertTrue(result.attempted, f"{name} has no example")
