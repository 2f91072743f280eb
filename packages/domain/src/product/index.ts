export { Product } from './product.entity.ts';
export { type NewProduct, PRODUCT_LIMITS, type ProductChanges, ProductService } from './product.service.ts';
