"""Changes of type: what an operator makes of an event, as `shifts.yaml` says."""

from extract.nlp.frames import EventFrame
from seeds.lexicon import Lexicon


def apply_shift(
    frame: EventFrame, operator: str, lexicon: Lexicon, *, of: EventFrame | None = None
) -> None:
    """Change type and mode of a frame; leave it alone where no shift is listed.

    Args:
        frame: The event that changes.
        operator: `ended`, `announced`, `planned`, `denied` or the content shift of a rule.
        lexicon: Holds the shifts.
        of: The event whose type is looked up, where it is not the frame itself but its content.
    """
    source = of or frame
    shift = lexicon.shift(operator, source.event_type, source.event_mode)
    if shift is None:
        return
    result = f"{shift.event_type} {shift.event_mode or ''}".strip()
    frame.steps.append(f"{source.event_type} {operator}: {result}")
    frame.event_type, frame.event_mode = shift.event_type, shift.event_mode
