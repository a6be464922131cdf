import { VADEventType, type VADEvent, type voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { describe, expect, it, vi } from 'vitest';
import type { HeardFinal } from '../recogniser/heard.ts';
import { createEchoGauge } from './echo-gauge.ts';
import { createFloor } from './floor.ts';
import { createOwnSound } from './own-sound.ts';
import { createOwnWords } from './own-words.ts';
import { createVoiceGate, type VoiceGate, type VoiceGateDeps } from './voice-gate.ts';

const final = (text: string): HeardFinal => ({
  text,
  words: text
    .split(' ')
    .map((word, n) => ({ text: word, start_ms: n * 300, end_ms: n * 300 + 250, confidence: 0.9 })),
  startMs: 0,
  endMs: text.split(' ').length * 300,
  confidence: 0.9,
});

const silentOutput = () => {
  const room = { captureFrame: async () => {}, clearBuffer() {}, resume() {}, pause() {}, flush() {} };
  return room as unknown as voice.AudioOutput;
};

describe('own words', () => {
  const own = createOwnWords();
  own.add('Our client runs a rooftop cinema.');
  own.add('Should they open on Mondays as well?');

  it('knows them again, with a word misheard', () => {
    expect(own.isOwn('our client runs a roof cinema should they open')).toBe(true);
    expect(own.sort(final('client runs a rooftop cinema should they open on Monday'))).toMatchObject({
      said: null,
    });
  });

  it('tells by more than one word, but for one that stood alone', () => {
    expect([own.isOwn('our'), own.mayBeOwn('our'), own.isOwnWhole('our')]).toEqual([false, true, false]);
    own.add('Certainly.');
    expect([own.isOwnWhole('certainly'), own.mayBeOwn('Revenue')]).toEqual([true, false]);
  });

  it('leaves other sentences alone, whatever words they share', () => {
    for (const text of [
      'I would look at the client first',
      'they should',
      'on which days do they open',
      'yes',
    ])
      expect(own.sort(final(text)), text).toMatchObject({ own: null, said: { text } });
  });

  it('keeps what the candidate said before or after them, with its own times', () => {
    const { own: ours, said } = own.sort(final('should they open on Mondays as well yes I think so'));
    expect(ours?.text).toBe('should they open on Mondays as well');
    expect(said).toMatchObject({ text: 'yes I think so', startMs: 2_100, endMs: 3_250 });
    expect(own.sort(final('wait a second our client runs a rooftop cinema')).said?.text).toBe(
      'wait a second',
    );
  });
});

it('knows when its own voice may be in the microphone', () => {
  const sound = createOwnSound();
  for (let at = 1_000; at < 3_000; at += 20) sound.sounds(at, 20);
  expect([sound.isHeard(900), sound.isHeard(2_000), sound.isHeard(3_300), sound.isHeard(3_400)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(sound.share(2_000, 3_000)).toBe(1);
  expect(sound.share(3_350, 4_350)).toBe(0);
  sound.sounds(5_000, 2_000);
  sound.cut(5_200);
  expect(sound.isHeard(6_000)).toBe(false);
});

describe('the echo', () => {
  it('is assumed until a sentence came back to nobody', () => {
    const gauge = createEchoGauge(null);
    expect(gauge.echo).toBe('much');
    gauge.quiet(1_400);
    gauge.disturbed();
    gauge.quiet(1_400);
    expect(gauge.echo).toBe('much');
    gauge.quiet(200);
    expect(gauge.echo).toBe('none');
  });

  it('is known again by our own words, or by a voice that goes when ours does', () => {
    const gauge = createEchoGauge('none');
    gauge.vanished();
    gauge.otherWords();
    gauge.vanished();
    expect(gauge.echo).toBe('none');
    gauge.vanished();
    expect(gauge.echo).toBe('much');
    gauge.quiet(5_000);
    expect(gauge.echo).toBe('much');
    gauge.quiet(1_000);
    expect(gauge.echo).toBe('none');
    gauge.ownWords();
    expect(gauge.echo).toBe('much');
  });
});

const vadEvent = (type: VADEventType, speechDuration: number, rawAccumulatedSilence = 0): VADEvent => ({
  type,
  samplesIndex: 0,
  timestamp: 0,
  speechDuration,
  silenceDuration: 0,
  frames: [],
  probability: 1,
  inferenceDuration: 0,
  speaking: type !== VADEventType.END_OF_SPEECH,
  rawAccumulatedSilence,
  rawAccumulatedSpeech: speechDuration,
});

describe('the gate behind the detector', () => {
  const START = VADEventType.START_OF_SPEECH;
  const TICK = VADEventType.INFERENCE_DONE;
  const END = VADEventType.END_OF_SPEECH;
  const gateWith = (deps: Partial<VoiceGateDeps>) => {
    const noise: boolean[] = [];
    const gate = createVoiceGate({
      needsWords: () => false,
      isDeaf: () => false,
      tellsWords: () => true,
      onVoice: () => {},
      onNoise: (noisy) => noise.push(noisy),
      ...deps,
    });
    const speak = (fromMs: number, toMs: number) => {
      const passed: VADEvent[] = [];
      for (let ms = fromMs; ms <= toMs; ms += 32) passed.push(...gate.pass(vadEvent(TICK, ms)));
      return passed;
    };
    return { gate, noise, speak };
  };
  const kinds = (events: readonly VADEvent[]) => [
    ...new Set(events.filter(({ speaking, type }) => speaking || type !== TICK).map(({ type }) => type)),
  ];

  it('lets speech pass, without the silence at its end', () => {
    const { gate, speak } = gateWith({});
    expect(kinds(gate.pass(vadEvent(START, 64)))).toEqual([START]);
    expect(speak(96, 300).at(-1)?.speechDuration).toBeGreaterThan(250);
    expect(gate.pass(vadEvent(TICK, 500, 224))[0]?.speechDuration).toBe(276);
    expect(kinds(gate.pass(vadEvent(END, 300)))).toEqual([END]);
  });

  it('tells of a voice with the event that begins it, and of none that is not to be heard', () => {
    const voiced: number[] = [];
    const onVoice = (ms: number) => void voiced.push(ms);
    gateWith({ onVoice }).gate.pass(vadEvent(START, 64));
    gateWith({ onVoice, isDeaf: () => true }).gate.pass(vadEvent(START, 64));
    expect(voiced).toEqual([64, 0]);
  });

  it('knows a window that sounds like a voice before there is speech, and none between two turns by key', () => {
    let stirred = 0;
    let deaf = false;
    const { gate } = gateWith({ onStir: () => void (stirred += 1), isDeaf: () => deaf });
    gate.pass({ ...vadEvent(TICK, 0), speaking: false, probability: 0.7 });
    gate.pass({ ...vadEvent(TICK, 0), speaking: false, probability: 0.2 });
    deaf = true;
    gate.pass({ ...vadEvent(TICK, 0), speaking: false, probability: 0.7 });
    expect(stirred).toBe(1);
  });

  it('holds back what may be an echo until there are words, or our own voice is over', () => {
    let sounds = true;
    const { gate, speak } = gateWith({ needsWords: () => sounds });
    expect(gate.pass(vadEvent(START, 64))).toEqual([]);
    expect(kinds(speak(96, 900))).toEqual([]);
    gate.words();
    expect(kinds(speak(932, 960))).toEqual([START, TICK]);
    expect(kinds(gate.pass(vadEvent(END, 1_000)))).toEqual([END]);
    expect(gate.pass(vadEvent(START, 64))).toEqual([]);
    expect(kinds(gate.pass(vadEvent(END, 300)))).toEqual([]);
    gate.pass(vadEvent(START, 64));
    sounds = false;
    expect(kinds(speak(96, 128))).toEqual([START, TICK]);
  });

  it('takes back what turned out to be our own voice, but no words of the candidate', () => {
    const told: boolean[] = [];
    let needsWords = false;
    const { gate, speak } = gateWith({ needsWords: () => needsWords, onTold: (on) => told.push(on) });
    gate.pass(vadEvent(START, 64));
    needsWords = true;
    gate.echo();
    expect(kinds(speak(96, 128))).toEqual([END]);
    gate.words();
    expect(kinds(speak(160, 192))).toEqual([START, TICK]);
    gate.echo();
    expect(kinds(speak(224, 256))).toEqual([TICK]);
    expect(told).toEqual([true, false, true]);
  });

  it('ends a word that leaves the floor with the first silence behind it, and hears who goes on', () => {
    const { gate, speak } = gateWith({});
    gate.pass(vadEvent(START, 64));
    expect(kinds(speak(96, 400))).toEqual([TICK]);
    gate.aside();
    const silent = (ms: number) => kinds(gate.pass(vadEvent(TICK, 400 + ms, ms)));
    expect([silent(32), silent(96), silent(128), silent(160)]).toEqual([[TICK], [TICK], [END], []]);
    expect(kinds(speak(600, 664))).toEqual([START, TICK]);
    expect(kinds(gate.pass(vadEvent(END, 914, 250)))).toEqual([END]);
    gate.pass(vadEvent(START, 64));
    gate.words();
    gate.aside();
    expect(kinds(gate.pass(vadEvent(TICK, 528, 128)))).toEqual([TICK]);
  });

  it('takes five seconds of speech without a word for noise, and believes words again', () => {
    const { gate, noise, speak } = gateWith({});
    gate.pass(vadEvent(START, 64));
    expect(kinds(speak(96, 5_600))).toEqual([TICK, END]);
    expect(noise).toEqual([true]);
    expect(kinds(speak(5_632, 9_000))).toEqual([]);
    gate.words();
    expect(kinds(speak(9_032, 9_100))).toEqual([START, TICK]);
    expect(noise).toEqual([true, false]);
    expect(kinds(gate.pass(vadEvent(END, 9_100)))).toEqual([END]);
    gate.pass(vadEvent(START, 64));
    speak(96, 5_600);
    gate.pass(vadEvent(END, 5_600));
    gate.pass({ ...vadEvent(TICK, 0), speaking: false });
    expect(noise.slice(2)).toEqual([true, false]);
  });

  it('counts nothing between two turns by key, nor while nobody tells words', () => {
    let deaf = true;
    let tells = true;
    const { gate, noise, speak } = gateWith({ isDeaf: () => deaf, tellsWords: () => tells });
    gate.pass(vadEvent(START, 64));
    speak(96, 9_000);
    deaf = false;
    speak(9_032, 13_000);
    tells = false;
    speak(13_032, 20_000);
    tells = true;
    speak(20_032, 24_000);
    expect(noise).toEqual([]);
    speak(24_032, 26_000);
    expect(noise).toEqual([true]);
    deaf = true;
    speak(26_032, 26_100);
    expect(noise).toEqual([true, false]);
  });

  it('never takes speech for noise where words come at its end only', () => {
    const { gate, noise, speak } = gateWith({ tellsWords: () => false });
    gate.pass(vadEvent(START, 64));
    expect(kinds(speak(96, 30_000))).toEqual([TICK]);
    expect(noise).toEqual([]);
  });

  it('ends speech that no sound ends, and hears it again when it goes on', () => {
    const voiced: number[] = [];
    const { gate, speak } = gateWith({ onVoice: (ms) => void voiced.push(ms) });
    gate.pass(vadEvent(START, 64));
    speak(96, 200);
    expect(gate.speaks).toBe(true);
    expect(kinds(gate.starved())).toEqual([END]);
    expect([gate.speaks, voiced.at(-1)]).toEqual([false, 0]);
    expect(kinds(speak(232, 264))).toEqual([START, TICK]);
    expect(kinds(gate.pass(vadEvent(END, 300)))).toEqual([END]);
  });

  it('tells of a stretch that brought no words, until it is said once more', () => {
    vi.useFakeTimers();
    const { gate, noise, speak } = gateWith({});
    const say = (ms: number) => {
      gate.pass(vadEvent(START, 64));
      speak(96, ms);
      gate.pass(vadEvent(END, ms + 250, 250));
    };
    say(2_000);
    vi.advanceTimersByTime(2_000);
    expect(noise).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(noise).toEqual([true]);
    say(1_500);
    gate.words();
    expect(noise).toEqual([true, false]);
    vi.advanceTimersByTime(20_000);
    expect(noise).toEqual([true, false]);
    say(2_000);
    vi.advanceTimersByTime(20_000);
    expect(noise).toEqual([true, false, true, false]);
    vi.useRealTimers();
  });

  it.each([
    ['a cough', {}, 500, () => {}],
    ['words that come late', {}, 2_000, (gate: VoiceGate) => gate.words()],
    ['our own voice', {}, 2_000, (gate: VoiceGate) => gate.echo()],
    ['words that come as a whole', {}, 2_000, (gate: VoiceGate) => gate.understood()],
    ['a word that leaves the floor', {}, 2_000, (gate: VoiceGate) => gate.aside()],
    ['what may be an echo', { needsWords: () => true }, 2_000, () => {}],
    ['a recogniser that tells no words meanwhile', { tellsWords: () => false }, 2_000, () => {}],
  ] as const)('tells nothing of %s', (_what, deps, ms, then) => {
    vi.useFakeTimers();
    const { gate, noise, speak } = gateWith(deps);
    gate.pass(vadEvent(START, 64));
    speak(96, ms);
    gate.pass(vadEvent(END, ms + 250, 250));
    vi.advanceTimersByTime(2_000);
    then(gate);
    vi.advanceTimersByTime(20_000);
    expect(noise).toEqual([]);
    vi.useRealTimers();
  });

  it('hears nobody between two turns by key', () => {
    let deaf = true;
    const { gate, speak } = gateWith({ isDeaf: () => deaf });
    expect(gate.pass(vadEvent(START, 64))).toEqual([]);
    expect(kinds(speak(96, 500))).toEqual([]);
    deaf = false;
    expect(kinds(speak(532, 600))).toEqual([START, TICK]);
    deaf = true;
    expect(kinds(speak(632, 700))).toEqual([END]);
  });
});

it('does not take its own voice for noise when that comes back', async () => {
  const noise: boolean[] = [];
  const floor = createFloor({
    echo: 'much',
    isDeaf: () => false,
    tellsWords: () => true,
    onNoise: (noisy) => noise.push(noisy),
    roleOf: () => 'turn',
    interrupt() {},
    toWall: (ms) => ms,
    // A moment into the sound below.
    now: () => Date.now() + 100,
  });
  const output = silentOutput();
  floor.attach(output);
  floor.speaks('Our client runs a rooftop cinema. Should they open on Mondays as well?');
  await output.captureFrame(new AudioFrame(new Int16Array(480).fill(8_000), 24_000, 1, 480));
  const hear = (fromMs: number, toMs: number) => {
    for (let ms = fromMs; ms <= toMs; ms += 32) floor.gate.pass(vadEvent(VADEventType.INFERENCE_DONE, ms));
  };
  floor.gate.pass(vadEvent(VADEventType.START_OF_SPEECH, 64));
  hear(96, 3_000);
  expect(floor.interim({ text: 'our client runs a', stable: false })).toBe(false);
  hear(3_032, 7_000);
  expect(noise).toEqual([]);
  hear(7_032, 9_000);
  expect(noise).toEqual([true]);
  expect(floor.interim({ text: 'cinema should they open', stable: false })).toBe(false);
  expect(noise).toEqual([true, false]);
});

it.each([
  ['of what is being said', 400, true],
  ['of something before, come late', 1_000, false],
] as const)('takes speech for a word that leaves the floor by a final %s', async (_of, atMs, isOver) => {
  const soundedAt = 1_000_000;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(soundedAt);
  const floor = createFloor({
    echo: 'none',
    isDeaf: () => false,
    tellsWords: () => true,
    onNoise() {},
    roleOf: () => 'backchannel',
    interrupt() {},
    toWall: (ms) => soundedAt + ms,
    now: () => soundedAt + atMs,
  });
  const output = silentOutput();
  floor.attach(output);
  await output.captureFrame(new AudioFrame(new Int16Array(480).fill(8_000), 24_000, 1, 480));
  clock.mockRestore();
  floor.gate.pass(vadEvent(VADEventType.START_OF_SPEECH, 400));
  floor.sort({ ...final('mm-hm'), startMs: 0, endMs: 20 });
  const [passed] = floor.gate.pass(vadEvent(VADEventType.INFERENCE_DONE, 528, 128));
  expect(passed?.type === VADEventType.END_OF_SPEECH).toBe(isOver);
});
