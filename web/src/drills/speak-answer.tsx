import { useQuery } from '@tanstack/react-query';
import { Mic, Square } from 'lucide-react';
import { useCallback } from 'react';
import { offerQuery } from '../api/queries.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpokenAnswer } from './use-spoken-answer.ts';

type Door = 'talk' | 'demo';
type SpeakAnswerProps = { busy: boolean; onSaid: (door: Door, wav: Blob) => void };

/** Speaking where this server has a recogniser; elsewhere a sentence that says why there is only typing. */
export function SpeakAnswer({ busy, onSaid }: SpeakAnswerProps) {
  const { data: offer } = useQuery(offerQuery);
  if (!offer) return null;
  const door: Door | null = offer.talk.available ? 'talk' : offer.demo.available ? 'demo' : null;
  if (door) return <SpeakButton door={door} busy={busy} onSaid={onSaid} />;
  return (
    <p className="text-soft text-sm">Speaking is not offered: no recogniser answers on this server now.</p>
  );
}

function SpeakButton({ door, busy, onSaid }: SpeakAnswerProps & { door: Door }) {
  const said = useCallback((wav: Blob) => onSaid(door, wav), [door, onSaid]);
  const { state, fault, start, stop } = useSpokenAnswer(said);
  return (
    <div>
      <Button
        look={state === 'recording' ? 'primary' : 'outline'}
        busy={busy || state === 'opening'}
        icon={
          state === 'recording' ? (
            <Square aria-hidden="true" className="size-4 fill-current" />
          ) : (
            <Mic aria-hidden="true" className="size-4.5" />
          )
        }
        onClick={() => (state === 'recording' ? void stop() : start())}
      >
        {label(state, busy)}
      </Button>
      <p className="mt-2 text-soft text-sm">
        {door === 'talk'
          ? 'The recording goes to the speech service of this server and is not kept here.'
          : 'The offline recogniser is rough: each figure is shown before it counts.'}
      </p>
      {fault && (
        <Notice tone="warn" title={fault.title} className="mt-3">
          {fault.cure}
        </Notice>
      )}
    </div>
  );
}

function label(state: 'recording' | 'opening' | 'idle', busy: boolean): string {
  if (busy) return 'Listening to it';
  if (state === 'recording') return 'I have said it';
  return state === 'opening' ? 'Opening the microphone' : 'Speak the answer';
}
