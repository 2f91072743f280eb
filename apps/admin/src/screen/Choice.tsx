import { NativeSelect } from '@mantine/core';

/** A condition of a list: one of several, named for assistive technology by what it narrows down. */
export function Choice(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
}) {
  return (
    <NativeSelect
      aria-label={props.label}
      value={props.value}
      data={props.options}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
