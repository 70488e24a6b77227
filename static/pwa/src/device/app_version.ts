declare const __APP_VERSION__: string

/** What each entry says it was written by; set when the app is built, from package.json. */
export const APP_VERSION = __APP_VERSION__
