// Runs before the page's own code: notes what is put on the audio clock, what the audio clock says against the page's,
// what really sounds, and what a plain countdown by setInterval would have done beside it.
;(() => {
  const probe = { starts: [], onsets: [], clocks: [], ticks: [], led: [], visibility: [] }
  window.probe = probe
  let context = null
  const EAR = URL.createObjectURL(new Blob([PROBE_WORKLET], { type: 'text/javascript' }))

  const noteStart = (prototype, kind) => {
    const { start, stop } = prototype
    prototype.start = function (when = 0, ...rest) {
      this.noted = { kind, when, from: this.context.currentTime, isTakenBack: false }
      if (this.context === context) probe.starts.push(this.noted)
      return start.call(this, when, ...rest)
    }
    prototype.stop = function (when = 0) {
      const { noted } = this
      if (noted && Math.max(when, this.context.currentTime) <= noted.when) noted.isTakenBack = true
      return stop.call(this, when)
    }
  }
  noteStart(OscillatorNode.prototype, 'tone')
  noteStart(AudioBufferSourceNode.prototype, 'voice')

  const listen = async (on) => {
    await on.audioWorklet.addModule(EAR)
    const ear = new AudioWorkletNode(on, 'ear')
    ear.port.onmessage = ({ data }) => probe.onsets.push(data)
    ear.connect(on.destination)
    on.ear = ear
  }
  const { connect } = AudioNode.prototype
  AudioNode.prototype.connect = function (to, ...rest) {
    const { ear } = this.context
    if (to === this.context.destination && ear && this !== ear) connect.call(this, ear)
    return connect.call(this, to, ...rest)
  }
  const Own = AudioContext
  window.AudioContext = class extends Own {
    constructor(...given) {
      super(...given)
      context = this
      void listen(this)
    }
  }
  // The element that leads in the dark is heard by a context of its own, whose clock then counts.
  const OwnElement = Audio
  window.Audio = class extends OwnElement {
    constructor(...given) {
      super(...given)
      this.addEventListener('timeupdate', () => probe.led.push([performance.now(), this.currentTime, this.playbackRate]))
      context = new Own()
      probe.clocks.length = 0
      const on = context
      void listen(on).then(() => on.createMediaElementSource(this).connect(on.destination))
    }
  }
  document.addEventListener('visibilitychange', () =>
    probe.visibility.push([document.visibilityState, performance.now()]),
  )
  setInterval(() => {
    if (context?.state !== 'running') return
    const { contextTime, performanceTime } = context.getOutputTimestamp()
    probe.clocks.push([performance.now(), context.currentTime, contextTime, performanceTime])
  }, 1000)

  // A countdown as it is often written: one more second has passed whenever the timer fires.
  probe.count = () => {
    let seconds = 0
    setInterval(() => {
      seconds += 1
      probe.ticks.push([seconds, context.currentTime, performance.now()])
    }, 1000)
  }
})()
