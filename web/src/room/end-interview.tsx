import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { Confirm } from '../ui/confirm.tsx';
import { useScene } from './room-context.ts';

/** Asks once: an interview that is over cannot be gone on with. */
export function EndInterview({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { sessionId, view } = useScene();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => call('endSession', { params: { sessionId } }),
    onSuccess: () => navigate({ to: '/report/$sessionId', params: { sessionId }, replace: true }),
  });
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={view.redo ? 'End this take?' : 'End the interview?'}
      confirm="End it"
      cancel="Go on"
      danger
      busy={end.isPending}
      onConfirm={() => end.mutate()}
    >
      {view.redo
        ? 'What has been said so far is laid beside the first take. You can take the moment again as often as you like.'
        : 'The report is made from what has been said so far. What was not reached is not held against you. It cannot be taken up again.'}
    </Confirm>
  );
}
