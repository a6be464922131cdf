import type { Setting } from '@caseroom/core/log/event';
import { Choice } from '../ui/field.tsx';
import { Step } from './step.tsx';

type SettingProps = {
  setting: Setting;
  onChange: (setting: Setting) => void;
  captions: boolean;
  /** Null where everything is read anyway. */
  onCaptions: ((captions: boolean) => void) | null;
};

export function SettingStep({ setting, onChange, captions, onCaptions }: SettingProps) {
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
      {setting === 'mock' && onCaptions && (
        <label className="mt-4 flex items-start gap-3">
          <input
            type="checkbox"
            className="mt-1 size-4.5 shrink-0 accent-accent"
            checked={captions}
            onChange={(event) => onCaptions(event.target.checked)}
          />
          <span>
            Show captions of what the interviewer says.
            <span className="block text-soft text-sm">
              For whoever hears badly or reads better. It costs nothing in the report. Without it the case and
              its facts are listened to, as on the day.
            </span>
          </span>
        </label>
      )}
    </Step>
  );
}
