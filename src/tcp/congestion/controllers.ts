import { createBbr } from './bbr.ts';
import type { CongestionName, ControllerFactory } from './controller.ts';
import { createCubic } from './cubic.ts';

/** The algorithms by name. */
export const CONTROLLERS: Readonly<Record<CongestionName, ControllerFactory>> = { cubic: createCubic, bbr: createBbr };
