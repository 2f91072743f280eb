import { useIsPhone } from '../shell/use-is-phone.ts';
import { CardList } from './CardList.tsx';
import { GridTableView } from './GridTableView.tsx';
import type { DataGridProps } from './model/grid-column.ts';

/**
 * The only table of the product: 100,000 rows through server windows, the ARIA grid keyboard model, one tab stop.
 * Below 768 px the same rows are cards. Fill a container of known height, or let it take 70 % of the window.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const isPhone = useIsPhone();
  const { card } = props;
  return isPhone && card ? <CardList {...props} card={card} /> : <GridTableView {...props} />;
}
