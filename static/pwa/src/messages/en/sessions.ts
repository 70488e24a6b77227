/** A session in a list. */
export const sessions = {
  'session.on_phone': 'On this phone only',
  'session.received': 'Received',
  'session.received_at': 'Received {when}',
  'session.attention': 'Needs attention',
  'session.attention.refused':
    'The practice did not take it yet. It is still on this phone and is tried again. Save it as a file in Settings, and tell your therapist.',
  'session.attention.conflict':
    'The practice has two versions of it, and keeps both. Tell your therapist which one is right.',
  'session.attention.quarantined': 'The practice has it, but cannot read it yet. Someone there will look at it.',
  'session.attention.future_date':
    'Its day has not come yet, so it does not count. Check the date on this phone, and tell your therapist.',
  'session.share': '{done} of {prescribed}',
  'session.added_later': 'added later',
  'session.changed': 'Changed {when}',
  'session.amount.all': 'all of it',
  'session.amount.half': 'about half',
  'session.amount.little': 'a little',
  'session.unnamed': 'Routine',
  'session.pain': 'Pain {before} before, {after} after',
  'session.pain_skipped': 'skipped',
  'session.pain_not_asked': 'not asked',
} as const
