import type { CaseFinding } from '@caseroom/core/wire/authoring';
import { Check, CircleAlert, Info } from 'lucide-react';
import { classes } from '../ui/classes.ts';
import { sentence } from './fields.tsx';

type PanelProps = {
  findings: readonly CaseFinding[];
  busy: boolean;
  stuck: boolean;
  onJump: (finding: CaseFinding) => void;
};

/** What the prover has found, each leading to its field. Beside the form on a desk, above it on a phone. */
export function FindingsPanel({ findings, busy, stuck, onJump }: PanelProps) {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const advice = findings.filter(({ severity }) => severity === 'advice');
  return (
    <aside
      aria-label="What the prover says"
      className="rounded-xl bg-wash p-4 lg:sticky lg:top-4 lg:col-start-2 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
    >
      <p role="status" className={classes('font-medium', busy && 'pulse-soft')}>
        {verdict(faults.length, { busy: busy && findings.length === 0, stuck })}
      </p>
      <ul className="mt-2 max-h-56 space-y-1 overflow-y-auto lg:max-h-none">
        {[...faults, ...advice].map((finding) => (
          <li key={`${finding.path} ${finding.code} ${finding.message}`}>
            <button
              type="button"
              onClick={() => onJump(finding)}
              className="flex w-full items-start gap-2 rounded-lg px-2 py-2 text-left text-[0.9375rem] hover:bg-sheet"
            >
              {finding.severity === 'fault' ? (
                <CircleAlert aria-label="To mend" className="mt-1 size-4 shrink-0 text-red" />
              ) : (
                <Info aria-label="Worth a look" className="mt-1 size-4 shrink-0 text-amber" />
              )}
              <span className="min-w-0">
                {sentence(finding.message)}
                <span className="block break-words text-soft text-sm">
                  {finding.path || 'The text'}, line {finding.line}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {!stuck && faults.length === 0 && findings.length === 0 && !busy && (
        <p className="mt-1 flex gap-2 text-soft text-sm">
          <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
          Its figures hold together, its answers can be reached, and nothing gives the key away.
        </p>
      )}
    </aside>
  );
}

function verdict(faults: number, { busy, stuck }: { busy: boolean; stuck: boolean }): string {
  if (stuck) return 'Working this case out takes too long. Make its model smaller.';
  if (busy) return 'Being checked';
  if (faults === 0) return 'Ready to be published';
  return faults === 1 ? 'One thing to mend' : `${faults} things to mend`;
}
