import { BadRows } from './BadRows.tsx';
import { Columns } from './Columns.tsx';
import { Offer } from './Offer.tsx';
import { Reading } from './Reading.tsx';
import { Sources } from './Sources.tsx';

/** From a table to a run: its source, its columns, its bad rows, and what suits it. */
export function DataForm() {
  return (
    <>
      <Sources />
      <Reading />
      <Columns />
      <BadRows />
      <Offer />
    </>
  );
}
