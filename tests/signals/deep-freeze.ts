/** Freezes a value and everything in it, so that a signal that writes throws. Bytes cannot be frozen. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value;
  Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
