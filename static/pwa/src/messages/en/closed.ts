/** The practice has deleted the record. Read with its screen, after Today. */
export const closed = {
  title: 'Your record was deleted',
  lead: '{practice} has deleted your record with all that was sent. If you did not want that, call them soon: for 30 days they can bring it back.',
  back: 'When it is back, this phone goes on by itself. You need no new code.',
  unsent_title: 'What is not sent',
  unsent: 'It stays on this phone. You can save it as a file and keep it, or give it to your next therapist.',
  none: 'Nothing waits on this phone.',
  save: 'Save as a file',
  plan: 'Your plan still works on this phone. Nothing of it is sent any more.',
  remove: 'To remove everything from this phone, sign out in Settings.',
  to_settings: 'Go to Settings',
  open_title: 'Your record is there',
  open: 'Your practice keeps it as before.',
  to_today: 'Go to Today',
} as const
