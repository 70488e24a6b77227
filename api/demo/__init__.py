"""The demo practice: two therapists and twelve clients with eight weeks of history, the same every time."""

PRACTICE_NAME = "Riverside Physio"
DEMO_EMAIL = "ines@riverside.example"
DEMO_PASSWORD = "two minutes of calm"  # noqa: S105 - printed at every start: a demo has nothing to hide
