import { countsByBody, inNumberOrder, type BodyCounts } from '../../../core/comments/counts';
import { COMMENT_KIND_WORD, isNone, type Comment } from '../../../core/comments/comment';
import { withoutPeople } from '../../../core/comments/personApart';
import { commentBodies } from '../../../core/comments/rounds';
import { fact, type Fact } from '../../../core/report/fact';
import { typeset } from '../../../core/text/typography';
import comments from '../../comments.cs.json';
import { createTranslator, type Translate } from '../../create';
import { placeText, settlementSentence, settlementText } from '../../settlement';
import { cell, paragraph, table } from '../blocks';
import { say } from '../say';
import type { SectionRecord } from '../section';

let czech: Translate | undefined;
const inCzech = (): Translate => (czech ??= createTranslator('cs', { cs: [comments] }));

/** Annex no. 2: what became of the comments, by the bodies that made them. People are in none of it. */
export const vyporadani: SectionRecord = {
  id: 'vyporadani',
  make: ({ source }) => {
    const { comments, exchange, plan } = source;
    if (comments.length === 0) return 'noComments';
    const known = commentBodies(exchange.contacts, [], plan.municipalities);
    const all = withoutPeople(comments, known);
    const bodies = countsByBody(all, [], known);
    const real = inNumberOrder(all).filter(({ text }) => !isNone(text));
    return {
      facts: bodies.map(factOf),
      blocks: bodies.map((body) => paragraph(typeset(settlementSentence(body, inCzech())), codesOf(real, body))),
      entries: () =>
        real.length === 0
          ? []
          : [
              table(
                say('report.vyporadani.alt'),
                [
                  [say('report.vyporadani.number'), 0.6],
                  [say('report.vyporadani.who'), 2],
                  [say('report.vyporadani.place'), 2],
                  [say('report.vyporadani.comment'), 5],
                  [say('report.vyporadani.settlement'), 4],
                ],
                real.map((comment) => [
                  cell(comment.number),
                  cell(comment.who === '' ? inCzech()('comments.nobody') : comment.who),
                  cell(placeText(comment)),
                  cell(commentText(comment)),
                  cell(settlementText(comment, inCzech())),
                ]),
              ),
            ],
      landscape: true,
    };
  },
};

/** With its kind, which decides whether it has to be discussed, and the wording that was asked for. */
const commentText = ({ kind, text, proposal }: Comment): string =>
  [
    kind.value === null ? text : `${text} (${COMMENT_KIND_WORD[kind.value]})`,
    proposal === '' ? '' : say('report.vyporadani.proposal', { proposal }),
  ]
    .filter((part) => part !== '')
    .join('\n');

const factOf = ({ name, received, open, disputes, byResult }: BodyCounts): Fact<'settled'> =>
  fact('settled', { name, received, open, disputes, ...byResult });

const codesOf = (comments: readonly Comment[], { name }: BodyCounts): string[] => [
  ...new Set(comments.filter(({ who, measure }) => who === name && measure !== '').map(({ measure }) => measure)),
];
