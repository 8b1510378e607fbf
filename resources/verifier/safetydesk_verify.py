#!/usr/bin/env python3
"""Checks a proof exported from SafetyDesk, on a machine without SafetyDesk.

    python safetydesk_verify.py proof.json [--mark "AB12 CD34 …"] [--files FOLDER]

Needs Python 3.9 or later and the package `cryptography`; nothing else, and no network. It trusts nothing in the file.
Ends with 0 where everything fits, 1 where something does not, 2 where the file cannot be judged, or where it cannot
decide about the mark given.
FORMAT.md describes the file, so that somebody else can write another verifier.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from datetime import datetime
from pathlib import Path

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:  # said in words by main
    InvalidSignature, Ed25519PublicKey = ValueError, None

FORMAT = "safetydesk-proof/1"
SIGNED_PREFIX = b"safetydesk/audit-entry/v1\n"
MOST_BYTES = 1 << 29
MOST_ENTRIES = 5_000_000
MOST_DEEP = 40
MOST_SAID = 40
MARK = 20
KEY_KINDS = ("MemberEnrolled", "MemberKeysReset", "MemberLeft", "RecoverySheetsMade")
ENTRY_FIELDS = {"store", "number", "at", "member", "kind", "subject", "commitment"}
HEX = re.compile(r"[0-9a-f]*")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z[+-]\d\d:\d\d")


class Unreadable(Exception):
    """The file cannot be judged at all: exit 2."""


class Wrong(Exception):
    """Something in it does not fit: exit 1."""


# ---------------------------------------------------------------- canonical JSON (RFC 8785, without fractions)


def pairs_once(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def no_number(text: str) -> None:
    raise ValueError("a fraction or a number without end")


def whole_number(text: str) -> int:
    if len(text) > 16 or abs(int(text)) >= 1 << 53:
        raise ValueError("a number too long")
    return int(text)


def canonical(value: object, depth: int = 0) -> str:
    if depth > MOST_DEEP:
        raise ValueError("too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(n)}:{canonical(value[n], depth + 1)}" for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each, depth + 1) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def parsed(text: str) -> object:
    """The value of a text in its one form. Raises Wrong for any other."""
    try:
        value = json.loads(
            text,
            object_pairs_hook=pairs_once,
            parse_float=no_number,
            parse_constant=no_number,
            parse_int=whole_number,
        )
        again = canonical(value)
        again.encode("utf-8")
    except (ValueError, RecursionError, UnicodeError) as fault:
        raise Wrong("is no proper text") from fault
    if again != text:
        raise Wrong("is not written in its one form, so something has edited it")
    return value


def field(record: object, name: str, kind: type, default: object = None) -> object:
    """A field of the kind it must have. Raises Unreadable."""
    found = record.get(name, default) if isinstance(record, dict) else None
    if type(found) is not kind:
        raise Unreadable(f"“{name}” is missing or of the wrong kind")
    return found


def octets(text: object, length: int | None = None) -> bytes:
    if not isinstance(text, str) or len(text) % 2 or not HEX.fullmatch(text):
        raise Wrong("holds something that is no hex text")
    if length is not None and len(text) != 2 * length:
        raise Wrong("holds a hex text of the wrong length")
    return bytes.fromhex(text)


# ---------------------------------------------------------------- the tree (RFC 9162)


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_from_path(leaf: bytes, index: int, size: int, path: list) -> bytes:
    at, last, result = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Wrong("has a path that is too long")
        if at & 1 or at == last:
            result = node_hash(sibling, result)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise Wrong("has a path that is too short")
    return result


def leads_on(first: int, second: int, old: bytes, new: bytes, path: list) -> bool:
    """Whether the tree of `first` entries is the beginning of that of `second` (RFC 9162, 2.1.4.2)."""
    if not 0 < first < second or not path:
        return False
    path = [old, *path] if first & (first - 1) == 0 else path
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    one = other = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            one, other = node_hash(each, one), node_hash(each, other)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            other = node_hash(other, each)
        at, last = at >> 1, last >> 1
    return last == 0 and one == old and other == new


class Growing:
    """The right-hand edge of a tree that grows leaf by leaf."""

    def __init__(self) -> None:
        self.size, self.nodes = 0, []

    def append(self, leaf: bytes) -> bytes:
        """Puts a leaf on; gives the root."""
        size = self.size
        while size & 1:
            leaf, size = node_hash(self.nodes.pop(), leaf), size >> 1
        self.nodes.append(leaf)
        self.size += 1
        root = self.nodes[-1]
        for node in reversed(self.nodes[:-1]):
            root = node_hash(node, root)
        return root


# ---------------------------------------------------------------- entries and keys


class Entry:
    """One entry, taken apart. Raises Wrong, with a sentence about it, for one that is not formed as it must be."""

    def __init__(self, told: object, store: str) -> None:
        if not isinstance(told, dict) or not set(told) <= {"text", "signature", "path", "salt", "payload"}:
            raise Wrong("is not an entry")
        if not isinstance(told.get("text"), str):
            raise Wrong("has no text")
        found = parsed(told["text"])
        if not isinstance(found, dict) or set(found) != ENTRY_FIELDS:
            raise Wrong("does not hold what an entry holds")
        self.number, self.kind, self.at = found["number"], found["kind"], found["at"]
        self.member, self.subject, self.commitment = found["member"], found["subject"], found["commitment"]
        if type(self.number) is not int or self.number < 1 or not isinstance(self.kind, str):
            raise Wrong("has no number or kind")
        if not all(isinstance(each, str) and ID.fullmatch(each) for each in (self.member, self.subject)):
            raise Wrong("names no member or subject")
        if not isinstance(self.at, str) or not MOMENT.fullmatch(self.at):
            raise Wrong("has no time")
        if found["store"] != store:
            raise Wrong(f"(number {self.number}) belongs to another store")
        octets(self.commitment, 32)
        self.text = told["text"].encode("utf-8")
        self.leaf = leaf_hash(self.text)
        self.signature = octets(told.get("signature"), 64)
        path = told.get("path", [])
        if not isinstance(path, list) or len(path) > 64:
            raise Wrong("has no proper path")
        self.path = [octets(each, 32) for each in path]
        self.told = self._told(told)

    def _told(self, told: dict) -> dict | None:
        """What the entry tells of; None where that was destroyed or held back, and only the commitment is left."""
        if "salt" not in told and "payload" not in told:
            return None
        payload = told.get("payload")
        if not isinstance(payload, str):
            raise Wrong("has a salt and nothing that it belongs to")
        salt = octets(told.get("salt"), 32)
        if hashlib.sha256(salt + payload.encode("utf-8")).hexdigest() != self.commitment:
            raise Wrong("does not tell of what was committed to: its contents were changed")
        value = parsed(payload)
        if not isinstance(value, dict) or not isinstance(value.get("event", {}), dict):
            raise Wrong("tells of nothing that can be read")
        return value


class Keys:
    """Who may sign, as the entries themselves say it."""

    def __init__(self) -> None:
        self.now, self.pairs, self.left, self.past = {}, {}, set(), {}

    def fault(self, entry: Entry) -> str:
        """Why this entry counts for nothing; nothing where a key in force signed it."""
        message = SIGNED_PREFIX + entry.text
        key = self.now.get(entry.member) or self.pairs.get(entry.member)
        if key and signed(key, message, entry.signature):
            return ""
        if any(signed(key, message, entry.signature) for key in self.past.get(entry.member, ())):
            if entry.member in self.left:
                return "was signed by a member who had left"
            return "was signed with a key that was no longer in force"
        return "is not signed by anybody who could sign it"

    def found(self, entry: Entry) -> None:
        """The first member's own enrolment names the key that signs the first entries."""
        if entry.kind == "MemberEnrolled" and entry.member == entry.subject and not self.now and entry.told:
            self.now[entry.subject] = event_key(entry)

    def hear(self, entry: Entry) -> None:
        if entry.kind in KEY_KINDS and entry.told is None:
            raise Wrong("changed somebody's key, and what it told of is not here")
        if entry.kind in ("MemberEnrolled", "MemberKeysReset"):
            key = event_key(entry)
            if self.now.get(entry.subject) != key:
                self.end(self.now, entry.subject)
                self.now[entry.subject] = key
            self.left.discard(entry.subject)
        elif entry.kind == "MemberLeft":
            self.end(self.now, entry.subject)
            self.left.add(entry.subject)
        elif entry.kind == "RecoverySheetsMade":
            told = entry.told.get("event", {}).get("pairs", [])
            if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
                raise Wrong("names no recovery sheets")
            made = {each.partition(":")[0]: octets(each.partition(":")[2], 32) for each in told}
            for old in list(self.pairs):
                self.end(self.pairs, old)
            self.pairs.update(made)

    def end(self, keys: dict, signer: str) -> None:
        if signer in keys:
            self.past.setdefault(signer, []).append(keys.pop(signer))


def event_key(entry: Entry) -> bytes:
    return octets(entry.told.get("event", {}).get("public_key"), 32)


def signed(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


# ---------------------------------------------------------------- the whole proof


class Report:
    """What to say, and how it ended. `unjudged` is what the proof does not hold enough to decide."""

    def __init__(self) -> None:
        self.good, self.wrong, self.more, self.unjudged = [], [], 0, ""

    def fault(self, sentence: str) -> None:
        if len(self.wrong) < MOST_SAID:
            self.wrong.append(sentence)
        else:
            self.more += 1


def check(proof: object, mark: str, folder: str) -> Report:
    report = Report()
    if field(proof, "format", str) != FORMAT:
        raise Unreadable("this is not a SafetyDesk proof, or one of a later form than this verifier knows")
    store, point = field(proof, "store", str), field(proof, "checkpoint", dict)
    size, root_text = field(point, "size", int), field(point, "root", str)
    if (
        not ID.fullmatch(store)
        or not 0 < size <= MOST_ENTRIES
        or not re.fullmatch(r"[0-9a-f]{64}", root_text)
    ):
        raise Unreadable("its checkpoint is no checkpoint")
    if not MOMENT.fullmatch(field(point, "at", str)):
        raise Unreadable("its checkpoint has no time")
    root = bytes.fromhex(root_text)
    entries = taken(field(proof, "entries", list), store, "entries", report)
    keys = taken(field(proof, "keys", list, []), store, "keys", report)
    if not entries:
        raise Unreadable("it proves no entry")
    is_whole = not any(each.path for each in entries) and size > 1
    at = field(point, "at", str)
    marks, denied = {root_text[:MARK]: at}, set()
    if is_whole:
        check_whole(entries, size, root, marks, report)
        if keys:
            report.fault("A whole trail holds its own key history, and here is a second one beside it.")
    else:
        check_paths([*entries, *keys], size, root, report)
    check_about(field(proof, "about", dict), entries, report)
    check_signatures(entries, keys, report)
    check_earlier(field(proof, "earlier", list, []), size, root, marks, denied, report)
    check_records(field(proof, "records", dict, {}), entries, report)
    exhibits = check_exhibits(field(proof, "exhibits", list, []), entries, report)
    if mark:
        check_mark(mark, marks, denied, at if is_whole or size == 1 else "", report)
    if folder:
        check_files(folder, exhibits, report)
    say_good(proof, entries, is_whole, root_text, report)
    return report


def taken(told: list, store: str, what: str, report: Report) -> list:
    """The entries that are formed as they must be, in the order of their numbers, each number once."""
    if len(told) > MOST_ENTRIES:
        raise Unreadable("it holds more than can be judged")
    found, last = [], 0
    for place, each in enumerate(told, start=1):
        try:
            entry = Entry(each, store)
        except Wrong as fault:
            report.fault(f"Entry {place} of “{what}” {fault}.")
            continue
        if entry.number <= last:
            report.fault(f"Entry {entry.number} of “{what}” stands twice or out of its order.")
        last = max(last, entry.number)
        found.append(entry)
    return found


def check_whole(entries: list, size: int, root: bytes, marks: dict, report: Report) -> None:
    """Every entry there ever was is here: the tree is built anew, and every earlier mark with it."""
    tree, now = Growing(), b""
    for place, entry in enumerate(entries, start=1):
        if entry.number != place:
            report.fault(f"Entry {place} of the whole trail is missing.")
            return
        now = tree.append(entry.leaf)
        marks.setdefault(now.hex()[:MARK], entry.at)
    if tree.size != size or now != root:
        report.fault("The entries do not lead to the checkpoint: some were cut off, added or changed.")


def check_paths(entries: list, size: int, root: bytes, report: Report) -> None:
    for entry in entries:
        try:
            if entry.number > size:
                raise Wrong("stands after the checkpoint")
            if root_from_path(entry.leaf, entry.number - 1, size, entry.path) != root:
                raise Wrong("is not under the checkpoint")
        except Wrong as fault:
            report.fault(f"Entry {entry.number} {fault}.")


def check_about(about: dict, entries: list, report: Report) -> None:
    """That the entries are about what the proof says it is about."""
    kind, reference = field(about, "kind", str), about.get("reference")
    if kind not in ("incident", "exemption", "trail") or (kind == "trail") != (reference is None):
        raise Unreadable("it does not say what it is about")
    if kind == "trail":
        return
    if len({entry.subject for entry in entries}) > 1:
        report.fault("The entries are about more than one thing.")
    for entry in entries:
        said = (entry.told or {}).get("event", {}).get("reference", reference)
        if said != reference:
            report.fault(f"Entry {entry.number} is about {shown(str(said))}, not what the proof says.")


def check_signatures(entries: list, keys: list, report: Report) -> None:
    """All entries in order, each judged by the key of its time."""
    by_number = each_once([*keys, *entries], report)
    in_force = Keys()
    try:
        for number in (1, 2):
            if number in by_number:
                in_force.found(by_number[number])
    except Wrong as fault:
        report.fault(f"The first enrolment {fault}.")
    if not in_force.now:
        report.fault("The proof does not say whose key the first entries were signed with.")
    for number in sorted(by_number):
        entry = by_number[number]
        fault = in_force.fault(entry)
        try:
            if fault:
                raise Wrong(fault)
            in_force.hear(entry)
        except Wrong as fault:
            report.fault(f"Entry {number} {fault}.")


def each_once(entries: list, report: Report) -> dict:
    """Entries by number; of one that is here twice, the one that still says what it told of."""
    by_number = {}
    for entry in entries:
        other = by_number.setdefault(entry.number, entry)
        if other.text != entry.text:
            report.fault(f"Entry {entry.number} is here in two versions.")
        if other.told is None:
            by_number[entry.number] = entry
    return by_number


def check_earlier(earlier: list, size: int, root: bytes, marks: dict, denied: set, report: Report) -> None:
    """Fills `marks` with those that the trail leads on from, and `denied` with those it does not."""
    for each in earlier:
        mark = field(each, "root", str)[:MARK]
        try:
            first, old = field(each, "size", int), octets(field(each, "root", str), 32)
            path = [octets(one, 32) for one in field(each, "consistency", list)]
            if not leads_on(first, size, old, root, path):
                raise Wrong("is not a beginning of this trail")
            marks.setdefault(mark, "")
        except Wrong as fault:
            denied.add(mark)
            report.fault(f"A checkpoint that was printed before {fault}.")


def check_records(records: dict, entries: list, report: Report) -> None:
    said = {}
    for entry in entries:
        texts = (entry.told or {}).get("texts", {})
        if isinstance(texts, dict):
            said.update(texts)
    for name, text in records.items():
        if (
            not isinstance(text, str)
            or said.get(name) != hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        ):
            report.fault(f"The record “{shown(name)}” does not read as it was last signed for.")


def check_exhibits(exhibits: list, entries: list, report: Report) -> list:
    received = set()
    for entry in entries:
        event = (entry.told or {}).get("event", {})
        if entry.kind == "ExhibitReceived":
            received.add((str(event.get("number")), str(event.get("sha256"))))
    found = []
    for each in exhibits:
        number, digest = field(each, "number", str), field(each, "sha256", str)
        if (number, digest) not in received:
            report.fault(f"Exhibit {shown(number)} is listed with a hash that no entry tells of.")
        found.append((number, digest, field(each, "size", int)))
    return found


def check_mark(typed: str, marks: dict, denied: set, whole_until: str, report: Report) -> None:
    """A mark from paper. Chosen entries show the points of the trail they carry and no others: of any other mark
    they can say nothing. `whole_until` is the time of the checkpoint where the whole trail is here, and decides."""
    mark = read_mark(typed)
    if mark is None:
        raise Unreadable("the mark given is neither twenty hex digits nor eight words of mark_words.txt")
    if mark in marks:
        when = f", of {minute(marks[mark])} UTC" if marks[mark] else ", of an earlier printed copy"
        report.good.append(f"The mark given is one that this proof leads to{when}.")
    elif mark in denied:
        report.fault(
            "The mark given is one that the proof names as printed before, and does not lead on from."
        )
    elif whole_until:
        report.fault(
            "No point of this whole trail has the mark given. If its paper is older than this proof"
            f" ({minute(whole_until)} UTC), the record was rewritten; for younger paper, ask for a later proof."
        )
    else:
        report.unjudged = "whether the mark given is one of this trail"


def minute(at: str) -> str:
    return at[:16].replace("T", " ")


def read_mark(typed: str) -> str | None:
    digits = re.sub(r"[\s·.:_-]+", "", typed).lower()
    if re.fullmatch(r"[0-9a-f]{20}", digits):
        return digits
    try:
        listed = Path(__file__).with_name("mark_words.txt").read_text("ascii").split()
    except (OSError, ValueError):
        return None
    places = {word: place for place, word in enumerate(listed)}
    said = re.findall(r"[a-z]+", typed.lower())
    if len(said) != 8 or len(places) != 1024 or any(word not in places for word in said):
        return None
    return f"{sum(places[word] << 10 * (7 - at) for at, word in enumerate(said)):020x}"


def check_files(folder: str, exhibits: list, report: Report) -> None:
    """Files beside the proof, by their content alone: names say nothing."""
    wanted, seen, strange = {digest: number for number, digest, _ in exhibits}, set(), []
    if not Path(folder).is_dir():
        raise Unreadable("the folder of files is not there")
    for where, _folders, names in os.walk(folder):
        for name in sorted(names):
            digest = digest_of(Path(where) / name)
            seen.add(digest)
            if digest not in wanted:
                strange.append(name)
    for number, digest, size in exhibits:
        if digest in seen:
            report.good.append(
                f"Exhibit {shown(number)} ({size} bytes): a file given is that exhibit, byte for byte."
            )
        else:
            report.fault(f"Exhibit {shown(number)} is not among the files given, or was changed.")
    for name in strange[:MOST_SAID]:
        report.good.append(f"Not an exhibit of this proof: {shown(name)}.")


def digest_of(path: Path) -> str:
    total = hashlib.sha256()
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                total.update(block)
    except OSError:
        return ""
    return total.hexdigest()


def say_good(proof: dict, entries: list, is_whole: bool, root: str, report: Report) -> None:
    about = proof.get("about") if isinstance(proof.get("about"), dict) else {}
    gone = sum(each.told is None for each in entries)
    fours = " ".join(root[:MARK][at : at + 4].upper() for at in range(0, MARK, 4))
    what = shown(str(about.get("reference", ""))) or "the audit trail"
    lines = [
        f"The proof is about {what}, in the store {shown(str(proof['store']))}.",
        f"Its mark is {fours}.",
    ]
    try:
        first, last = (datetime.fromisoformat(each.at[:26]) for each in (entries[0], entries[-1]))
        lines.append(f"Entries: {len(entries)}, dated {first:%d %b %Y %H:%M} to {last:%d %b %Y %H:%M} UTC.")
    except (ValueError, IndexError):
        lines.append(f"Entries: {len(entries)}.")
    if is_whole:
        lines.append("It is the whole trail: nothing was left out before the checkpoint.")
    else:
        lines.append("It shows chosen entries. That there are no others, only the whole trail can show.")
    if gone:
        lines.append(
            f"What {gone} of them told of was destroyed or held back; that they are there is still proved."
        )
    report.good[:0] = lines


def shown(text: str) -> str:
    """Somebody else's text, fit for a terminal."""
    return "".join(each if each.isprintable() else "?" for each in text)[:120]


def main(argv: list | None = None) -> int:
    parser = argparse.ArgumentParser(description="Checks a proof exported from SafetyDesk.")
    parser.add_argument("proof", help="proof.json, or the folder it lies in")
    parser.add_argument("--mark", default="", help="a mark from paper: five groups of four, or eight words")
    parser.add_argument(
        "--files", default="", help="a folder with copies of exhibits, to compare with their hashes"
    )
    asked = parser.parse_args(argv)
    if Ed25519PublicKey is None:
        print("CANNOT BE JUDGED: the package “cryptography” is missing (python -m pip install cryptography).")
        return 2
    try:
        report = check(read(asked.proof), asked.mark, asked.files)
    except Wrong as fault:
        print(f"NOT GOOD: the file {fault}.")
        return 1
    except Unreadable as fault:
        print(f"CANNOT BE JUDGED: {fault}.")
        return 2
    except (RecursionError, MemoryError, OSError):
        print("CANNOT BE JUDGED: the file is too large, too deep or cannot be read.")
        return 2
    return said(report, bool(asked.mark))


def said(report: Report, is_marked: bool) -> int:
    """Prints the report; gives the exit code."""
    for line in report.good:
        print(line)
    for line in report.wrong:
        print(f"WRONG: {line}")
    fits = "every entry is signed by who could sign it then, unchanged, and stands under the checkpoint."
    if report.unjudged and not report.wrong:
        print(f"In the proof itself nothing is wrong: {fits}")
    if report.unjudged:
        print(f"CANNOT BE JUDGED from this proof: {report.unjudged}.")
        print("Ask for a proof of the whole trail, or one exported with this mark.")
    if report.wrong:
        count = len(report.wrong) + report.more
        print(f"NOT GOOD: {count} of the promises did not hold. Do not rely on this proof.")
        return 1
    if report.unjudged:
        return 2
    print(f"GOOD: {fits}")
    if not is_marked:
        print("Compare the mark with a printed page or a day mark of the school: give it with --mark.")
    return 0


def read(name: str) -> object:
    path = Path(name) / "proof.json" if Path(name).is_dir() else Path(name)
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unreadable("the file is too large")
    try:
        return parsed(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("the file is no text") from None


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
