import type { LearnPage } from '../../learn_page'

export const emergency: LearnPage = {
  title: 'When to get help at once',
  lead: 'Numb between the legs, or pain in both legs',
  sections: [
    {
      heading: 'Signs that cannot wait',
      blocks: [
        [
          ['Is one of these new, or not normal for you?', 'nhs-wales-sciatica', 'ces-royal-free'],
          ['Then call {number}, or go to the emergency department now:', 'nhs-wales-sciatica', 'ces-pathway-2024'],
        ],
        {
          list: [
            [
              'You feel numb or odd between your legs, or around your bottom.',
              'nhs-wales-sciatica',
              'ces-royal-free',
              'ces-bmj',
            ],
            ['Toilet paper feels different when you wipe.', 'ces-royal-free', 'ces-torbay'],
            ['It is hard to start or to stop peeing, or you leak.', 'nhs-wales-sciatica', 'ces-royal-free', 'ces-bmj'],
            ['You cannot feel when you pee or poo.', 'nhs-wales-sciatica', 'ces-royal-free'],
            ['Sex feels different, or does not work as it did.', 'ces-royal-free', 'ces-bmj'],
            ['Both legs hurt, or feel numb or weak.', 'nhs-wales-sciatica', 'lothian-red-flags', 'ces-bmj'],
          ],
        },
        [
          ['One sign is enough to call.', 'nhs-wales-sciatica'],
          ['Do not drive yourself.', 'this-project'],
          ['Do not wait for your therapist or for this app to answer.', 'this-project'],
        ],
      ],
    },
    {
      heading: 'Why it cannot wait',
      blocks: [
        [
          [
            'The nerves at the very end of the spine serve the legs, the bladder and the bowel.',
            'ces-royal-free',
            'ces-torbay',
          ],
          ['They also give you the feeling between your legs.', 'ces-royal-free', 'ces-torbay'],
          ['If something presses on them, all of these can go wrong.', 'ces-torbay', 'ces-royal-free'],
        ],
        [
          ['This is rare: 1 to 3 people in 100,000.', 'ces-royal-free', 'ces-torbay'],
          ['But the nerves need help fast.', 'ces-torbay', 'ces-royal-free', 'ces-pathway-2024'],
          ['Early care gives them a better chance.', 'ces-royal-free'],
        ],
      ],
    },
    {
      heading: 'Why both legs matter',
      blocks: [
        [
          ['Most often this kind of pain is in one leg.', 'bone-joint-clinic'],
          ['When it comes in both, more than one nerve may be pressed on.', 'lothian-red-flags', 'ces-bmj'],
          ['Only a person who looks at you can tell.', 'ces-pathway-2024'],
        ],
      ],
    },
    {
      heading: 'It is right to ask',
      blocks: [
        [
          ['Many people do not speak of such signs by themselves.', 'cks-red-flags'],
          ['Say it in plain words, or show this page.', 'this-project', 'ces-royal-free'],
          ['If it turns out to be something else, you still did the right thing.', 'this-project'],
        ],
      ],
    },
  ],
}
