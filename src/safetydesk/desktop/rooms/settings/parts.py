"""What SafetyDesk is made with: the packages beneath it, their versions and licences, as they say themselves."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution

from safetydesk import wording

PACKAGES = (
    "PySide6-Essentials", "PySide6-Addons", "SQLAlchemy", "alembic", "sqlcipher3", "cryptography", "pyrage", "rfc8785",
    "keyring", "platformdirs", "tzdata", "reportlab", "pypdfium2", "pikepdf", "pillow",
)  # fmt: skip
LONGEST = 90


def parts() -> list[tuple[str, str]]:
    """(name and version, licence) of each package that is here, in the order above; then the fonts."""
    found = []
    for name in PACKAGES:
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        found.append((f"{name} {one.version}", licence_of(one)))
    return [*found, (wording.label("set_fonts"), wording.label("set_fonts_licence"))]


def licence_of(package: Distribution) -> str:
    """The licence in the package's own short words, or where to find them."""
    about = package.metadata
    for field in ("License-Expression", "License"):
        said = "".join(about.get_all(field) or []).strip().split("\n")[0]
        if said:
            return said[:LONGEST]
    classed = [
        line.rsplit(" :: ", 1)[-1] for line in about.get_all("Classifier") or [] if line.startswith("License")
    ]
    return ", ".join(classed) or wording.label("set_own_licence")
