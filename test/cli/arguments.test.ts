import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import t from 'tap';
import {
  collect,
  parseAddress,
  parseCut,
  parseInteger,
  parseNumber,
  parseSize,
  parseSocketAddress,
} from '../../src/cli/arguments.ts';
import { asCommandError, CommandError, EXIT } from '../../src/cli/exit-codes.ts';
import { parseAnnouncement, withAnnouncements } from '../../src/cli/locators.ts';
import { Output } from '../../src/cli/output.ts';

t.test('[R-CMD-7] addresses with ports', (t) => {
  t.match(parseSocketAddress('192.0.2.1:7000'), { family: 4, address: '192.0.2.1', port: 7000 });
  t.match(parseSocketAddress('[2001:DB8::0:1]:7'), { family: 6, address: '2001:db8::1', port: 7 });
  t.match(parseSocketAddress('::1', true), { family: 6, address: '::1', port: 0 });
  t.match(parseSocketAddress('127.0.0.2', true), { address: '127.0.0.2', port: 0 });
  for (const wrong of [
    '',
    'x',
    '1.2.3:4',
    '1.2.3.4',
    '1.2.3.4:',
    '1.2.3.4:0',
    '1.2.3.4:65536',
    '010.0.0.1:1',
    '[::1:7',
    '::1',
    'localhost:7',
  ]) {
    t.throws(() => parseSocketAddress(wrong), InvalidArgumentError, wrong);
  }
  t.equal(parseAddress('2001:DB8:0::1'), '2001:db8::1');
  t.throws(() => parseAddress('1.2.3.4:5'), InvalidArgumentError);
  t.end();
});

t.test('[R-CMD-7] sizes', (t) => {
  const sizes: [string, number][] = [
    ['1', 1],
    ['64MiB', 64 * 1024 ** 2],
    ['64m', 64 * 1024 ** 2],
    ['1GB', 1e9],
    ['1.5kB', 1500],
    ['2 KiB', 2048],
  ];
  for (const [text, bytes] of sizes) t.equal(parseSize(text), bytes, text);
  for (const wrong of ['', '0', '-1', 'MiB', '1e3', '1TB', '65GiB', '0x10', 'Infinity']) {
    t.throws(() => parseSize(wrong), InvalidArgumentError, wrong);
  }
  t.end();
});

t.test('[R-CMD-7] numbers keep to their range, and text that is none is refused', (t) => {
  t.equal(parseNumber('2.5', 0, 10, 'ms'), 2.5);
  t.throws(() => parseNumber('11', 0, 10, 'ms'), /from 0 to 10 \(ms\)/);
  t.throws(() => parseInteger('2.5', 0, 10), /whole number from 0 to 10/);
  for (const wrong of ['', ' ', 'NaN', 'Infinity', '0x1', '1,5', '1 2']) {
    t.throws(() => parseNumber(wrong, -1e9, 1e9, ''), InvalidArgumentError, JSON.stringify(wrong));
    t.throws(() => parseInteger(wrong, 0, 1e9), InvalidArgumentError, JSON.stringify(wrong));
  }
  t.same([parseCut('auto'), parseCut('none'), parseCut('0.25'), parseCut('.5')], ['auto', 'none', 0.25, 0.5]);
  for (const wrong of ['', '0', '1', '0.999', 'later', '50%']) t.throws(() => parseCut(wrong), /auto .*none.*fraction/);
  t.same(collect(parseAddress)('1.2.3.4', ['::1']), ['::1', '1.2.3.4']);
  t.end();
});

t.test('[R-CMD-4] no text makes a parser throw anything but a usage error', (t) => {
  const parsers = [
    parseSize,
    parseCut,
    parseAddress,
    parseSocketAddress,
    (x: string) => parseNumber(x, 0, 1, ''),
    (x: string) => parseInteger(x, 0, 1),
  ];
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.:[\]eE+-]{0,20}$/));
  fc.assert(
    fc.property(text, fc.constantFrom(...parsers), (input, parse) => {
      try {
        parse(input);
        return true;
      } catch (error) {
        return error instanceof InvalidArgumentError;
      }
    }),
    { numRuns: 2000 },
  );
  t.end();
});

t.test('[R-CMD-5] system errors become sentences with a code; faults of our own do not', (t) => {
  const system = Object.assign(new Error('bind EADDRINUSE'), { code: 'EADDRINUSE' });
  const known = asCommandError(system, 'cannot listen');
  t.ok(known instanceof CommandError);
  t.match(known, { exit: EXIT.setup, code: 'EADDRINUSE', message: /^cannot listen: the address is in use/ });
  t.match(asCommandError(Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'y'), { exit: EXIT.unreachable });
  const fault = new TypeError('undefined is not a function');
  t.equal(asCommandError(fault, 'x'), fault);
  const node = Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  t.equal(asCommandError(node, 'x'), node, 'a wrong call is a fault');
  t.equal(asCommandError(known, 'again'), known);
  t.end();
});

t.test('[R-CMD-1] results and words for people go their own ways', (t) => {
  const { results, people, output } = voices({});
  output.result({ a: 1 }, 'text');
  output.say('words');
  output.detail('more words');
  output.notice({ event: 'x' }, 'an x');
  t.same([results.join(''), people.join('')], ['text\n', 'words\nan x\n']);

  const json = voices({ json: true, verbose: true });
  json.output.result({ a: 1 }, 'text');
  json.output.notice({ event: 'x' }, 'an x');
  json.output.detail('more');
  json.output.error('ERR_X', 'wrong');
  t.equal(json.results.join(''), '{"a":1}\n');
  t.equal(json.people.join(''), '{"event":"x"}\nmore\n{"error":"ERR_X","message":"wrong"}\n');

  const quiet = voices({ quiet: true, verbose: true });
  quiet.output.say('words');
  quiet.output.detail('more');
  quiet.output.error('ERR_X', 'wrong');
  t.same([quiet.results.join(''), quiet.people.join('')], ['', 'kamo: wrong\n'], '[R-CMD-2]');
  t.end();
});

t.test('[R-CMD-3] colour and drawing only where they are wanted', (t) => {
  const colour = (isTTY: boolean, environment: Record<string, string>): boolean =>
    voices({}, isTTY, environment).output.style('red', 'x') !== 'x';
  t.notOk(colour(false, {}));
  t.ok(colour(true, {}));
  t.notOk(colour(true, { NO_COLOR: '1' }));
  t.ok(colour(true, { NO_COLOR: '' }));
  t.ok(colour(false, { FORCE_COLOR: '1' }));
  t.notOk(colour(true, { FORCE_COLOR: '0' }));
  t.notOk(colour(true, { TERM: 'dumb' }));
  t.notOk(voices({}, false).output.live);
  t.ok(voices({}, true).output.live);
  t.notOk(voices({ quiet: true }, true).output.live);
  t.notOk(voices({}, true, { TERM: 'dumb' }).output.live);
  t.ok(voices({}, true, {}).output.unicode);
  t.ok(voices({}, true, { LANG: 'C.UTF-8' }).output.unicode);
  t.notOk(voices({}, true, { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }).output.unicode);
  t.end();
});

t.test('[R-CMD-24] each local address with what is announced for it', (t) => {
  const locals = [{ address: '10.0.0.1', port: 7000 }, { address: '10.0.0.2' }];
  t.same(withAnnouncements(locals, undefined, '--local'), [
    { address: '10.0.0.1', port: 7000 },
    { address: '10.0.0.2', port: 0 },
  ]);
  const told = [parseAnnouncement('192.0.2.1:7000'), parseAnnouncement('none')];
  t.match(withAnnouncements(locals, told, '--local'), [
    { address: '10.0.0.1', announce: [{ address: '192.0.2.1', port: 7000 }] },
    { address: '10.0.0.2', announce: false },
  ]);
  t.throws(() => withAnnouncements(locals, ['none'], '--local'), {
    exit: EXIT.usage,
    message: /2 --local and 1 --announce/,
  });
  t.throws(() => parseAnnouncement('nothing'), InvalidArgumentError);
  t.end();
});

function voices(options: object, isTTY = false, environment: Record<string, string> = {}) {
  const results: string[] = [];
  const people: string[] = [];
  const output = new Output(
    options,
    () => ({ isTTY, write: (text) => results.push(text) }),
    { isTTY, write: (text) => people.push(text) },
    environment,
  );
  return { results, people, output };
}
