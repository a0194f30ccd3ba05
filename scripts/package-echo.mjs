import * as kamo from 'kamo';

console.log(Object.keys(kamo).length > 0 ? 'hello, multihomed world' : 'nothing');
