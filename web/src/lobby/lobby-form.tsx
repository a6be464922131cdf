import type { Door, Setting } from '@caseroom/core/log/event';
import type { CaseCard, Offer } from '@caseroom/core/wire/routes';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CameraCheck } from './camera-check.tsx';
import { ConsentStep, type Consent } from './consent-step.tsx';
import { DoorStep, firstDoor } from './door-step.tsx';
import { NetworkCheck } from './network-check.tsx';
import { SettingStep } from './setting-step.tsx';
import { SoundStep } from './sound-step.tsx';
import { type Missing, missingOf } from './missing.ts';
import { Step } from './step.tsx';
import { useStartInterview } from './use-start-interview.ts';
import { goToStep, MissingSteps } from './missing-steps.tsx';

/** Everything that is settled before an interview begins, in the order in which people meet it. */
export function LobbyForm({ card, offer }: { card: CaseCard; offer: Offer }) {
  const [door, setDoor] = useState<Door>(() => firstDoor(offer));
  const [setting, setSetting] = useState<Setting>('practice');
  const [captions, setCaptions] = useState(false);
  const [consent, setConsent] = useState<Consent>({ recording: null, providers: false, observers: false });
  const [hears, setHears] = useState(false);
  const [missing, setMissing] = useState<Missing[]>([]);
  const start = useStartInterview();
  const spoken = door !== 'type';

  const begin = () => {
    const lacking = missingOf({ door, consent, hears, scripted: offer.scripted });
    setMissing(lacking);
    const first = lacking[0];
    if (first) goToStep(first.step);
    else start.mutate({ caseId: card.id, door, setting, captions, consent });
  };

  return (
    <form
      className="mt-10 grid max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <DoorStep offer={offer} door={door} onChange={setDoor} />
      {spoken && <SoundStep door={door} offer={offer} onDoor={setDoor} onHears={setHears} />}
      {spoken && <CameraCheck />}
      <NetworkCheck door={door} onType={() => setDoor('type')} />
      <SettingStep
        setting={setting}
        onChange={setSetting}
        captions={captions}
        onCaptions={spoken ? setCaptions : null}
      />
      <ConsentStep door={door} scripted={offer.scripted} consent={consent} onChange={setConsent} />
      <Step id="begin" title="Ready?">
        <MissingSteps missing={missing} />
        <p className="text-soft">
          {spoken
            ? 'The interviewer speaks first. You may interrupt at any time.'
            : 'The interviewer writes first.'}{' '}
          If the page is closed, the interview waits for you in your history.
        </p>
        <Button
          type="submit"
          look="primary"
          busy={start.isPending || start.isSuccess}
          className="mt-5 min-h-13 px-8 text-lg"
        >
          Start the interview
        </Button>
      </Step>
    </form>
  );
}
