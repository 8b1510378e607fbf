"""PDFs written by hand, so that every lie in them is meant. `pdf_of` makes a sound one of the objects it is given."""

from __future__ import annotations

import io

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << >> >>"
RED = b"1 0 0 rg 0 0 200 100 re f"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def pdf_of(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    written = io.BytesIO()
    written.write(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = written.tell()
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = written.tell()
    size = max(objects) + 1
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        if number in places:
            written.write(b"%010d 00000 n \n" % places[number])
        else:
            written.write(b"0000000000 00001 f \n")
    written.write(b"trailer << /Size %d /Root %d 0 R %s >>\n" % (size, root, trailer))
    written.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return written.getvalue()


def one_page(
    catalog: bytes = b"", page: bytes = PAGE, content: bytes = RED, more: dict[int, bytes] | None = None
) -> bytes:
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page,
            4: stream(content),
            **(more or {}),
        }
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 3 0 R >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: stream(RED),
    }
    objects.update({number + 4: page for number in range(count)})
    return pdf_of(objects)


def with_box(box: bytes) -> bytes:
    return one_page(page=PAGE.replace(b"[0 0 200 100]", box))
