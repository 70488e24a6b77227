/** Asking why something planned was not done: on Today and in Progress, loaded when there is something to ask. */
export const missed = {
  'missed.title_day': 'What got in the way on {day}?',
  'missed.title_week': 'What got in the way last week?',
  'missed.lead_day':
    'No session is known here for that day. If you like, tell your therapist why. It changes no figure.',
  'missed.lead_week':
    'Fewer sessions than planned are known here. If you like, tell your therapist why. It changes no figure.',
  'missed.legend': 'What got in the way?',
  'missed.pain': 'Pain',
  'missed.time': 'No time',
  'missed.forgot': 'Forgot',
  'missed.unsure_how': 'Not sure how',
  'missed.felt_fine': 'Felt fine',
  'missed.save': 'Tell my therapist',
  'missed.not_now': 'Not now',
  'missed.did_it': 'I did do it',
  'missed.thanks': 'Thank you. Your therapist will see it.',
  'missed.thanks.pain':
    'Thank you. Your therapist will see it. If the pain is new or worse, tap “Something changed with my back or legs” below.',
  'missed.thanks.time': 'Thank you. A part of it counts too: you can end a routine whenever you like.',
  'missed.thanks.forgot': 'Thank you. A daily reminder can help. You can set one in Settings.',
  'missed.thanks.unsure_how': 'Thank you. Tap an exercise on Today to see each step at leisure.',
  'missed.thanks.felt_fine': 'Good to hear. Your therapist will see it.',
  'missed.list_title': 'Days without a session',
  'missed.list_lead':
    'Planned, and no session is known here. A reason helps your therapist plan. It changes no figure.',
  'missed.week_of': 'Week to {day}',
  'missed.said': 'You said: {why}',
  'missed.say': 'Say why',
  'missed.say_of': 'Say why: {day}',
} as const
