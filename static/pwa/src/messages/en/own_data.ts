/** A copy of one's own data. */
export const own_data = {
  'own.title': 'A copy of your data',
  'own.lead': 'It tells of your pain and your sessions: keep it to yourself.',
  'own.table': 'Sessions as a table',
  'own.table_hint': 'For a spreadsheet: every session that this phone knows.',
  'own.table_saved.one': '{count} session is in the table.',
  'own.table_saved.other': '{count} sessions are in the table.',
  'own.table_none': 'There is no session yet.',
  'own.all': 'Everything',
  'own.all_hint': 'All that this phone and the practice keep of what you told, and every version of your plan.',
  'own.making': 'One moment',
  'own.whole': 'The file is saved. It has all that the practice keeps, too.',
  'own.phone_only':
    'The practice could not be reached. The file is saved, with what is on this phone only. Try again with a network for the rest.',
  'own.nothing': 'Nothing could be saved.',
  'own.head':
    'Day;Started;Routine;Recorded as;Seconds done;Seconds planned;How much;Pain before;Pain after;Why it ended;Note',
} as const
