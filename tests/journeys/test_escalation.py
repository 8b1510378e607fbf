"""Taken to police, decided not to refer, and the LADO's clock on Today until it is met."""

from __future__ import annotations


def test_a_referral_with_two_references_acknowledged_later_and_a_decision_not_to_refer(school):
    school.begins()
    person = school.person
    school.starts_log("He says he will come to school with a knife", category="Threats")
    school.saves_log()

    person.presses("Refer")
    person.picks("Police 101", "Route")
    person.types("Northshire Police, Larkfield", into="Organisation")
    person.types("PC 4471 Hart", into="Spoke to")
    person.chooses("How", "By phone")
    person.types("The words as reported, and both names", into="What was shared")
    person.goes_to("References")
    person.types("CAD 0417 of 21 November\n23/118842/26")
    person.presses("Save the referral")
    person.turns_to("Escalation")
    person.waits_for_words("CAD 0417 of 21 November\n23/118842/26")
    assert "Waiting for an answer" in person.text()
    assert "PC 4471 Hart" in person.text()

    person.goes_by_rail("Today")
    person.waits_for_words("Northshire Police, Larkfield")
    goes_back(school)

    person.presses("Update: Police 101")
    person.types("now", into="Acknowledged")
    person.types("Sergeant Lowe", into="Acknowledged by")
    person.types("Keep him apart and ring back at three", into="Advice given")
    person.presses("Save the referral")
    person.waits_for_words("Keep him apart and ring back at three")
    assert "Sergeant Lowe" in person.text()
    assert "CAD 0417 of 21 November\n23/118842/26" in person.text()

    person.presses("Decide")
    person.chooses("Question", "Refer to anybody outside?")
    assert person.reads_field("Answer") == "Do not refer"
    person.presses("Save the decision")
    person.waits(lambda: "needed" in person.is_told("Reason"), "a problem")
    person.types("Social care know the family and were told by police", into="Reason")
    person.presses("Save the decision")
    person.turns_to("Decisions")
    person.waits_for_words("Social care know the family and were told by police")
    assert "Do not refer" in person.text()


def goes_back(school) -> None:
    """From Today to the incident, by the list."""
    person = school.person
    person.presses("Incidents")
    person.opens_line("Incidents", "OS-")
    school.is_at_the_incident()
    person.turns_to("Escalation")


def test_the_lado_clock_stands_on_today_until_it_is_met(school):
    school.begins()
    person = school.person
    school.starts_log("A teacher writes to a pupil from his own account", category="Contact between staff")
    reference = school.saves_log()

    person.goes_by_rail("Today")
    person.waits_for_words("Tell the LADO")
    assert "1 working day" in person.text()
    person.presses(f"Open {reference}")
    school.is_at_the_incident()
    person.waits_for_words("Counted in")
    assert "Tell the LADO" in person.text()

    person.turns_to("Overview")
    person.presses("Refer: LADO")
    person.types("Larkfield Council", into="Organisation")
    person.presses("Save the referral")
    person.waits_for_words("Recorded")
    person.goes_by_rail("Today")
    person.waits_for_words("Larkfield Council")
    person.waits(lambda: "Tell the LADO" not in person.text(), "the clock to be gone")


def test_ceop_and_social_care_are_told_by_forms_of_their_own(school):
    school.begins()
    person = school.person
    school.starts_log("An adult asked him for pictures", category="Grooming")
    school.saves_log()
    for letters, route, team in (
        ("CEOP", "CEOP", "CEOP Safety Centre"),
        ("Children's soc", "Social care", "Northshire front door"),
    ):
        person.presses("Refer")
        person.picks(letters, "Route")
        person.types(team, into="Organisation")
        person.types("All that is written here", into="What was shared")
        person.presses("Save the referral")
        person.turns_to("Escalation")
        person.waits_for_words(team)
        assert [name for name in person.named("Update: ") if route in name], route
