import { BadRows } from './BadRows.tsx';
import { Columns } from './Columns.tsx';
import { Offer } from './Offer.tsx';
import { Reading } from './Reading.tsx';
import { Sources } from './Sources.tsx';
import { Taken } from './Taken.tsx';
import { Written } from './Written.tsx';
import '../../styles/data.css';

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
