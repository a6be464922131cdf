import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const tones = {
  plain: 'bg-wash text-ink',
  warn: 'bg-amber-wash text-ink',
  bad: 'bg-red-wash text-ink',
} as const;

type NoticeProps = {
  tone?: keyof typeof tones;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** A sentence about what is going on. What went wrong is announced, the rest waits its turn. */
export function Notice({ tone = 'plain', title, children, action, className }: NoticeProps) {
  const Icon = tone === 'plain' ? Info : TriangleAlert;
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classes(
        'flex items-start gap-3 rounded-xl px-4 py-3 text-[0.9375rem]',
        tones[tone],
        className,
      )}
    >
      <Icon
        aria-hidden="true"
        className={classes(
          'mt-0.5 size-4.5 shrink-0',
          tone === 'bad' ? 'text-red' : tone === 'warn' ? 'text-amber' : 'text-accent',
        )}
      />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
