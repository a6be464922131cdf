import type { Door } from '@caseroom/core/log/event';
import type { Consent } from './consent-step.tsx';

export type Missing = { step: string; text: string };

/** What has to be settled before the interview can begin. */
export function missingOf(chosen: {
  door: Door;
  consent: Consent;
  hears: boolean;
  scripted: boolean;
}): Missing[] {
  const spoken = chosen.door !== 'type';
  const missing: Missing[] = [];
  if (spoken && !chosen.hears) {
    missing.push({ step: 'sound', text: 'Your microphone is not on yet. Check it, or choose to type.' });
  }
  if (spoken && chosen.consent.recording === null) {
    missing.push({ step: 'consent', text: 'Choose whether the interview is recorded.' });
  }
  if (chosen.door === 'talk' && !chosen.consent.providers) {
    missing.push({
      step: 'consent',
      text: 'Allow that what you say is sent to be recognised, or choose to type.',
    });
  }
  return missing;
}
