import type { Door } from '@caseroom/core/log/event';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Step } from './step.tsx';
import { tryNetwork } from './try-network.ts';

/** Runs by itself: there is nothing to choose. */
export function NetworkCheck({ door, onType }: { door: Door; onType: () => void }) {
  const check = useQuery({
    queryKey: ['lobby', 'network'],
    queryFn: tryNetwork,
    staleTime: 5 * 60_000,
    gcTime: 60_000,
  });
  const again = (
    <Button busy={check.isFetching} onClick={() => void check.refetch()}>
      Try again
    </Button>
  );
  return (
    <Step id="network" title="Your connection">
      <div role="status">
        {!check.data && <p className="pulse-soft text-soft">Trying the way to the media server</p>}
        {check.data?.ok && (
          <p className="flex items-center gap-2">
            <Check aria-hidden="true" className="size-5 text-accent" />
            <span className="figures">
              The media server answers, in {(check.data.ms / 1000).toFixed(1)} s.
            </span>
          </p>
        )}
      </div>
      {check.data && !check.data.ok && (
        <>
          <Notice tone="warn" title={check.data.title} action={again}>
            {check.data.cure}
          </Notice>
          {door !== 'type' && (
            <p className="mt-3">
              Or{' '}
              <button type="button" className="min-h-6 font-medium text-accent underline" onClick={onType}>
                type instead
              </button>
              , which needs no sound.
            </p>
          )}
        </>
      )}
    </Step>
  );
}
