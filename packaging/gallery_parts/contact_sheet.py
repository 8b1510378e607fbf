"""index.html: every picture, a row for each page and state, the looks side by side."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from gallery_parts.studio import Picture

_STYLE = (
    "body{font:14px sans-serif;margin:24px;background:#888;color:#111}table{border-spacing:12px}"
    "th{text-align:left;font-weight:600}img{width:420px;display:block}a{color:inherit}"
)


def write(folder: Path, pictures: Sequence[Picture], faults: Sequence[str]) -> Path:
    """Writes the sheet beside the pictures; returns its path."""
    looks = list(dict.fromkeys(picture.look for picture in pictures))
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for picture in pictures:
        rows.setdefault((picture.page, picture.state), {})[picture.look] = picture.file
    head = "".join(f"<th>{html.escape(look)}</th>" for look in looks)
    body = "".join(
        _row(f"{page} · {state}", [files.get(look, "") for look in looks])
        for (page, state), files in rows.items()
    )
    said = "".join(f"<li>{html.escape(fault)}</li>" for fault in faults)
    sheet = folder / "index.html"
    sheet.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>SafetyDesk, every page</title>'
        f"<style>{_STYLE}</style>"
        f"<h1>SafetyDesk, every page</h1><p>{len(pictures)} pictures, {len(faults)} faults</p><ul>{said}</ul>"
        f"<table><tr><th>page · state</th>{head}</tr>{body}</table></html>\n",
        encoding="utf-8",
    )
    return sheet


def _row(name: str, files: Sequence[str]) -> str:
    return f"<tr><th>{html.escape(name)}</th>{''.join(_cell(html.escape(file)) for file in files)}</tr>"


def _cell(file: str) -> str:
    if not file:
        return "<td></td>"
    return f'<td><a href="{file}"><img src="{file}" alt="{file}" loading="lazy"></a></td>'
