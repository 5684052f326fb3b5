import { inNumberOrder, type BodyCounts } from '../core/comments/counts';
import { isNone, RESULT_WORD, RESULTS, stateOf, type Comment, type Result } from '../core/comments/comment';
import type { CommentFinding } from '../core/comments/findings';
import { czechDate } from '../core/text/date';
import { shorten } from '../core/text/shorten';
import { fold } from '../core/text/text';
import type { Translate } from './create';
import type { Mail } from './mail';
import type { FindingText } from './sentences';

/** A finding about comments as one plain sentence and the way out. */
export function commentFindingText({ code, params }: Pick<CommentFinding, 'code' | 'params'>, t: Translate): FindingText {
  const shown: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, name === 'until' ? czechDate(String(value)) : shorten(String(value))]),
  );
  if (shown['who'] === '') shown['who'] = t('comments.nobody');
  return { message: t(`comments.finding.${code}.message`, shown), hint: t(`comments.finding.${code}.hint`, shown) };
}

type Gender = 'feminine' | 'masculine' | 'neuter' | 'plural' | 'unknown';

/** The noun that a name of a body begins with, after its adjectives; what is in none of the lists agrees with nothing. */
const NOUNS: readonly (readonly [Gender, ReadonlySet<string>])[] = [
  [
    'feminine',
    new Set(
      'komise skupina rada agentura kancelar skola univerzita nadace organizace policie sprava charita diakonie obec asociace unie spolecnost poradna nemocnice sekce stanice inspekce verejnost knihovna federace koalice sluzba jednota'.split(
        ' ',
      ),
    ),
  ],
  [
    'masculine',
    new Set('odbor vybor urad kraj magistrat svaz ustav institut spolek mestys fond utvar soud ombudsman ochrance senat domov'.split(' ')),
  ],
  [
    'neuter',
    new Set('ministerstvo mesto centrum sdruzeni oddeleni zastupitelstvo predsednictvo kolegium reditelstvi pracoviste'.split(' ')),
  ],
  ['plural', new Set('obce sluzby skoly'.split(' '))],
];
const ADJECTIVE = /[yia]$|[^aeiou]e$/;
/** "MPSV", "MŠMT": a ministry. */
const MINISTRY = /^M\p{Lu}{2,4}(?: ČR)?$/u;

/** How a verb agrees with the name of a body; `unknown` where nothing tells, and then none is used. */
export function genderOf(name: string): Gender {
  if (MINISTRY.test(name.trim())) return 'neuter';
  const words = fold(name)
    .split(/[\s,]+/)
    .slice(0, 4);
  for (const word of words) {
    const found = NOUNS.find(([, nouns]) => nouns.has(word));
    if (found) return found[0];
    if (!ADJECTIVE.test(word)) return 'unknown';
  }
  return 'unknown';
}

/**
 * What became of the comments of one body, as it is written into the report.
 * @example "Komise uplatnila 14 připomínek; 9 bylo akceptováno, 3 částečně, 2 neakceptovány s odůvodněním. Rozpor nezůstal."
 */
export function settlementSentence(counts: BodyCounts, t: Translate): string {
  const { received, byResult, disputes, rejectedWithReason, hasAnswered } = counts;
  const name = counts.name === '' ? t('comments.nobody') : counts.name;
  const gender = counts.name === '' ? 'unknown' : genderOf(counts.name);
  if (received === 0) return t(`comments.said.${hasAnswered ? 'none' : 'silent'}.${gender}`, { name });
  const withReason = (text: string, result: Result, count: number, as: 'first' | 'next'): string =>
    result === 'rejected' && rejectedWithReason === count ? `${text} ${t(`comments.said.withReason.${as}`)}` : text;
  const parts = RESULTS.filter((result) => byResult[result] > 0).map((result, i, all) => {
    const count = byResult[result];
    // "3 částečně" leans on the accepted ones before it.
    const isFirst = i === 0 || result === 'accepted' || (result === 'partly' && all[0] !== 'accepted');
    if (!isFirst) return withReason(t(`comments.said.next.${result}`, { count }), result, count, 'next');
    return withReason(t(`comments.said.first.${result}`, { count }), result, count, 'first');
  });
  const settled = RESULTS.reduce((sum, result) => sum + byResult[result], 0);
  const open = received - settled;
  if (open > 0) parts.push(t('comments.said.open', { count: open }));
  const dispute = disputes > 0 ? t('comments.said.disputes', { count: disputes }) : open === 0 ? t('comments.said.noDispute') : '';
  const made = t(`comments.said.made.${gender}`, { name, count: received });
  return [`${made}; ${parts.join(', ')}.`, dispute].filter((sentence) => sentence !== '').join(' ');
}

/** The place of a comment in one line: "A1.1, str. 3". */
export const placeText = ({ measure, place }: Pick<Comment, 'measure' | 'place'>): string =>
  [measure, place].filter((part) => part !== '').join(', ');

/** What was done with a comment, in one paragraph; what is open is said to be. */
export function settlementText(comment: Comment, t: Translate): string {
  const { result, reason, where } = comment;
  if (result.value === null) return t('comments.reply.open');
  return [
    `${RESULT_WORD[result.value]}.`,
    where === '' || where === reason ? '' : sentence(t('comments.reply.where', { where })),
    reason === '' ? '' : sentence(t('comments.reply.reason', { reason })),
    stateOf(comment) === 'dispute' ? t('comments.reply.dispute') : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * The reply to one body: each of its comments with what was done with it.
 * @param comments of that body alone
 * @param to the address, "" where the plan has none
 */
export function replyOf(
  comments: readonly Comment[],
  { who, planName, to, signature }: { readonly who: string; readonly planName: string; readonly to: string; readonly signature: string },
  t: Translate,
): Mail {
  const real = inNumberOrder(comments).filter(({ text }) => !isNone(text));
  const list = real.map((comment) => {
    const place = placeText(comment);
    const said = [comment.text, ...(comment.proposal === '' ? [] : [comment.proposal])].join('\n');
    return `${comment.number}. ${place === '' ? '' : `(${place}) `}${said}\n→ ${settlementText(comment, t)}`;
  });
  return {
    to,
    subject: t('comments.reply.subject', { plan: planName.replace(/\s+/g, ' ') }),
    body: [
      t('comments.reply.greeting'),
      t(real.length === 0 ? 'comments.reply.none' : 'comments.reply.intro', { who }),
      ...list,
      signature.trim() === '' ? t('comments.reply.closing') : `${t('comments.reply.closing')}\n${signature.trim()}`,
    ].join('\n\n'),
  };
}
