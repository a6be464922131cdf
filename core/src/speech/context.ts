import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

const MONEY_NOUN =
  /^(?:revenues?|sales|profits?|costs?|costing|prices?|priced|pricing|budgets?|spend|spends|spending|spent|expenses?|ebitda|ebit|income|turnover|fees?|rents?|salary|salaries|wages?|investments?|invest|invested|capex|opex|earnings|earns?|earned|worth|valued|valuation|charges?|charged|pays?|paid|funding|cash|debt|savings?|save|saves|fixed-cost|overheads?|npv|gmv|payroll|sells?|sold for|ticket)$/;
const OTHER_NOUN =
  /^(?:number|volumes?|units|customers?|people|share|rate|growth|margins?|users|stores|headcount|population|employees|visitors|times|hours|capacity|demand|quantity|penetration|factor|index|score|age|average|retention|churn|orders|cups|households|multiply|multiplied|divided?|passengers|trips|tickets|members|patients)$/;
const PRICE_NOUN =
  /^(?:prices?|priced|pricing|costs?|costing|sells?|charges?|charged|pays?|paid|fees?|ticket|at|for|each|worth)$/;
const YEAR_LEAD =
  /^(?:in|since|until|till|by|during|year|before|after|of|from|fy|calendar|to|through|spring|summer|autumn|fall|winter|end|late|early|mid|and|between|back|january|february|march|april|may|june|july|august|september|october|november|december|than|with|versus|vs|over|for|on|fiscal)$/;

function looksLikeYear(quantity: Quantity, tokens: readonly Token[]): boolean {
  if (quantity.range !== null) return !quantity.measured && quantity.range.every(isYearInteger);
  if (quantity.measured || !Number.isInteger(quantity.value)) return false;
  if (quantity.value < 1800 || quantity.value > 2100) return false;
  const [token] = tokens.slice(quantity.first, quantity.first + 1);
  if (quantity.form === 'digits') return /^\d{4}$/.test(token?.raw ?? '') && quantity.scale === 1;
  return quantity.pair !== null || (quantity.value >= 2000 && quantity.value < 2100);
}

function isYearInteger(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100;
}

function isCalculated(tokens: readonly Token[], quantity: Quantity): boolean {
  const around = [tokens[quantity.first - 1]?.text ?? '', tokens[quantity.next]?.text ?? ''];
  return around.some((word) => /^(?:times|x|×|\*|plus|minus|=|\+|divided|equals|multiplied|-|−)$/.test(word));
}

/** "2025 revenue was ...", "two thousand nineteen was ...". */
function opensWithYear(tokens: readonly Token[], quantity: Quantity): boolean {
  const before = tokens[quantity.first - 1]?.text ?? '.';
  const after = tokens[quantity.next]?.text ?? '';
  if (
    quantity.value % 50 === 0 ||
    quantity.range !== null ||
    !/^(?:[.,;:?!]|and|the|our|their)$/.test(before)
  )
    return false;
  return /^(?:was|saw|is|will|had|revenues?|sales|profits?|ebitda|budget|figures|levels|results)$/.test(
    after,
  );
}

/** Whether a bare four-digit number is a year: after "in", "since", "year", or written or said like one and read as no amount. */
function isYear(tokens: readonly Token[], quantity: Quantity): boolean {
  if (!looksLikeYear(quantity, tokens) || isCalculated(tokens, quantity) || quantity.per !== null)
    return false;
  const before = tokens[quantity.first - 1]?.text ?? '';
  if (/^(?:in|since|year|until|till|during|fy|by|mid|early|late|calendar|fiscal)$/.test(before)) return true;
  if (opensWithYear(tokens, quantity)) return true;
  const money = moneyNearby(tokens, quantity, 5);
  if (/^(?:about|around|roughly|approximately|cost|costs|price|is|at|for|to|of)$/.test(before) && money)
    return false;
  if (YEAR_LEAD.test(before)) return true;
  if (quantity.form === 'digits')
    return !quantity.approx && quantity.value > 1900 && quantity.value % 100 !== 0 && !money;
  return quantity.pair !== null && !money && !quantity.approx;
}

/** The nearest noun of the clause before a number decides whether it is money. */
function moneyNearby(tokens: readonly Token[], quantity: Quantity, reach = 8): boolean {
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - reach); at -= 1) {
    const token = tokens[at];
    const word = token?.text ?? '';
    if (/^[.;?!]$/.test(word) || token?.kind === 'digits' || OTHER_NOUN.test(word)) return false;
    if (MONEY_NOUN.test(word)) return true;
  }
  const [link = '', ...after] = tokens.slice(quantity.next, quantity.next + 5).map((token) => token.text);
  if (/^(?:in|of)$/.test(link)) return after.slice(0, 2).some((word) => MONEY_NOUN.test(word));
  if (/^(?:out|from|off)$/.test(link)) return after.some((word) => MONEY_NOUN.test(word));
  return /^(?:revenue|revenues|profit|profits|ebitda|budget|capex|investment)$/.test(link);
}

/** "price is three fifty" is 3.50; "revenue is three fifty" is left as 350. */
function priced(tokens: readonly Token[], quantity: Quantity): number | undefined {
  if (quantity.pair === null) return undefined;
  const before = tokens.slice(Math.max(0, quantity.first - 5), quantity.first).map((token) => token.text);
  const isPrice =
    quantity.per !== null || before.some((word) => PRICE_NOUN.test(word) && !/^(at|for|each)$/.test(word));
  const [main, rest] = quantity.pair;
  const soundsPriced = /^(?:99|95|49)$/.test(String(rest)) && (main < 18 || main > 20);
  return isPrice || soundsPriced ? main + rest / 100 : undefined;
}

/** Gives a bare number the kind that its sentence shows: a year, or money whose currency nobody said. */
export function withContext(tokens: readonly Token[], quantity: Quantity): Quantity {
  if (quantity.kind !== 'other' || quantity.unit !== null) return quantity;
  if (isYear(tokens, quantity)) return { ...quantity, kind: 'year' };
  const before = tokens.slice(Math.max(0, quantity.first - 3), quantity.first).map((token) => token.text);
  if (/(?:factor|multiple|ratio) of( about| around| roughly)?$/.test(before.join(' ')))
    return { ...quantity, kind: 'ratio' };
  const price = priced(tokens, quantity);
  if (price !== undefined) return { ...quantity, value: price, kind: 'money' };
  const operator = /^(?:times|x|×|\*|divided|multiplied)$/;
  const calculated =
    operator.test(tokens[quantity.next]?.text ?? '') || operator.test(tokens[quantity.first - 1]?.text ?? '');
  return !calculated && moneyNearby(tokens, quantity) ? { ...quantity, kind: 'money' } : quantity;
}

/** "from 1.2 billion dollars in 2019 to 1.8 billion": the end of a change is in the unit of its beginning. */
function continues(tokens: readonly Token[], left: Quantity, right: Quantity): boolean {
  const gap = tokens.slice(left.next, right.first).map((token) => token.text);
  const links = gap.at(-1) === 'to' && gap.length <= 4 && gap[0] !== ',';
  return (
    links &&
    right.kind === 'other' &&
    right.unit === null &&
    /^(?:money|percent|count)$/.test(left.kind) &&
    left.measured
  );
}

/** Gives a number what only the numbers before it tell: the unit of a change, the thing behind "each". */
export function withCarriedUnits(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const done: Quantity[] = [];
  for (const quantity of quantities) {
    const left = done.findLast((one) => !looksLikeYear(one, tokens));
    const counted = done.findLast((one) => one.kind === 'count')?.unit ?? 'unit';
    const whole = quantity.per === 'each' ? { ...quantity, per: counted } : quantity;
    const carries =
      left !== undefined && continues(tokens, left, whole) && (left.kind !== 'percent' || whole.scale === 1);
    done.push(carries ? { ...whole, unit: left.unit, kind: left.kind, per: left.per } : whole);
  }
  return done;
}

/** "from 40 to 46 million" of costs: what the context says of one it says of the other. */
export function withSharedMoney(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const done: Quantity[] = [];
  for (const quantity of quantities) {
    const left = done.at(-1);
    const gap = left
      ? tokens
          .slice(left.next, quantity.first)
          .map((token) => token.text)
          .join(' ')
      : '';
    const bare = quantity.kind === 'other' && quantity.unit === null && quantity.range === null;
    const shared =
      left?.kind === 'money' && bare && /^(?:,? ?(?:and|to|or)|,)(?: (?:about|around|then))?$/.test(gap);
    done.push(shared ? { ...quantity, kind: 'money', unit: left.unit } : quantity);
  }
  return done;
}
