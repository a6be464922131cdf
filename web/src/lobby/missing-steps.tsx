import type { Missing } from './missing.ts';

/** What is still to be settled, said when somebody wants to begin without it; each leads to its step. */
export function MissingSteps({ missing }: { missing: readonly Missing[] }) {
  return (
    <div role="alert">
      {missing.length > 0 && (
        <ul className="mb-4 list-disc pl-5 text-red">
          {missing.map((each) => (
            <li key={each.step}>
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
