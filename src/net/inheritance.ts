/** Under it a constructor has the object that it is to work upon, in place of a new one. */
const HANDED: unique symbol = Symbol('handed');

type Class = abstract new (...args: never[]) => object;

/**
 * A class made by a function (`EventEmitter`, `Duplex`) as a base of classes that may be handed their object, see
 * `callable`. Its prototype is that of `base`.
 */
export function inheritable<C extends Class>(base: C): C {
  function Inheritable(this: object, ...args: unknown[]): object {
    const self = (new.target as { readonly [HANDED]?: object })[HANDED] ?? this;
    Reflect.apply(base as never, self, args);
    return self;
  }
  Inheritable.prototype = base.prototype;
  return Object.setPrototypeOf(Inheritable, base) as C;
}

/**
 * A class upon an `inheritable` one that is called as those of `node:net` are: without `new` it makes an instance, and the
 * constructor of a class that inherits from it by a function hands its object over (`net.Socket.call(this)`).
 */
export function callable<C extends Class>(made: C): C {
  return new Proxy(made, {
    apply: (target, self: unknown, args) =>
      self instanceof target ? Reflect.construct(target, args, handing(target, self)) : Reflect.construct(target, args),
  });
}

function handing(target: Class, self: object): new () => object {
  function Handing(): void {}
  Handing.prototype = target.prototype;
  return Object.assign(Handing, { [HANDED]: self }) as never;
}
