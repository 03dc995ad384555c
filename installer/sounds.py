"""Makes the five sounds of the scan desk: short, unlike each other in pitch and rhythm, soft at both ends.

Run with ``python -m installer.sounds`` to write ``resources/sounds``. 16 bit, one channel, 44,100 samples a second.
"""

import math
import struct
import sys
import wave
from pathlib import Path

from installer.bootstrap import inside

RATE = 44_100
ATTACK_SECONDS = 0.008
RELEASE_SECONDS = 0.03
LOUDNESS = 0.5

# Name -> tones of (from Hz, to Hz, seconds); 0 Hz is silence.
Tone = tuple[float, float, float]
SOUNDS: dict[str, tuple[Tone, ...]] = {
    "ok": ((1760, 1760, 0.11),),
    "again": ((988, 988, 0.08), (0, 0, 0.06), (988, 988, 0.08)),
    "wrong_place": ((880, 494, 0.32),),
    "refused": ((196, 196, 0.55),),
    "marked": ((740, 740, 0.16),),
}


def samples(tones: tuple[Tone, ...]) -> list[int]:
    """The sound as signed 16 bit numbers."""
    return [value for tone in tones for value in _tone(*tone)]


def _tone(start: float, end: float, seconds: float) -> list[int]:
    count = round(seconds * RATE)
    values, phase = [], 0.0
    for index in range(count):
        phase += math.tau * (start + (end - start) * index / count) / RATE
        # A little of the octave above carries in a loud hall and on a small loudspeaker.
        shape = 0.8 * math.sin(phase) + 0.2 * math.sin(2 * phase)
        values.append(round(32_767 * LOUDNESS * _softness(index, count) * shape))
    return values


def _softness(index: int, count: int) -> float:
    """From 0 to 1 and back, so that no click is heard at the ends."""
    rise = index / (ATTACK_SECONDS * RATE)
    fall = (count - 1 - index) / (RELEASE_SECONDS * RATE)
    return math.sin(math.pi / 2 * min(1.0, rise, fall)) ** 2


def write(folder: Path) -> None:
    """Write one file for each sound."""
    for name, tones in SOUNDS.items():
        values = samples(tones)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(values)}h", *values))


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else inside("resources", "sounds")))
