import type { LightRules } from '../../../static/pwa/src/domain/wire'
import relative from '../../golden/lights/relative.json'

/** The numbers that the service sends where a practice set nothing, as the golden files have them. */
export const RULES: LightRules = relative.rules
