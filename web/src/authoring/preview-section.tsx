import { type Draft, trialOf } from '@caseroom/core/wire/authoring';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Desk } from './editor-head.tsx';
import type { Proof } from './proof.worker.ts';

type PreviewProps = {
  draft: Draft;
  desk: Desk;
  proof: Proof | null;
  seed: number | null;
  onSeed: (seed: number | null) => void;
};

/** The case as it will be met, in text; and the way to sit it oneself before anybody else does. */
export function PreviewSection({ draft, desk, proof, seed, onSeed }: PreviewProps) {
  const own = proof?.compiled?.source.model.seed ?? 1;
  return (
    <section aria-label="Preview">
      <div className="flex flex-wrap items-center gap-2">
        <SitIt draft={draft} desk={desk} />
        <Button onClick={() => onSeed((seed ?? own) + 1)}>Draw other figures</Button>
        {seed !== null && (
          <Button look="quiet" onClick={() => onSeed(null)}>
            Back to the case's own
          </Button>
        )}
      </div>
      {proof?.preview ? (
        <pre
          className="figures mt-5 overflow-x-auto whitespace-pre-wrap rounded-xl border border-rule bg-sheet p-5 text-[0.9375rem] leading-relaxed"
          tabIndex={0}
        >
          {proof.preview}
        </pre>
      ) : (
        <p className="mt-5 text-soft">There is a preview as soon as the case can be worked out.</p>
      )}
    </section>
  );
}

/** A typed interview on the draft as it is saved, with the case's own lines. Nobody else can open it. */
function SitIt({ draft, desk }: { draft: Draft; desk: Desk }) {
  const navigate = useNavigate();
  const sit = useMutation({
    meta: { silent: true },
    mutationFn: async () => {
      await desk.saver.flush();
      return call('createSession', {
        body: {
          case_id: trialOf(draft.draft_id),
          door: 'type',
          time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
          consents: { recording: false, providers: false, observers: false },
        },
      });
    },
    onSuccess: ({ session_id }) => navigate({ to: '/room/$sessionId', params: { sessionId: session_id } }),
  });
  return (
    <>
      <Button look="primary" busy={sit.isPending} onClick={() => sit.mutate()}>
        Sit it by typing
      </Button>
      {sit.isError && (
        <Notice tone="bad" className="order-last w-full">
          {sentenceOf(sit.error)}
        </Notice>
      )}
    </>
  );
}
