"""Requests against Discord's OpenAPI description: bodies, parameters, and keys that no schema names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.standin.wire import Call, Json

_URN: Final = "urn:discord"
_JSON: Final = "application/json"
_TAKEN: Final = frozenset({"nsfw", "tts"})
"""Keys that Discord takes where its description does not name them: commands restricted by age (documented), and
the `tts` of every edit by discord.py."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path of the description, as a pointer into it."""

    pointer: str
    spec: Json
    shared: tuple[Json, ...]
    pattern: re.Pattern[str]
    parameters: int


@dataclass(slots=True)
class OpenAPI:
    """The description, loaded once a file (see `load`)."""

    document: Json
    _registry: Registry[Any] = field(init=False)
    _operations: dict[str, list[Operation]] = field(default_factory=dict)
    _validators: dict[str, Draft202012Validator] = field(default_factory=dict)

    def __post_init__(self) -> None:
        resource = DRAFT202012.create_resource(self.document)
        self._registry = Registry().with_resource(_URN, resource)
        for path, item in self.document["paths"].items():
            for method in item.keys() - {"parameters"}:
                operation = _operation(path, method, item)
                self._operations.setdefault(method.upper(), []).append(operation)

    def check(self, call: Call) -> Iterator[str]:
        """What the description says against a request."""
        operation = self._find(call)
        if operation is None:
            yield "no such operation in Discord's OpenAPI description"
            return
        yield from self._parameters(operation, call)
        yield from self._body(operation, call)

    def _find(self, call: Call) -> Operation | None:
        found = [o for o in self._operations.get(call.method, []) if o.pattern.fullmatch(call.path)]
        return min(found, key=lambda o: o.parameters, default=None)

    def _parameters(self, operation: Operation, call: Call) -> Iterator[str]:
        match = operation.pattern.fullmatch(call.path)
        assert match is not None
        declared = {(p["in"], p["name"]): p for p in (*operation.shared, *operation.spec.get("parameters", []))}
        given = {("path", k): v for k, v in match.groupdict().items()} | {
            ("query", k): v for k, v in call.query.items()
        }
        for (where, name), value in given.items():
            if (where, name) not in declared:
                yield f"unknown {where} parameter {name!r}"
            elif wrong := self._wrong_parameter(declared[where, name]["schema"], value):
                yield f"{where} parameter {name!r}: {wrong}"
        for (where, name), parameter in declared.items():
            if where == "query" and parameter.get("required") and name not in call.query:
                yield f"query parameter {name!r} is missing"

    def _wrong_parameter(self, schema: Json, value: str) -> str | None:
        readings = list(_readings(value))
        return None if any(self._valid(schema, reading) for reading in readings) else f"{value!r} does not fit"

    def _body(self, operation: Operation, call: Call) -> Iterator[str]:
        wanted = operation.spec.get("requestBody")
        if wanted is None:
            if call.body is not None:
                yield "this operation takes no body"
            return
        if call.body is None:
            if wanted.get("required"):
                yield "the body is missing"
            return
        schema = wanted["content"][_JSON]["schema"]
        body = _numbers_as_ids(call.body)
        error = best_match(self._validator(schema).iter_errors(body))
        if error is not None:
            yield f"{error.json_path}: {error.message[:300]}"
        else:
            yield from self._unknown(schema, body, "$")

    def _unknown(self, schema: Json, value: Any, at: str) -> list[str]:
        """Keys that the schemas which fit the value do not name."""
        schema = self._resolved(schema)
        branches = [b for key in ("anyOf", "oneOf") for b in schema.get(key, [])]
        if branches:
            fitting = [self._unknown(b, value, at) for b in branches if self._valid(b, value)]
            return min(fitting, key=len, default=[])
        if isinstance(value, list):
            items = schema.get("items", {})
            return [found for n, inner in enumerate(value) for found in self._unknown(items, inner, f"{at}[{n}]")]
        if isinstance(value, dict):
            return self._unknown_in(schema, value, at)
        return []

    def _unknown_in(self, schema: Json, value: Json, at: str) -> list[str]:
        named: Json = dict(schema.get("properties", {}))
        for part in schema.get("allOf", []):
            named |= self._resolved(part).get("properties", {})
        others = schema.get("additionalProperties", not named)
        found = []
        for key, inner in value.items():
            if key in named:
                found += self._unknown(named[key], inner, f"{at}.{key}")
            elif key in _TAKEN:
                continue
            elif others is False or (others is True and named):
                found.append(f"{at}: the key {key!r} is unknown")
        return found

    def _resolved(self, schema: Json) -> Json:
        while "$ref" in schema:
            step: Any = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                step = step[part.replace("~1", "/").replace("~0", "~")]
            schema = step
        return schema

    def _valid(self, schema: Json, value: Any) -> bool:
        return bool(self._validator(schema).is_valid(value))

    def _validator(self, schema: Json) -> Draft202012Validator:
        key = schema["$ref"] if "$ref" in schema else json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            self._validators[key] = Draft202012Validator(_absolute(schema), registry=self._registry)
        return self._validators[key]


@cache
def load(file: Path) -> OpenAPI:
    """The description of a file."""
    return OpenAPI(json.loads(file.read_text(encoding="utf-8")))


def _operation(path: str, method: str, item: Json) -> Operation:
    compiled = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))
    pointer = f"#/paths/{path.replace('/', '~1')}/{method}"
    return Operation(pointer, item[method], tuple(item.get("parameters", [])), compiled, path.count("{"))


def _absolute(schema: Any) -> Any:
    """A copy whose references name the document, since the schema stands outside of it."""
    if isinstance(schema, Mapping):
        return {k: _URN + v if k == "$ref" else _absolute(v) for k, v in schema.items()}
    return [_absolute(inner) for inner in schema] if isinstance(schema, list) else schema


def _readings(value: str) -> Iterator[Any]:
    """What a parameter's text may stand for."""
    yield value
    if value.lower() in {"true", "false", "1", "0"}:
        yield value.lower() in {"true", "1"}
    if re.fullmatch(r"-?\d+", value):
        yield int(value)
    if "," in value:
        yield value.split(",")


def _numbers_as_ids(node: Any, *, attached: bool = False) -> Any:
    """The body with ids that are numbers as strings: the description wants strings, Discord takes both. A component's
    own `id` stays the number that it is; an attachment's does not."""
    if isinstance(node, list):
        return [_numbers_as_ids(inner, attached=attached) for inner in node]
    if not isinstance(node, dict):
        return node
    return {
        key: str(inner)
        if _is_number(inner) and (key.endswith("_id") or (attached and key == "id"))
        else _numbers_as_ids(inner, attached=key == "attachments")
        for key, inner in node.items()
    }


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
