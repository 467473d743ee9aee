#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the sounds of the pack station: short, far apart in pitch and rhythm, so that nobody has to look. The same bytes each
time; run it in this folder after a change and commit what it writes."""

import math
import struct
import wave

RATE = 22050

# Each sound: (frequency in Hz, milliseconds, loudness 0-1) one after the other; frequency 0 is a rest.
SOUNDS = {
    "right": [(1320, 70, 0.6)],
    "line": [(1320, 60, 0.6), (0, 20, 0), (1760, 90, 0.6)],
    "order": [(1047, 80, 0.6), (1319, 80, 0.6), (1568, 80, 0.6), (2093, 180, 0.6)],
    "wrong": [(165, 160, 0.9), (0, 50, 0), (165, 260, 0.9)],
    "over": [(440, 90, 0.8), (0, 40, 0), (330, 160, 0.8)],
}


def samples(notes):
    for frequency, milliseconds, loudness in notes:
        count = RATE * milliseconds // 1000
        for i in range(count):
            if frequency == 0:
                yield 0
                continue
            # No clicks: each note swells and fades for five milliseconds.
            edge = min(i, count - 1 - i) / (RATE * 0.005)
            phase = 2 * math.pi * frequency * i / RATE
            # Some overtones carry over a noisy hall where a pure tone does not.
            value = 0.75 * math.sin(phase) + 0.25 * math.sin(3 * phase)
            yield round(32767 * 0.8 * loudness * min(1.0, edge) * value)


def main():
    for name, notes in SOUNDS.items():
        with wave.open(f"{name}.wav", "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
            file.writeframes(b"".join(struct.pack("<h", value) for value in samples(notes)))


if __name__ == "__main__":
    main()
