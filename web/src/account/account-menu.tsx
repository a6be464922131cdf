import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleUserRound } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { accountQuery, signOut } from '../api/account.ts';
import { Confirm } from '../ui/confirm.tsx';
import { useWayBack } from './use-way-back.ts';

export function AccountMenu() {
  const { data: account, isPending } = useQuery(accountQuery);
  const next = useWayBack();
  if (isPending) return <span className="w-16" />;
  if (!account) {
    return (
      <Link
        to="/sign-in"
        search={{ next }}
        className="inline-flex min-h-11 shrink-0 items-center whitespace-nowrap rounded-full px-2 font-medium text-accent hover:underline max-sm:text-[0.9375rem] sm:px-3"
      >
        Sign in
      </Link>
    );
  }
  return (
    <SignedIn name={account.guest ? 'Guest' : account.name} guest={account.guest} email={account.email} />
  );
}

const item = 'flex min-h-11 items-center rounded-lg px-3 outline-none data-highlighted:bg-wash';

function SignedIn({ name, email, guest }: { name: string; email: string; guest: boolean }) {
  const queries = useQueryClient();
  const next = useWayBack();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/' });
      queries.clear();
    },
  });
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={`Account: ${name}`}
          className="flex min-h-11 items-center gap-2 rounded-full px-3 font-medium hover:bg-wash"
        >
          <CircleUserRound aria-hidden="true" className="size-5" />
          <span className="hidden max-w-32 truncate sm:inline">{name}</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            className="z-40 min-w-56 rounded-xl border border-rule bg-sheet p-1.5 shadow-lg"
          >
            <DropdownMenu.Label className="px-3 py-2 text-soft text-sm">
              {guest ? 'A guest: what you do stays on this browser' : email}
            </DropdownMenu.Label>
            {guest && (
              <DropdownMenu.Item asChild className={item}>
                <Link to="/sign-in" search={{ next }}>
                  Keep it: create an account
                </Link>
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className={item} onSelect={() => (guest ? setAsking(true) : leave.mutate())}>
              Sign out
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Sign out and lose your interviews?"
        confirm="Sign out"
        cancel="Stay"
        danger
        busy={leave.isPending}
        onConfirm={() => leave.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        Nobody can come back to a guest&apos;s interviews and reports after signing out.{' '}
        <Link
          to="/sign-in"
          search={{ next }}
          onClick={() => setAsking(false)}
          className="font-medium text-accent underline"
        >
          Create an account
        </Link>{' '}
        to keep them.
      </Confirm>
    </>
  );
}
