const tokens = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const negative = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/**
 * A boolean as Go's `strconv.ParseBool` reads it, blanks around it apart; `null` where it is none.
 *
 * @internal
 */
export function goBoolean(text: string): boolean | null {
  const trimmed = text.trim();
  if (tokens.includes(trimmed)) {
    return true;
  }
  return negative.includes(trimmed) ? false : null;
}
