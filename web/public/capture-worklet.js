// Runs on the audio thread: hands over each block of the first channel as it comes.
registerProcessor(
  'capture',
  class extends AudioWorkletProcessor {
    process(inputs) {
      const channel = inputs[0]?.[0];
      if (channel) this.port.postMessage(channel.slice());
      return true;
    }
  },
);
