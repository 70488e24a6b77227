/** Bundles the product's own code for the tabs, as it is or broken on purpose. */
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { build, type Plugin } from 'vite'
import { BREAKAGES, type Breakage } from './breakages'

function breaking(breakage: Breakage): Plugin {
  return {
    name: 'break-on-purpose',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(breakage.file)) return null
      if (code.split(breakage.from).length !== 2)
        throw new Error(`${breakage.file} does not hold once: ${breakage.from}`)
      return code.replace(breakage.from, breakage.to)
    },
  }
}

/** The script that a tab runs. `broken`: a name of BREAKAGES. */
export async function tabScript(root: string, broken?: string): Promise<Script> {
  const breakage = broken === undefined ? undefined : BREAKAGES[broken]
  if (broken !== undefined && !breakage) throw new Error(`there is no breakage ${broken}`)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    define: { __APP_VERSION__: JSON.stringify('0.0.0-simulated') },
    plugins: breakage ? [breaking(breakage)] : [],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: `${root}/tests/fault/sim/app.ts`, name: 'app', formats: ['iife'] },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  const world = readFileSync(`${root}/tests/fault/sim/world.js`, 'utf-8')
  return new Script(`${world}\n${output.output[0].code}`, { filename: 'tab.js' })
}
