const share = (value: number): number => ((value - 1) / 4) * 100;

/** One to five as a ruled line: the band as its thick part, the score as a stroke. The words beside it say the same. */
export function ScaleBar({ band, score }: { band: readonly [number, number]; score: number | null }) {
  const left = share(band[0]);
  return (
    <div aria-hidden="true" className="relative h-5">
      <div className="absolute inset-x-0 top-1/2 h-px bg-rule-strong" />
      {[1, 2, 3, 4, 5].map((mark) => (
        <div
          key={mark}
          className="absolute top-1/2 h-2 w-px -translate-y-1/2 bg-rule-strong"
          style={{ left: `${share(mark)}%` }}
        />
      ))}
      <div
        className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-accent/45"
        style={{ left: `${left}%`, width: `max(0.5rem, ${share(band[1]) - left}%)` }}
      />
      {score !== null && (
        <div
          className="absolute top-0 h-5 w-1 -translate-x-1/2 rounded-full bg-accent"
          style={{ left: `${share(score)}%` }}
        />
      )}
    </div>
  );
}
