import { isNone, lacksOf, readCommentKind, readResult, RESULT_WORD, RESULTS, stateOf, type Lack } from '../../../src/core/comments/comment';
import { pointsOf } from '../../../src/core/comments/points';
import { comment } from '../../build/comments';

describe('what a settlement still needs, and the state that holds', () => {
  const signed = { by: 'Nováková', on: '2026-03-20', state: 'Vypořádána' };
  test.each<[string, Parameters<typeof comment>[0], readonly Lack[], ReturnType<typeof stateOf>]>([
    ['nothing yet', {}, ['result'], 'new'],
    ['somebody works on it', { state: 'Řeší se' }, ['result'], 'inProgress'],
    ['marked settled without a result', { state: 'Vypořádána' }, ['result'], 'new'],
    ['accepted', { result: 'Akceptováno' }, ['where'], 'inProgress'],
    ['accepted and placed', { result: 'Akceptováno', where: 'kap. 3' }, [], 'settled'],
    ['in part', { result: 'Akceptováno částečně' }, ['reason'], 'inProgress'],
    ['in part with a reason', { result: 'Akceptováno částečně', reason: 'jen údaj' }, [], 'settled'],
    ['rejected', { result: 'Neakceptováno' }, ['reason'], 'inProgress'],
    ['rejected with a reason', { result: 'Neakceptováno', reason: 'mimo období' }, [], 'settled'],
    ['explained', { result: 'Vysvětleno' }, [], 'settled'],
    ['noted', { result: 'Vzato na vědomí' }, [], 'settled'],
    ['an advisory one rejected', { kind: 'doporučující', result: 'Neakceptováno', reason: 'x' }, [], 'settled'],
    ['a substantial one rejected', { kind: 'zásadní', result: 'Neakceptováno', reason: 'x' }, ['talk'], 'dispute'],
    ['and without a reason', { kind: 'Z', result: 'Neakceptováno' }, ['reason', 'talk'], 'dispute'],
    ['only marked settled', { kind: 'zásadní', result: 'Neakceptováno', reason: 'x', state: 'Vypořádána' }, ['talk'], 'dispute'],
    ['discussed and signed', { kind: 'zásadní', result: 'Neakceptováno', reason: 'x', ...signed }, [], 'settled'],
    ['a dispute typed by hand', { result: 'Vysvětleno', state: 'Rozpor' }, [], 'dispute'],
    ['no comment', { text: 'Bez připomínek.' }, [], 'settled'],
  ])('%s', (_, typed, lacks, state) => {
    expect(lacksOf(comment(typed))).toEqual(lacks);
    expect(stateOf(comment(typed))).toBe(state);
  });
});

test.each(RESULTS)('the word of %s is read as it', (result) => {
  expect(readResult(RESULT_WORD[result]).value).toBe(result);
  expect(readResult(` ${RESULT_WORD[result].toUpperCase()}. `).value).toBe(result);
});

test.each([
  ['akceptována', 'accepted'],
  ['Částečně akceptováno', 'partly'],
  ['NEAKCEPTOVÁNA', 'rejected'],
  ['bereme na vědomí', 'noted'],
  ['akceptováno s výhradou', null],
  ['přijato', null],
])('%s is read as %s, nothing is guessed', (word, result) => expect(readResult(word).value).toBe(result));

test.each([
  ['Z', 'substantial'],
  ['d', 'advisory'],
  ['Zásadní připomínka', 'substantial'],
  ['formální', 'formal'],
  ['důležitá', null],
])('the kind %s is %s', (word, kind) => expect(readCommentKind(word).value).toBe(kind));

test.each([
  ['Bez připomínek', true],
  ['bez připomínek!', true],
  ['Nemáme připomínky.', true],
  ['Neuplatňujeme žádné připomínky', true],
  ['K předloženému materiálu nemáme připomínky.', true],
  ['Žádné připomínky', true],
  ['Bez připomínek občanů nelze zprávu schválit.', false],
  ['Nemáme připomínky, jen prosíme o opravu jména.', false],
  ['', false],
])('"%s" says that there is no comment: %s', (text, none) => expect(isNone(text)).toBe(none));

describe('points in one cell', () => {
  test.each([
    ['1) Doplnit zdroj.\n2) Opravit rok.', ['Doplnit zdroj.', 'Opravit rok.']],
    ['a) první\nb) druhý\nc) třetí', ['první', 'druhý', 'třetí']],
    ['- první\r\n- druhý, který\r\n  pokračuje', ['první', 'druhý, který\n  pokračuje']],
    ['K tabulce:\n• rok\n• součet', ['K tabulce:\nrok', 'K tabulce:\nsoučet']],
    ['Jeden odstavec.\nDruhý odstavec.', []],
    ['1) Jen jeden bod.', []],
    ['Viz body 1) a 2) výše.', []],
    ['31. 12. 2025 skončil projekt.\n1. 1. 2026 začal další.', []],
    ['', []],
  ])('%j', (text, points) => expect(pointsOf(text)).toEqual(points));
});
