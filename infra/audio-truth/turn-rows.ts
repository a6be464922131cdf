import { z } from 'zod';
import { turnClasses } from './turn-set.ts';

export const echoLevels = [-30, -20, -10] as const;
export type EchoLevel = (typeof echoLevels)[number];

/**
 * What is laid over the interviewer's words. `nothing` is the control: how long it is silent when nobody disturbs it. Of a
 * `known` echo the page has told the interviewer, as it does after the lobby's check.
 */
export const overlays = [
  'nothing',
  'backchannel',
  'echo -30 dB',
  'echo -20 dB',
  'echo -10 dB',
  'known echo -30 dB',
  'known echo -20 dB',
  'known echo -10 dB',
] as const;
export type Overlay = (typeof overlays)[number];

/** What came of a labelled utterance, or of something that sounded over the interviewer. */
export const turnRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('utterance'),
    id: z.string(),
    class: z.enum(turnClasses),
    where: z.enum(['brisk', 'patient']),
    /** Silences of the candidate's in the middle of it. */
    pauses: z.number().int(),
    /** How long each pause was in which the interviewer began to speak, until it was heard. */
    cutInsMs: z.array(z.number()),
    /** When it had begun too early: how long until it fell silent after the candidate went on. */
    yieldMs: z.number().nullable(),
    /** From the labelled end to the reply; null: none in time, or one had come too early. */
    deadAirMs: z.number().nullable(),
    act: z.string().nullable(),
    phase: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('overlay'),
    overlay: z.enum(overlays),
    what: z.string(),
    /** The longest silence of the interviewer from then on. */
    silentMs: z.number(),
    interrupted: z.boolean(),
    /** Words of the interviewer that were taken for the candidate's. */
    takenAsTurn: z.boolean(),
  }),
]);
export type TurnRow = z.infer<typeof turnRow>;
export type UtteranceRow = Extract<TurnRow, { kind: 'utterance' }>;
export type OverlayRow = Extract<TurnRow, { kind: 'overlay' }>;
