import { me } from '../api'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { Practice } from '../wire'
import { CadenceCard } from './cadence_card'
import { ConsentCard } from './consent_card'
import { EmergencyCard } from './emergency_card'
import { LightSettingsCard } from './light_settings_card'
import { PeopleCard } from './people_card'
import { StaffCard } from './staff_card'
import { WhoMayCard } from './who_may_card'

/** How the practice is set up. Everyone may read it; admins change it. */
export function PracticePage() {
  const { state, reload } = useLoaded<Practice>('/practice')
  const isAdmin = me.value?.account.role === 'admin'
  return (
    <>
      <div class="page-head">
        <h1>Practice settings</h1>
        <a href="/therapist/deleted">Deleted clients</a>
      </div>
      {!isAdmin && <p class="notice">Only an admin of your practice can change these.</p>}
      <Show state={state} what="the practice" onRetry={() => void reload()}>
        {(practice) => (
          <div class="stack">
            <EmergencyCard practice={practice} isAdmin={isAdmin} onSaved={() => void reload()} />
            {isAdmin ? <PeopleCard onSaved={() => void reload()} /> : <StaffCard practice={practice} />}
            <WhoMayCard practice={practice} isAdmin={isAdmin} onSaved={() => void reload()} />
            <CadenceCard practice={practice} isAdmin={isAdmin} onSaved={() => void reload()} />
            <LightSettingsCard />
            <ConsentCard />
          </div>
        )}
      </Show>
    </>
  )
}
