import { z } from 'zod';

/** The name of a thing in the settings, by which records refer to it. */
export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and dashes, at most 40');
