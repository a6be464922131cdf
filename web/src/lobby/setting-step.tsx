import type { Setting } from '@caseroom/core/log/event';
import { Choice } from '../ui/field.tsx';
import { Step } from './step.tsx';

export function SettingStep({
  setting,
  onChange,
}: {
  setting: Setting;
  onChange: (setting: Setting) => void;
}) {
  return (
    <Step id="setting" title="How strict">
      <fieldset className="grid gap-2.5 sm:grid-cols-2">
        <legend className="sr-only">How strict</legend>
        <Choice
          name="setting"
          title="Practice"
          checked={setting === 'practice'}
          onChange={() => onChange('practice')}
        >
          You may pause, and hints come when you ask.
        </Choice>
        <Choice name="setting" title="Mock" checked={setting === 'mock'} onChange={() => onChange('mock')}>
          Firm, as on the day: no pause, the clock runs.
        </Choice>
      </fieldset>
    </Step>
  );
}
