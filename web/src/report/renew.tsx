import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Offered where the way of scoring has changed since; the report that there is stays among the versions. */
export function Renew({ sessionId }: { sessionId: string }) {
  const queries = useQueryClient();
  const renew = useMutation({
    mutationFn: () => call('renewEvaluation', { params: { sessionId } }),
    onSuccess: (status) => queries.setQueryData(['evaluation', sessionId], status),
  });
  return (
    <Notice
      tone={renew.error ? 'bad' : 'plain'}
      className="mt-6 max-w-3xl"
      action={
        <Button busy={renew.isPending} onClick={() => renew.mutate()}>
          Score it again
        </Button>
      }
    >
      {renew.error
        ? sentenceOf(renew.error)
        : 'Interviews are scored in a newer way today. This report stays beside the new one.'}
    </Notice>
  );
}
