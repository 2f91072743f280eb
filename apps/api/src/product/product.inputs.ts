import type { ProductChanges } from '@smartx/domain/product';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MoneyInput } from '../graphql/types/money.input.ts';

@InputType()
abstract class ProductFields {
  @Field(() => String, { nullable: true, description: 'The series that it belongs to.' })
  series?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The list price.' })
  price?: MoneyInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sold today.' })
  isActive?: boolean | null;
}

/** A new product. */
@InputType({ description: 'A product to be sold.' })
export class ProductCreateInput extends ProductFields {
  @Field(() => String, { description: 'What customers call the product.' })
  name!: string;
}

/** Changes of a product. */
@InputType({ description: 'Changes of a product: a field that is absent stays, null empties it.' })
export class ProductUpdateInput extends ProductFields {
  @Field(() => ID, { description: 'Which product is changed.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the product is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What customers call the product.' })
  name?: string | null;
}

/** The input as the domain takes it, field by field. */
export function toProductChanges({
  name,
  series,
  price,
  isActive,
}: ProductUpdateInput | ProductCreateInput): ProductChanges {
  return { name, series, price, isActive: isActive ?? undefined };
}
