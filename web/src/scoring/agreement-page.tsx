import { type Agreement, type AgreementFigure, fewestPairs } from '@caseroom/core/wire/coach-score-routes';
import { useQuery } from '@tanstack/react-query';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { dimensionWord } from '../report/words.ts';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { CoachTabs } from './coach-tabs.tsx';
import { DisagreementList } from './disagreement-list.tsx';
import { agreementQuery } from './queries.ts';

/** How far blind scores and the machine agree, dimension by dimension. */
export function AgreementPage() {
  const account = useRequiredAccount();
  const { data, error } = useQuery({ ...agreementQuery, enabled: account !== null });
  return (
    <Page>
      <CoachTabs />
      <PageTitle title="Agreement">Agreement</PageTitle>
      <p className="mt-3 max-w-[62ch] text-soft">
        Between blind scores and the machine's on the same lines. Kappa is 1 where both give the same levels,
        0 where they agree as often as by chance, and far apart weighs more than near. Bias is how much higher
        the machine scores, in levels. With fewer than {fewestPairs} interviews nothing can be said.
      </p>
      {error && (
        <Notice tone="bad" className="mt-8">
          {sentenceOf(error)}
        </Notice>
      )}
      {!data && !error && <Loading what="Counting" />}
      {data?.agreements.length === 0 && <p className="mt-8 text-soft">Nothing has been scored blind yet.</p>}
      {data?.agreements.map((each) => (
        <AgreementTable key={`${each.coach} ${each.evaluator_version} ${each.judged_by}`} each={each} />
      ))}
      {data && data.agreements.length > 0 && <DisagreementList disagreements={data.disagreements} />}
    </Page>
  );
}

function AgreementTable({ each }: { each: Agreement }) {
  const who = each.own ? 'You' : (each.coach ?? 'A coach whose account is gone');
  return (
    <div className="mt-10 overflow-x-auto" tabIndex={0} role="group" aria-label={`Agreement, ${who}`}>
      <table className="figures w-full min-w-80 max-w-3xl text-left">
        <caption className="mb-2 text-left">
          <span className="font-serif text-xl">{who}</span>
          <span className="block text-soft text-sm">
            and evaluator {each.evaluator_version}
            {each.judged_by ? `, judged by ${each.judged_by}` : ', rules alone'}
          </span>
        </caption>
        <thead>
          <tr className="border-rule-strong border-b text-soft text-sm">
            <th className="py-2 pr-3 font-normal">Dimension</th>
            <th className="py-2 pr-3 text-right font-normal">n</th>
            <th className="py-2 pr-3 text-right font-normal">Kappa</th>
            <th className="py-2 pr-3 text-right font-normal">Bias</th>
            <th className="py-2 text-right font-normal">By one only</th>
          </tr>
        </thead>
        <tbody>
          {each.figures.map((figure) => (
            <Row key={figure.dimension} figure={figure} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ figure: { dimension, n, kappa, bias, by_one } }: { figure: AgreementFigure }) {
  const few = n < fewestPairs;
  return (
    <tr className="border-rule border-b">
      <th scope="row" className="py-2.5 pr-3 font-medium">
        {dimensionWord(dimension)}
      </th>
      <td className="py-2.5 pr-3 text-right">{n}</td>
      {few ? (
        <td colSpan={2} className="py-2.5 pr-3 text-right text-soft">
          too few to say
        </td>
      ) : (
        <>
          <td className="py-2.5 pr-3 text-right">{kappa === null ? 'all one level' : kappa.toFixed(2)}</td>
          <td className="py-2.5 pr-3 text-right">{bias === null ? '' : signed(bias)}</td>
        </>
      )}
      <td className="py-2.5 text-right">{by_one}</td>
    </tr>
  );
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(2)}`;
