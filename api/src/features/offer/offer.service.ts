import type { Door } from '@caseroom/core/log/event';
import type { Offer } from '@caseroom/core/wire/routes';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { Budget } from '../budget/budget.service.ts';

export type OfferDeps = {
  /** Which providers have a key. */
  providers: { recogniser: boolean; model: boolean };
  budget: Budget;
  /** Whether the offline speech server answers. */
  demoAnswers: () => Promise<boolean>;
};
export type Doors = ReturnType<typeof createDoors>;

type Asker = Pick<Caller, 'accountId' | 'isGuest'>;

const noRecogniser = 'No speech provider is set on this server. Type, or try the offline demo.';
const demoAway = 'The offline speech server is not running yet. Type for now.';

/** Which doors are open, so that nothing is on the screen which is not there. */
export function createDoors({ providers, budget, demoAnswers }: OfferDeps) {
  async function getOffer(asker: Asker | undefined): Promise<Offer> {
    const [notice, demo] = await Promise.all([budget.findNotice(asker), demoAnswers()]);
    const talkWhy = notice ?? (providers.recogniser ? null : noRecogniser);
    return {
      talk: { available: talkWhy === null, why: talkWhy },
      demo: { available: demo, why: demo ? null : demoAway },
      type: { available: true, why: null },
      scripted: !providers.model || notice !== null,
      notice,
    };
  }

  async function requireOpen(door: Door, asker: Asker): Promise<void> {
    const { available, why } = (await getOffer(asker))[door];
    if (!available) throw new AppError('door_closed', why ?? 'This door is closed at the moment.');
  }

  return {
    getOffer,
    requireOpen,
    hasModel: async (accountId: string): Promise<boolean> =>
      providers.model && (await budget.allowsProviders(accountId)),
  };
}
