/** The Sunday at the end of a day's week, as a calendar date of the viewer's zone. */
export function endOfWeek(day: Date): string {
  const end = new Date(day);
  end.setDate(end.getDate() + ((7 - end.getDay()) % 7));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${end.getFullYear()}-${two(end.getMonth() + 1)}-${two(end.getDate())}`;
}
