import { APP_VERSION } from '../device/app_version'
import { deviceId } from '../store/device'
import type { Sender } from '../store/outbox_store'
import { phoneZone } from './state'

/** What entries written now say of this device. */
export async function sender(): Promise<Sender> {
  return { device_id: await deviceId(), app_version: APP_VERSION, time_zone: phoneZone() }
}
