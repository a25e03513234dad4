import { manyLines, oneLine } from '../channels/text.ts';

const LINK = /\b(?:https?|ftp):\/\/[^\s"<>]+|\bwww\.[^\s"<>]+/gi;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Foreign words without anything to click on: what somebody types into the public form goes by mail to the address typed beside it, so
 * it must not be of use for advertising or fraud.
 */
export const withoutLinks = (text: string, max: number): string => oneLine(text.replace(LINK, '[…]'), max);

/** Words of several lines that look like what they are: no control characters, nothing that turns the direction of writing. */
export const shown = (text: string): string => manyLines(text).replace(DIRECTION_MARKS, '');
