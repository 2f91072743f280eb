import { type ClassType, Field, InputType } from 'type-graphql';

/** Filters records by those that point to them: some, none or all of which are as a filter says. */
export function listFilterOf(filter: ClassType, name: string): ClassType {
  @InputType(`${name}ListFilter`, { description: `Conditions on a record's own list of ${name}; all of them hold.` })
  class ListFilter {
    @Field(() => filter, { nullable: true, description: 'At least one of them is like this; `{}` is like any.' })
    some?: object | null;

    @Field(() => filter, { nullable: true, description: 'Not one of them is like this.' })
    none?: object | null;

    @Field(() => filter, { nullable: true, description: 'None of them is other than this; true where there is none.' })
    every?: object | null;
  }
  return ListFilter;
}

/** Adds a filter by a list to the filter of its parent. The slice of the records in the list does it, as with the list itself. */
export function filterByList(parent: ClassType, field: string, list: ClassType, description: string): void {
  Field(() => list, { nullable: true, description })(parent.prototype, field);
}
