import { z } from 'zod';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A text in every language of the hub. */
export const Names = z.object({ 'zh-CN': z.string().min(1).max(120), en: z.string().min(1).max(120) });
export type Names = z.infer<typeof Names>;
