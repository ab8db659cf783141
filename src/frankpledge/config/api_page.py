"""The page that tells what the read API answers, and the description that programs read (OpenAPI)."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from frankpledge.config.api import API, MEANS

OF_ANY_LIST = ("page", "size")


@dataclass
class Told:
    """An operation as the page tells it: its address, what it is asked with beside a page, the kind that it answers."""

    address: str
    title: str
    asked: list[dict[str, str]]
    answers: str
    statuses: list[tuple[str, str]]


@dataclass
class Group:
    """The operations of one kind of thing."""

    title: str
    operations: list[Told] = field(default_factory=list)


@cache
def described() -> dict[str, Any]:
    """The description: it is the same as long as the process lives."""
    schema: dict[str, Any] = API.get_openapi_schema()
    return schema


@login_not_required
def description(request: HttpRequest) -> HttpResponse:
    """The description, for programs."""
    return JsonResponse(described(), headers={"Content-Disposition": 'attachment; filename="openapi.json"'})


@login_not_required
def about_api(request: HttpRequest) -> HttpResponse:
    """What can be asked of the API, for people."""
    return render(request, "config/about_api.html", _page())


@cache
def _page() -> dict[str, Any]:
    schema = described()
    return {
        "groups": groups(schema),
        "kinds": kinds(schema),
        "statuses": [("200", "The answer"), *((str(status), means) for status, means in MEANS.items())],
        "about": schema["info"],
        "version": schema["openapi"],
    }


def kinds(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Every kind of thing that stands in an answer, by name: its parts, or the words that it can be."""
    return [
        {"name": name, "says": told.get("description", ""), "words": told.get("enum"), "parts": _parts(told)}
        for name, told in sorted(schema["components"]["schemas"].items())
    ]


def groups(schema: dict[str, Any]) -> list[Group]:
    """The operations by their kind, in the order in which they were put together."""
    found: dict[str, Group] = {}
    for address, methods in schema["paths"].items():
        for operation in methods.values():
            title = operation["tags"][0]
            found.setdefault(title, Group(title)).operations.append(_told(address, operation))
    return list(found.values())


def _told(address: str, operation: dict[str, Any]) -> Told:
    answers = operation["responses"]
    whole = answers["200"] if "200" in answers else answers[200]
    named = whole["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
    return Told(
        address,
        operation["description"],
        [_parameter(one) for one in operation["parameters"] if one["in"] == "query" and one["name"] not in OF_ANY_LIST],
        named,
        [(str(status), answer["description"]) for status, answer in answers.items()],
    )


def _parameter(one: dict[str, Any]) -> dict[str, str]:
    return {"name": one["name"], "kind": kind_of(one["schema"]), "says": one.get("description", "").replace("`", "")}


def _parts(told: dict[str, Any]) -> list[dict[str, str]]:
    """The parts of a kind of thing, each by its name."""
    return [
        {"name": part, "kind": kind_of(one), "says": one.get("description", "").replace("`", "")}
        for part, one in told.get("properties", {}).items()
    ]


def kind_of(schema: dict[str, Any]) -> str:
    """What a value is, in words: `integer`, `list of Action`, `date or nothing`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "allOf" in schema:
        return kind_of(schema["allOf"][0])
    if "anyOf" in schema:
        return " or ".join(kind_of(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"{one}" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {kind_of(schema['items'])}"
    kinds = {"null": "nothing", "string": schema.get("format", "text"), "boolean": "true or false"}
    return str(kinds.get(schema.get("type", ""), schema.get("type", "")))
