import type { Door } from '@caseroom/core/log/event';
import { Choice } from '../ui/field.tsx';
import { Step } from './step.tsx';

/** `recording` null: not answered yet. Nothing is ticked in advance. */
export type Consent = { recording: boolean | null; providers: boolean; observers: boolean };

type ConsentProps = { door: Door; scripted: boolean; consent: Consent; onChange: (consent: Consent) => void };

export function ConsentStep({ door, scripted, consent, onChange }: ConsentProps) {
  return (
    <Step id="consent" title="Recording and privacy">
      {door === 'type' ? (
        <p className="text-soft">
          A typed interview is not recorded. Its text is kept with your report until you erase it.
        </p>
      ) : (
        <Recording consent={consent} onChange={onChange} />
      )}
      {(door === 'talk' || !scripted) && <Providers door={door} consent={consent} onChange={onChange} />}
      <Coaches door={door} consent={consent} onChange={onChange} />
    </Step>
  );
}

type PartProps = Pick<ConsentProps, 'consent' | 'onChange'>;

function Recording({ consent, onChange }: PartProps) {
  return (
    <fieldset className="grid gap-2.5 sm:grid-cols-2">
      <legend className="mb-2.5">May the sound be recorded?</legend>
      <Choice
        name="recording"
        title="Record it"
        checked={consent.recording === true}
        onChange={() => onChange({ ...consent, recording: true })}
      >
        The report plays each moment again. The recording stays on this server until you erase the interview.
      </Choice>
      <Choice
        name="recording"
        title="Do not record"
        checked={consent.recording === false}
        onChange={() => onChange({ ...consent, recording: false })}
      >
        The interview is the same. The report has the text, without replay.
      </Choice>
    </fieldset>
  );
}

function Providers({ door, consent, onChange }: PartProps & { door: Door }) {
  return (
    <label className="mt-5 flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-4.5 shrink-0 accent-accent"
        checked={consent.providers}
        onChange={(event) => onChange({ ...consent, providers: event.target.checked })}
      />
      <span>
        {door === 'type'
          ? 'What I write may go to the language service that this server uses.'
          : 'What I say may go to the speech and language services that this server uses.'}
        <span className="block text-soft text-sm">
          Other companies may run them.{' '}
          {door === 'talk'
            ? 'Talking does not work without this; typing does.'
            : "Without this the interviewer keeps to the case's own lines."}
        </span>
      </span>
    </label>
  );
}

function Coaches({ door, consent, onChange }: PartProps & { door: Door }) {
  return (
    <label className="mt-5 flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-4.5 shrink-0 accent-accent"
        checked={consent.observers}
        onChange={(event) => onChange({ ...consent, observers: event.target.checked })}
      />
      <span>
        Coaches I work with on this server may {door === 'type' ? 'read along' : 'listen in'} unseen, and
        score the interview afterwards.
        <span className="block text-soft text-sm">
          {door === 'type'
            ? 'They see text, notes and exhibits while it goes on.'
            : 'They hear and see what you do, your notes too, and your picture if the camera is on.'}{' '}
          When it is over they read{door !== 'type' && ' and hear'} it again, and once they have scored it
          your report too{door !== 'type' && ', without how you spoke'}. What they say stands in it. You can
          take this back at any time.
        </span>
      </span>
    </label>
  );
}
