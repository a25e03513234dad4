import type { Passage, UnderstandContext } from '../context.ts';
import type { NumberStyle } from '../normalise/number.ts';
import type { Piece } from './piece.ts';

/** What was found to be ordered, and what of the text spoke of something else. */
export interface FoundLines {
  pieces: Piece[];
  /** Pieces that say that something is not wanted. */
  negated: Passage[];
  /** Pieces that speak of goods, but could not be read as a line. */
  unread: Passage[];
  /** Passages that took something back, and whose correction was carried out. */
  settled: Passage[];
  /** True where the text goes on beyond what is looked through. */
  cut?: boolean;
}

/** What has been read so far, and what stood loose since the last line. */
export interface Reading {
  context: UnderstandContext;
  style: NumberStyle;
  found: FoundLines;
  loose: Passage[];
  /** The line that was taken back last. */
  taken?: Piece | undefined;
  /** Lines that were there before the passage that is read. */
  before: number;
  /** Segments of the passage that count or describe goods, and went into no line so far. */
  leftOver: Passage[];
}
