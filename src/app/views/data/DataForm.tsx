import { BadRows } from './BadRows.tsx';
import { Columns } from './Columns.tsx';
import { Offer } from './Offer.tsx';
import { Reading } from './Reading.tsx';
import { Sources } from './Sources.tsx';
import { Taken } from './Taken.tsx';
import { Written } from './Written.tsx';

/** From a table to a run: its source, its columns, its bad rows, and what suits it. */
export function DataForm() {
  return (
    <>
      <Sources />
      <Reading />
      <Columns />
      <Taken />
      <Written />
      <BadRows />
      <Offer />
    </>
  );
}
