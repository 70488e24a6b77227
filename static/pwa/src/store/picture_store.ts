/** The practice's own pictures on this phone. What is lost here is fetched again, so nothing waits for the disk. */
import type { OwnPicture } from '../device/own_pictures'
import type { Connection } from './connection'
import type { AccountSchema } from './schema'

export function pictures({ use, write }: Connection<AccountSchema>) {
  return {
    listPictures: (): Promise<OwnPicture[]> => use((database) => database.getAll('pictures')),
    async savePicture(picture: OwnPicture): Promise<void> {
      await write((database) => database.put('pictures', picture))
    },
    /** Removes all but those of `needed`. */
    async forgetPictures(needed: ReadonlySet<string>): Promise<void> {
      await write(async (database) => {
        const others = (await database.getAllKeys('pictures')).filter((address) => !needed.has(address))
        await Promise.all(others.map((address) => database.delete('pictures', address)))
      })
    },
  }
}
