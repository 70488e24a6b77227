/** What cautions do to the plan: what is left out, swapped or on hold, and why. */
export const cautions = {
  'cautions.mind': 'Mind a note: tap to read it',
  'cautions.left_out.one': '{count} exercise is left out for now.',
  'cautions.left_out.other': '{count} exercises are left out for now.',
  'cautions.why': 'Why',
  'cautions.waiting': 'You told us this. It counts from now on. Your therapist still has to look at it.',
  'cautions.ask': 'If this does not fit you, ask your therapist.',
  'cautions.gate_title': 'Your routines are on hold',
  'cautions.gate': '{practice} can open them again after talking with you.',
  'cautions.gate_plain': 'Your therapist can open them again after talking with you.',
  'cautions.check': 'Check if they are open again',
  'cautions.still': 'Still on hold.',
} as const
