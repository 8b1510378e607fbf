"""One story: whatever standing links lead to; each link reads from both ends; a handle is found whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import NOW, a_record_id
from escalation_builders import an_incident_link
from safetydesk.domain.incident_link_likeness import holds
from safetydesk.domain.incident_link_series import kind_from, other_end, series_of
from safetydesk.wording import load_vocabulary

IDS = [a_record_id(number) for number in range(8)]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.booleans()), max_size=12))
def test_a_story_is_what_can_be_reached_by_links_that_stand(pairs):
    links = [
        an_incident_link(incident_id=one, other_id=other, ended=NOW if is_ended else None)
        for one, other, is_ended in pairs
    ]
    reached = {IDS[0]}
    for _ in IDS:
        reached |= {b for a, b, ended in pairs if a in reached and not ended}
        reached |= {a for a, b, ended in pairs if b in reached and not ended}
    story = series_of(IDS[0], links)
    assert story[0] == IDS[0] and len(story) == len(set(story)) and set(story) == reached


def test_a_link_reads_from_both_ends():
    words = load_vocabulary()
    for kind in words.lists["link_kinds"]:
        link = an_incident_link(incident_id=IDS[0], other_id=IDS[1], kind=kind)
        there = kind_from(link, IDS[1], words)
        back = an_incident_link(incident_id=IDS[1], other_id=IDS[0], kind=there)
        assert kind_from(link, IDS[0], words) == kind and kind_from(back, IDS[0], words) == kind
        assert (other_end(link, IDS[0]), other_end(link, IDS[1])) == (IDS[1], IDS[0])
    assert words.term("link_kinds", "arises_from").choices == ("led_to",)


def test_a_handle_is_found_whole_and_is_no_pattern():
    assert holds("seen on @North.Watch, yesterday", "@north.watch")
    assert not holds("@north.watcher", "@north.watch") and not holds("@northXwatch", "@north.watch")
