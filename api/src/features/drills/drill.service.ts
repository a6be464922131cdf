import { randomInt } from 'node:crypto';
import { isTopicOf, type DrillKind, type DrillTopic } from '@caseroom/core/drills/item';
import { needsConfirming, readAnswer } from '@caseroom/core/drills/judge';
import { firstRung, itemsInRun, type Rung } from '@caseroom/core/drills/ladder';
import { nextItem } from '@caseroom/core/drills/next-item';
import type { DrillRun } from '@caseroom/core/wire/drills';
import type { Db, Executor } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Ear } from '../lobby/ear.service.ts';
import { settle } from './answering.ts';
import { viewOfRun } from './drill-view.ts';
import {
  closeOpenRuns,
  findOwnRun,
  findRung,
  insertItem,
  insertRun,
  type ItemRow,
  listItems,
  lockOwnRun,
  type RunRow,
  setHeard,
} from './drill.repository.ts';

export type DrillDeps = { db: Db; now: () => Date; hear: Ear };
export type Drills = ReturnType<typeof createDrills>;
type Place = { runId: string; number: number };
type Held = { tx: Executor; run: RunRow; row: ItemRow };

/** A seed is kept as a whole number below 2^32. */
const seeds = 2 ** 32;

export function createDrills({ db, now, hear }: DrillDeps) {
  const rungOf = async (tx: Executor, accountId: string, kind: DrillKind): Promise<Rung> =>
    (await findRung(tx, accountId, kind)) ?? firstRung;

  async function view(tx: Executor, run: RunRow): Promise<DrillRun> {
    const rung = await rungOf(tx, run.account_id, run.kind);
    return viewOfRun(run, await listItems(tx, run.id), rung, now());
  }

  async function start({ accountId }: Caller, kind: DrillKind, topic: DrillTopic | null): Promise<DrillRun> {
    if (topic !== null && !isTopicOf(kind, topic))
      throw new AppError('invalid_request', 'This topic is not one of that kind of drill. Choose another.');
    return db.transaction().execute(async (tx) => {
      await closeOpenRuns(tx, accountId, kind, now());
      const about = { id: uuid7(), account_id: accountId, kind, topic, length: itemsInRun };
      const run = { ...about, seed: randomInt(seeds), started_at: now(), finished_at: null };
      await insertRun(tx, run);
      await put(tx, run, []);
      return view(tx, run);
    });
  }

  /** Puts the next item at the step where the person stands. */
  async function put(tx: Executor, run: RunRow, before: readonly ItemRow[]): Promise<void> {
    const rung = await rungOf(tx, run.account_id, run.kind);
    const number = before.length + 1;
    const { kind, topic, seed } = run;
    const wish = { kind, topic, seed, level: rung.level };
    const item = nextItem(
      wish,
      number,
      before.map(({ item: { text } }) => text),
    );
    await insertItem(tx, { runId: run.id, number, askedAt: now() }, rung, item);
  }

  const getRun = async ({ accountId }: Caller, runId: string): Promise<DrillRun> =>
    view(db, (await findOwnRun(db, accountId, runId)) ?? missing());

  const next = ({ accountId }: Caller, runId: string): Promise<DrillRun> =>
    db.transaction().execute(async (tx) => {
      const run = (await lockOwnRun(tx, accountId, runId)) ?? missing();
      const items = await listItems(tx, runId);
      const isOpen = items.some(({ answered_at }) => answered_at === null);
      if (!isOpen && run.finished_at === null && items.length < run.length) await put(tx, run, items);
      return view(tx, run);
    });

  /** Works on an item that waits for its answer; one that has it stays as it is. */
  const onOpenItem = (
    { accountId }: Caller,
    { runId, number }: Place,
    work: (held: Held) => Promise<void>,
  ): Promise<DrillRun> =>
    db.transaction().execute(async (tx) => {
      const run = (await lockOwnRun(tx, accountId, runId)) ?? missing();
      const row = (await listItems(tx, runId)).find((one) => one.number === number) ?? missing();
      if (row.answered_at === null && run.finished_at === null) await work({ tx, run, row });
      return view(tx, (await findOwnRun(tx, accountId, runId)) ?? run);
    });

  const answer = (caller: Caller, place: Place, text: string): Promise<DrillRun> =>
    onOpenItem(caller, place, async (held) => {
      const read = readAnswer(held.row.item, text);
      if (!read) throw noFigure('There is no figure in this that fits the question.');
      await settle(held, { value: read.value, isSpoken: false, at: now() }, now());
    });

  /** What was heard counts now, or was misheard and is forgotten: mishearing is not a mistake. */
  const confirm = (caller: Caller, place: Place, confirmed: boolean): Promise<DrillRun> =>
    onOpenItem(caller, place, async (held) => {
      const { heard } = held.row;
      if (!heard) return;
      if (!confirmed) return setHeard(held.tx, held.row, null);
      await settle(held, { value: heard.value, isSpoken: true, at: new Date(heard.at_ms) }, now());
    });

  /** The clock of a spoken answer stops when it arrives: how long the recogniser takes is nobody's time. */
  async function speak(caller: Caller, place: Place, door: 'talk' | 'demo', wav: Buffer): Promise<DrillRun> {
    const at = now();
    await getRun(caller, place.runId);
    const { text, confidence } = await hear(caller, door, wav);
    return onOpenItem(caller, place, async (held) => {
      const { item } = held.row;
      const read = readAnswer(item, text);
      if (!read)
        throw noFigure(text ? `Heard “${text}”, and no figure in it that fits.` : 'Nothing was heard.');
      const hearing = { confidence, door, seed: held.run.seed + held.row.number };
      if (needsConfirming(item, read, hearing))
        await setHeard(held.tx, held.row, { text, value: read.value, at_ms: at.getTime() });
      else await settle(held, { value: read.value, isSpoken: true, at }, now());
    });
  }

  return { start, getRun, next, answer, confirm, speak };
}

const noFigure = (what: string): AppError =>
  new AppError('figure_not_found', `${what} Say or type the figure, for example 12.5 million.`);

function missing(): never {
  throw notFound('drill');
}
