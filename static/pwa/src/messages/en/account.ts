/** Joining, banners, files of what is unsent. */
export const account = {
  'app.name': 'Homestretch',
  'app.tabs': 'Main',
  'app.to_content': 'Go to the content',
  'app.not_medical': 'Not medical advice. Not for emergencies.',
  'app.loading': 'Opening',
  'app.not_here': 'This part is not on this phone yet. It needs a network once.',
  'app.not_found': 'There is no page here',
  'app.to_today': 'Go to Today',
  'app.unreached': 'The practice cannot be reached now. Try again when there is a network.',

  'tab.today': 'Today',
  'tab.progress': 'Progress',
  'tab.learn': 'Learn',
  'tab.settings': 'Settings',

  'banner.signed_out':
    'This phone needs a new code to send what you do. Your plan still works, and everything you did is kept here.',
  'banner.enter_code': 'Enter a code',
  'banner.closed': 'Your practice has deleted your record. What this phone has not sent is kept here.',
  'banner.closed_more': 'What this means',
  'banner.update': 'A new version is ready.',
  'banner.update_now': 'Use it now',
  'banner.update_later': 'Later',
  'banner.update_busy': 'A routine is open in another tab. Finish it there first.',
  'banner.evicted':
    'This browser removed what was kept here. Your plan and what your therapist had received come back with a network. What was not sent is gone.',
  'banner.set_aside':
    'The storage of this app was damaged. A new one is in use, and what could still be read was taken over. The old one is kept.',
  'banner.read': 'I have read it',
  'banner.safari.one':
    '{count} entry is only in this Safari tab. Safari may remove it after 7 days without use. Open this page with a network soon.',
  'banner.safari.other':
    '{count} entries are only in this Safari tab. Safari may remove them after 7 days without use. Open this page with a network soon.',

  'storage.full':
    'This phone is full, so nothing new can be saved. Free some space, such as old photos or apps. Keep this page open: it tries again by itself.',
  'storage.lost':
    'The storage of this phone does not answer. Keep this page open: it tries again. If this stays, close the app and open it again.',
  'storage.blocked':
    'Homestretch is open in another tab, in an older version. Close that tab: this one goes on by itself.',
  'storage.newer':
    'A newer version of this app has been used here. What it saved is safe, but this version cannot read it. Close all its tabs and open it again with a network.',
  'storage.none':
    'This browser keeps nothing on this phone, as in a private window. Routines play, but what is not sent is gone when you close this page.',
  'storage.title': 'This phone’s storage',
  'storage.lost_start':
    'The storage of this phone does not answer, so nothing can be shown. What you did is not gone. Try again. If this stays, close the app and open it again.',
  'storage.retry': 'Try again',

  'banner.plain_http':
    'This address is not secure (plain http). It works only with a network: nothing is kept for use without one, and the screen may turn off.',

  'join.title': 'Welcome',
  'join.lead': 'Your therapist gives you a code. It links this phone to your plan.',
  'join.ready': 'Your code is ready',
  'join.ready_lead': 'Nothing is used up yet. The code works once, so pick where you want your plan.',
  'join.code': 'Code',
  'join.code_hint': 'Letters and numbers, as your therapist gave them. Capitals and dashes do not matter.',
  'join.device': 'Name of this phone',
  'join.device_hint': 'Your therapist sees this name next to what it sends.',
  'join.confirm': 'Link this phone',
  'join.use_in_tab': 'Use in this tab',
  'join.working': 'Linking',
  'join.other_code': 'Type another code',
  'join.install_title': 'On an iPhone: put it on your home screen first',
  'join.install_why': 'In a Safari tab, the phone may clear what was saved after 7 days without use.',
  'join.install_code': 'The code to type: {code}',
  'join.install_show': 'Show the code to type',
  'join.install_failed': 'No code could be made right now. You can still use the link in this tab.',
  'join.signed_in': 'This phone is already linked to {name}. A new code links it again.',
  'join.stay': 'Keep it as it is',
  'join.error.not_valid':
    'This code did not work. It may be mistyped, used, or too old. Check it, or ask for a new one.',
  'join.error.too_many': 'Too many tries. Wait 15 min, then try once more.',
  'join.error.offline': 'No network right now. The code is not used up. Try again when there is a network.',
  'join.error.server': 'The practice’s server did not answer as it should. The code may still work: try again soon.',
  'join.error.empty': 'Type the code first.',
  'settings.file_save': 'Save as file',
  'settings.file_saved.one': '{count} entry is in the file. It also stays here until it is received.',
  'settings.file_saved.other': '{count} entries are in the file. They also stay here until they are received.',
  'settings.file_empty': 'There was nothing to save.',
  'settings.file_error.not_ours': 'This is not a file of this app. Nothing was changed.',
  'settings.file_error.damaged': 'This file is damaged or was changed. Nothing was taken from it.',
  'settings.file_error.newer': 'This file is from a newer version of this app. Load the new version first.',
  'settings.file_error.other_account': 'This file belongs to someone else. Nothing was taken from it.',
  'settings.file_error.not_written': 'This phone could not save it just now. Nothing was changed.',
  'settings.file_error.unreadable': 'This file could not be opened.',
} as const
