"""A plugin of pytest that gives every property test more examples: `pytest -p tests.soak.larger -m hypothesis`.

The tests say themselves how many examples they take, and are not written twice; here that number is multiplied.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

TIMES = "BYLINE_EXAMPLES_TIMES"
"""The environment variable that says how many times as many examples."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Multiply, once each test function; parametrised tests share theirs."""
    times = int(os.environ.get(TIMES, "10"))
    tests: dict[int, Any] = {}
    for item in items:
        test: Any = getattr(item, "obj", None)
        function = getattr(test, "__func__", test)
        if getattr(function, "is_hypothesis_test", False):
            tests[id(function)] = function
    for function in tests.values():
        before: settings = function._hypothesis_internal_use_settings
        more = settings(before, max_examples=times * before.max_examples, deadline=None)
        function._hypothesis_internal_use_settings = more
