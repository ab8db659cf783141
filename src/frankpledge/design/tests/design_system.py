"""The Design System's own examples: the words that go in, and the markup that should come out."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

COMPONENTS = Path(__file__).resolve().parents[4] / "node_modules/govuk-frontend/dist/govuk/components"


@cache
def examples(component: str) -> dict[str, dict[str, Any]]:
    """The examples of one component by name, each with `options` and `html`."""
    path = COMPONENTS / component / "fixtures.json"
    if not path.exists() and os.environ.get("CI", "").lower() != "true":
        pytest.skip("the Design System's examples are not installed")
    return {example["name"]: example for example in json.loads(path.read_text("utf-8"))["fixtures"]}


def example(component: str, name: str) -> tuple[dict[str, Any], str]:
    """One example: its options and its markup."""
    found = examples(component)[name]
    return found["options"], found["html"]
