import { inject } from 'vitest';
import { connectStack, type Stack } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import './setup.ts';

/** The hub that all files of this folder share, and its senders. */
export const stack: Stack = connectStack(inject('run'));
export const traffic: Traffic = await trafficOf(stack, tries);
