import type { LearnPage } from '../../learn_page'

export const sitting: LearnPage = {
  title: 'Sitting and walking',
  lead: 'Change often, and keep moving',
  sections: [
    {
      heading: 'Sitting',
      blocks: [
        [
          ['Do not sit or lie down for long at a time.', 'nhs-wales-sciatica'],
          ['Stand up before it gets stiff, take a few steps, and sit down again.', 'this-project'],
          ['A chair that is right for an hour is still too long for three.', 'this-project'],
        ],
        [
          ['Some people feel worse when they sit, others when they stand or walk.', 'flexion-pages', 'this-project'],
          ['Tell your therapist which it is, so that your plan can fit.', 'this-project'],
        ],
      ],
    },
    {
      heading: 'Walking',
      blocks: [
        [
          ['Keep up what you do in a day as far as you can.', 'nhs-wales-sciatica'],
          ['Anything that gets you moving can help.', 'nhs-wales-sciatica'],
          ['Begin with short walks, and make them longer bit by bit.', 'this-project'],
          [
            'If the pain moves further down the leg as you walk, stop and rest.',
            'midwest-centralise',
            'procare-peripheralise',
          ],
        ],
        [['Even bad pain tends to ease sooner when you keep active than when you rest.', 'pennine-back']],
      ],
    },
    {
      heading: 'Lying down',
      blocks: [
        [
          ['On your side, put a small, firm cushion between your knees.', 'nhs-wales-sciatica'],
          ['On your back, put firm pillows under your knees.', 'nhs-wales-sciatica'],
          ['Use no hot water bottle where the skin is numb: it could burn you.', 'nhs-wales-sciatica'],
        ],
      ],
    },
  ],
}
