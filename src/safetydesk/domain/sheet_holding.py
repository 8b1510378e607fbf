"""What a sheet says is held, captured, online and reported. Of a locked incident no image is held, and it says so."""

from __future__ import annotations

from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.referral import Referral
from safetydesk.domain.sheet_looking import Look, Speaker, joined
from safetydesk.domain.takedown_standing import in_order, steps_of

PLATFORM = "platform"
_REPORTED, _ANSWERED = ("reported", "chased"), ("answered", "refused", "removed")


def held(look: Look) -> str:
    """Sealed copies by number, things in custody, what others have. Never a picture, a file's name or a fingerprint."""
    lines = [look.speak.label("no_image")] if look.case.is_locked else []
    lines += [_exhibit(look, exhibit) for exhibit in look.exhibits]
    lines += [_thing(look, item) for item in look.case.held]
    for item in look.case.described:
        lines.append(look.speak.label("described", what=item.shows, where=place_of(item, look.speak) or "—"))
    for filed in look.case.held_elsewhere:
        lines.append(joined([filed.document, filed.from_whom, filed.where_filed], ", "))
    return joined(lines)


def place_of(item: DescribedItem, speak: Speaker) -> str:
    """Where it is and with whom, in their words; by the kind of place or holder where there are none."""
    where = item.where_it_is.strip() or item.where_kind
    whom = item.held_by.strip() or item.holder_kind
    where, whom = speak.term("described_wheres", where), speak.term("described_holders", whom)
    if where and whom:
        return speak.label("held_by", where=where.rstrip("."), whom=whom)
    return where or whom


def _exhibit(look: Look, exhibit: Exhibit) -> str:
    return look.speak.label("sealed_copy", number=exhibit.number, what=exhibit.card.description or "—")


def _thing(look: Look, item: HeldItem) -> str:
    what = joined([item.description, item.make_model, item.colour], ", ")
    return look.speak.label("in_custody", number=item.number, what=what, whom=item.taken_from)


def captured(look: Look) -> str:
    """Number, time and who captured it; that no image is held where none may be."""
    if look.case.is_locked:
        return look.speak.label("no_image")
    lines = []
    for exhibit in look.exhibits:
        when = look.speak.moment(exhibit.card.captured or exhibit.added)
        lines.append(joined([exhibit.number, when, exhibit.card.captured_by], ", "))
    return joined(lines)


def addresses(look: Look) -> str:
    """Each address once."""
    cards = [exhibit.card.address for exhibit in look.exhibits]
    return joined([look.case.incident.address, *(each.address for each in look.case.takedowns), *cards])


def still_online(look: Look) -> str:
    """The latest step of each address that is being taken down, by its time; else what the capture cards say."""
    lines = []
    for takedown in look.case.takedowns:
        steps = steps_of(look.case, takedown)
        if steps:
            what = look.speak.term("takedown_steps", steps[-1].kind)
            lines.append(joined([takedown.address, what, look.speak.moment(steps[-1].at)], ", "))
    if lines:
        return joined(lines)
    for exhibit in look.exhibits:
        live = look.speak.term("live_states", exhibit.card.live)
        if live:
            checked = exhibit.card.live_checked
            lines.append(joined([exhibit.number, live, look.speak.moment(checked) if checked else ""], ", "))
    return joined(lines)


def platform_reports(look: Look) -> str:
    """When the platform was told, with which reference."""
    told = [
        (step.at, step.reference)
        for step in look.case.takedown_steps
        if step.kind in _REPORTED and step.route in ("", PLATFORM)
    ]
    told += [(each.made, "; ".join(each.references)) for each in _to_platform(look)]
    in_time = sorted(told, key=lambda one: one[0].utc)
    return joined([joined([look.speak.moment(at), reference], ", ") for at, reference in in_time])


def platform_answer(look: Look) -> str:
    """What it answered; or that the time for it has gone by without an answer. Before that, nothing."""
    answers = [
        joined([look.speak.moment(step.at), look.speak.term("takedown_steps", step.kind), step.note], ", ")
        for step in in_order(look.case.takedown_steps)
        if step.kind in _ANSWERED and step.route in ("", PLATFORM)
    ]
    for referral in _to_platform(look):
        if referral.acknowledged is not None or referral.outcome:
            when = look.speak.moment(referral.acknowledged) if referral.acknowledged else ""
            answers.append(joined([when, referral.decision, referral.outcome or referral.advice], ", "))
    if answers:
        return joined(answers)
    asked = [
        *((step.at, step.recorded) for step in look.case.takedown_steps if step.kind in _REPORTED),
        *((referral.made, referral.made) for referral in _to_platform(look)),
    ]
    late = [at for at, typed in asked if look.now.utc > look.answer_due(at, typed).utc]
    first = min(late, key=lambda at: at.utc, default=None)
    return "" if first is None else look.speak.label("no_answer", when=look.speak.moment(first))


def _to_platform(look: Look) -> list[Referral]:
    return [each for each in look.case.referrals if each.route == PLATFORM]
