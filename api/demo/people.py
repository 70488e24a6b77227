"""The twelve clients of the demo. Everyone is invented."""

from api.demo.story import DAYS, Habit, PlanSave, Sitting, Story, Told, Visit

INES, SAMUEL = "Ines Duarte", "Samuel Okafor"

_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_WORKDAYS = (1, 2, 3, 4, 5)

_MORNING = Sitting("Morning stretches", ("supine-figure-4", "hamstring-supine-strap"), weekdays=_EVERY_DAY)
_CORE = Sitting("Core plan", ("supine-figure-4", "hamstring-supine-strap", "glute-bridge"), weekdays=_WORKDAYS)
_CALM = Sitting(
    "Calm start", ("breathing-constructive-rest", "single-knee-to-chest", "supine-figure-4"), weekdays=_EVERY_DAY
)
_CHAIR = Sitting("Chair plan", ("seated-figure-4", "hamstring-seated-chair"), times_per_week=5)
_DESK = Sitting("Desk break", ("desk-seated-pelvic-rock", "seated-figure-4"), weekdays=_WORKDAYS, times_per_day=2)
_NERVE = Sitting(
    "Small smooth moves", ("sciatic-slider-supine", "pelvic-tilt", "single-knee-to-chest"), times_per_week=5
)
_CONTRACT = Sitting(
    "Push and relax",
    ("piriformis-contract-relax-supine", "hamstring-contract-relax-strap", "clamshell"),
    times_per_week=3,
)

PEOPLE: tuple[Story, ...] = (
    Story(
        "Amara Nwosu",
        "left",
        INES,
        (PlanSave(DAYS, (_MORNING,), "Same time every morning, on the mat by the window."),),
        Habit((85, 90, 95, 90, 95, 90, 95, 95, 95), hour=7, pain=(5, 2), furthest=(3, 1)),
        visits=(
            Visit(DAYS, "First visit. Left buttock and thigh after long drives. Showed both stretches.", -42),
            Visit(42, "Sits an hour without a break now. Same plan.", -14),
            Visit(14, "Much better. Keep going.", 7),
        ),
        activities={
            DAYS: {"Driving for an hour": 3, "Sitting through dinner": 4, "Putting on socks": 5},
            42: {"Driving for an hour": 5, "Sitting through dinner": 6, "Putting on socks": 6},
            14: {"Driving for an hour": 7, "Sitting through dinner": 7, "Putting on socks": 8},
        },
        notes=(
            "Easier with the strap over a sock.",
            "Slept through for the first time in weeks.",
            "Drove to Bristol and back, fine.",
        ),
        mornings=True,
    ),
    Story(
        "Bogdan Ilie",
        "right",
        SAMUEL,
        (PlanSave(DAYS, (_CORE,), "After work, before dinner."),),
        Habit((95, 90, 85, 75, 60, 40, 25, 15, 10), hour=19, pain=(4, 4), cut_short_percent=15),
        visits=(
            Visit(DAYS, "Right buttock, worse after lifting at work. Core plan.", -28),
            Visit(28, "Bridge feels strong. Busy month at work ahead.", 3),
        ),
        notes=("Short on time today.", "Fell asleep on the mat."),
        why_missed={26: "time", 19: "time", 15: "forgot", 12: "time", 5: "time"},
    ),
    Story(
        "Chiara Rossi",
        "left",
        INES,
        (PlanSave(DAYS, (_CALM,), "Any quiet moment will do."),),
        Habit((10, 5, 10, 5, 10, 5, 10, 5, 5), weekend_chance=95, hour=10, pain=(4, 3), furthest=(2, 1)),
        phone="iPhone",
        visits=(Visit(DAYS, "Low mood, poor sleep, left buttock. Calm start.", -21), Visit(21, "Likes it.", 6)),
        notes=("Quiet Sunday, did it twice as slow.",),
    ),
    Story(
        "Derya Yılmaz",
        "right",
        INES,
        (PlanSave(DAYS - 14, (_MORNING,), "Both sides, also the one that does not hurt."),),
        Habit((85, 85, 85, 80, 85, 85, 80, 85, 85), hour=21, thin_side="left", pain=(5, 4), furthest=(3, 3)),
        visits=(Visit(DAYS - 14, "Right thigh. Explained why both sides.", -13), Visit(13, "Going well, she says.", 1)),
        notes=("Only had time for the sore side.", "Did the sore side first, then the phone rang."),
    ),
    Story(
        "Eero Lahtinen",
        "left",
        SAMUEL,
        (PlanSave(DAYS, (_CORE,), "Stop below 3 of 10."),),
        Habit(
            (90, 90, 85, 85, 80, 75, 70, 65, 65),
            hour=17,
            painful="hamstring-supine-strap",
            pain=(2, 6),
            furthest=(2, 4),
        ),
        phone="iPhone",
        cautions=("nerve-irritable",),
        visits=(
            Visit(DAYS, "Left buttock since the move. Core plan, gently.", -28),
            Visit(28, "A little worse after sitting. Watch it.", 2),
        ),
        notes=("Tingling down to the calf afterwards.", "Strap stretch hurt, stopped.", "Bad night."),
    ),
    Story(
        "Fatima El Idrissi",
        "both",
        SAMUEL,
        (PlanSave(9, (_CHAIR,), "At the kitchen table, on the firm chair."),),
        Habit(()),
        phone=None,
        visits=(Visit(9, "First visit. Sent the link home with her.", 5),),
    ),
    Story(
        "Giang Trần",
        "right",
        INES,
        (PlanSave(3, (_NERVE,), "Small and smooth. No holding."),),
        Habit((100,), hour=8, pain=(5, 5), furthest=(4, 4)),
        phone="iPhone",
        cautions=("nerve-irritable",),
        visits=(Visit(3, "Electric feeling down the right leg on bending. Small smooth moves.", 11),),
        notes=("Sliders feel odd but fine.",),
    ),
    Story(
        "Hannah Goldberg",
        "left",
        SAMUEL,
        (PlanSave(DAYS - 7, (_CONTRACT,), "Every other day."),),
        Habit((100, 95, 100, 95, 100, 95, 90, 90), hour=20, days=(1, 3, 5), pain=(4, 2), furthest=(3, 2)),
        last_heard_days_ago=12,
        visits=(Visit(DAYS - 7, "Runner, tight left hamstring.", -20), Visit(20, "Ran 5 km. Same plan.", 8)),
        notes=("Ran in the morning, stretched at night.",),
    ),
    Story(
        "Isaac Mensah",
        "right",
        INES,
        (
            PlanSave(
                DAYS,
                (Sitting("Evening stretches", ("seated-figure-4", "hamstring-seated-chair"), times_per_week=4),),
                "In front of the news.",
            ),
        ),
        Habit((80, 75, 80, 80, 75, 80, 80, 75, 75), hour=22, days=(1, 2, 4, 6), pain=(4, 3)),
        visits=(
            Visit(DAYS, "Retired, walks a lot. Prefers the chair.", -30),
            Visit(30, "Forgets the phone, does the stretches anyway.", 4),
        ),
        notes=("Did it late.",),
        told=(
            Told(33, "all", "Was at my daughter's, no phone."),
            Told(24, "half"),
            Told(17, "all", "On the train."),
            Told(10, "little", "Knee was sore."),
            Told(31, "all", "Told at the visit.", to_therapist=True),
        ),
        moved_days_ago=19,
        withdrawn_days_ago=38,
    ),
    Story(
        "Jaspreet Kaur",
        "both",
        SAMUEL,
        (PlanSave(DAYS - 21, (_DESK,), "Mid-morning and mid-afternoon."),),
        Habit((80, 75, 80, 75, 80, 75, 80), hour=11, pain=(3, 2), furthest=(1, 1), cut_short_percent=10),
        visits=(Visit(DAYS - 21, "Desk work, both sides stiff. Two short breaks a day.", 10),),
        notes=("Colleagues joined in.",),
    ),
    Story(
        "Kaito Mori",
        "right",
        INES,
        (PlanSave(DAYS - 21, (_CORE,), "Mornings before the shop opens."),),
        Habit((85, 85, 80, 85, 80, 85), hour=6, pain=(4, 4), furthest=(3, 3)),
        visits=(Visit(DAYS - 21, "Right buttock and thigh, carries crates.", -16), Visit(16, "Steady.", 9)),
        notes=("Stiff at first, better after.",),
        red_days_ago=2,
    ),
    Story(
        "Lucía Fernández",
        "left",
        INES,
        (
            PlanSave(DAYS, (Sitting(_MORNING.name, _MORNING.exercises, _EVERY_DAY, hold_seconds=20),), "Start short."),
            PlanSave(28, (_MORNING,), "Holds are longer now: 30 seconds.", ends_in_days=5),
            PlanSave(
                11,
                (Sitting(_MORNING.name, (*_MORNING.exercises, "glute-bridge"), _EVERY_DAY),),
                "Bridge added for strength.",
                ends_in_days=5,
            ),
        ),
        Habit((85, 90, 85, 90, 85, 90, 90, 85, 85), weekend_chance=15, hour=7, pain=(5, 2), furthest=(3, 2)),
        phone="iPhone",
        visits=(
            Visit(DAYS, "Left thigh after a fall on the stairs in summer. Short holds.", -28),
            Visit(28, "Longer holds from now on.", -11),
            Visit(11, "Added the bridge. See again before the plan ends.", 0),
        ),
        notes=("Bridge makes my legs shake, in a good way.", "Away with the children at the weekend."),
    ),
)
