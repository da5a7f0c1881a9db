import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindableKey, deskActions, neutralKeys, presetOf, presets, readBindings, withKey } from './key-bindings.ts';

describe('keys of the desk', () => {
  it.each(presets)('$title gives each action a key of its own that may be bound', ({ keys }) => {
    expect(readBindings(keys)).toEqual(keys);
    expect(presetOf(keys)?.keys).toEqual(keys);
  });

  it('keep a key of their own for every action, whatever is given to which', () => {
    const change = fc.record({
      action: fc.constantFrom(...deskActions.map(({ id }) => id)),
      key: fc.constantFrom('i', 'e', 'q', 'ä', 'ArrowLeft', 'n', 'z'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...presets), fc.array(change, { maxLength: 12 }), ({ keys }, changes) => {
        const after = changes.reduce((bindings, { action, key }) => withKey(bindings, action, key), keys as typeof neutralKeys);
        expect(readBindings(after)).toEqual(after);
        const last = changes.at(-1);
        if (last) expect(after[last.action]).toBe(last.key);
      }),
    );
  });

  it('do not take keys that mean something everywhere', () => {
    for (const key of ['Tab', 'Enter', 'Escape', ' ', '?', '1', 'Shift', 'F1']) expect(bindableKey(key)).toBeUndefined();
    expect(['Q', 'Ä', 'ArrowUp', ';'].map(bindableKey)).toEqual(['q', 'ä', 'ArrowUp', ';']);
  });

  it('fall back to the neutral ones where what was kept cannot be used', () => {
    for (const kept of [undefined, null, 'i', {}, { ...neutralKeys, include: 'e' }, { ...neutralKeys, note: 'Tab' }])
      expect(readBindings(kept)).toEqual(neutralKeys);
  });
});
