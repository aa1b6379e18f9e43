/** Freezes a value and all that it holds. Typed arrays cannot be frozen and stay as they are. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) {
    return value;
  }
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}
