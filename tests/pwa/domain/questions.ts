import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SafetyQuestion } from '../../../static/pwa/src/domain/wire'

const place = fileURLToPath(new URL('../../golden/safety_questions.json', import.meta.url))
const table: { asked: SafetyQuestion[]; retired: SafetyQuestion[] } = JSON.parse(readFileSync(place, 'utf-8'))

/** The service's questions (routines/questions.py), those of earlier releases too: golden files name them. */
export const questions: readonly SafetyQuestion[] = [...table.asked, ...table.retired]
