// Tells the audio clock's time of every sound that begins after a silence.
const LOUD = 0.004
const SILENCE_SECONDS = 0.06

class Ear extends AudioWorkletProcessor {
  constructor() {
    super()
    this.quietSince = -1
  }

  process([input]) {
    const samples = input[0] ?? []
    for (let index = 0; index < samples.length; index += 1) {
      if (Math.abs(samples[index]) < LOUD) continue
      const at = currentTime + index / sampleRate
      if (at - this.quietSince > SILENCE_SECONDS) this.port.postMessage(at)
      this.quietSince = at
    }
    return true
  }
}
registerProcessor('ear', Ear)
