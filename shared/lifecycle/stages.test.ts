import { describe, expect, it } from 'vitest';
import { sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import { cancelStep, firstStage, holdStage, isOpenStage, nextSteps } from './stages.ts';

const settings = sampleSettings();
const at = sampleOrder;

describe('stages of the settings', () => {
  it('say where orders begin and wait', () => {
    expect(firstStage(settings, 'standard').id).toBe('pending');
    expect(holdStage(settings)?.id).toBe('on-hold');
  });

  it('give the buttons of mail and desk', () => {
    expect(nextSteps(at('pending'), settings).map(({ id }) => id)).toEqual(['confirm', 'cancel']);
    expect(nextSteps(at('completed'), settings)).toEqual([]);
    expect(nextSteps(at('gone'), settings)).toEqual([]);
  });

  it('count an unknown stage as open, so that it is found', () => {
    expect(['pending', 'on-hold', 'completed', 'cancelled', 'gone'].map((id) => isOpenStage(settings, id))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('offer cancelling only where a step leads to the void stage', () => {
    expect(cancelStep(at('confirmed'), settings)?.to).toBe('cancelled');
    expect(cancelStep(at('shipped'), settings)).toBeUndefined();
  });
});
