"""pytest plugin: makes pytest see the repository as the addon it is, and leaves long tests for --long.

A plugin and not a conftest.py: pytest would import that one before pytest-odoo is ready, under a wrong name.
"""

from pathlib import Path

import _pytest.pathlib

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ("odoo", "addons", "school_methodical")


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="also run the classes that say `long = True`")


def pytest_cmdline_main(config):
    """Name modules after the addon: pytest-odoo would take the name of the folder, which is free."""
    original = _pytest.pathlib.resolve_pkg_root_and_module_name

    def resolve(path, **options):
        real = Path(path).resolve()
        if not real.is_relative_to(ROOT):
            return original(path, **options)
        inside = real.relative_to(ROOT).with_suffix("").parts
        return ROOT.parent, ".".join((*PACKAGE, *(part for part in inside if part != "__init__")))

    _pytest.pathlib.resolve_pkg_root_and_module_name = resolve


def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    long = [item for item in items if getattr(getattr(item, "cls", None), "long", False)]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in set(long)]
