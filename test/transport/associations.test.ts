import t from 'tap';
import type { Association } from '../../src/multihome/association.ts';
import { LINGER_LIMIT, LINGER_TIME } from '../../src/multihome/constants.ts';
import { Associations } from '../../src/transport/associations.ts';
import { type Member, SharedAssociation } from '../../src/transport/shared-association.ts';
import { type NodeId, nodeId } from '../../src/wire/node-id.ts';

/** As far as the tables look at it. */
function proven(handle: number, peer: NodeId): SharedAssociation<Member> {
  const association = { peer, bindKeys: { keys: { handle }, role: 'initiator' } } as unknown as Association;
  const host = { lag: 0, enqueue() {}, founded() {}, abandoned() {}, expired() {} };
  return new SharedAssociation<Member>(0, host, association);
}

function handleOf({ association }: SharedAssociation<Member>): number | undefined {
  return association.bindKeys?.keys.handle;
}

t.test(
  '[R-MH-64] associations without connections are bounded: the one longest without goes, unless it is asked for',
  (t) => {
    const forgotten: unknown[] = [];
    const table = new Associations<Member>((association) => forgotten.push(handleOf(association)));
    const all = Array.from({ length: LINGER_LIMIT + 2 }, (_, i) => proven(i + 1, nodeId(i, 1)));
    for (const [i, association] of all.entries()) {
      table.add(association, nodeId(i, 1));
      if (i === 0) association.claims = 1;
      table.linger(i, association);
    }
    t.strictSame(forgotten, [2, 3]);
    t.match(table.statistics, { associations: LINGER_LIMIT, lingering: LINGER_LIMIT, founded: LINGER_LIMIT + 2 });
    t.equal(table.find(1, 'responder'), all[0]);
    t.equal(table.find(1, 'initiator'), undefined, 'the peer had the other role');
    t.equal(table.find(2, 'responder'), undefined);
    t.equal(all[5]?.deadline(), 5 + LINGER_TIME);
    t.end();
  },
);

t.test('[R-MH-61] [R-MH-64] the one proven last is given to new connections; an older one without any goes', (t) => {
  const forgotten: unknown[] = [];
  const table = new Associations<Member>((association) => forgotten.push(handleOf(association)));
  const node = nodeId(1, 1);
  const [first, second] = [proven(1, node), proven(2, node)];
  table.add(first, node);
  t.equal(table.with(node), first);
  table.linger(0, first);
  table.add(second, node);
  t.equal(table.with(node), second);
  t.strictSame(forgotten, [1]);
  const third = proven(2, nodeId(2, 2));
  table.add(third, nodeId(2, 2));
  t.equal(table.find(2, 'responder'), third, 'of two with one handle the later is found');
  table.remove(second);
  t.equal(table.find(2, 'responder'), third);
  t.equal(table.with(node), undefined);
  t.end();
});
