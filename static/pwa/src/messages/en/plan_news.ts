/** What changed in the plan, told once on Today. */
export const plan_news = {
  'news.title': 'Your plan has changed',
  'news.by': 'By {name}, {when}',
  'news.when': 'Saved {when}',
  'news.note': 'A word from {name}',
  'news.note_plain': 'A word from your therapist',
  'news.read': 'I have seen it',
} as const
