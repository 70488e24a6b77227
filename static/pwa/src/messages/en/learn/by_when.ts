import type { LearnPage } from '../../learn_page'

export const byWhen: LearnPage = {
  title: 'What to expect, and by when',
  lead: 'Weeks, not days',
  sections: [
    {
      heading: 'The pain',
      blocks: [
        [
          ['This kind of pain often eases within 4 to 6 weeks.', 'nhs-wales-sciatica'],
          ['It can take longer.', 'nhs-wales-sciatica'],
          ['In studies, up to 45 of 100 people still felt some of it after a year.', 'dove-2022'],
        ],
        [
          ['Is there no change after about 6 weeks, or is it worse?', 'nhs-wales-sciatica', 'this-project'],
          ['Then see your doctor: there is more that can be tried.', 'nhs-wales-sciatica', 'nice-public'],
        ],
      ],
    },
    {
      heading: 'The exercises',
      blocks: [
        [
          ['Exercise may help you to move with less pain.', 'nice-public', 'bmj-ng59'],
          ['In studies, people who did exercises had a bit less leg pain at first.', 'fernandez-2015'],
          ['Later on, those who just kept active did as well.', 'fernandez-2015'],
          ['So both count: the plan, and keeping active.', 'fernandez-2015', 'bmj-ng59'],
        ],
        [
          ['You can reach further after 4 to 6 weeks, not after a few days.', 'gribble-1999', 'bandy-1994'],
          ['A bit on most days seems to do more than a lot on one.', 'thomas-2018'],
          ['When you stop, some of it goes again.', 'reid-kim-2014'],
        ],
      ],
    },
    {
      heading: 'A missed day',
      blocks: [
        [
          ['A missed day is just a missed day.', 'this-project'],
          ['Go on with the next one, and do not do it twice to catch up.', 'this-project', 'bandy-1997'],
        ],
      ],
    },
  ],
}
