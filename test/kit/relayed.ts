import { fromCapture } from '../../functions/relay/routes.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';

/** The commands that the relay sends to orders when a capture changes so. */
export const commandsOf = (before: Capture, after: Capture): readonly Command[] => fromCapture(before, after).commands;
