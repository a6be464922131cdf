import type { VAD } from '@livekit/agents';
import type { Brief } from '@caseroom/core/wire/agent';
import type { Config, SpeechConfig } from '../config.ts';
import { deepgramRecogniser } from '../recogniser/deepgram.ts';
import type { Recogniser } from '../recogniser/recogniser.ts';
import { segmentRecogniser } from '../recogniser/segments.ts';
import { openaiVoice } from '../voice/openai-voice.ts';
import type { InterviewerModel } from '../interviewer/model.ts';
import type { Voice } from '../voice/voice.ts';
import { chatModel, type ChatModelOptions } from './chat-model.ts';

/** What this interview hears and speaks with, each list in the order in which it is tried. */
export type Providers = { recognisers: readonly Recogniser[]; voices: readonly Voice[] };

export type TableInput = Pick<Brief, 'door' | 'consents' | 'paid_providers' | 'locale'> & {
  keyterms: readonly string[];
};

const OFFLINE_MODEL = 'offline';
const OFFLINE_VOICE = 'alloy';

/**
 * Chosen by which keys are set. Providers outside this host hear and speak only where the candidate consented and the
 * budget allows; the offline speech server comes last, and alone in the demo. A typed interview has none.
 */
export function chooseProviders(config: Config, input: TableInput, vad: () => VAD): Providers {
  if (input.door === 'type') return { recognisers: [], voices: [] };
  const outside = input.door === 'talk' && input.consents.providers && input.paid_providers;
  const recognisers = outside ? outsideRecognisers(config, input, vad) : [];
  const voices = outside ? outsideVoices(config) : [];
  const { offlineSpeech } = config;
  if (offlineSpeech) {
    const { baseUrl } = offlineSpeech;
    const endpoint = { baseUrl, apiKey: 'none', model: OFFLINE_MODEL, locale: input.locale, paid: false };
    recognisers.push(segmentRecogniser('offline', endpoint, vad()));
    voices.push(offlineVoice(baseUrl));
  }
  return { recognisers, voices };
}

/** Null: the case's own lines. A model is outside this host as much as a voice is. */
export function chooseModel(
  { openai }: Config,
  input: Pick<Brief, 'consents' | 'paid_providers'>,
  hooks: Pick<ChatModelOptions, 'allowed' | 'onUsage' | 'onAway' | 'onBack'>,
): InterviewerModel | null {
  if (!openai || !input.consents.providers || !input.paid_providers) return null;
  return chatModel({ ...openai, ...hooks });
}

function outsideRecognisers(config: Config, input: TableInput, vad: () => VAD): Recogniser[] {
  const { deepgram, openai } = config;
  const found: Recogniser[] = [];
  if (deepgram)
    found.push(deepgramRecogniser({ ...deepgram, locale: input.locale, keyterms: input.keyterms }));
  if (openai)
    found.push(
      segmentRecogniser(
        'openai',
        {
          baseUrl: openai.baseUrl ?? 'https://api.openai.com/v1',
          apiKey: openai.apiKey,
          model: openai.sttModel,
          locale: input.locale,
          paid: true,
        },
        vad(),
      ),
    );
  return found;
}

function outsideVoices({ openai }: SpeechConfig): Voice[] {
  if (!openai) return [];
  return [
    openaiVoice('openai', {
      baseUrl: openai.baseUrl,
      apiKey: openai.apiKey,
      model: openai.ttsModel,
      voice: openai.ttsVoice,
      paid: true,
    }),
  ];
}

const offlineVoice = (baseUrl: string): Voice =>
  openaiVoice('offline', {
    baseUrl,
    apiKey: 'none',
    model: OFFLINE_MODEL,
    voice: OFFLINE_VOICE,
    paid: false,
  });

/** The voices that lines can be rendered with, the one that speaks first before the others. */
export const voicesOf = (config: SpeechConfig): Voice[] => [
  ...outsideVoices(config),
  ...(config.offlineSpeech ? [offlineVoice(config.offlineSpeech.baseUrl)] : []),
];
