import { Download } from 'lucide-react';
import type { Replay } from '@caseroom/core/wire/replay';
import { Fragment, useDeferredValue, useId, useMemo, useState } from 'react';
import { clockText } from '../room/clock.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { inputClass } from '../ui/field.tsx';
import { CorrectLine } from './correct-line.tsx';
import { download, transcriptJson, transcriptText } from './export.ts';
import { GapRows } from './gap-rows.tsx';
import { canBeMisheard } from './misheard.ts';
import { gapsOf, lineAt } from './replay.ts';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';
import { SpokenText } from './spoken-text.tsx';
import { useFollow } from './use-follow.ts';

export const transcriptLineId = (lineId: string): string => `line-${lineId}`;
const names = { candidate: 'You', interviewer: 'Interviewer', coach: 'Coach' } as const;
const namesForCoach = { ...names, candidate: 'Candidate' } as const;

type TranscriptProps = {
  /** The moment that is played or was gone to last; null before. */
  atMs: number | null;
  /** Word times, where there are any. */
  spoken?: Replay['lines'] | undefined;
};

/** Every line with its time; the line that is being played stands out, and the word where its time is known. */
export function Transcript({ atMs, spoken = [] }: TranscriptProps) {
  const { report, canReplay } = useReport();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const found = report.transcript.filter((line) => wanted === '' || line.text.toLowerCase().includes(wanted));
  const id = useId();
  const current = atMs === null ? null : lineAt(report.transcript, atMs);
  // Without a recording nothing goes on by itself, and whoever looks at the screen must not be taken away from it.
  useFollow(canReplay && current ? transcriptLineId(current) : null);
  const gaps = useMemo(() => (wanted === '' ? gapsOf(report.recording.segments) : []), [report, wanted]);
  return (
    <Section id="transcript" title="Transcript">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <label htmlFor={id} className="sr-only">
            Search the transcript
          </label>
          <input
            id={id}
            type="search"
            placeholder="Search the transcript"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={inputClass}
          />
        </div>
        <Button
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => download('transcript.txt', 'text/plain', transcriptText(report))}
        >
          Text
        </Button>
        <Button
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => download('transcript.json', 'application/json', transcriptJson(report))}
        >
          JSON
        </Button>
      </div>
      <p role="status" className="mt-2 text-soft text-sm">
        {wanted !== '' && `${found.length} of ${report.transcript.length} lines`}
      </p>
      <ExhibitsShown />
      <ol className="mt-4 grid gap-1">
        {found.map((line, at) => (
          <Fragment key={line.id}>
            <GapRows gaps={gaps} afterMs={found[at - 1]?.start_ms} untilMs={line.start_ms} />
            <Line
              line={line}
              atMs={line.id === current ? atMs : null}
              words={spoken.find(({ line_id }) => line_id === line.id)?.words}
            />
          </Fragment>
        ))}
        <GapRows gaps={gaps} afterMs={found.at(-1)?.start_ms} />
      </ol>
    </Section>
  );
}

type LineProps = {
  line: Parameters<typeof transcriptText>[0]['transcript'][number];
  /** The moment that the reader is at; null while it is in another line. */
  atMs: number | null;
  words: Replay['lines'][number]['words'] | undefined;
};

function Line({ line, atMs, words }: LineProps) {
  const current = atMs !== null;
  const { isNewest, reader, lineExtra } = useReport();
  const [correcting, setCorrecting] = useState(false);
  return (
    <li
      id={transcriptLineId(line.id)}
      tabIndex={-1}
      aria-current={current || undefined}
      className={classes(
        '-mx-3 grid grid-cols-[auto_1fr] gap-x-3 rounded-lg px-3 py-1.5',
        current && 'bg-wash',
      )}
    >
      <Moment ms={line.start_ms} lineId={line.id} />
      <div className="min-w-0 pt-2">
        <p className="font-medium text-[0.8125rem] text-soft leading-none">
          {(reader === 'coach' ? namesForCoach : names)[line.speaker]}
          {line.modality === 'typed' && ', typed'}
          {line.corrected && ', corrected'}
        </p>
        <p className={classes('mt-1.5', line.speaker !== 'candidate' && 'font-serif text-lg leading-snug')}>
          <SpokenText text={line.text} words={words} atMs={atMs} />
        </p>
        {line.heard !== undefined && (
          <p className="mt-1 text-soft text-sm">
            Heard as: {line.heard} Put right by {reader === 'coach' ? 'the candidate' : 'you'}.
          </p>
        )}
        {lineExtra?.(line)}
        {correcting ? (
          <CorrectLine line={line} onClose={() => setCorrecting(false)} />
        ) : (
          canBeMisheard(line) &&
          isNewest && (
            <button
              type="button"
              onClick={() => setCorrecting(true)}
              className="min-h-8 text-accent text-sm underline-offset-4 hover:underline"
            >
              I said something else
            </button>
          )
        )}
      </div>
    </li>
  );
}

function Moment({ ms, lineId }: { ms: number; lineId?: string }) {
  const { canReplay, goTo, showScreen } = useReport();
  const at = clockText(ms);
  if (!canReplay && !showScreen) return <span className="figures min-w-13 pt-1 text-soft text-sm">{at}</span>;
  return (
    <button
      type="button"
      aria-label={showScreen ? `See the screen at ${at}` : `Play from ${at}`}
      onClick={() => (showScreen ? showScreen(ms) : goTo(ms, lineId))}
      className="figures h-fit min-h-8 min-w-13 rounded-lg px-1.5 text-left text-accent text-sm hover:underline"
    >
      {at}
    </button>
  );
}

function ExhibitsShown() {
  const { exhibits } = useReport().report;
  if (exhibits.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="font-medium">Exhibits shown</h3>
      <ul className="mt-1">
        {exhibits.map((exhibit) => (
          <li key={exhibit.exhibit_id} className="flex items-baseline gap-3">
            <Moment ms={exhibit.shown_ms} />
            {exhibit.title}
          </li>
        ))}
      </ul>
    </div>
  );
}
