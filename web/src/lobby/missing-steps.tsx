import type { Missing } from './missing.ts';

/** To the step, with the keyboard too: whoever tabs on is at what is missing. */
export function goToStep(id: string): void {
  const step = document.getElementById(id);
  step?.scrollIntoView({ block: 'start' });
  step?.focus({ preventScroll: true });
}

/** What is still to be settled, said when somebody wants to begin without it; each leads to its step. */
export function MissingSteps({ missing }: { missing: readonly Missing[] }) {
  return (
    <div role="alert">
      {missing.length > 0 && (
        <ul className="mb-4 list-disc pl-5 text-red">
          {missing.map((each) => (
            <li key={each.text}>
              <a href={`#${each.step}`} className="underline">
                {each.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
