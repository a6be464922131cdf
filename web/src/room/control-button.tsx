import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

type ControlButtonProps = ComponentProps<'button'> & {
  icon: ReactNode;
  label: ReactNode;
  tone?: 'plain' | 'primary' | 'off' | 'end';
  busy?: boolean;
};

const tones = {
  plain: 'text-ink hover:bg-wash',
  primary: 'bg-accent text-accent-ink hover:opacity-90',
  off: 'bg-red-wash text-red',
  end: 'text-red hover:bg-red-wash',
} as const;

/**
 * A sign with its word under it: large enough for a thumb, the same in the bar and in the rail. Busy, it does nothing and
 * keeps the keyboard's focus, which a disabled one loses.
 */
export function ControlButton({
  icon,
  label,
  tone = 'plain',
  busy,
  className,
  onClick,
  ...rest
}: ControlButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(
        'flex min-h-13 min-w-16 shrink-0 select-none flex-col items-center justify-center gap-0.5 rounded-xl px-2 font-medium text-xs transition-colors',
        'disabled:opacity-45 aria-disabled:opacity-45 lg:min-h-12 lg:flex-row lg:gap-2 lg:px-4 lg:text-[0.9375rem] short:min-h-11 short:flex-col short:gap-0 short:px-1 short:text-xs',
        tones[tone],
        className,
      )}
    >
      {icon}
      {label}
    </button>
  );
}
