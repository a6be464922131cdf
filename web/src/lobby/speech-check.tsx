import type { Door } from '@caseroom/core/log/event';
import { speechCheckMaxMs, speechCheckSentence } from '@caseroom/core/wire/lobby';
import type { Offer } from '@caseroom/core/wire/routes';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { type Recording, startRecording } from '../sound/record.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { doorTitles } from './door-step.tsx';

type SpeechCheckProps = { door: Door; offer: Offer; stream: MediaStream; onDoor: (door: Door) => void };

/** One sentence with three figures, read aloud: what the recogniser makes of it proposes the door. */
export function SpeechCheck({ door, offer, stream, onDoor }: SpeechCheckProps) {
  const [running, setRunning] = useState<Recording | null>(null);
  const tested = door === 'demo' || !offer.talk.available ? 'demo' : 'talk';
  const check = useMutation({
    meta: { silent: true },
    mutationFn: (raw: Blob) => call('checkSpeech', { query: { door: tested }, raw }),
  });
  useEffect(() => () => running?.cancel(), [running]);
  const toggle = async () => {
    if (!running) {
      check.reset();
      setRunning(await startRecording(stream, speechCheckMaxMs));
      return;
    }
    setRunning(null);
    check.mutate(await running.stop());
  };
  return (
    <div className="mt-8">
      <h3 className="font-medium">Read this aloud, and see what is heard</h3>
      <blockquote className="mt-2 border-accent border-l-2 pl-4 font-serif text-xl leading-snug">
        {speechCheckSentence}
      </blockquote>
      {tested === 'talk' && (
        <p className="mt-2 text-soft text-sm">
          This one recording goes to the speech service that this server uses. It is not kept here.
        </p>
      )}
      <Button
        className="mt-3"
        look={running ? 'primary' : 'outline'}
        busy={check.isPending}
        onClick={() => void toggle()}
      >
        {running
          ? 'I have read it'
          : check.isPending
            ? 'Listening to it'
            : check.isIdle
              ? 'Start reading'
              : 'Read it again'}
      </Button>
      <div role="status" className="mt-4 grid gap-3">
        {check.isError && (
          <Notice tone="warn">{sentenceOf(check.error)} You can start without this check.</Notice>
        )}
        {check.data && (
          <Heard result={check.data} door={door} offered={offer[check.data.door].available} onDoor={onDoor} />
        )}
      </div>
    </div>
  );
}

type HeardProps = {
  result: { text: string; figures: number[]; door: Door; why: string };
  door: Door;
  offered: boolean;
  onDoor: (door: Door) => void;
};

function Heard({ result, door, offered, onDoor }: HeardProps) {
  const figures = result.figures.map((figure) => figure.toLocaleString('en')).join(', ');
  return (
    <>
      <p>
        Heard: <q className="font-serif text-lg">{result.text || 'nothing'}</q>
        {figures && <span className="figures text-soft"> with the figures {figures}</span>}
      </p>
      <Notice
        tone={result.door === 'type' ? 'warn' : 'plain'}
        action={
          offered && result.door !== door ? (
            <Button onClick={() => onDoor(result.door)}>Take it</Button>
          ) : undefined
        }
      >
        <span className="font-medium">
          {result.door === door ? 'Your choice fits' : 'We propose'}: {doorTitles[result.door].toLowerCase()}.
        </span>{' '}
        {result.why}
      </Notice>
    </>
  );
}
