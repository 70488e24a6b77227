"""`python -m routines.voice speak|check`: `make voice` and `make voice-check`."""

import argparse
import sys

from routines.voice.output import (
    CLIPS,
    code_hash,
    content_hash,
    is_up_to_date,
    made_from,
    read_index,
    read_made,
    remove_strays,
    write_index,
)
from routines.voice.vocabulary import files, lines


def speak_all() -> int:
    """Speak what is out of date, and write the index."""
    # Only here: `check` needs no voice.
    from routines.voice.speak import spoken, synthesiser

    named, code = files(lines()), code_hash()
    before, made_before = read_index(), read_made()
    made = {line: made_from(line, code) for line in named}
    say = synthesiser()
    CLIPS.mkdir(parents=True, exist_ok=True)
    clips = {}
    for line, file in named.items():
        clips[line] = before.get(line)
        if made_before.get(line) != made[line] or not is_up_to_date(clips[line], file):
            data, ms = spoken(say, line)
            (CLIPS / file).write_bytes(data)
            clips[line] = {"file": file, "hash": content_hash(data), "ms": ms}
            print(f"{file} {len(data)}", flush=True)
    remove_strays(clips)
    write_index(clips, made)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m routines.voice")
    parser.add_argument("what", choices=("speak", "check"))
    if parser.parse_args().what == "speak":
        return speak_all()
    from routines.voice.check import check_all

    return check_all()


if __name__ == "__main__":
    sys.exit(main())
