// The clock, chance and zone of a phone, put under the page's own names before the product's code runs.
{
  const { wall, monotone, random } = phoneClock
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(wall())
      else super(...given)
    }
    static now() {
      return Math.floor(wall())
    }
  }
  globalThis.performance = { now: monotone }
  Math.random = random
  const Format = Intl.DateTimeFormat
  const made = phoneFormats
  const make = (locale, options) => {
    const key = JSON.stringify([locale, options])
    if (!made.has(key)) made.set(key, new Format(locale, { timeZone: phoneZone, ...options }))
    return made.get(key)
  }
  Intl.DateTimeFormat = new Proxy(Format, {
    construct: (_, [locale, options]) => make(locale, options),
    apply: (_, __, [locale, options]) => make(locale, options),
  })
}
