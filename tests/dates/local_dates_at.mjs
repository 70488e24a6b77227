/**
 * The phone's side of test_local_dates.py: reads {zone: instants in ms} and writes which zones this Node knows, with the
 * local dates that the app's own function gives there. Run with the app's sources as they are, unbuilt.
 */
import { readFileSync } from 'node:fs'
import { localDate } from '../../static/pwa/src/domain/local_date.ts'

function isKnown(zone) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const asked = JSON.parse(readFileSync(0, 'utf-8'))
const dates = {}
for (const [zone, instants] of Object.entries(asked)) {
  if (isKnown(zone)) dates[zone] = instants.map((at) => localDate(at, zone))
}
process.stdout.write(JSON.stringify({ release: process.versions.tz, dates }))
