import type { Door, Setting } from '@caseroom/core/log/event';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import type { Consent } from './consent-step.tsx';

type Wish = { caseId: string; door: Door; setting: Setting; captions: boolean; consent: Consent };

/** Prepares the interview and walks into its room; the room itself starts the clock. */
export function useStartInterview() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ caseId, door, setting, captions, consent }: Wish) =>
      call('createSession', {
        body: {
          case_id: caseId,
          door,
          setting,
          captions: setting === 'practice' || captions,
          time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
          locale: navigator.language || 'en',
          consents: {
            recording: door !== 'type' && consent.recording === true,
            providers: consent.providers,
            observers: consent.observers,
          },
        },
      }),
    onSuccess: (session) => navigate({ to: '/room/$sessionId', params: { sessionId: session.session_id } }),
  });
}
