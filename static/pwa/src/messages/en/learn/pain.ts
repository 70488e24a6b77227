import type { LearnPage } from '../../learn_page'

export const pain: LearnPage = {
  title: 'What sciatica-type pain is',
  lead: 'Where it is felt, and where it comes from',
  sections: [
    {
      heading: 'Where it is felt',
      blocks: [
        [
          ['This kind of pain is felt in the bottom, the back of the leg, the foot or the toes.', 'nhs-wales-sciatica'],
          ['Most often it is in one leg only.', 'bone-joint-clinic'],
          ['It can stab, burn or shoot.', 'nhs-wales-sciatica'],
          ['The leg may also tingle, or feel numb or weak.', 'nhs-wales-sciatica', 'nhs-inform-sciatica'],
        ],
        [
          ['The back may hurt too, but most often less than the leg.', 'nhs-wales-sciatica'],
          ['It can be worse when you move, cough or sneeze.', 'nhs-wales-sciatica'],
        ],
      ],
    },
    {
      heading: 'Where it comes from',
      blocks: [
        [
          [
            'A long nerve runs from the low back down each leg to the foot.',
            'nhs-wales-sciatica',
            'nhs-inform-sciatica',
          ],
          ['When it is sore, you may feel it all along its way.', 'nhs-wales-sciatica', 'nhs-inform-sciatica'],
        ],
        [
          ['The reason is not the same for everyone.', 'grovle-2010', 'nhs-inform-sciatica'],
          ['This app cannot tell what it is for you.', 'this-project'],
          ['For that, someone has to look at you and test how you move.', 'nhs-inform-sciatica'],
        ],
      ],
    },
    {
      heading: 'What is good to know',
      blocks: [
        [
          ['For most people it eases with time.', 'nhs-inform-sciatica', 'nhs-wales-sciatica'],
          ['Moving may hurt, but as a rule it does no harm.', 'nhs-wales-sciatica'],
          ['Back pain has a serious cause in about 1 of 100 people who see their doctor.', 'lothian-red-flags'],
          ['That is why the app asks you about some signs again and again.', 'this-project', 'ifompt-2020'],
        ],
      ],
    },
  ],
}
