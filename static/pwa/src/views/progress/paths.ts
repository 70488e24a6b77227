/** Pages below Progress: a session told by hand (with a day behind it, `/progress/add/2026-11-26`), and one put right. */
export const ADD = '/progress/add'
export const SESSION = '/progress/session/'
