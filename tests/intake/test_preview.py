from __future__ import annotations

import io
import os
import random
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from tests.intake.plain_jpeg import is_plain

import samples
from safetydesk import wording
from safetydesk.domain import media_kind as kinds
from safetydesk.intake import decoding, preview_process
from safetydesk.intake.paper_jpeg import paper_jpeg
from safetydesk.intake.preview import LARGEST_PICTURE, NoPreview, Picture, PreviewRoom, PrintPicture
from safetydesk.intake.recognise import recognise

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux limits or /proc")


@pytest.fixture(scope="module")
def room():
    with PreviewRoom() as shared:
        yield shared


def saved(image: Image.Image, form: str, **how) -> bytes:
    written = io.BytesIO()
    image.save(written, form, **how)
    return written.getvalue()


def corner(picture: Picture) -> tuple[int, ...]:
    return tuple(picture.rgb[:3])


@pytest.mark.parametrize("progressive", [False, True])
def test_a_telephones_picture_of_48_million_pixels_is_shown(room: PreviewRoom, progressive: bool) -> None:
    """As many as today's telephones make; the refusal of more says the limit in words."""
    content = saved(Image.new("RGB", (8064, 6048), "navy"), "JPEG", progressive=progressive)
    shown = room.look(content, kinds.JPEG, 2048)
    assert isinstance(shown, Picture) and (shown.source_width, shown.source_height) == (8064, 6048)
    assert f"{decoding.MOST_PIXELS // 1_000_000} million" in wording.words("no_preview", "too_many_pixels")


@pytest.mark.parametrize(("make", "kind"), [("png", kinds.PNG), ("jpeg", kinds.JPEG), ("webp", kinds.WEBP)])
def test_each_kind_is_shown(room, tmp_path, make, kind):
    seen = room.look(getattr(samples, make)(tmp_path).read_bytes(), kind, 160)
    assert isinstance(seen, Picture)
    assert (seen.width, seen.height, seen.source_width, seen.source_height) == (160, 100, 320, 200)
    assert len(seen.rgb) == 160 * 100 * 3
    assert corner(seen)[0] > 150 > corner(seen)[2]


def test_nothing_is_enlarged(room, tmp_path):
    seen = room.look(samples.png(tmp_path).read_bytes(), kinds.PNG, 4096)
    assert isinstance(seen, Picture)
    assert (seen.width, seen.height) == (320, 200)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_shown_upright(room, tmp_path, orientation):
    content = samples.camera_jpeg(tmp_path, orientation=orientation).read_bytes()
    seen = room.look(content, kinds.JPEG, 320)
    assert isinstance(seen, Picture)
    upright = (320, 200) if orientation < 5 else (200, 320)
    assert (seen.width, seen.height) == (seen.source_width, seen.source_height) == upright
    is_red_first = orientation in (1, 4, 5, 6)
    assert (corner(seen)[0] > 120) is is_red_first


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_pixel(room, mode):
    image = (
        Image.new("I;16", (8, 8), 65535)
        if mode == "I;16"
        else Image.new("RGB", (8, 8), "white").convert(mode)
    )
    seen = room.look(saved(image, "PNG"), kinds.PNG, 8)
    assert isinstance(seen, Picture)
    assert min(corner(seen)) >= 254


def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off(room):
    seen = room.look(saved(Image.new("I;16", (8, 8), 32768), "PNG"), kinds.PNG, 8)
    assert isinstance(seen, Picture)
    assert corner(seen) == (128, 128, 128)


def test_what_is_transparent_is_white(room):
    content = saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG")
    seen = room.look(content, kinds.PNG, 8)
    printed = room.for_print(content, kinds.PNG)
    assert isinstance(seen, Picture)
    assert isinstance(printed, PrintPicture)
    assert corner(seen) == (255, 255, 255)
    assert Image.open(io.BytesIO(printed.jpeg)).getpixel((0, 0)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame(room, tmp_path):
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    for content, kind in ((samples.apng(tmp_path).read_bytes(), kinds.PNG), (moving, kinds.WEBP)):
        seen = room.look(content, kind, 40)
        assert isinstance(seen, Picture)
        assert corner(seen) == (255, 0, 0)


def test_other_kinds_never_reach_the_child():
    room = PreviewRoom()
    for kind in kinds.ALL_KINDS:
        if not kind.is_decodable:
            assert room.look(b"anything", kind, 100) == NoPreview("not_shown")
    assert room._process is None


@pytest.mark.parametrize("make", ["gif", "svg", "pdf", "program", "eml"])
def test_a_file_named_png_is_what_it_is(room, tmp_path, make):
    content = getattr(samples, make)(tmp_path, name="shot.png").read_bytes()
    assert room.look(content, recognise(content), 100) == NoPreview("not_shown")
    for kind in (kinds.PNG, kinds.JPEG, kinds.WEBP):  # even if somebody took its name's word for it
        assert room.look(content, kind, 100) == NoPreview("damaged")


def test_too_large_for_the_pipe(room, monkeypatch):
    monkeypatch.setattr("safetydesk.intake.preview.LARGEST_PICTURE", 10)
    assert room.look(samples.picture_bytes(), kinds.PNG, 100) == NoPreview("too_large")
    assert LARGEST_PICTURE > 10


@pytest.mark.parametrize("edge", [0, -1, 4097])
def test_an_edge_out_of_bounds_is_a_bug(room, edge):
    with pytest.raises(ValueError, match="longest_edge"):
        room.look(samples.picture_bytes(), kinds.PNG, edge)


# -------------------------------------------------------------------------------------------------- on paper


@pytest.mark.parametrize("how", [{}, {"progressive": True}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_of_a_jpeg_its_pixels_alone_are_printed(room, how, mode):
    """The window decodes what is printed, beside the keys: no table, scan or marker of it is the file's."""
    content = saved(samples.picture(mode=mode), "JPEG", quality=31, **how)
    printed = room.for_print(content, kinds.JPEG)
    assert isinstance(printed, PrintPicture)
    again, was = (Image.open(io.BytesIO(each)) for each in (printed.jpeg, content))
    grey = mode == "L"
    ours = Image.open(io.BytesIO(paper_jpeg(8, 8, bytes(64 if grey else 192), grey=grey)))
    assert again.quantization == ours.quantization != was.quantization
    assert (again.mode, again.size, "progressive" in again.info) == (mode, (320, 200), False)
    assert ImageChops.difference(again, was).convert("L").getextrema()[1] < 24


def test_other_jpegs_become_clean_ones(room, tmp_path):
    cases = {
        "turned": (samples.camera_jpeg(tmp_path).read_bytes(), (200, 320)),
        "place": (samples.camera_jpeg(tmp_path, orientation=1).read_bytes(), (320, 200)),
        "cmyk": (samples.cmyk_jpeg(tmp_path).read_bytes(), (320, 200)),
        "profile": (saved(samples.picture(), "JPEG", icc_profile=b"x" * 3000), (320, 200)),
        "tail": (samples.picture_bytes(form="JPEG") + b"PK\3\4", (320, 200)),
    }
    for content, size in cases.values():
        printed = room.for_print(content, kinds.JPEG)
        assert isinstance(printed, PrintPicture)
        assert (printed.width, printed.height) == size == Image.open(io.BytesIO(printed.jpeg)).size
        assert is_plain(printed.jpeg)
        assert b"secret" not in printed.jpeg


def test_too_many_pixels_for_paper_are_made_fewer(room, tmp_path):
    printed = room.for_print(samples.jpeg(tmp_path, 4000, 2000).read_bytes(), kinds.JPEG)
    assert isinstance(printed, PrintPicture)
    assert (printed.width, printed.height) == (3394, 1697)


@pytest.mark.parametrize("size", [(1290, 2796), (720, 7000)])
def test_a_screenshot_keeps_its_pixels_however_long_it_is(room, tmp_path, size):
    """A telephone's whole screen, and a scrolled one: shortened to a length, their words could not be read."""
    printed = room.for_print(samples.jpeg(tmp_path, *size).read_bytes(), kinds.JPEG)
    assert isinstance(printed, PrintPicture)
    assert (printed.width, printed.height) == size


@pytest.mark.parametrize(("form", "kind"), [("PNG", kinds.PNG), ("WEBP", kinds.WEBP)])
def test_others_are_printed_as_clean_jpegs(room, form, kind):
    exif = Image.Exif()
    exif[305] = "secret"
    content = saved(samples.picture(), form, exif=exif, icc_profile=b"x" * 300)
    printed = room.for_print(content, kind)
    assert isinstance(printed, PrintPicture)
    assert is_plain(printed.jpeg)


def test_half_a_jpeg_is_not_printed(room, tmp_path):
    printed = room.for_print(samples.truncated(samples.jpeg(tmp_path)).read_bytes(), kinds.JPEG)
    assert printed == NoPreview("damaged")


# --------------------------------------------------------------------------------------------------- hostile


def test_bombs(room, tmp_path):
    began = time.perf_counter()
    assert room.look(samples.png_bomb(tmp_path).read_bytes(), kinds.PNG, 100) == NoPreview("too_many_pixels")
    assert room.look(samples.huge_webp_header(tmp_path).read_bytes(), kinds.WEBP, 100) == NoPreview(
        "too_many_pixels"
    )
    assert room.look(samples.text_bomb_png(tmp_path).read_bytes(), kinds.PNG, 100) == NoPreview("damaged")
    claimed = samples.picture_bytes(form="PNG")
    wide = claimed[:16] + b"\0\0\xff\xff\0\0\xff\xff" + claimed[24:]
    assert isinstance(room.look(wide, kinds.PNG, 100), NoPreview)
    assert time.perf_counter() - began < 5


@linux_only
def test_a_picture_that_needs_too_much_memory():
    with PreviewRoom() as room:
        content = saved(Image.new("RGB", (7000, 7000)), "WEBP", method=0)
        assert room.look(content, kinds.WEBP, 100) == NoPreview("too_much_memory")
        assert isinstance(room.look(samples.picture_bytes(), kinds.PNG, 100), Picture)


def test_the_largest_allowed_picture_with_transparency_is_shown(room):
    seen = room.look(samples.flat_png(7000, 7000, depth=8, colour_type=6), kinds.PNG, 100)
    assert isinstance(seen, Picture)
    assert (seen.source_width, corner(seen)) == (7000, (255, 255, 255))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_cut_short_is_damaged(room, form):
    content = samples.picture_bytes(text="words", form=form)
    kind = recognise(content)
    for share in (0.1, 0.5, 0.95):
        assert room.look(content[: int(len(content) * share)], kind, 100) == NoPreview("damaged")


def test_two_hundred_mutations_end_nothing(room):
    chance = random.Random(20260115)
    wholes = [samples.picture_bytes(text="words", form=form) for form in ("PNG", "JPEG", "WEBP")]
    for turn in range(200):
        changed = bytearray(wholes[turn % 3])
        for _ in range(chance.randrange(1, 20)):
            changed[chance.randrange(12, len(changed))] = chance.randrange(256)
        kind = recognise(bytes(changed))
        assert isinstance(room.look(bytes(changed), kind, 100), Picture | NoPreview)
        assert isinstance(room.for_print(bytes(changed), kind), PrintPicture | NoPreview)
    assert isinstance(room.look(wholes[0], kinds.PNG, 100), Picture)


# ----------------------------------------------------------------------------------- a child that goes wrong


def child_doing(monkeypatch, program: str) -> None:
    monkeypatch.setattr(preview_process, "_command", lambda: [sys.executable, "-I", "-c", program])


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import time; time.sleep(60)", "took_too_long"),
        ("import os; os.abort()", "stopped"),
        ("pass", "stopped"),
        ("import sys; sys.stdin.buffer.read(4); print('nonsense that is no answer', flush=True)", "stopped"),
        (
            "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2' + bytes(8) + b'{}'); sys.stdout.flush()",
            "stopped",
        ),
        (
            (
                "import sys; out = sys.stdout.buffer; "
                "out.write(b'\\0\\0\\0\\x0c' + bytes(8) + b'{\"no\":\"lie\"}'); out.flush()"
            ),
            "stopped",
        ),
    ],
)
def test_whatever_the_child_does_the_parent_goes_on(monkeypatch, program, reason):
    content = samples.picture_bytes() + bytes(1_000_000)  # more than a pipe holds, so that sending blocks too
    with PreviewRoom(time_limit=1.0) as room:
        with monkeypatch.context() as patched:
            child_doing(patched, program)
            began = time.perf_counter()
            assert room.look(content, kinds.PNG, 100) == NoPreview(reason)
            assert time.perf_counter() - began < 3
        assert isinstance(room.look(samples.picture_bytes(), kinds.PNG, 100), Picture)


@linux_only
def test_a_child_that_only_calculates_is_stopped_as_too_slow(monkeypatch):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
    child_doing(monkeypatch, limit.replace("(1, 1)", "(1, 2)"))
    with PreviewRoom() as room:
        assert room.look(samples.picture_bytes(), kinds.PNG, 100) == NoPreview("took_too_long")


def test_no_child_at_all(monkeypatch):
    monkeypatch.setattr(preview_process, "_command", lambda: [os.fspath(Path("no") / "such" / "program")])
    with PreviewRoom() as room:
        assert room.look(samples.picture_bytes(), kinds.PNG, 100) == NoPreview("unavailable")


def test_a_child_that_died_between_two_pictures_is_replaced():
    with PreviewRoom() as room:
        assert isinstance(room.look(samples.picture_bytes(), kinds.PNG, 100), Picture)
        assert room._process is not None
        first = room._process.number
        room._process.kill()
        room._process._child.wait(5)
        assert isinstance(room.look(samples.picture_bytes(), kinds.PNG, 100), Picture)
        assert room._process.number != first


def test_several_threads_share_one_child(room):
    content, seen = samples.picture_bytes(), []
    threads = [
        threading.Thread(target=lambda: seen.append(room.look(content, kinds.PNG, 50))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert all(isinstance(one, Picture) for one in seen)


@linux_only
def test_the_child_holds_nothing_of_ours(monkeypatch, tmp_path):
    monkeypatch.setenv("SAFETYDESK_SECRET", "key")
    secret = (tmp_path / "records.db").open("wb")
    os.set_inheritable(secret.fileno(), True)
    with secret, PreviewRoom() as room:
        assert isinstance(room.look(samples.picture_bytes(), kinds.PNG, 100), Picture)
        assert room._process is not None
        its = Path("/proc") / str(room._process.number)
        assert {link.name for link in (its / "fd").iterdir()} == {"0", "1", "2"}
        assert b"SECRET" not in (its / "environ").read_bytes()
        limits = (its / "limits").read_text()
        assert "Max address space         536870912" in limits
        assert "Max core file size        0 " in limits
        assert "Max open files            3 " in limits


def test_the_child_ends_with_the_room():
    with PreviewRoom() as room:
        room.look(samples.picture_bytes(), kinds.PNG, 100)
        process = room._process
        assert process is not None
        assert process.is_alive()
    assert not process.is_alive()
