import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf, customOrderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { CustomFieldFilter } from '../graphql/types/custom-field-filter.types.ts';
import { BooleanFilter, IdFilter, MoneyFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { MoneyType, Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';

/** Something that is sold. */
@ObjectType('Product', {
  description: 'Something that the workspace sells.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class ProductType extends RecordType {
  @Field(() => String, { description: 'What customers call the product.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The series that it belongs to.' })
  series!: string | null;

  @Field(() => MoneyType, { nullable: true, description: 'The list price.' })
  price!: MoneyType | null;

  @Field(() => Boolean, { description: 'Whether it is sold today.' })
  isActive!: boolean;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of products. */
export const ProductConnection = connectionOf(ProductType, 'Product');

/** Filters products. */
@InputType({ description: 'Conditions on a product; all of them hold.' })
export class ProductFilter {
  @Field(() => [ProductFilter], { nullable: true, description: 'All of these hold.' })
  AND?: ProductFilter[] | null;

  @Field(() => [ProductFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: ProductFilter[] | null;

  @Field(() => ProductFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: ProductFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By series.' })
  series?: StringFilter | null;

  @Field(() => MoneyFilter, { nullable: true, description: 'By price.' })
  price?: MoneyFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is sold today.' })
  isActive?: BooleanFilter | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'By custom fields; all of them hold.' })
  customFields?: CustomFieldFilter[] | null;
}

const ProductOrder = customOrderInputOf({ NAME: 'NAME' }, 'Product');

/** The arguments of a list of products. */
@ArgsType()
export class ProductListArgs extends PageArgs {
  @Field(() => ProductFilter, { nullable: true, description: 'Which products.' })
  where?: ProductFilter | null;

  @Field(() => ProductOrder, { nullable: true, description: 'In which order.' })
  orderBy?: InstanceType<typeof ProductOrder> | null;
}

/** The answer of a command on a product. */
export const ProductPayload = payloadOf(ProductType, 'Product');
