import type { LearnPage } from '../../learn_page'

export const call: LearnPage = {
  title: 'When to call, and whom',
  lead: 'Now, today, or in the next days',
  sections: [
    {
      heading: 'Now: {number} or the emergency department',
      blocks: [
        [['Is one of these new, or not normal for you?', 'nhs-wales-sciatica', 'ces-royal-free']],
        {
          list: [
            ['You feel numb between your legs or around your bottom.', 'nhs-wales-sciatica', 'ces-royal-free'],
            ['Peeing or pooing has changed.', 'nhs-wales-sciatica', 'ces-royal-free'],
            ['Sex feels different, or does not work as it did.', 'ces-royal-free', 'ces-bmj'],
            ['Both legs hurt, or feel numb or weak.', 'nhs-wales-sciatica', 'lothian-red-flags'],
            ['You once had cancer, and your legs, bladder or bowels have changed.', 'lothian-red-flags'],
            ['Your chest hurts, it is hard to breathe, or you faint.', 'nhs-clot', 'gloucester-clot'],
            ['A leg is all at once cold, pale or blue.', 'health-nz-cold-leg'],
            ['A tearing pain starts all at once in your belly or back.', 'this-project'],
          ],
        },
      ],
    },
    {
      heading: 'Today: your doctor',
      blocks: [
        {
          list: [
            ['A foot drops or drags, or a leg or foot is weaker.', 'lothian-red-flags'],
            ['You had a bad fall or a crash.', 'hull-red-flags'],
            ['You are unsteady when you walk, or your hands are clumsy.', 'lothian-red-flags', 'this-project'],
            ['There is fever or chills, or you feel very ill.', 'lothian-red-flags', 'hull-red-flags'],
            ['A calf is hot, swollen and sore.', 'nhs-clot'],
            ['You once had cancer, and this pain is new or worse.', 'lothian-red-flags', 'hull-red-flags'],
          ],
        },
        [
          ['Are you pregnant, with bleeding, fluid, regular tightening or less movement?', 'uhb-maternity'],
          ['Then call your midwife or doctor today.', 'uhb-maternity'],
        ],
        [
          ['Tell your therapist too.', 'this-project'],
          ['If you reach nobody, or it gets worse, call {number}.', 'this-project'],
        ],
      ],
    },
    {
      heading: 'In the next days: your doctor',
      blocks: [
        {
          list: [
            ['The pain gets worse, or keeps you from what you do in a day.', 'nhs-wales-sciatica'],
            ['There is no change after about 6 weeks.', 'nhs-wales-sciatica', 'this-project'],
            ['It is so bad that you cannot sleep or walk.', 'nhs-wales-sciatica', 'this-project'],
            ['Pain at night stays whatever you do.', 'hull-red-flags'],
            ['You lose weight and do not know why.', 'hull-red-flags'],
          ],
        },
      ],
    },
    {
      heading: 'At any time: your therapist',
      blocks: [
        {
          list: [
            ['You are not sure how an exercise goes.', 'this-project'],
            ['The same exercise was too painful twice.', 'this-project'],
            ['Your pain has moved to another place.', 'this-project'],
          ],
        },
      ],
    },
  ],
}
