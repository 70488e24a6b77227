import type { JSX } from 'preact'
import { text } from '../messages/messages'
import { Icon } from './icons'
import { followInApp, path } from './navigation'

const TABS = [
  { to: '/', icon: 'today', label: 'tab.today' },
  { to: '/progress', icon: 'progress', label: 'tab.progress' },
  { to: '/learn', icon: 'learn', label: 'tab.learn' },
  { to: '/settings', icon: 'settings', label: 'tab.settings' },
] as const

export function TabBar(): JSX.Element {
  return (
    <nav class="tabs" aria-label={text('app.tabs')}>
      {TABS.map((tab) => (
        <a key={tab.to} href={tab.to} onClick={followInApp} aria-current={isAt(tab.to) ? 'page' : undefined}>
          <Icon name={tab.icon} />
          <span>{text(tab.label)}</span>
        </a>
      ))}
    </nav>
  )
}

/** On the tab's own screen or on one below it, such as a page of Learn. */
function isAt(to: string): boolean {
  return path.value === to || path.value.startsWith(`${to}/`)
}
