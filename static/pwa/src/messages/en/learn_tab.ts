/** Around the Learn pages. What the pages say is in learn.ts, which is loaded only when it is read. */
export const learnTab = {
  'learn.title': 'Learn',
  'learn.stop_title': 'Is it an emergency?',
  'learn.stop_lead':
    'Numb between the legs, trouble with peeing, or pain in both legs: call {number} or go to the emergency department now.',
  'learn.stop_call': 'Call {number}',
  'learn.stop_more': 'All the signs, and why they cannot wait',
  'learn.topics': 'Short pages to read',
  'learn.back': 'All pages',
  'learn.close': 'Close',
  'learn.about_title': 'What this is',
  'learn.about':
    'This app shows the plan your therapist chose, keeps time, and keeps a record. It does not know what causes your pain and does not replace advice.',
  'learn.see_why': 'Why this cannot wait',
  'learn.see_call': 'When to call, and whom',
  'learn.see_how_hard': 'How hard should it be?',
} as const
