import { type Listening, linkHours, linkPath } from '@caseroom/core/wire/observer-routes';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { inputClass, Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ListenerList } from './listener-list.tsx';

type ListenersSheetProps = {
  sessionId: string;
  /** Nobody can be let in any more; who listened is still told. */
  over: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Links and lists change while others come and go. */
const lookAgainMs = 5_000;

/** The candidate's hand on who listens: coaches yes or no, links to make and to revoke, and who came. */
export function ListenersSheet({ sessionId, over, open, onOpenChange }: ListenersSheetProps) {
  const { data, error } = useQuery({
    queryKey: ['listening', sessionId],
    queryFn: ({ signal }) => call('getListening', { params: { sessionId }, signal }),
    enabled: open,
    refetchInterval: over ? false : lookAgainMs,
  });
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={over ? 'Who listened' : 'Who may listen'}>
      {error && <Notice tone="bad">{sentenceOf(error)}</Notice>}
      {!data && !error && <Loading what="Looking" />}
      {data && <CoachConsent sessionId={sessionId} over={over} data={data} />}
      {data && !over && <Links sessionId={sessionId} data={data} />}
      {data && <ListenerList listeners={data.listeners} over={over} />}
    </Sheet>
  );
}

type PartProps = { sessionId: string; data: Listening };

function useListeningKept(sessionId: string) {
  const queries = useQueryClient();
  return (data: Listening) => queries.setQueryData(['listening', sessionId], data);
}

function CoachConsent({ sessionId, over, data }: PartProps & { over: boolean }) {
  const keep = useListeningKept(sessionId);
  const allow = useMutation({
    mutationFn: (coaches_may_listen: boolean) =>
      call('allowCoaches', { params: { sessionId }, body: { coaches_may_listen } }),
    onSuccess: keep,
  });
  // At once: the request tells that it is under way only after the box would have jumped back.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const agreed = over ? data.coaches_may_score : data.coaches_may_listen;
  return (
    <label className={classes('flex items-start gap-3', over && 'mb-5 border-rule border-b pb-5')}>
      <input
        type="checkbox"
        className="mt-1 size-4.5 shrink-0 accent-accent"
        checked={wanted ?? agreed}
        // Not disabled meanwhile: that would take the keyboard's focus away.
        aria-busy={allow.isPending}
        onChange={(event) => {
          if (allow.isPending) return;
          setWanted(event.target.checked);
          allow.mutate(event.target.checked, { onSettled: () => setWanted(null) });
        }}
      />
      <span>
        {over
          ? 'Coaches I work with on this server may read, hear and score this interview.'
          : 'Coaches I work with on this server may listen, unseen, and score the interview afterwards.'}
        <span className="block text-soft text-sm">
          {over
            ? 'Once they have scored it they read your report too, without how you spoke. What they hand in stands in it. Take the tick away, and they cannot open any of it any more.'
            : 'They also see text, notes and exhibits, your picture if the camera is on, and, once they have scored it, your report without how you spoke. Take the tick away, and everybody who listens is out at once; links stop working too.'}
        </span>
      </span>
    </label>
  );
}

const hoursWords: Record<(typeof linkHours)[number], string> = {
  1: 'for an hour',
  24: 'for a day',
  168: 'for a week',
};

function Links({ sessionId, data }: PartProps) {
  const queries = useQueryClient();
  const keep = useListeningKept(sessionId);
  const [hours, setHours] = useState<(typeof linkHours)[number]>(1);
  const create = useMutation({
    mutationFn: () => call('createLink', { params: { sessionId }, body: { hours } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['listening', sessionId] }),
  });
  const revoke = useMutation({
    mutationFn: (linkId: string) => call('revokeLink', { params: { sessionId, linkId } }),
    onSuccess: keep,
  });
  const good = data.links.filter((link) => link.good);
  const fresh = create.data && good.some(({ link_id }) => link_id === create.data.link_id) && create.data;
  return (
    <section aria-labelledby="links" className="mt-6 border-rule border-t pt-5">
      <h3 id="links" className="font-medium">
        Somebody you invite
      </h3>
      <p className="mt-1 text-soft text-sm">
        Whoever has the link can listen under a name of theirs. You see who is there.
      </p>
      {fresh && <FreshLink token={fresh.token} />}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <Select
          label="The link can be opened"
          className="min-w-44 flex-1"
          value={hours}
          onChange={({ target }) => setHours(linkHours.find((each) => String(each) === target.value) ?? 1)}
        >
          {linkHours.map((each) => (
            <option key={each} value={each}>
              {hoursWords[each]}
            </option>
          ))}
        </Select>
        <Button busy={create.isPending} onClick={() => create.mutate()}>
          Make a link
        </Button>
      </div>
      <ul className="mt-3">
        {good.map((link, index) => (
          <li
            key={link.link_id}
            className="flex items-center justify-between gap-3 border-rule border-t py-2"
          >
            <span className="text-sm">
              Link {good.length - index}
              <span className="text-soft">, opens until {when(link.expires_at)}</span>
            </span>
            <Button
              look="quiet"
              className="text-red"
              busy={revoke.isPending && revoke.variables === link.link_id}
              onClick={() => revoke.mutate(link.link_id)}
            >
              Revoke<span className="sr-only"> link {good.length - index}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const when = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Shown this once: only a hash of it is kept. */
function FreshLink({ token }: { token: string }) {
  const [copied, setCopied] = useState<'untried' | 'yes' | 'no'>('untried');
  const input = useRef<HTMLInputElement>(null);
  const url = `${window.location.origin}${linkPath(token)}`;
  const copy = async () => {
    const isCopied = await writeToClipboard(url);
    setCopied(isCopied ? 'yes' : 'no');
    if (!isCopied) input.current?.focus();
  };
  return (
    <div className="mt-3 flex items-end gap-2">
      <label className="min-w-0 flex-1 text-sm">
        <span className="mb-1 block">Send this link. It is shown this once.</span>
        <input
          ref={input}
          readOnly
          value={url}
          className={inputClass}
          onFocus={(event) => event.target.select()}
        />
        <span role="status" className="mt-1 block text-soft empty:hidden">
          {copied === 'no' &&
            'This browser does not let the page copy. The link is selected: copy it yourself.'}
        </span>
      </label>
      <Button look="primary" onClick={() => void copy()}>
        {copied === 'yes' ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}

/** A page of plain http has no clipboard, and people may have forbidden it. */
async function writeToClipboard(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
