"""The sentences of the wording files: read strictly, found by section and code, filled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# The sections every area shares; an area may have more of its own ("no_preview"), read by `wording.words`.
SECTIONS = ("refusal", "trouble", "problem", "event", "label")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_PARTS = frozenset({"text", "safe", "remedy"})


@dataclass(frozen=True, slots=True)
class Said:
    """What happened, what is safe, what to do. The last two may be empty."""

    text: str
    safe: str = ""
    remedy: str = ""

    def filled(self, values: Mapping[str, str]) -> Said:
        return Said(fill(self.text, values), fill(self.safe, values), fill(self.remedy, values))

    def whole(self) -> str:
        """All of it in one line, for a terminal."""
        return " ".join(part for part in (self.text, self.safe, self.remedy) if part)


class WordingFault(ValueError):
    """A wording file is wrong. `file` and `key` say where."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key} {what}")
        self.file, self.key = file, key


class Wording:
    """The sentences of all wording files together."""

    def __init__(self, files: Mapping[str, Mapping[str, Any]]) -> None:
        """From parsed files by name. Raises WordingFault for a wrong part, or a code in two files."""
        self._entries: dict[tuple[str, str], Said] = {}
        owner: dict[tuple[str, str], str] = {}
        for file, sections in files.items():
            for section, code, said in _entries_of(file, sections):
                if (section, code) in owner:
                    raise WordingFault(file, f"{section}.{code}", f"is also in {owner[section, code]}")
                owner[section, code] = file
                self._entries[section, code] = said

    def codes(self, section: str) -> frozenset[str]:
        """Every code that has a sentence in this section."""
        return frozenset(code for found, code in self._entries if found == section)

    def entry(self, section: str, code: str) -> Said:
        """The unfilled sentence. Raises KeyError."""
        return self._entries[section, code]

    def find(self, sections: Iterable[str], code: str, values: Mapping[str, str]) -> Said:
        """The filled sentence of the first section that has one, else a neutral one naming the code."""
        for section in sections:
            said = self._entries.get((section, code))
            if said is not None:
                return said.filled(values)
        neutral = self._entries.get(("label", "no_sentence"), Said("{code}"))
        return neutral.filled({"code": code.replace("_", " ")})


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in once, from left to right; nothing put in is read again. An unknown name stays."""
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def _entries_of(file: str, sections: Mapping[str, Any]) -> Iterator[tuple[str, str, Said]]:
    for section, entries in sections.items():
        if (
            section.removesuffix("s") in SECTIONS
            and section not in SECTIONS
            or not isinstance(entries, Mapping)
        ):
            raise WordingFault(file, section, "is not a section of a wording file")
        for code, found in entries.items():
            parts = {"text": found} if isinstance(found, str) else found
            if not isinstance(parts, Mapping) or "text" not in parts or not parts.keys() <= _PARTS:
                raise WordingFault(file, f"{section}.{code}", "needs a text, and may have safe and remedy")
            if not all(isinstance(part, str) for part in parts.values()):
                raise WordingFault(file, f"{section}.{code}", "should hold texts")
            yield section, code, Said(parts["text"], parts.get("safe", ""), parts.get("remedy", ""))
