/** The half of the figure that lies left of the middle in the picture (x < 60), drawn by hand; the other is its mirror. */
import type { Region } from '../../domain/places'

export const VIEW_BOX = '26 66 68 192'
export const MIDDLE = 60

/** Around each half: the waist is there to know the figure by, and is not asked about. */
export const HALF =
  'M60.2 68L42 68C41.5 80 40.5 90 38 98C32 112 30 126 32 140C33 160 35 175 37 188C34.5 200 36 214 41 228C41 236 38 244 37 250C41 256 52 256 56 250C55 242 53 236 53 228C57 214 58.5 200 56 188C57.5 172 59 155 59.6 142L60.2 142Z'

const LOWER_LEG = 'M38 189L55 189C57.5 200 56.5 214 52 227L42.5 227C36.5 214 35.5 200 38 189Z'

export const SHAPES: Readonly<Record<Region, string>> = {
  low_back: 'M59 84L41 84C40 93 38.5 100 36 108L59 108Z',
  buttock: 'M59 110L35.5 110C31.5 120 31 130 33 137C42 145 54 144 59 138Z',
  thigh_back: 'M33.5 140C42 148 53 147 58.5 141C58 160 56.5 174 55 186L38 186C35 170 33.5 155 33.5 140Z',
  calf: LOWER_LEG,
  heel: 'M42.5 230L52 230C53 236 54.5 241 55 245C51 250 43 250 39.5 246C41 241 42.5 236 42.5 230Z',
  thigh_front: 'M33.5 122C40 130 50 136 58.5 138C58 158 56.5 173 55 186L38 186C34 170 32.5 140 33.5 122Z',
  shin: LOWER_LEG,
  foot: 'M42.5 230L52 230C53 238 56 245 56 250C51 255 41 255 37 250C39 244 42.5 238 42.5 230Z',
}
