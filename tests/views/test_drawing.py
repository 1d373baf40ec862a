from collections import Counter

import pytest

from fztgraph.views.drawing import all_frames, draw
from fztgraph.views.groups import FROM
from fztgraph.views.looks import LOOKS
from fztgraph.views.picture import Fact, Picture, Thing
from fztgraph.vocab import CLASS_OF_LABEL


def picture(*facts: Fact) -> Picture:
    names = (("甲市", "Place"), ("乙公司", "Company"), ("丙省", "Place"))
    return Picture(tuple(Thing(f"i{place}", name, kind, kind) for place, (name, kind) in enumerate(names)), facts)


def joined(predicate: str, subject: int, target: int) -> Fact:
    return Fact("relation", subject, predicate, object=target)


def crowd(things: int) -> Picture:
    kinds = list(LOOKS)
    made = tuple(Thing(f"i{at}", f"第{at}号", kinds[at % 9], kinds[at % 9]) for at in range(things))
    return Picture(made, tuple(joined("partOf", at, at // 3) for at in range(1, things)))


def test_thing_with_more_relations_is_larger() -> None:
    sizes = draw(picture(joined("partOf", 0, 2), joined("locatedIn", 1, 2))).sizes
    assert sizes[0] == sizes[1] < sizes[2]


def test_small_picture_has_one_plain_layout_and_no_groups() -> None:
    drawing = draw(picture())
    assert list(drawing.layouts) == ["plain"]
    assert drawing.layouts["plain"].frames == ()
    assert drawing.labels == ("甲市", "乙公司", "丙省")


@pytest.mark.parametrize("way", ["zone", "class"])
def test_things_of_a_large_picture_stand_inside_the_frame_of_their_group(way: str) -> None:
    layout = draw(crowd(FROM + 200)).layouts[way]
    seen = [thing for frame in all_frames(layout.frames) for thing in frame.group.things]
    assert sorted(seen) == list(range(FROM + 200))
    for frame in all_frames(layout.frames):
        for thing in frame.group.things:
            x, y = layout.spots[thing]
            assert abs(x - frame.x) <= frame.wide / 2
            assert abs(y - frame.y) <= frame.high / 2


def test_frames_lie_apart_and_within_those_around_them() -> None:
    for frames in [layout.frames for layout in draw(crowd(FROM * 3)).layouts.values()]:
        for at, one in enumerate(frames):
            assert all(
                abs(one.x - other.x) * 2 >= one.wide + other.wide or abs(one.y - other.y) * 2 >= one.high + other.high
                for other in frames[at + 1 :]
            )
            assert all(abs(kid.x - one.x) * 2 + kid.wide <= one.wide + 2 for kid in one.kids)


def test_same_picture_gives_the_same_drawing() -> None:
    assert draw(crowd(FROM + 60)) == draw(crowd(FROM + 60))


def test_every_class_has_a_look_of_its_own() -> None:
    assert list(LOOKS) == list(CLASS_OF_LABEL.values())
    assert Counter(look.shape for look in LOOKS.values()).most_common(1)[0][1] == 1
    assert len({(look.fill, look.line) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("kind", LOOKS)
def test_outline_stands_out_on_white(kind: str) -> None:
    red, green, blue = (int(LOOKS[kind].line[at : at + 2], 16) / 255 for at in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    assert 1.05 / (luminance + 0.05) >= 3
