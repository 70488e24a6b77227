/** How an exercise goes: pictures, cues, mistakes, when to stop. */
export const how_to = {
  'how.back': 'Back to Today',
  'how.start': 'Start here',
  'how.cues': 'How to do it',
  'how.mistakes': 'Watch out for',
  'how.stop': 'Stop when',
  'how.side': 'Show the',
  'how.note': 'From your therapist',
  'how.mind': 'Mind this',
  'how.in_place': 'In place of another exercise',
  'how.gone_title': 'This exercise is not in your plan now',
  'how.gone': 'Your plan may have changed since.',
  'how.see': 'How to do it: {exercise}',
  'stop.pain_over_cap': 'Pain goes above {cap} of 10.',
  'stop.peripheralising': 'Pain, tingling or numbness moves further down your leg.',
  'stop.new_weakness': 'Your leg or foot gets weak.',
  'stop.cauda_equina_sign':
    'You go numb between your legs, or you notice a change when you use the toilet or have sex. Call {number} at once.',
  'settings.body': 'Pictures show',
  'settings.body.woman': 'A woman',
  'settings.body.man': 'A man',
  'settings.body.older_woman': 'An older woman',
} as const
