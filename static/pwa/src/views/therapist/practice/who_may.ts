/** Who in the practice may do what, in words for those who may not. */
import type { May, Me } from '../../../domain/wire'
import type { Practice, StaffMember } from '../wire'
import { anyOf, PROFESSIONS } from '../words'

/** Those whose profession may; an account without one may not. */
export function thoseWhoMay(practice: Practice, what: keyof May): readonly StaffMember[] {
  return practice.staff.filter(({ profession }) => profession !== null && practice.who_may[what].includes(profession))
}

/** "Your profession here: massage therapist." */
export function ownProfession(me: Me | null | undefined): string {
  const own = me?.account.profession
  return own ? `Your profession here: ${PROFESSIONS[own]}.` : 'Your profession is not set here yet.'
}

/** Which professions may, and who of the practice has one of them. */
export function whoMayWords(practice: Practice, what: keyof May): string {
  const professions = anyOf(practice.who_may[what].map((each) => PROFESSIONS[each]))
  const people = thoseWhoMay(practice, what).map(({ display_name }) => display_name)
  const who = people.length > 0 ? `Ask ${anyOf(people)}.` : 'Nobody here has one of these yet.'
  return `By the practice's settings this is for: ${professions}. ${who}`
}
