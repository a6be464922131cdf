import type { Door } from '@caseroom/core/log/event';
import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import type { Offer, SessionRow } from '@caseroom/core/wire/routes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { type Consent, ConsentStep } from '../lobby/consent-step.tsx';
import { DoorStep, firstDoor } from '../lobby/door-step.tsx';
import { type Missing, missingOf } from '../lobby/missing.ts';
import { NetworkCheck } from '../lobby/network-check.tsx';
import { SoundStep } from '../lobby/sound-step.tsx';
import { Step } from '../lobby/step.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { goToStep, MissingSteps } from '../lobby/missing-steps.tsx';

type RedoFormProps = { session: SessionRow; moment: MomentCard; offer: Offer };

/** As in the lobby: how it is sat, the sound, and what is agreed to, for this session alone. */
export function RedoForm({ session, moment, offer }: RedoFormProps) {
  const [door, setDoor] = useState<Door>(() =>
    offer[session.door].available ? session.door : firstDoor(offer),
  );
  const [consent, setConsent] = useState<Consent>({ recording: null, providers: false, observers: false });
  const [hears, setHears] = useState(false);
  const [missing, setMissing] = useState<Missing[]>([]);
  const start = useStartRedo(session.session_id, moment.moment_id);
  const begin = () => {
    const lacking = missingOf({ door, consent, hears, scripted: offer.scripted });
    setMissing(lacking);
    const first = lacking[0];
    if (first) goToStep(first.step);
    else start.mutate({ door, consent });
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
      {door !== 'type' && <SoundStep door={door} offer={offer} onDoor={setDoor} onHears={setHears} />}
      <NetworkCheck door={door} onType={() => setDoor('type')} />
      <ConsentStep door={door} scripted={offer.scripted} consent={consent} onChange={setConsent} />
      <Step id="begin" title="Ready?">
        <MissingSteps missing={missing} />
        {start.error && (
          <Notice tone="bad" className="mb-4">
            {sentenceOf(start.error)}
          </Notice>
        )}
        <Button
          type="submit"
          look="primary"
          busy={start.isPending || start.isSuccess}
          className="min-h-13 px-8 text-lg"
        >
          Take it again
        </Button>
      </Step>
    </form>
  );
}

function useStartRedo(sessionId: string, momentId: string) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ door, consent }: { door: Door; consent: Consent }) =>
      call('redoMoment', {
        params: { sessionId },
        body: {
          moment_id: momentId,
          door,
          time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
          locale: navigator.language || 'en',
          consents: {
            recording: door !== 'type' && consent.recording === true,
            providers: consent.providers,
            observers: consent.observers,
          },
        },
      }),
    onSuccess: async ({ session_id }) => {
      await queries.invalidateQueries({ queryKey: ['moments', sessionId] });
      await navigate({ to: '/room/$sessionId', params: { sessionId: session_id } });
    },
  });
}
