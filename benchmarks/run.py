"""Measurements of one run: each figure stands beside a yardstick of the same run. Started by ./dev bench [NAME ...]."""

import os
import sys

from odoo.addons.school_methodical.benchmarks import approvals, growth, numbers

BENCHES = {"approvals": approvals.measure, "growth": growth.measure, "numbers": numbers.measure}

wanted = os.environ.get("BENCH_ARGS", "").split() or BENCHES
if unknown := [name for name in wanted if name not in BENCHES]:
    sys.exit(f"no such measurement: {', '.join(unknown)} (there are: {', '.join(BENCHES)})")
for name in wanted:
    print(f"\n{name}")
    for line in BENCHES[name](env):  # noqa: F821  (the shell gives the environment)
        print(f"  {line}")
    env.cr.rollback()  # noqa: F821
