import t from 'tap';
import { inNamespace, UPLINKS } from './namespace.ts';

const WITHOUT_PRIVILEGE = 'setpriv --securebits +noroot,+noroot_locked --inh-caps=-all --bounding-set=-all';

t.test('[R-LINK-81] datagrams leave by the interface that they are bound to, against a better route', async (t) => {
  const ipv4 = ['10.0.2.2', ['unbound', 1, 0], ['interface', 0, 1], ['routes', 1, 0]];
  const ipv6 = ['fd02::2', ['unbound', 1, 0], ['interface', 0, 1], ['routes', 1, 0]];
  const refused = [
    ['routes', 'interface'],
    ['routes', 'preference'],
  ];
  const told = await inNamespace(t, UPLINKS, 'egress-child.js');
  if (told === undefined) return;
  t.strictSame(told, [...[ipv4, 'routes', ipv6, 'routes'], ...[ipv4, 'routes', ipv6, 'routes'], refused]);
});

t.test('[R-LINK-82] nobody in particular may do so, too; what IPv6 is bound to it stays bound to', async (t) => {
  const ipv4 = ['10.0.2.2', ['unbound', 1, 0], ['interface', 0, 1], ['routes', 1, 0]];
  const ipv6 = ['fd02::2', ['unbound', 1, 0], ['interface', 0, 1], ['interface', 0, 1]];
  const told = await inNamespace(t, UPLINKS, 'egress-child.js', WITHOUT_PRIVILEGE);
  if (told === undefined) return;
  t.match(told, [ipv4, 'routes', ipv6]);
});
