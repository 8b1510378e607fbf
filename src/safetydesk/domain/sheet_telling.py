"""What a sheet says of who was told, and what they answered: parents, the head, the adult, each agency."""

from __future__ import annotations

from safetydesk.domain.notice import Notice
from safetydesk.domain.sheet_holding import PLATFORM
from safetydesk.domain.sheet_looking import Look, joined


def _told(look: Look, notices: list[Notice]) -> str:
    """Yes with whom, when and how; or no, and why not."""
    lines = []
    for notice in notices:
        whom = notice.to_name or look.speak.term("notice_kinds", notice.to_kind)
        when = look.speak.moment(notice.at)
        if notice.was_told:
            how = look.speak.term("methods", notice.method)
            lines.append(look.speak.label("told", whom=joined([whom, when, how], ", ")))
        else:
            lines.append(look.speak.label("not_told", whom=whom, why=notice.reason_not_told))
    return joined(lines)


def parents_told(look: Look) -> str:
    informed = [
        joined([look.speak.term("informed", each.informed), each.informed_reason], ": ")
        for each in look.referrals(to_this=True)
    ]
    return joined([_told(look, list(look.notices("parent"))), *informed[-1:]])


def parents_view(look: Look) -> str:
    return joined([notice.response for notice in look.notices("parent")])


def head_told(look: Look) -> str:
    return _told(look, list(look.notices("head", "chair")))


def adult_told(look: Look) -> str:
    agreed = look.threshold.may_be_told.strip() if look.threshold else ""
    may = look.speak.label("may_be_told", what=agreed) if agreed else ""
    return joined([_told(look, list(look.notices("subject_adult"))), may])


def consent(look: Look) -> str:
    found = [
        joined([look.speak.term("consents", each.consent), each.consent_reason], ": ")
        for each in look.referrals(to_this=True)
    ]
    return found[-1] if found else ""


def referred(look: Look) -> str:
    made = [each.made for each in look.referrals(to_this=True)]
    return look.speak.moment(made[-1]) if made else ""


def references(look: Look) -> str:
    return joined([one for each in look.referrals(to_this=True) for one in each.references])


def officer(look: Look) -> str:
    return joined(
        [joined([each.acknowledged_by, each.spoke_to], "; ") for each in look.referrals(to_this=True)]
    )


def professionals(look: Look) -> str:
    return joined(
        [
            f"{each.acknowledged_by or each.spoke_to} ({look.speak.route(each.route)})"
            for each in look.case.referrals
            if each.route != PLATFORM and (each.acknowledged_by or each.spoke_to)
        ]
    )


def agencies_told(look: Look) -> str:
    return joined(
        [
            joined(
                [
                    look.speak.route(each.route),
                    each.organisation,
                    look.speak.moment(each.made),
                    "; ".join(each.references),
                ],
                ", ",
            )
            for each in look.referrals(to_this=False)
        ]
    )


def agencies_named(look: Look) -> str:
    return joined([look.speak.route(each.route) for each in look.referrals(to_this=False)])
