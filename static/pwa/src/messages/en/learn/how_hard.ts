import type { LearnPage } from '../../learn_page'

export const howHard: LearnPage = {
  title: 'How hard to stretch',
  lead: 'A mild pull is enough',
  sections: [
    {
      heading: 'How it should feel',
      blocks: [
        [
          ['Go to where you feel a mild pull, and stay there.', 'acsm-stretching'],
          ['In one small study, a light pull did as much in four weeks as a hard one.', 'stretch-effort-2020'],
          ['Breathe slowly while you hold.', 'this-project'],
          ['If you hold your breath, ease off a little.', 'this-project'],
        ],
        [
          ['Some exercises ask you to push first.', 'this-project'],
          ['Push with about a quarter of your strength.', 'feland-2004', 'this-project'],
          ['In a study, light pushes did as much as hard ones.', 'feland-2004'],
        ],
      ],
    },
    {
      heading: 'When it is too much',
      blocks: [
        [
          ['Each exercise says at what pain to stop.', 'this-project'],
          ['No exercise should push your pain above 5 of 10.', 'pain-model', 'provide-traffic-light', 'la-trobe-pain'],
          ['Tap “Too painful” in the player, and it goes on to what is next.', 'this-project'],
        ],
        [
          ['Extra pain should be gone after an hour, and no worse the next morning.', 'la-trobe-pain', 'pain-model'],
          ['If it is worse in the morning, rest for a day and tell your therapist.', 'pain-model', 'this-project'],
        ],
      ],
    },
    {
      heading: 'Where you feel it counts most',
      blocks: [
        [
          [
            'Does your usual pain, tingling or numb feeling move further down the leg?',
            'midwest-centralise',
            'procare-peripheralise',
          ],
          ['Then stop that exercise.', 'midwest-centralise'],
          ['If it moves up, from the leg to the back, that is a good sign.', 'may-aina-2012', 'midwest-centralise'],
          ['It is a good sign even when the back aches more for a while.', 'procare-peripheralise'],
          ['A pull in the muscle that you stretch is not meant here.', 'this-project'],
        ],
      ],
    },
  ],
}
