import type { OwnBranch, OwnCut as Cut } from '@caseroom/core/wire/first-cut';
import { QuoteList } from './quote-list.tsx';
import { useWording } from './report-context.ts';

/** What the candidate laid out, each part with what it meets, and what was left out of it that matters. */
export function OwnCut({ cut: { branches, missing } }: { cut: Cut }) {
  const say = useWording();
  if (branches.length === 0)
    return <p className="mb-7 text-soft">No plan{say(' of yours', '')} was heard or written.</p>;
  const said = branches.filter(({ named }) => named === 'said');
  const written = branches.filter(({ named }) => named === 'written');
  return (
    <div className="mb-9 grid gap-7">
      <Part title={say('What you said', 'Said')} branches={said} />
      <Part title={say('What you wrote', 'Written')} branches={written} />
      <div>
        <h3 className="font-medium">Left out, and it changes the answer</h3>
        {missing.length === 0 ? (
          <p className="mt-2 text-soft">Nothing that changes the answer.</p>
        ) : (
          <ul className="mt-2 grid gap-2">
            {missing.map(({ id, text, later }) => (
              <li key={id}>
                <p>
                  <span className="text-amber">{text}</span>
                  {later && (
                    <span className="text-soft text-sm">
                      , {say('you', 'the candidate')} came to it later
                    </span>
                  )}
                </p>
                {later && <QuoteList quotes={[later]} />}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Part({ title, branches }: { title: string; branches: readonly OwnBranch[] }) {
  const say = useWording();
  if (branches.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-2 grid gap-2">
        {branches.map((branch, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand in the notes twice
          <li key={index} style={{ paddingInlineStart: `${1.25 * branch.depth}rem` }}>
            {branch.quote ? <QuoteList quotes={[branch.quote]} /> : <p>{branch.text}</p>}
            <p className="text-soft text-sm">{fitText(branch, say)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function fitText({ fit, meets }: OwnBranch, say: ReturnType<typeof useWording>): string {
  switch (fit) {
    case 'key':
      return `Looks at: ${meets.join('; ')}`;
    case 'case':
      return say('A branch of your own, and of this case', 'Not in the key, and of this case');
    case 'any':
      return 'Would fit any case';
    default:
      return fit satisfies never;
  }
}
